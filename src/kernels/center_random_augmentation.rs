//! Positions centred, rotated, translated and with noise added: the start of a denoising step.

use bytemuck::{Pod, Zeroable};

use super::attention::GRID_AXIS;
use super::expect::expect_f32;
use super::variant::{choose, layout, only, shader, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder};
use crate::tensor::Tensor;

pub(crate) const KERNEL: Kernel<()> = Kernel {
    name: "center_random_augmentation",
    coop: &[],
    plain: &[only("scalar", shader!("center_random_augmentation"))],
    params: layout!(Params {
        atoms,
        rows,
        level,
        scale,
        skip_x,
        skip_transforms,
        skip_noise,
        skip_out
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    atoms: u32,
    rows: u32,
    level: f32,
    scale: f32,
    skip_x: u32,
    skip_transforms: u32,
    skip_noise: u32,
    skip_out: u32,
}

/// Arguments of [`center_random_augmentation`].
#[derive(Debug, Clone, Copy)]
pub struct CenterRandomAugmentationArguments<'a> {
    /// Positions `[S, P, 3]`; the first A of each sample are atoms.
    pub x: &'a Tensor,
    /// The rows of each sample's rotation matrix, each followed by the shift along its axis:
    /// `[S, 3, 4]`.
    pub transforms: &'a Tensor,
    /// `[S, A, 3]`.
    pub noise: &'a Tensor,
    /// Factor of the noise.
    pub level: f32,
    /// Factor of the second output.
    pub scale: f32,
}

/// `rotation_s (x - mean) + shift_s + level * noise`, with the mean over the atoms of a sample (AF3
/// Algorithms 18 and 19), and the same times `scale`: both `[S, P, 3]`, with zeros after the atoms.
///
/// # Errors
/// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
pub fn center_random_augmentation(
    r: &mut Recorder,
    arguments: &CenterRandomAugmentationArguments,
) -> Result<[Tensor; 2]> {
    let CenterRandomAugmentationArguments {
        x,
        transforms,
        noise,
        level,
        scale,
    } = *arguments;
    let misfit = |name: &str, expected: String, tensor: &Tensor| {
        Err(Error::shape(KERNEL.name, name, expected, tensor.describe()))
    };
    let [samples, rows, 3] = x.shape()[..] else {
        return misfit("x", "f32 [S, P, 3]".into(), x);
    };
    let atoms = match noise.shape() {
        [of, atoms, 3] if *of == samples && *atoms <= rows => *atoms,
        _ => {
            return misfit(
                "noise",
                format!("f32 [{samples}, A, 3] with A up to {rows}"),
                noise,
            )
        }
    };
    if transforms.shape() != [samples, 3, 4] {
        return misfit("transforms", format!("f32 [{samples}, 3, 4]"), transforms);
    }
    [("x", x), ("transforms", transforms), ("noise", noise)]
        .into_iter()
        .try_for_each(|(name, tensor)| expect_f32(KERNEL.name, name, tensor))?;
    let outputs = [r.allocate(x.shape())?, r.allocate(x.shape())?];
    let widths = [
        (x, 3 * rows),
        (transforms, 12),
        (noise, 3 * atoms),
        (&outputs[0], 3 * rows),
        (&outputs[1], 3 * rows),
    ];
    let operands = widths.map(|(tensor, width)| tensor.operand(0, [width], width));
    let variant = choose(r.device(), &KERNEL, &())?;
    let specialization = variant.specialization(&());
    for block in r.blocks(
        KERNEL.name,
        [samples],
        [GRID_AXIS],
        &operands,
        (30 * rows) as f64,
    )? {
        let bound: [_; 5] = std::array::from_fn(|at| r.bind(at as u32 + 1, &operands[at], &block));
        let [skip_x, skip_transforms, skip_noise, skip_out, skip_scaled] =
            bound.each_ref().map(|(_, skip)| *skip);
        debug_assert_eq!(
            skip_out, skip_scaled,
            "both outputs are new, and of one shape"
        );
        let (atoms, rows) = (atoms as u32, rows as u32);
        let moved = (block.len() * arguments.x.len() / samples) as f64;
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
            params: bytemuck::bytes_of(&Params {
                atoms,
                rows,
                level,
                scale,
                skip_x,
                skip_transforms,
                skip_noise,
                skip_out,
            }),
            grid: [block.len() as u32, 1, 1],
            cost: Cost {
                flops: 10.0 * moved,
                bytes: 20.0 * moved,
            },
        })?;
    }
    Ok(outputs)
}

//! Pads attention heads with zeros to a width that kernels support.

use crate::error::Result;
use crate::weights::{HostData, HostTensor, Weights};

/// Widths of heads that kernels support are multiples of this.
const STEP: usize = 8;

/// The heads of one attention.
#[derive(Clone, Copy)]
struct Heads {
    count: usize,
    width: usize,
}

/// The weights with the width of every head padded to a multiple of 8; `None` if no head needs
/// padding, as in OpenFold3's checkpoints.
///
/// The padding of queries, keys and values is zero, so outputs are the same. Queries are
/// scaled, since attention divides them by the root of the padded width.
///
/// # Errors
/// [`crate::Error::Weights`] where a tensor cannot be read.
pub(super) fn with_even_heads(weights: &Weights) -> Result<Option<Weights>> {
    let found = uneven_heads(weights);
    if found.is_empty() {
        return Ok(None);
    }
    let mut tensors = weights
        .names()
        .map(|name| Ok((name.to_string(), weights.tensor(name)?)))
        .collect::<Result<std::collections::BTreeMap<_, _>>>()?;
    for (prefix, heads) in found {
        for name in [
            "linear_q.weight",
            "linear_q.bias",
            "linear_k.weight",
            "linear_v.weight",
            "linear_g.weight",
            "linear_o.weight",
        ] {
            let Some(tensor) = tensors.get_mut(&format!("{prefix}{name}")) else {
                continue;
            };
            *tensor = match name {
                "linear_o.weight" => heads.widen_columns(tensor),
                _ => heads.widen_rows(
                    tensor,
                    if name.starts_with("linear_q") {
                        heads.query_scale()
                    } else {
                        1.0
                    },
                ),
            };
        }
    }
    Ok(Some(Weights::new(tensors)))
}

/// The prefixes of attentions with such heads; `linear_z`, the bias of each head, gives their
/// number.
fn uneven_heads(weights: &Weights) -> Vec<(String, Heads)> {
    let uneven = |name: &str| {
        let prefix = name.strip_suffix("linear_z.weight")?;
        let inside = [format!("{prefix}mha."), prefix.to_string()];
        let own = inside
            .into_iter()
            .find(|own| weights.shape(&format!("{own}linear_v.weight")).is_some())?;
        let count = *weights.shape(name)?.first()?;
        let width = weights
            .shape(&format!("{own}linear_v.weight"))?
            .first()?
            .checked_div(count)?;
        (width % STEP != 0).then_some((own, Heads { count, width }))
    };
    weights.names().filter_map(uneven).collect()
}

impl Heads {
    fn wide(self) -> usize {
        self.width.next_multiple_of(STEP)
    }

    fn query_scale(self) -> f32 {
        (self.wide() as f32 / self.width as f32).sqrt()
    }

    /// `[H D, K]` or `[H D]`.
    fn widen_rows(self, tensor: &HostTensor, scale: f32) -> HostTensor {
        let data = tensor.to_floats();
        let inputs = data.len() / (self.count * self.width);
        let mut wide = Vec::with_capacity(self.count * self.wide() * inputs);
        for (head, rows) in data.chunks_exact(self.width * inputs).enumerate() {
            wide.extend(rows.iter().map(|number| scale * number));
            wide.resize((head + 1) * self.wide() * inputs, 0.0);
        }
        let shape = [&[self.count * self.wide()], &tensor.shape[1..]].concat();
        HostTensor {
            shape,
            data: HostData::F32(wide),
        }
    }

    /// `[N, H D]`.
    fn widen_columns(self, tensor: &HostTensor) -> HostTensor {
        let data = tensor.to_floats();
        let mut wide = Vec::with_capacity(data.len() / self.width * self.wide());
        for head in data.chunks_exact(self.width) {
            wide.extend_from_slice(head);
            wide.resize(wide.len() + self.wide() - self.width, 0.0);
        }
        HostTensor {
            shape: vec![tensor.shape[0], self.count * self.wide()],
            data: HostData::F32(wide),
        }
    }
}

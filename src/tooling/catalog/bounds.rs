//! Largest allowed differences between outputs and those of OpenFold3.

use crate::gpu::Tier;

/// The largest allowed error of an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Relative to the standard deviation of the output.
    OfDeviation(f64),
    /// Relative to the value, or absolute for values below one.
    OfValue(f64),
    /// In the unit of the output.
    Absolute(f64),
}

/// The error bounds of an operation on each tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// On the portable tier, in f32.
    portable: Bound,
    /// Factor of the bound on the f16 tier.
    f16: f64,
    /// Factor of the bound on cooperative matrices.
    cooperative_matrix: f64,
}

/// Factor for rounding operands to f16: about the ratio of the units in the last place of f16 and
/// f32.
const F16: f64 = 1e3;

impl Bounds {
    /// A layer.
    pub const LAYER: Bounds = Bounds::new(Bound::OfDeviation(2e-5), F16, F16);
    /// A block of layers. Also the outer product mean, whose normaliser amplifies rounding where
    /// two residues share no sequence.
    pub const BLOCK: Bounds = Bounds::new(Bound::OfDeviation(5e-5), F16, F16);
    /// A part that OpenFold3 runs in f32 at every precision. On cooperative matrices its operands
    /// are f16, whose mantissa has as many bits as that of the TF32 that OpenFold3 uses there.
    pub const IN_F32: Bounds = Bounds::new(Bound::OfDeviation(2e-5), 1.0, F16);
    /// Indices, flags and shares.
    pub const EXACT: Bounds = Bounds::new(Bound::Absolute(1e-7), 1.0, 1.0);
    /// Numbers computed on the host.
    pub const ON_HOST: Bounds = Bounds::new(Bound::OfValue(2e-6), 1.0, 1.0);
    /// A whole model, in which rounding errors grow: outputs of OpenFold3 change by about 1e-4 if
    /// its weights change by a factor of 1 + 1e-6. The bound in f32 allows that.
    pub const MODEL: Bounds = Bounds::new(Bound::Absolute(1e-3), 1e2, 1e2);

    const fn new(portable: Bound, f16: f64, cooperative_matrix: f64) -> Self {
        Bounds {
            portable,
            f16,
            cooperative_matrix,
        }
    }

    /// The bound on a tier.
    pub fn on(&self, tier: Tier) -> Bound {
        let factor = self.factor(tier);
        match self.portable {
            Bound::OfDeviation(share) => Bound::OfDeviation(share * factor),
            Bound::OfValue(share) => Bound::OfValue(share * factor),
            Bound::Absolute(floor) => Bound::Absolute(floor * factor),
        }
    }

    /// The factor of the bound on a tier.
    pub fn factor(&self, tier: Tier) -> f64 {
        match tier {
            Tier::Portable => 1.0,
            Tier::F16 => self.f16,
            Tier::CooperativeMatrix => self.cooperative_matrix,
        }
    }
}

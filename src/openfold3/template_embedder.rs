//! Embedding of templates in the pair representation (AF3 Algorithm 16).

use super::tables::rows_of_columns;
use crate::error::{Error, Result};
use crate::features::{TemplateFeatures, RESIDUE_KINDS, TEMPLATE_BINS};
use crate::formats::templates::TEMPLATES;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    activation, gather_into, linear_into, Activation, GatherArguments, LinearArguments, Rows, Store,
};
use crate::layers::{BiasOrientation, LayerNorm, Linear, NormLinear, TemplatePairBlock};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// One template, aligned to the N tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// `[N]`, residue types; gaps where the template has none.
    pub restype: Vec<i32>,
    /// `[N]`, whether the template has the pseudo beta atom.
    pub pseudo_beta_mask: Vec<bool>,
    /// `[N]`, whether the template has the backbone's frame.
    pub backbone_frame_mask: Vec<bool>,
    /// `[N, N]`, the distance's bin; none if the distance is unknown.
    pub distogram: Vec<Option<u8>>,
    /// `[N, N, 3]`, directions in the frames of the first token; zero if unknown.
    pub unit_vector: Vec<f32>,
}

impl Template {
    /// The features of pairs, of tokens of these chains.
    pub fn new(asym_id: &[i32], features: &TemplateFeatures) -> Self {
        Template {
            restype: features.restype.clone(),
            pseudo_beta_mask: features.pseudo_beta.iter().map(Option::is_some).collect(),
            backbone_frame_mask: features.backbone.iter().map(Option::is_some).collect(),
            distogram: features.distogram(asym_id),
            unit_vector: features.unit_vectors(asym_id),
        }
    }
}

/// Distinct templates on a device, each with its share of the mean.
#[derive(Debug, Clone)]
pub struct TemplateInputs {
    distinct: Vec<(TemplateInput, f32)>,
}

#[derive(Debug, Clone)]
struct TemplateInput {
    /// `[N * N, 5]`.
    index: Tensor,
    /// `[N * N, 4]`, the last channel zero; none where all are.
    unit_vectors: Option<Tensor>,
}

impl TemplateInputs {
    /// The templates of a query with tokens of these chains, and empty ones up to the number that
    /// the model expects. Their pairs are on the host one template at a time.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out.
    pub fn of(device: &Device, asym_id: &[i32], features: &[TemplateFeatures]) -> Result<Self> {
        let empty = TemplateFeatures::empty(asym_id.len());
        let empties = std::iter::repeat(&empty);
        let slots = features.iter().chain(empties).take(TEMPLATES);
        let upload = |(features, weight)| {
            let template = Template::new(asym_id, features);
            Ok((TemplateInput::new(device, asym_id, &template)?, weight))
        };
        let distinct = weighted(slots).into_iter().map(upload);
        Ok(TemplateInputs {
            distinct: distinct.collect::<Result<_>>()?,
        })
    }

    /// The templates of tokens of these chains; identical ones are computed once and weighted by
    /// their number.
    ///
    /// # Errors
    /// [`Error::Shape`] if there is none, or one is not of N tokens; [`Error::Device`] where
    /// memory runs out.
    pub fn new(device: &Device, asym_id: &[i32], templates: &[Template]) -> Result<Self> {
        let distinct = weighted(templates.iter());
        if distinct.is_empty() {
            return Err(Error::shape(
                "TemplateEmbedder",
                "templates",
                "one or more",
                "none",
            ));
        }
        let upload =
            |(template, weight)| Ok((TemplateInput::new(device, asym_id, template)?, weight));
        Ok(TemplateInputs {
            distinct: distinct.into_iter().map(upload).collect::<Result<_>>()?,
        })
    }
}

/// The distinct ones of equal shares, with their sums.
fn weighted<'a, T: PartialEq>(all: impl Iterator<Item = &'a T> + Clone) -> Vec<(&'a T, f32)> {
    let share = 1.0 / all.clone().count() as f32;
    let mut distinct: Vec<(&T, f32)> = Vec::new();
    for one in all {
        match distinct.iter_mut().find(|(other, _)| *other == one) {
            Some((_, weight)) => *weight += share,
            None => distinct.push((one, share)),
        }
    }
    distinct
}

impl TemplateInput {
    fn new(device: &Device, asym_id: &[i32], template: &Template) -> Result<Self> {
        let n = asym_id.len();
        let lengths = [
            template.restype.len(),
            template.pseudo_beta_mask.len(),
            template.backbone_frame_mask.len(),
        ];
        if lengths != [n; 3]
            || template.distogram.len() != n * n
            || template.unit_vector.len() != 3 * n * n
        {
            return Err(Error::shape(
                "TemplateEmbedder",
                "template",
                format!("of {n} tokens"),
                format!("of {lengths:?}"),
            ));
        }
        let row = |there: bool, row: usize| if there { row as f32 } else { -1.0 };
        let index = (0..n * n).flat_map(|pair| {
            let (i, j) = (pair / n, pair % n);
            let both = |mask: &[bool]| mask[i] && mask[j] && asym_id[i] == asym_id[j];
            [
                template.distogram[pair].map_or(-1.0, f32::from),
                row(both(&template.pseudo_beta_mask), TEMPLATE_BINS),
                row(both(&template.backbone_frame_mask), TEMPLATE_BINS + 1),
                (TEMPLATE_BINS + 2 + template.restype[i] as usize) as f32,
                (TEMPLATE_BINS + 2 + RESIDUE_KINDS + template.restype[j] as usize) as f32,
            ]
        });
        let directed = template
            .unit_vector
            .iter()
            .any(|component| *component != 0.0);
        let padded = || {
            template
                .unit_vector
                .chunks_exact(3)
                .flat_map(|vector| [vector[0], vector[1], vector[2], 0.0])
                .collect::<Vec<_>>()
        };
        Ok(TemplateInput {
            index: device.upload_rows(&index.collect::<Vec<_>>(), &[n * n, 5])?,
            unit_vectors: directed
                .then(|| device.upload_rows(&padded(), &[n * n, 4]))
                .transpose()?,
        })
    }
}

/// Embeds each template with z, runs the template's pair stack on it, and takes the mean.
#[derive(Debug, Clone)]
pub struct TemplateEmbedder {
    pair: NormLinear,
    /// `[105, C_t]`: the projections of distances, masks and residue types.
    table: Tensor,
    linear_unit_vector: Linear,
    blocks: Vec<TemplatePairBlock>,
    layer_norm: LayerNorm,
    linear_t: Linear,
    c_t: usize,
}

impl TemplateEmbedder {
    /// Reads `template_pair_embedder`, `template_pair_stack` and `linear_t`; `ending` as in
    /// [`TemplatePairBlock::load`].
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, ending: BiasOrientation) -> Result<Self> {
        let (embedder, stack) = (
            weights.at("template_pair_embedder"),
            weights.at("template_pair_stack"),
        );
        let columns = [
            ("dgram_linear", TEMPLATE_BINS),
            ("pseudo_beta_mask_linear", 1),
            ("backbone_mask_linear", 1),
            ("aatype_linear_1", RESIDUE_KINDS),
            ("aatype_linear_2", RESIDUE_KINDS),
        ];
        let there =
            |index: &usize| stack.has(&format!("blocks.{index}.tri_mul_out.linear_z.weight"));
        let load =
            |index| TemplatePairBlock::load(device, &stack.at(&format!("blocks.{index}")), ending);
        let c_t = *weights.shape("linear_t.weight")?.last().unwrap_or(&0);
        Ok(TemplateEmbedder {
            pair: NormLinear::load(device, &embedder, "layer_norm_z", "linear_z")?,
            table: rows_of_columns(device, &embedder, &columns)?,
            linear_unit_vector: Linear::load_joined(
                device,
                &embedder,
                &[("x_linear", 1), ("y_linear", 1), ("z_linear", 1)],
            )?,
            blocks: (0..).take_while(there).map(load).collect::<Result<_>>()?,
            layer_norm: LayerNorm::load(device, &stack.at("layer_norm"))?,
            linear_t: Linear::load(device, weights, "linear_t", c_t)?,
            c_t,
        })
    }

    /// Adds the update to `z [N, N, C_z]` in place.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn add_to(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        templates: &TemplateInputs,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.run(r, z, templates, pair_mask, z, Store::Accumulate)
    }

    /// The update of `z [N, N, C_z]`.
    ///
    /// # Errors
    /// As [`TemplateEmbedder::add_to`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        templates: &TemplateInputs,
        pair_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let update = r.allocate(z.shape())?;
        self.run(r, z, templates, pair_mask, &update, Store::Replace)?;
        Ok(update)
    }

    fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        templates: &TemplateInputs,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let mean = match &templates.distinct[..] {
            [(only, _)] => self.one(r, z, only, pair_mask)?,
            several => {
                let mean = r.allocate(&[&z.shape()[..2], &[self.c_t]].concat())?;
                for (at, (template, weight)) in several.iter().enumerate() {
                    let own = self.one(r, z, template, pair_mask)?;
                    self.add_share(
                        r,
                        &own,
                        *weight,
                        &mean,
                        if at == 0 {
                            Store::Replace
                        } else {
                            Store::Accumulate
                        },
                    )?;
                }
                mean
            }
        };
        let positive = activation(r, &mean, Activation::Relu)?;
        linear_into(r, &self.linear_t.of(&positive), Rows::from(out), store)
    }

    /// One template's pairs, `[N, N, C_t]`.
    fn one(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        template: &TemplateInput,
        pair_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let t = self.pair.forward(r, z)?;
        gather_into(
            r,
            &GatherArguments {
                table: &self.table,
                index: &template.index,
            },
            Rows::from(&t),
            Store::Accumulate,
        )?;
        if let Some(vectors) = &template.unit_vectors {
            linear_into(
                r,
                &self.linear_unit_vector.of(vectors),
                Rows::from(&t),
                Store::Accumulate,
            )?;
        }
        self.blocks
            .iter()
            .try_for_each(|block| block.forward(r, &t, pair_mask))?;
        self.layer_norm.forward(r, Rows::from(&t))
    }

    /// `mean += weight * t`, as a product with a multiple of the identity.
    fn add_share(
        &self,
        r: &mut Recorder,
        t: &Tensor,
        weight: f32,
        mean: &Tensor,
        store: Store,
    ) -> Result<()> {
        let mut identity = vec![0.0; self.c_t * self.c_t];
        identity
            .iter_mut()
            .step_by(self.c_t + 1)
            .for_each(|diagonal| *diagonal = weight);
        let identity = r.device().upload(&identity, &[self.c_t, self.c_t])?;
        linear_into(
            r,
            &LinearArguments::new(t, &identity),
            Rows::from(mean),
            store,
        )
    }
}

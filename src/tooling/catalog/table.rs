//! The table of operations and layers.

use super::{layers, operations, workloads, Bounds, Op};
use crate::layers::{BiasOrientation, Edges, Node};

/// Every operation and layer.
pub const ALL: &[Op] = &[
    Op {
        name: "evoformer_attention",
        summary: "q, k, v [B, S, N, H, D], res_mask? [B, S, 1, 1, N], pair_bias? [B, 1, H, N, N], \
            gate? -> o",
        bounds: Bounds::LAYER,
        load: Some(operations::evoformer_attention),
        workload: Some(workloads::operations::EVOFORMER_ATTENTION),
    },
    Op {
        name: "triangle_attention",
        summary:
            "q [B, N, H, Q, D], k, v [B, N, H, K, D], bias [B, 1, H, Q, K], mask? bool [B, N, \
            1, 1, K], gate?; scale -> o",
        bounds: Bounds::LAYER,
        load: Some(operations::triangle_attention),
        workload: Some(workloads::operations::TRIANGLE_ATTENTION),
    },
    Op {
        name: "triangle_attention_cross",
        summary: "triangle_attention with Q and K of different \
        lengths",
        bounds: Bounds::LAYER,
        load: Some(operations::triangle_attention),
        workload: None,
    },
    Op {
        name: "linear",
        summary: "x [.., K], weight [N, K], bias? [N], gate? [.., N], mask? [..], residual? [.., \
            N]; activation -> y",
        bounds: Bounds::LAYER,
        load: Some(operations::linear),
        workload: Some(workloads::operations::LINEAR),
    },
    Op {
        name: "gated_linear",
        summary: "x [.., K], w_gate, w_value [N, K], mask? [..]; activation \
        -> y",
        bounds: Bounds::LAYER,
        load: Some(operations::gated_linear),
        workload: Some(workloads::operations::GATED_LINEAR),
    },
    Op {
        name: "swiglu",
        summary: "a, b -> o = silu(a) * b",
        bounds: Bounds::LAYER,
        load: Some(operations::swiglu),
        workload: Some(workloads::operations::SWIGLU),
    },
    Op {
        name: "layer_norm",
        summary: "x [.., C], scale? [C], offset? [C]; epsilon -> y",
        bounds: Bounds::LAYER,
        load: Some(operations::layer_norm),
        workload: Some(workloads::operations::LAYER_NORM),
    },
    Op {
        name: "softmax",
        summary: "x [.., N] -> o",
        bounds: Bounds::LAYER,
        load: Some(operations::softmax),
        workload: Some(workloads::operations::SOFTMAX),
    },
    Op {
        name: "activation",
        summary: "x; activation -> y",
        bounds: Bounds::LAYER,
        load: Some(operations::activation),
        workload: Some(workloads::operations::ACTIVATION),
    },
    Op {
        name: "activations",
        summary: "x -> every activation by its name",
        bounds: Bounds::LAYER,
        load: Some(operations::activations),
        workload: None,
    },
    Op {
        name: "attention_two_bias",
        summary: "Attention: x [.., N, C], mask_bias? [.., 1, 1, N], \
        pair_bias? [.., H, N, N] -> o",
        bounds: Bounds::LAYER,
        load: Some(layers::attention),
        workload: None,
    },
    Op {
        name: "attention_q_bias",
        summary: "Attention whose linear_q has a bias",
        bounds: Bounds::LAYER,
        load: Some(layers::attention),
        workload: None,
    },
    Op {
        name: "tri_att_start",
        summary:
            "TriangleAttention around the starting node: z [B, N, N, C], pair_mask? [B, N, N] \
            -> update",
        bounds: Bounds::LAYER,
        load: Some(|device, weights, _| {
            layers::triangle(device, weights, Node::Starting, BiasOrientation::QueryKey)
        }),
        workload: Some(workloads::layers::TRI_ATT_START),
    },
    Op {
        name: "tri_att_end_as_used",
        summary: "TriangleAttention around the ending node, bias [q, k] as OpenFold3 0.5 uses it",
        bounds: Bounds::LAYER,
        load: Some(|device, weights, _| {
            layers::triangle(device, weights, Node::Ending, BiasOrientation::QueryKey)
        }),
        workload: Some(workloads::layers::TRI_ATT_END),
    },
    Op {
        name: "tri_att_ending_class_unused",
        summary: "TriangleAttention around the ending node, bias [k, q] as in the papers",
        bounds: Bounds::LAYER,
        load: Some(|device, weights, _| {
            layers::triangle(device, weights, Node::Ending, BiasOrientation::KeyQuery)
        }),
        workload: None,
    },
    Op {
        name: "swiglu_transition",
        summary: "SwiGLUTransition: x [.., C], mask? [..] -> update",
        bounds: Bounds::LAYER,
        load: Some(layers::swiglu_transition),
        workload: Some(workloads::layers::SWIGLU_TRANSITION),
    },
    Op {
        name: "tri_mul_out",
        summary: "TriangleMultiplication along outgoing edges: z [B, N, N, C], pair_mask? [B, N, \
            N] -> update",
        bounds: Bounds::LAYER,
        load: Some(|device, weights, _| {
            layers::triangle_multiplication(device, weights, Edges::Outgoing)
        }),
        workload: Some(workloads::layers::TRI_MUL_OUT),
    },
    Op {
        name: "tri_mul_in",
        summary: "TriangleMultiplication along incoming edges",
        bounds: Bounds::LAYER,
        load: Some(|device, weights, _| {
            layers::triangle_multiplication(device, weights, Edges::Incoming)
        }),
        workload: Some(workloads::layers::TRI_MUL_IN),
    },
    Op {
        name: "attention_pair_bias",
        summary: "AttentionPairBias: a [B, N, C], z [B, N, N, C_z], \
        mask? [B, N] -> update",
        bounds: Bounds::LAYER,
        load: Some(layers::attention_pair_bias),
        workload: Some(workloads::layers::ATTENTION_PAIR_BIAS),
    },
    Op {
        name: "outer_product_mean",
        summary: "OuterProductMean: m [B, S, N, C_m], msa_mask? [B, \
        S, N] -> update",
        bounds: Bounds::BLOCK,
        load: Some(layers::outer_product_mean),
        workload: None,
    },
    Op {
        name: "msa_pair_weighted_averaging",
        summary: "MSAPairWeightedAveraging: m [B, S, N, C_m], z [B, N, N, C_z], pair_mask? -> \
            update",
        bounds: Bounds::LAYER,
        load: Some(layers::averaging),
        workload: None,
    },
    Op {
        name: "ada_ln",
        summary: "AdaLN: a [.., C_a], s [.., C_s] -> a",
        bounds: Bounds::LAYER,
        load: Some(layers::ada_ln),
        workload: None,
    },
    Op {
        name: "pairformer_block",
        summary:
            "PairFormerBlock: s [B, N, C_s], z [B, N, N, C_z], single_mask?, pair_mask? -> s, \
            z",
        bounds: Bounds::BLOCK,
        load: Some(layers::pairformer_block),
        workload: Some(workloads::layers::PAIRFORMER_BLOCK),
    },
    Op {
        name: "msa_module_block",
        summary:
            "MSAModuleBlock: m [B, S, N, C_m], z [B, N, N, C_z], msa_mask?, pair_mask? -> m, z",
        bounds: Bounds::BLOCK,
        load: Some(layers::msa_module_block),
        workload: None,
    },
    Op {
        name: "msa_module_block_last",
        summary: "MSAModuleBlock without updates of m -> z",
        bounds: Bounds::BLOCK,
        load: Some(layers::msa_module_block),
        workload: None,
    },
    Op {
        name: "template_pair_block",
        summary: "TemplatePairBlock: t [B, T, N, N, C], mask? [B, T, \
        N, N] -> t",
        bounds: Bounds::BLOCK,
        load: Some(layers::template_pair_block),
        workload: None,
    },
    Op {
        name: "evoformer_block",
        summary: "EvoformerBlock: m [1, S, N, C_m], z [1, N, N, C_z], \
        msa_mask?, pair_mask? -> m, z",
        bounds: Bounds::BLOCK,
        load: Some(layers::evoformer_block),
        workload: None,
    },
    Op {
        name: "dit_block",
        summary: "DiffusionTransformer: a [1, S, N, C_a], s [1, 1, N, C_s], z [1, 1, N, N, C_z], \
            mask? [1, 1, N] -> a",
        bounds: Bounds::BLOCK,
        load: Some(layers::diffusion_transformer),
        workload: Some(workloads::diffusion::DIT_BLOCK),
    },
    Op {
        name: "atom_block",
        summary: "AtomTransformer of one block, timed only",
        bounds: Bounds::BLOCK,
        load: None,
        workload: Some(workloads::diffusion::ATOM_BLOCK),
    },
    Op {
        name: "msa_column_global_attention",
        summary: "MSAColumnGlobalAttention: m [1, S, N, C], \
        msa_mask? -> update",
        bounds: Bounds::LAYER,
        load: Some(layers::global_attention),
        workload: None,
    },
    Op {
        name: "ubiquitin_pair",
        summary: "a pair representation through TriangleAttention and SwiGLUTransition: z [1, N, \
            N, C], pair_mask -> both sums",
        bounds: Bounds::LAYER,
        load: Some(layers::ubiquitin_pair),
        workload: None,
    },
];

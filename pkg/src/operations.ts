/**
 * Arguments of operations and layers. Shapes use the letters of the Rust crate: B batch, S rows of
 * an MSA, N tokens, H heads, D width of a head, Q queries, K keys, C channels. A leading B may be
 * omitted where the Rust crate allows it.
 */
import type { BoolTensor, FloatTensor, HostTensor } from "./tensor.js";

/** An elementwise function; "geluTanh" is the approximation of "gelu" by tanh. */
export type Activation = "identity" | "sigmoid" | "silu" | "relu" | "gelu" | "geluTanh" | "mish";

/** Names of operations and layers in the Rust crate, for `Device.run` and `Device.load`. */
export type OperationName = (typeof OPERATION_NAMES)[number];

/** The names, as `Device.operations()` gives them. */
export const OPERATION_NAMES = [
  "evoformer_attention",
  "triangle_attention",
  "triangle_attention_cross",
  "linear",
  "gated_linear",
  "swiglu",
  "layer_norm",
  "softmax",
  "activation",
  "activations",
  "attention_two_bias",
  "attention_q_bias",
  "tri_att_start",
  "tri_att_end_as_used",
  "tri_att_ending_class_unused",
  "swiglu_transition",
  "tri_mul_out",
  "tri_mul_in",
  "attention_pair_bias",
  "outer_product_mean",
  "msa_pair_weighted_averaging",
  "ada_ln",
  "pairformer_block",
  "msa_module_block",
  "msa_module_block_last",
  "template_pair_block",
  "evoformer_block",
  "dit_block",
  "msa_column_global_attention",
  "ubiquitin_pair",
] as const;

/** Names of operations and layers that `Device.bench` can time. */
export type BenchName = (typeof BENCH_NAMES)[number];

/** The names, in the order of a benchmark of all operations. */
export const BENCH_NAMES = [
  "evoformer_attention",
  "triangle_attention",
  "linear",
  "gated_linear",
  "swiglu",
  "layer_norm",
  "softmax",
  "activation",
  "tri_att_start",
  "tri_att_end_as_used",
  "swiglu_transition",
  "tri_mul_out",
  "tri_mul_in",
  "attention_pair_bias",
  "pairformer_block",
  "dit_block",
  "atom_block",
] as const;

/** The contract of DS4Sci_EvoformerAttention: `softmax(q k^T / sqrt(D) + resMask + pairBias) v`. */
export interface EvoformerAttentionInputs {
  /** [B, S, N, H, D] */
  q: FloatTensor;
  /** [B, S, N, H, D] */
  k: FloatTensor;
  /** [B, S, N, H, D] */
  v: FloatTensor;
  /** Added to the scores, [B, S, 1, 1, N]. */
  resMask?: FloatTensor;
  /** Added to the scores, [B, 1, H, N, N]. */
  pairBias?: FloatTensor;
  /** The result is multiplied with its sigmoid, [B, S, N, H, D]. */
  gate?: FloatTensor;
}

/** The contract of cuEquivariance's triangle attention. */
export interface TriangleAttentionInputs {
  /** [B, N, H, Q, D] */
  q: FloatTensor;
  /** [B, N, H, K, D] */
  k: FloatTensor;
  /** [B, N, H, K, D] */
  v: FloatTensor;
  /** Added to the scores, [B, 1, H, Q, K]. */
  bias: FloatTensor;
  /** False for keys to leave out, [B, N, 1, 1, K]. */
  mask?: BoolTensor;
  /** The result is multiplied with its sigmoid, [B, N, H, Q, D]. */
  gate?: FloatTensor;
  /** Default: 1 / sqrt(D). */
  scale?: number;
}

/**
 * `activation(x weight^T + bias)`, then `* sigmoid(gate)`, `* mask`, `+ residual`, each if given.
 */
export interface LinearInputs {
  /** [..., K] */
  x: FloatTensor;
  /** [N, K] */
  weight: FloatTensor;
  /** [N] */
  bias?: FloatTensor;
  /** [..., N] */
  gate?: FloatTensor;
  /** One number per row, [...]. */
  mask?: HostTensor;
  /** [..., N] */
  residual?: FloatTensor;
  /** Default: identity. */
  activation?: Activation;
}

/** `activation(x wGate^T) * (x wValue^T)`, then `* mask` if given. */
export interface GatedLinearInputs {
  /** [..., K] */
  x: FloatTensor;
  /** [N, K] */
  wGate: FloatTensor;
  /** [N, K] */
  wValue: FloatTensor;
  /** One number per row, [...]. */
  mask?: HostTensor;
  /** Default: silu. */
  activation?: Activation;
}

/** `silu(a) * b`. */
export interface SwiGluInputs {
  a: FloatTensor;
  b: FloatTensor;
}

/** Normalizes the last axis. */
export interface LayerNormInputs {
  /** [..., C] */
  x: FloatTensor;
  /** [C] */
  scale?: FloatTensor;
  /** [C] */
  offset?: FloatTensor;
  /** Default: 1e-5. */
  epsilon?: number;
}

/** Inputs of an `Attention` layer. */
export interface AttentionLayerInputs {
  /** [..., N, C] */
  x: FloatTensor;
  /** Added to the scores, [..., 1, 1, N]. */
  maskBias?: FloatTensor;
  /** Added to the scores, [..., H, N, N]. */
  pairBias?: FloatTensor;
}

/** Inputs of a `TriangleAttention` layer. */
export interface TriangleAttentionLayerInputs {
  /** [N, N, C] or [B, N, N, C] */
  z: FloatTensor;
  /** 1 for pairs to attend to, 0 for padding; as z without C. */
  pairMask?: HostTensor;
}

/** Inputs of a `SwiGluTransition` layer. */
export interface TransitionLayerInputs {
  /** [..., C] */
  x: FloatTensor;
  /** One number per row, [...]. */
  mask?: HostTensor;
}

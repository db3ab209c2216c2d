// The activations, on a scalar or a vector: `Element` is f32 or vec4<f32>. Each is written so that
// no intermediate overflows, no cancellation is left where x is large and negative, and NaN stays
// NaN.

fn sigmoid(x: Element) -> Element {
    let e = exp(-abs(x));
    return select(Element(1.0), e, x < Element(0.0)) / (Element(1.0) + e);
}

fn silu(x: Element) -> Element {
    return x * sigmoid(x);
}

fn relu(x: Element) -> Element {
    return select(x, Element(0.0), x < Element(0.0));
}

// erfc(y) for y >= 0: exp(-y^2) times a polynomial in t = 1 / (1 + y / 2); fitted by Chebyshev,
// relative error below 1.2e-7 (W. H. Press et al., Numerical Recipes, section 6.2).
fn erfc_positive(y: Element) -> Element {
    let t = Element(1.0) / (Element(1.0) + Element(0.5) * y);
    var p = t * Element(0.17087277) + Element(-0.82215223);
    p = t * p + Element(1.48851587);
    p = t * p + Element(-1.13520398);
    p = t * p + Element(0.27886807);
    p = t * p + Element(-0.18628806);
    p = t * p + Element(0.09678418);
    p = t * p + Element(0.37409196);
    p = t * p + Element(1.00002368);
    p = t * p + Element(-1.26551223);
    return t * exp(p - y * y);
}

// x * Phi(x), exact
fn gelu(x: Element) -> Element {
    let y = min(abs(x) * Element(0.70710678), Element(9.0));
    let tail = Element(0.5) * erfc_positive(y);
    return x * select(Element(1.0) - tail, tail, x < Element(0.0));
}

// x * (1 + tanh(u)) / 2 = x * sigmoid(2u), u = sqrt(2 / pi) * (x + 0.044715 x^3)
fn gelu_tanh(x: Element) -> Element {
    return x * sigmoid(Element(1.5957691) * (x + Element(0.044715) * x * x * x));
}

// x * tanh(ln(1 + e^x)) = x * n / (n + 2), n = e^x * (e^x + 2); for x >= 0 both sides of the
// fraction are taken by e^(-2x)
fn mish(x: Element) -> Element {
    let e = exp(-abs(x));
    let negative = x < Element(0.0);
    let n = select(Element(1.0) + Element(2.0) * e, e * (e + Element(2.0)), negative);
    return x * (n / (n + select(Element(2.0) * e * e, Element(2.0), negative)));
}

const IDENTITY: u32 = 0u;
const SIGMOID: u32 = 1u;
const SILU: u32 = 2u;
const RELU: u32 = 3u;
const GELU: u32 = 4u;
const GELU_TANH: u32 = 5u;
const MISH: u32 = 6u;
const MASK_BIAS: u32 = 7u; // (x - 1) * 1e9
const NORMALIZER: u32 = 8u; // 1 / (x + 1e-3)

fn activate(x: Element) -> Element {
    switch (ACTIVATION) {
        case SIGMOID: { return sigmoid(x); }
        case SILU: { return silu(x); }
        case RELU: { return relu(x); }
        case GELU: { return gelu(x); }
        case GELU_TANH: { return gelu_tanh(x); }
        case MISH: { return mish(x); }
        case MASK_BIAS: { return (x - Element(1.0)) * Element(1e9); }
        case NORMALIZER: { return Element(1.0) / (x + Element(1e-3)); }
        default: { return x; }
    }
}

//! Vectors of three numbers, in lists of coordinates.

pub type Vector = [f64; 3];

/// The coordinates of an atom.
pub fn at(x: &[f64], atom: usize) -> Vector {
    [x[3 * atom], x[3 * atom + 1], x[3 * atom + 2]]
}

pub fn minus(a: Vector, b: Vector) -> Vector {
    std::array::from_fn(|axis| a[axis] - b[axis])
}

pub fn plus(a: Vector, b: Vector) -> Vector {
    std::array::from_fn(|axis| a[axis] + b[axis])
}

pub fn times(a: Vector, scale: f64) -> Vector {
    a.map(|x| x * scale)
}

pub fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub fn cross(a: Vector, b: Vector) -> Vector {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

pub fn norm(a: Vector) -> f64 {
    dot(a, a).sqrt()
}

/// Adds a vector to the coordinates of an atom.
pub fn add(x: &mut [f64], atom: usize, what: Vector) {
    for axis in 0..3 {
        x[3 * atom + axis] += what[axis];
    }
}

/// The cosine of the torsion angle of four points; `None` if three are in a line.
pub fn cos_torsion([a, b, c, d]: [Vector; 4]) -> Option<f64> {
    let (m, n) = (
        cross(minus(b, a), minus(c, b)),
        cross(minus(c, b), minus(d, c)),
    );
    let product = norm(m) * norm(n);
    (product > 1e-6).then(|| dot(m, n) / product)
}

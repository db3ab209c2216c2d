//! Rotations by quaternions.

use std::ops::{Add, Mul, Sub};

/// The rotation matrix of a quaternion (w, x, y, z) of length one.
pub(crate) fn rotation_matrix<T>([w, x, y, z]: [T; 4]) -> [[T; 3]; 3]
where
    T: Copy + Add<Output = T> + Sub<Output = T> + Mul<Output = T>,
{
    let twice = |value: T| value + value;
    [
        [
            w * w + x * x - y * y - z * z,
            twice(x * y - w * z),
            twice(x * z + w * y),
        ],
        [
            twice(x * y + w * z),
            w * w - x * x + y * y - z * z,
            twice(y * z - w * x),
        ],
        [
            twice(x * z - w * y),
            twice(y * z + w * x),
            w * w - x * x - y * y + z * z,
        ],
    ]
}

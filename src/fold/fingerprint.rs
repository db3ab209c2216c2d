//! A hash that is equal in every build and on every machine of the same byte order.

use std::hash::Hasher;

/// Multiplies and rotates words of eight bytes, like the hash of the Firefox browser.
#[derive(Default)]
pub(super) struct Fingerprint(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

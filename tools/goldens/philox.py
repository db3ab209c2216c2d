"""The standard normal numbers of `src/noise.rs`: inputs too large to commit are drawn twice.

Philox 4x32-10 (Salmon et al., 2011): the key is the seed, the counter is the stream and a quarter
of the index. Each pair of words goes through the Box-Muller transform. The logarithm and sine of
the system differ from those of Rust by at most an ulp of f64, far below the rounding to f32.
"""

import numpy as np

MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
KEY_STEPS = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10
WORD = np.uint64(0xFFFFFFFF)


def _words(seed: int, stream: int, blocks: int) -> list[np.ndarray]:
    """Four words for each block, as u64 with 32 bits each."""
    block = np.arange(blocks, dtype=np.uint64)
    stream_words = [
        np.full(blocks, half, np.uint64) for half in (stream & 0xFFFFFFFF, stream >> 32)
    ]
    a, b, c, d = block & WORD, block >> np.uint64(32), *stream_words
    key = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(ROUNDS):
        low, high = a * np.uint64(MULTIPLIERS[0]), c * np.uint64(MULTIPLIERS[1])
        first, second = (np.uint64(half) for half in key)
        a, b, c, d = (
            (high >> np.uint64(32)) ^ b ^ first,
            high & WORD,
            (low >> np.uint64(32)) ^ d ^ second,
            low & WORD,
        )
        key = [(half + step) & 0xFFFFFFFF for half, step in zip(key, KEY_STEPS)]
    return [a, b, c, d]


def normals(seed: int, stream: int, count: int) -> np.ndarray:
    """The first `count` numbers of a stream, in f32."""
    a, b, c, d = _words(seed, stream, -(-count // 4))
    pairs = [_box_muller(a, b), _box_muller(c, d)]
    return np.stack([number for pair in pairs for number in pair], axis=-1).reshape(-1)[:count]


def _box_muller(radius: np.ndarray, angle: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    unit = 2.0**-32
    length = np.sqrt(-2.0 * np.log((radius.astype(np.float64) + 1.0) * unit))
    turn = 2.0 * np.pi * angle.astype(np.float64) * unit
    return (length * np.cos(turn)).astype(np.float32), (length * np.sin(turn)).astype(np.float32)

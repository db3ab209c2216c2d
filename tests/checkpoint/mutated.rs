//! Thousands of seeded changes to valid files: each result is read or refused, without a large
//! allocation.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use trifold::openfold3::ModelVersion;
use trifold::weights::{Encoding, Plan, Weights};

use crate::written::int8;
use crate::{golden, SAMPLES};

/// Remembers the largest allocation of each thread.
struct Watched;

thread_local! {
    static LARGEST: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = LARGEST.try_with(|largest| largest.set(largest.get().max(layout.size())));
        // SAFETY: as the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller's.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let _ = LARGEST.try_with(|largest| largest.set(largest.get().max(size)));
        // SAFETY: as the caller's.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static WATCHED: Watched = Watched;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// Numbers at which readers often fail.
const SHARP: [u64; 8] = [0, 1, 0x7f, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff, u64::MAX];

fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.roll(bytes.len());
    match dice.roll(7) {
        0 => bytes[at] ^= 1 << dice.roll(8),
        1 => bytes[at] = dice.roll(256) as u8,
        2 | 3 => {
            let number = SHARP[dice.roll(SHARP.len())].to_le_bytes();
            let width = (1 << dice.roll(4)).min(bytes.len() - at);
            bytes[at..at + width].copy_from_slice(&number[..width]);
        }
        4 => bytes.truncate(at),
        5 => {
            let from = dice.roll(bytes.len());
            let width = dice.roll(40).min(bytes.len() - at).min(bytes.len() - from);
            bytes.copy_within(from..from + width, at);
        }
        _ => drop(bytes.drain(at..(at + 1 + dice.roll(8)).min(bytes.len()))),
    }
}

/// Calls every function of a file.
fn read(bytes: Vec<u8>) -> bool {
    let Ok(weights) = Weights::from_bytes(bytes) else {
        return false;
    };
    for name in weights.names() {
        let _ = weights.tensor(name);
        let _ = weights.at("").vector(name, 8);
    }
    let _ = ModelVersion::of(&weights);
    if let Ok(plan) = Plan::new(&weights, Encoding::Int8, Some(100)) {
        plan.shards
            .iter()
            .for_each(|shard| drop(plan.write(shard, "out".as_ref(), std::io::sink(), |_| {})));
    }
    true
}

#[test]
fn nothing_panics_or_takes_much_memory() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let files = SAMPLES.into_iter().chain([
        "checkpoint_samples/strided.pt",
        "checkpoint_samples/strided.safetensors",
    ]);
    let files = files.map(|sample| (sample, std::fs::read(golden(sample)).unwrap()));
    for (sample, good) in files.chain([("int8", int8())]) {
        // Most changes should reach the pickle or the header, which are at the start.
        let (mut accepted, rounds) = (0, 4000);
        for round in 0..rounds {
            let mut bytes = good.clone();
            for _ in 0..1 + dice.roll(3) {
                match round % 2 == 0 && bytes.len() > 3000 {
                    true => {
                        let mut head = bytes[..2600].to_vec();
                        mutate(&mut head, &mut dice);
                        head.resize(2600, 0);
                        bytes[..2600].copy_from_slice(&head);
                    }
                    false if bytes.is_empty() => {}
                    false => mutate(&mut bytes, &mut dice),
                }
            }
            LARGEST.set(0);
            accepted += usize::from(read(bytes));
            assert!(
                LARGEST.get() < 64 << 20,
                "{sample}, round {round}: an allocation of {} bytes",
                LARGEST.get()
            );
        }
        println!("{sample}: {accepted} of {rounds} still read");
        assert!(
            accepted > 0 && accepted < rounds,
            "{sample}: {accepted} of {rounds} still read"
        );
    }
}

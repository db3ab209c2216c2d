//! Peak memory of a Pairformer block, planned and counted.

mod common;

use trifold::tooling::catalog::{find_timed, Op};
use trifold::{Device, DeviceOptions, Result, Tier, TierRequest};

/// Bytes of the pair representation in f32: N x N x 128.
fn pair(n: usize) -> u64 {
    (n * n * 128 * 4) as u64
}

fn record(device: &Device, op: &Op, n: usize) -> Result<()> {
    let job = op.prepare(device, n)?;
    let mut r = device.recorder();
    job(&mut r).map(drop)
}

fn planned(device: &Device, n: usize) -> u64 {
    let op = find_timed("pairformer_block").unwrap();
    device.plan(|twin| record(twin, op, n)).unwrap()
}

#[test]
fn a_pairformer_block_holds_at_most_four_pair_tensors_at_1024() {
    let device = Device::open_blocking(DeviceOptions::default()).unwrap();
    let peak = planned(&device, 1024);
    println!("{:.2} pair tensors", peak as f64 / pair(1024) as f64);
    assert!(
        peak <= 4 * pair(1024),
        "{peak} bytes, {:.2} pair tensors",
        peak as f64 / pair(1024) as f64
    );
}

#[test]
fn f16_holds_less() {
    let options = DeviceOptions::default().with_tier(TierRequest::Exactly(Tier::F16));
    let Some(device) = common::f16_device().map(|_| Device::open_blocking(options).unwrap()) else {
        return;
    };
    let share = |n| planned(&device, n) as f64 / pair(n) as f64;
    // The pair tensor of 2048 tokens is one byte larger than the largest buffer of some software
    // drivers.
    println!(
        "{:.2} pair tensors at 1024, {:.2} GiB at 2047",
        share(1024),
        planned(&device, 2047) as f64 / (1u64 << 30) as f64
    );
    assert!(share(1024) <= 2.5, "{} pair tensors", share(1024));
    assert!(
        planned(&device, 2047) < 8 << 30,
        "{} pair tensors",
        share(2047)
    );
}

#[test]
fn a_pairformer_block_of_512_fits_the_webgpu_defaults() {
    let device = common::device();
    let peak = planned(&device, 512);
    assert!(peak <= 4 * pair(512) + (200 << 20), "{peak} bytes");
}

#[test]
fn the_plan_is_what_the_counter_shows() {
    let device = common::device();
    let op = find_timed("pairformer_block").unwrap();
    let plan = planned(&device, 24);
    device.reset_memory_peak();
    let job = op.prepare(&device, 24).unwrap();
    let mut r = device.recorder();
    let z = job(&mut r).unwrap();
    assert!(r.read_blocking(&z).unwrap().iter().all(|x| x.is_finite()));
    let counted = device.memory().peak;
    assert!(
        plan.abs_diff(counted) * 10 <= counted,
        "planned {plan}, counted {counted}"
    );
}

#[test]
fn planning_holds_nothing_and_reads_nothing() {
    let device = common::device();
    let before = device.memory();
    let plan = device.plan(|twin| {
        twin.upload(&[1.0; 64], &[64])?
            .read_blocking()
            .map(|read| assert!(read.is_empty()))
    });
    assert_eq!(plan.unwrap(), 256);
    assert_eq!(planned(&device, 16), planned(&device, 16));
    assert_eq!(device.memory(), before);
}

#[test]
fn the_peak_is_the_most_that_was_held_at_once() {
    let device = common::device();
    let upload = |count: usize| device.upload(&vec![0.0; count], &[count]).unwrap();
    let (a, b) = (upload(1024), upload(2048));
    assert_eq!(
        (device.memory().live, device.memory().peak),
        (12_288, 12_288)
    );
    drop((a, b));
    let _small = upload(64);
    let memory = device.memory();
    assert_eq!(
        (memory.live, memory.pooled, memory.peak),
        (256, 12_288, 12_544)
    );
    device.trim_memory();
    device.reset_memory_peak();
    assert_eq!((device.memory().pooled, device.memory().peak), (0, 256));
}

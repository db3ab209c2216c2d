//! Wall-clock time of every timed operation, at a size that is suitable for a software driver. For
//! GPU time, larger sizes and rates: `trifold bench`.

use criterion::{criterion_group, criterion_main, Criterion};
use trifold::tooling::catalog::timed;
use trifold::{Device, DeviceOptions};

const N: usize = 32;

fn kernels(criterion: &mut Criterion) {
    let device = Device::open_blocking(DeviceOptions::default())
        .expect("the benchmark needs a GPU or a software driver");
    let mut group = criterion.benchmark_group(&device.report().name);
    group.sample_size(10);
    for op in timed() {
        let job = op
            .prepare(&device, N)
            .expect("every operation runs at this size");
        group.bench_function(op.name, |bencher| {
            bencher.iter(|| {
                let mut r = device.recorder();
                job(&mut r).expect("what was prepared runs");
                r.submit()
                    .and_then(|()| pollster::block_on(device.wait()))
                    .expect("the device goes on")
            })
        });
    }
    group.finish();
}

criterion_group!(benches, kernels);
criterion_main!(benches);

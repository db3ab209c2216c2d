fn main() {
    let device = trifold::Device::open_blocking(Default::default()).unwrap();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let start = std::time::Instant::now();
        match pollster::block_on(trifold::verify::verify(&device, &bytes, || start.elapsed().as_secs_f64() * 1e3)) {
            Ok(lines) => {
                for l in lines {
                    println!("{:30} {:16} {:.2e} {:.3} {} {:.1}ms", l.case, l.output, l.max_error, l.over_bound, l.passed, l.ms)
                }
            }
            Err(e) => println!("{path}: {e}"),
        }
    }
}

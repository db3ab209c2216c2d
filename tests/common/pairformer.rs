//! A Pairformer block compared with OpenFold3's in f64 and in bfloat16.

use std::path::Path;

use serde_json::Value;
use trifold::layers::PairformerBlock;
use trifold::noise::normals;
use trifold::weights::{HostData, HostTensor, Weights};
use trifold::Device;

/// The golden of `tools/goldens/tiers.py`.
pub struct Golden {
    outputs: Weights,
    about: Value,
}

impl Golden {
    pub fn open() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/goldens/tiers/pairformer.safetensors");
        let outputs = Weights::from_safetensors(&std::fs::read(path).unwrap()).unwrap();
        let about = serde_json::from_str(outputs.metadata("case").unwrap()).unwrap();
        Golden { outputs, about }
    }

    fn number(&self, name: &str) -> usize {
        self.about[name].as_u64().unwrap() as usize
    }

    fn draw(&self, stream: usize, count: usize) -> Vec<f32> {
        normals(self.number("seed") as u64, stream as u64, count)
    }

    /// Names and shapes of a block's weights, in the order of their streams.
    fn parameters(&self) -> Vec<(String, Vec<usize>)> {
        let extents = |shape: &Value| {
            shape
                .as_array()
                .unwrap()
                .iter()
                .map(|extent| extent.as_u64().unwrap() as usize)
                .collect()
        };
        let mut named: Vec<_> = self.about["parameters"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, shape)| (name.clone(), extents(shape)))
            .collect();
        named.sort();
        named
    }

    /// One block's weights: matrices of about one over the root of their columns, norms around one,
    /// and the rest around zero.
    pub fn weights(&self) -> Weights {
        let one = |(stream, (name, shape)): (usize, (String, Vec<usize>))| {
            let mut data = self.draw(stream, shape.iter().product());
            let scale = if shape.len() > 1 {
                1.0 / (shape[shape.len() - 1] as f32).sqrt()
            } else {
                0.2
            };
            let offset = if shape.len() == 1 && name.ends_with("weight") {
                1.0
            } else {
                0.0
            };
            data.iter_mut()
                .for_each(|number| *number = *number * scale + offset);
            (
                name,
                HostTensor {
                    shape,
                    data: HostData::F32(data),
                },
            )
        };
        Weights::new(self.parameters().into_iter().enumerate().map(one).collect())
    }

    /// The root mean square of the difference from f64, relative to that of the golden.
    pub fn error(&self, key: &str, got: &[f32]) -> f64 {
        let expected = self.outputs.tensor(key).unwrap().to_floats();
        let squares = got
            .iter()
            .zip(&expected)
            .map(|(got, expected)| (f64::from(*got) - f64::from(*expected)).powi(2))
            .sum::<f64>();
        (squares / expected.len() as f64).sqrt()
    }

    pub fn error_of_bfloat16(&self, key: &str) -> f64 {
        self.about["rms_error_of_bfloat16"][key].as_f64().unwrap()
    }
}

/// s and z after some passes through one block, from random inputs times `scale`.
pub fn run(
    device: &Device,
    golden: &Golden,
    block: &PairformerBlock,
    blocks: usize,
    scale: f32,
) -> [Vec<f32>; 2] {
    let (n, streams) = (golden.number("tokens"), golden.parameters().len());
    let draw = |stream, shape: &[usize]| {
        let data: Vec<f32> = golden
            .draw(stream, shape.iter().product())
            .iter()
            .map(|number| number * scale)
            .collect();
        device.upload(&data, shape).unwrap()
    };
    let (s, z) = (draw(streams, &[n, 384]), draw(streams + 1, &[n, n, 128]));
    let mut r = device.recorder();
    (0..blocks).for_each(|_| block.forward(&mut r, &s, &z, None, None).unwrap());
    [r.read_blocking(&s).unwrap(), r.read_blocking(&z).unwrap()]
}

//! Compiles kernel variants once per device.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::failure::captured;
use crate::error::{DeviceError, Error, Result};
use crate::shader::{assemble, Shader, Specialization};

/// A compiled variant.
#[derive(Debug)]
pub struct Pipeline {
    pub pipeline: wgpu::ComputePipeline,
    pub layout: wgpu::BindGroupLayout,
}

/// The pipelines of one device, by kernel and specialization.
#[derive(Default)]
pub struct PipelineCache {
    compiled: Mutex<HashMap<(&'static str, Specialization), Arc<Pipeline>>>,
}

impl PipelineCache {
    /// Returns the pipeline of a variant, compiled on first use.
    pub fn get(
        &self,
        device: &wgpu::Device,
        shader: &Shader,
        specialization: &Specialization,
    ) -> Result<Arc<Pipeline>> {
        let key = (shader.name, specialization.clone());
        if let Some(pipeline) = self
            .compiled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Ok(pipeline.clone());
        }
        let pipeline = Arc::new(compile(device, shader, specialization)?);
        self.compiled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, pipeline.clone());
        Ok(pipeline)
    }
}

fn compile(
    device: &wgpu::Device,
    shader: &Shader,
    specialization: &Specialization,
) -> Result<Pipeline> {
    let text = text(device, shader, specialization)?;
    captured(device, wgpu::ErrorFilter::Validation, || {
        create(device, shader.name, text)
    })
    .map_err(|error| match error {
        DeviceError::Validation(message) => Error::Shader {
            kernel: shader.name.into(),
            message,
        },
        other => other.into(),
    })
}

/// The WGSL of a variant. In tests, cooperative matrices are replaced by ordinary WGSL on a device
/// without them.
fn text(device: &wgpu::Device, shader: &Shader, specialization: &Specialization) -> Result<String> {
    let text = assemble(shader.name, shader.text, specialization)?;
    #[cfg(feature = "emulate")]
    if !device
        .features()
        .contains(wgpu::Features::EXPERIMENTAL_COOPERATIVE_MATRIX)
    {
        return crate::shader::emulated(shader.name, &text);
    }
    let _ = device;
    Ok(text)
}

fn create(device: &wgpu::Device, name: &str, text: String) -> Pipeline {
    let descriptor = wgpu::ShaderModuleDescriptor {
        label: Some(name),
        source: wgpu::ShaderSource::Wgsl(text.into()),
    };
    // SAFETY: every kernel bounds its indices by the extents in its Params, which the Rust side
    // derives from the bound tensors, and every loop ends. The tests compare each variant with a
    // reference at the edges of its tiles.
    let module = unsafe {
        device.create_shader_module_trusted(descriptor, wgpu::ShaderRuntimeChecks::unchecked())
    };
    let pipeline = device.create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
        label: Some(name),
        layout: None,
        module: &module,
        entry_point: Some("main"),
        compilation_options: wgpu::PipelineCompilationOptions {
            zero_initialize_workgroup_memory: false,
            ..Default::default()
        },
        cache: None,
    });
    let layout = pipeline.get_bind_group_layout(0);
    Pipeline { pipeline, layout }
}

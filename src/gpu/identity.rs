//! The UUIDs of GPUs, which graphics drivers do not report through wgpu.

use super::choose::canonical_bus;

/// NVIDIA's driver for Linux has a folder for each GPU here, named by its PCI bus id.
#[cfg(target_os = "linux")]
const NVIDIA: &str = "/proc/driver/nvidia/gpus";

/// The UUID of the GPU with a PCI bus id, if its driver tells.
#[cfg(target_os = "linux")]
pub fn uuid(bus: &str) -> Option<String> {
    let folders = std::fs::read_dir(NVIDIA).ok()?.flatten();
    let texts = folders.map(|folder| std::fs::read_to_string(folder.path().join("information")));
    texts.flatten().find_map(|text| uuid_of(&text, bus))
}

/// The UUID of the GPU with a PCI bus id: unknown on this system.
#[cfg(not(target_os = "linux"))]
pub fn uuid(_bus: &str) -> Option<String> {
    None
}

/// The UUID in a text of NVIDIA's driver, if it is about that GPU.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn uuid_of(text: &str, bus: &str) -> Option<String> {
    let field = |wanted: &str| {
        let mut fields = text.lines().filter_map(|line| line.split_once(':'));
        let (_, value) = fields.find(|(name, _)| name.trim() == wanted)?;
        Some(value.trim())
    };
    let of_this = canonical_bus(field("Bus Location")?)? == canonical_bus(bus)?;
    let uuid = field("GPU UUID")?;
    // A driver that has not started the GPU yet prints question marks.
    (of_this && !uuid.contains('?')).then(|| uuid.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_uuid_is_found_by_bus() {
        let text = "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 212\n\
            GPU UUID: \t GPU-9f2c1d3a-0b1c-2d3e-4f50-617283940a0b\n\
            Video BIOS: \t 96.00.61.00.01\nBus Type: \t PCIe\nBus Location: \t 0000:17:00.0\n\
            Device Minor: \t 3\n";
        let uuid = Some("GPU-9f2c1d3a-0b1c-2d3e-4f50-617283940a0b".to_string());
        assert_eq!(uuid_of(text, "0000:17:00.0"), uuid);
        assert_eq!(uuid_of(text, "0000:18:00.0"), None);
        let unknown = text.replace("GPU-9f2c1d3a", "GPU-????????");
        assert_eq!(uuid_of(&unknown, "0000:17:00.0"), None);
        assert_eq!(uuid_of("", "0000:17:00.0"), None);
    }
}

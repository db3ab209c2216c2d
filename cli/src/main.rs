//! The program `trifold`.

use std::process::ExitCode;

/// Disables Mesa's device-select layer without a desktop. The layer asks the Wayland compositor for
/// its GPU, and libwayland prints an error if there is no compositor.
fn skip_desktop_device_selection() {
    if cfg!(target_os = "linux") && std::env::var_os("XDG_RUNTIME_DIR").is_none() {
        std::env::set_var("NODEVICE_SELECT", "1");
    }
}

fn main() -> ExitCode {
    // Called before any thread starts, since the environment is shared.
    skip_desktop_device_selection();
    ExitCode::from(trifold_cli::run(std::env::args_os()).number())
}

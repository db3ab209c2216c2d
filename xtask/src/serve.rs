//! `cargo xtask serve`: the built page, served by Vite to this machine only.

use crate::run::{npm, root, run, Result};

/// Serves the page until the program is ended; prints its address with the query `query`, and opens
/// it where there is a desktop. Port 0 takes any free one.
pub fn serve(port: u16, query: &str) -> Result {
    check_page()?;
    let port = port.to_string();
    let mut vite = npm(&["run", "preview", "--workspace", "web", "--"]);
    vite.args(["--host", "127.0.0.1", "--strictPort", "--port", &port]);
    if !query.is_empty() {
        println!("\nhttp://127.0.0.1:{port}/{query}   (Ctrl-C ends the server)");
        if has_desktop() {
            vite.args(["--open", &format!("/{query}")]);
        }
    }
    run(&mut vite)
}

/// Fails where the page is not built.
pub fn check_page() -> Result {
    match root().join("web/dist/index.html").is_file() {
        true => Ok(()),
        false => Err("web/dist/index.html is missing: run `cargo xtask web` first".to_string()),
    }
}

fn has_desktop() -> bool {
    let displays = ["DISPLAY", "WAYLAND_DISPLAY"];
    cfg!(any(windows, target_os = "macos"))
        || displays.iter().any(|name| std::env::var_os(name).is_some())
}

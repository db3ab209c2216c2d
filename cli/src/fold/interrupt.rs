//! Ctrl-C: the first ends the run at the next step, the second ends the process.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Once;

/// The exit code of a program that was ended by Ctrl-C.
pub const EXIT_CODE: u8 = 130;

static WANTED: AtomicBool = AtomicBool::new(false);

/// Starts to handle Ctrl-C. If the system refuses that, Ctrl-C ends the process.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let heard = ctrlc::set_handler(|| {
            if WANTED.swap(true, Ordering::Relaxed) {
                std::process::exit(i32::from(EXIT_CODE));
            }
        });
        if let Err(error) = heard {
            eprintln!("trifold fold: Ctrl-C will end this at once: {error}");
        }
    });
}

/// Whether Ctrl-C was pressed.
pub fn wanted() -> bool {
    WANTED.load(Ordering::Relaxed)
}

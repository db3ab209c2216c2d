//! `trifold info`.

use std::process::Command;

#[test]
fn nothing_is_printed_to_stderr_without_a_desktop() {
    let output = Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg("info")
        .env_remove("XDG_RUNTIME_DIR")
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

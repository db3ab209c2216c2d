//! Running other programs: each command line is printed, and a failure is a sentence.

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

/// Errors are printed for a person, so they are text.
pub type Result<T = ()> = std::result::Result<T, String>;

/// The root of the repository.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        // Cargo sets the variable for the programs that it runs; the compiled-in path serves a
        // binary started by hand.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let manifest = PathBuf::from(manifest);
        manifest.parent().map(Path::to_path_buf).unwrap_or(manifest)
    })
}

/// A command that will run in the root of the repository.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(root());
    if cfg!(target_os = "linux") && std::env::var_os("XDG_RUNTIME_DIR").is_none() {
        // Software Vulkan drivers print a warning without it.
        if let Some(dir) = runtime_dir() {
            command.env("XDG_RUNTIME_DIR", dir);
        }
    }
    command
}

/// `command`, with its arguments.
pub fn with_args(program: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = command(program);
    command.args(args);
    command
}

/// `cargo`, the one that started this program.
pub fn cargo(args: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = with_args(PathBuf::from(program), args);
    // `cargo run` sets these for xtask; passed on, they can make build scripts of other crates run
    // again.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// `npm`, under its name on this system.
pub fn npm(args: &[&str]) -> Command {
    with_args(if cfg!(windows) { "npm.cmd" } else { "npm" }, args)
}

/// Prints the command and runs it; anything but success is an error.
pub fn run(command: &mut Command) -> Result {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().map_err(|e| not_started(command, &e))?;
    checked(&line, status)
}

/// Prints and runs the command. Shows its stderr at the end, and returns it with a failure.
pub fn run_captured(command: &mut Command) -> std::result::Result<(), (String, String)> {
    let line = line(command);
    println!("$ {line}");
    let output = command
        .output()
        .map_err(|e| (not_started(command, &e), String::new()))?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    eprint!("{stderr}");
    checked(&line, output.status).map_err(|message| (message, stderr))
}

/// Prints and runs the command. Returns its stderr on success, and shows it on failure.
pub fn run_quietly(command: &mut Command) -> Result<String> {
    let line = line(command);
    println!("$ {line}");
    let output = command.output().map_err(|e| not_started(command, &e))?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    checked(&line, output.status).inspect_err(|_| eprint!("{stderr}"))?;
    Ok(stderr)
}

/// Runs the command without printing it, and returns its stdout; its stderr is shown.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| not_started(command, &e))?;
    checked(&line, output.status)?;
    String::from_utf8(output.stdout)
        .map_err(|_| format!("`{line}` wrote something that is not UTF-8"))
}

/// Whether the command can be started and succeeds; nothing is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The path of a program on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|file| file.is_file())
}

/// Prints a heading.
pub fn heading(text: &str) {
    if std::io::stdout().is_terminal() {
        println!("\n\x1b[1m== {text}\x1b[0m");
    } else {
        println!("\n== {text}");
    }
}

/// The command as typed in a shell.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    // Paths inside the repository, and that of cargo, are shortened.
    let short = program
        .strip_prefix(root())
        .ok()
        .or_else(|| {
            program
                .file_stem()
                .filter(|stem| *stem == "cargo")
                .map(Path::new)
        })
        .unwrap_or(program);
    let args = command
        .get_args()
        .map(|arg| shorten(&arg.to_string_lossy()));
    std::iter::once(short.display().to_string())
        .chain(args)
        .collect::<Vec<_>>()
        .join(" ")
}

/// One argument: paths from the repository's root, quotes where a shell needs them.
fn shorten(arg: &str) -> String {
    let root = format!("{}{}", root().display(), std::path::MAIN_SEPARATOR);
    let arg = arg.strip_prefix(&root).unwrap_or(arg);
    if arg.is_empty() || arg.contains([' ', '\'', '"', '$', '&', ';']) {
        format!("'{arg}'")
    } else {
        arg.to_string()
    }
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    let program = Path::new(command.get_program()).display();
    match error.kind() {
        ErrorKind::NotFound => format!("`{program}` is not installed, or not on the PATH"),
        _ => format!("`{program}` could not be started: {error}"),
    }
}

fn checked(line: &str, status: ExitStatus) -> Result {
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(format!("`{}` failed with exit code {code}", cut(line))),
        None => Err(format!("`{}` was ended by a signal", cut(line))),
    }
}

/// The start of a line: the whole has been printed already.
fn cut(line: &str) -> String {
    match line.char_indices().nth(120) {
        Some((at, _)) => format!("{} ...", &line[..at]),
        None => line.to_string(),
    }
}

/// A folder for XDG_RUNTIME_DIR, which only its owner may read.
fn runtime_dir() -> Option<&'static Path> {
    static DIR: OnceLock<Option<PathBuf>> = OnceLock::new();
    DIR.get_or_init(|| {
        let dir = root().join("target").join("xdg-runtime");
        std::fs::create_dir_all(&dir).ok()?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&dir, std::fs::Permissions::from_mode(0o700)).ok()?;
        }
        Some(dir)
    })
    .as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_failure_names_the_command_and_its_exit_code() {
        assert_eq!(
            run(&mut with_args("sh", &["-c", "exit 3"])).unwrap_err(),
            "`sh -c 'exit 3'` failed with exit code 3"
        );
        assert_eq!(
            run(&mut with_args("sh", &["-c", "kill -9 $$"])).unwrap_err(),
            "`sh -c 'kill -9 $$'` was ended by a signal"
        );
    }

    #[test]
    fn a_missing_program_is_named() {
        assert_eq!(
            run(&mut command("no-such-program")).unwrap_err(),
            "`no-such-program` is not installed, or not on the PATH"
        );
    }

    #[test]
    fn paths_are_relative_to_the_root_and_quoted() {
        let file = root().join("tests").join("a b.txt");
        let shown = line(&with_args("cat", &[&file.to_string_lossy(), ""]));
        assert_eq!(
            shown,
            format!("cat 'tests{}a b.txt' ''", std::path::MAIN_SEPARATOR)
        );
    }

    #[test]
    fn output_is_the_stdout() {
        assert!(output(&mut cargo(&["--version"]))
            .unwrap()
            .starts_with("cargo "));
    }
}

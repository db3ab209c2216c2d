//! Every multi-step command of the project. `cargo xtask help` lists them.

#![warn(clippy::unwrap_used)]

mod apt;
mod demo;
mod fuzz;
mod goldens;
mod msrv;
mod packages;
mod run;
mod serve;
mod setup;
mod steps;
mod test;
mod verify;
mod web;

use std::process::ExitCode;

use run::Result;
use setup::Level;

const HELP: &str = "\
cargo xtask COMMAND

  setup [--browser]               Installs what is missing to build and run: the wasm32 target, \
  the npm packages and, on Linux
                                  without any Vulkan driver, the software driver. With --browser \
                                  also what the tests need:
                                  Chromium, rustfmt, clippy.
  web                             Builds the wasm, the npm package (pkg/dist) and the page \
  (web/dist); fails if the gzipped
                                  wasm exceeds its limit.
  test [--skip-browser]           Sets up, then runs every check and test: formatting, lints, Rust \
  tests, docs, the golden
                                  files through the command line, ten seconds of fuzzing a reader, \
                                  TypeScript, both packages, Node and Chromium.
                                  --skip-browser leaves out Chromium, and with it the JavaScript \
                                  tests.
  fuzz [--seconds N] [READER]     Runs the readers of files under libFuzzer, each for so long; 60 \
  seconds unless told.
  demo [--no-serve] [--port N]    Sets up, verifies, benchmarks and folds on this machine's GPU, \
  builds the page and serves it:
                                  the address that it prints, and opens where there is a desktop, \
                                  folds an example at once.
                                  --no-serve lets Chromium do that instead,
                                  if there is one.
  serve [--port N]                Serves web/dist on this machine only; port 8080 unless told, 0 \
  for any free one.
  goldens [OPTION...]             Writes tests/goldens anew with the Python package openfold3, \
  which it installs into
                                  tools/goldens/.venv (Python 3.11 or newer, about 6 GB). Options \
                                  go to tools/goldens: --cases,
                                  --seed, --grow, --suffix, --out, --list.
  help                            Prints this.
";

const DEFAULT_PORT: u16 = 8080;

fn main() -> ExitCode {
    let mut args = Args(std::env::args().skip(1).collect());
    match dispatch(&mut args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &mut Args) -> Result {
    let command = args.command();
    match command.as_deref() {
        Some("setup") => {
            let browser = args.flag("--browser");
            args.done()?;
            setup::setup(if browser {
                Level::Browser
            } else {
                Level::Build
            })
        }
        Some("web") => {
            args.done()?;
            web::web()
        }
        Some("test") => {
            let skip_browser = args.flag("--skip-browser");
            args.done()?;
            test::test(skip_browser)
        }
        Some("fuzz") => {
            let seconds = args.number("--seconds", 60)?;
            let reader = (!args.0.is_empty()).then(|| args.0.remove(0));
            args.done()?;
            setup::cpp_compiler()?;
            fuzz::fuzz(seconds, reader.as_deref())
                .map(|remark| remark.iter().for_each(|remark| println!("{remark}")))
        }
        Some("demo") => {
            let no_serve = args.flag("--no-serve");
            let port = args.port()?;
            args.done()?;
            demo::demo((!no_serve).then_some(port))
        }
        Some("serve") => {
            let port = args.port()?;
            args.done()?;
            serve::serve(port, "", |_| ())
        }
        Some("goldens") => goldens::goldens(&args.0),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("no such command: {other}\n\n{HELP}")),
        None => Err(format!("which command?\n\n{HELP}")),
    }
}

/// What [`Args::number`] reads.
trait Number: std::str::FromStr {
    const MOST: u64;
}

impl Number for u16 {
    const MOST: u64 = u16::MAX as u64;
}

impl Number for u32 {
    const MOST: u64 = u32::MAX as u64;
}

/// The arguments not yet understood.
struct Args(Vec<String>);

impl Args {
    /// The first argument; or, wherever `--help` stands but in what is handed on to another
    /// program, `help`.
    fn command(&mut self) -> Option<String> {
        let first = (!self.0.is_empty()).then(|| self.0.remove(0))?;
        let asks = self.0.iter().any(|arg| arg == "--help" || arg == "-h");
        Some(if asks && first != "goldens" {
            "help".to_string()
        } else {
            first
        })
    }

    /// Takes `name` out, and says whether it was there.
    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() < before
    }

    /// Takes `--port N` or `--port=N` out.
    fn port(&mut self) -> Result<u16> {
        self.number("--port", DEFAULT_PORT)
    }

    /// Takes the number behind `name` out, or gives what is usual.
    fn number<N: Number>(&mut self, name: &str, usual: N) -> Result<N> {
        let prefix = format!("{name}=");
        let Some(at) = self
            .0
            .iter()
            .position(|arg| arg == name || arg.starts_with(&prefix))
        else {
            return Ok(usual);
        };
        let arg = self.0.remove(at);
        let value = match arg.strip_prefix(&prefix) {
            Some(value) => value.to_string(),
            None if at < self.0.len() => self.0.remove(at),
            None => return Err(format!("{name} needs a number")),
        };
        value
            .parse()
            .map_err(|_| format!("{name} takes a number from 0 to {}, not `{value}`", N::MOST))
    }

    /// Nothing may be left.
    fn done(&self) -> Result {
        match self.0.first() {
            None => Ok(()),
            Some(arg) => Err(format!(
                "unexpected argument `{arg}`; `cargo xtask help` lists what there is"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Args {
        Args(text.split_whitespace().map(str::to_string).collect())
    }

    #[test]
    fn ports_are_read_in_both_spellings() {
        assert_eq!(args("").port(), Ok(DEFAULT_PORT));
        assert_eq!(args("--port 81").port(), Ok(81));
        assert_eq!(args("--port=82").port(), Ok(82));
        assert!(args("--port")
            .port()
            .unwrap_err()
            .contains("needs a number"));
        assert_eq!(
            args("--seconds 70000").number("--seconds", 60),
            Ok(70_000u32)
        );
        assert!(args("--port 99999").port().unwrap_err().contains("`99999`"));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(dispatch(&mut args("web --fast"))
            .unwrap_err()
            .contains("`--fast`"));
        assert!(dispatch(&mut args("wbe"))
            .unwrap_err()
            .starts_with("no such command: wbe"));
        assert!(dispatch(&mut args(""))
            .unwrap_err()
            .starts_with("which command?"));
        assert_eq!(dispatch(&mut args("test --help")), Ok(()));
    }

    #[test]
    fn flags_are_taken_out_once_seen() {
        let mut given = args("--no-serve --port 0");
        assert!(given.flag("--no-serve"));
        assert!(!given.flag("--no-serve"));
        assert_eq!(given.port(), Ok(0));
        assert_eq!(given.done(), Ok(()));
    }
}

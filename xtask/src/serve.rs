//! `cargo xtask serve`: a static file server for web/dist, reachable from this machine only.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::run::{root, Result};

/// A request line and its headers take less.
const MOST_HEADER_BYTES: u64 = 16 * 1024;

/// A browser that keeps a connection open without asking for anything holds a thread no longer than
/// this.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the page until the program is ended, and prints its address with `asked` behind it, which
/// `show` gets too. Port 0 takes any free one.
pub fn serve(port: u16, asked: &str, show: impl FnOnce(&str)) -> Result {
    let page = check_page()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| match e.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken: choose another with --port, or 0 for any free one")
        }
        _ => format!("port {port}: {e}"),
    })?;
    let address = listener
        .local_addr()
        .map_err(|e| format!("port {port}: {e}"))?;
    let address = format!("http://{address}/{asked}");
    println!("\n{address}   (Ctrl-C ends it)");
    show(&address);
    accept(&listener, &page)
}

/// The folder of the built page.
pub fn check_page() -> Result<PathBuf> {
    let page = root().join("web").join("dist");
    if !page.join("index.html").is_file() {
        return Err("web/dist/index.html is missing: run `cargo xtask web` first".to_string());
    }
    page.canonicalize()
        .map_err(|e| format!("{}: {e}", page.display()))
}

fn accept(listener: &TcpListener, page: &Path) -> Result {
    for stream in listener.incoming() {
        // A connection that broke off is the visitor's affair; the next one is served all the same.
        let Ok(stream) = stream else { continue };
        let page = page.to_path_buf();
        std::thread::spawn(move || {
            if let Err(e) = answer(&stream, &page) {
                if !matches!(
                    e.kind(),
                    ErrorKind::WouldBlock
                        | ErrorKind::TimedOut
                        | ErrorKind::BrokenPipe
                        | ErrorKind::ConnectionReset
                ) {
                    eprintln!("serve: {e}");
                }
            }
        });
    }
    Ok(())
}

/// Reads one request and answers it.
fn answer(mut stream: &TcpStream, page: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(MOST_HEADER_BYTES));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // The headers change nothing here, but closing the connection with input unread would reset it.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 0 && !header.trim_end().is_empty() {
        header.clear();
    }
    if request.is_empty() {
        return Ok(());
    }
    let reply = respond(&request, page);
    stream.write_all(&reply)
}

/// The whole reply to a request line.
fn respond(request: &str, page: &Path) -> Vec<u8> {
    let mut words = request.split_whitespace();
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if method != "GET" && method != "HEAD" {
        return reply(
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"only GET and HEAD\n",
            true,
        );
    }
    let body = method == "GET";
    match find(target, page).and_then(|path| Some((std::fs::read(&path).ok()?, path))) {
        Some((bytes, path)) => reply("200 OK", mime(&path), &bytes, body),
        None => reply(
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"no such file\n",
            body,
        ),
    }
}

fn reply(status: &str, mime: &str, bytes: &[u8], body: bool) -> Vec<u8> {
    // no-cache: the next build must be seen on the next visit.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: \
            no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    let mut reply = head.into_bytes();
    if body {
        reply.extend_from_slice(bytes);
    }
    reply
}

/// The file that a request's target names, if it lies in the page's folder.
fn find(target: &str, page: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    // Backslashes and colons are separators and drives on Windows.
    if path.split('/').any(|part| part == "..")
        || path.starts_with('/')
        || path.contains(['\\', ':', '\0'])
    {
        return None;
    }
    let mut file = page.join(&path);
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    // Symbolic links are followed, but not out of the folder.
    let file = file.canonicalize().ok()?;
    (file.starts_with(page) && file.is_file()).then_some(file)
}

/// Undoes percent encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push((high * 16 + low) as u8);
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" | "webmanifest" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "wgsl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page, and a file beside it that must not be reachable.
    fn sample(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("trifold-serve-{}-{name}", std::process::id()));
        std::fs::create_dir_all(dir.join("dist/assets")).unwrap();
        std::fs::write(dir.join("secret.txt"), "secret").unwrap();
        std::fs::write(dir.join("dist/index.html"), "<p>page</p>").unwrap();
        std::fs::write(dir.join("dist/assets/a b.wasm"), [0, 1, 2]).unwrap();
        dir.join("dist").canonicalize().unwrap()
    }

    fn text(request: &str, page: &Path) -> String {
        String::from_utf8_lossy(&respond(request, page)).into_owned()
    }

    #[test]
    fn files_come_with_their_type_and_length() {
        let page = sample("types");
        let index = text("GET /?x=1 HTTP/1.1\r\n", &page);
        assert!(
            index.starts_with(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; \
            charset=utf-8\r\nContent-Length: 11\r\n"
            ),
            "{index}"
        );
        assert!(index.ends_with("\r\n\r\n<p>page</p>"), "{index}");
        let wasm = text("GET /assets/a%20b.wasm HTTP/1.1\r\n", &page);
        assert!(
            wasm.contains("application/wasm") && wasm.ends_with("\r\n\r\n\0\u{1}\u{2}"),
            "{wasm}"
        );
        assert!(text("HEAD / HTTP/1.1\r\n", &page).ends_with("\r\n\r\n"));
        assert!(text("POST / HTTP/1.1\r\n", &page).starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let page = sample("outside");
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/assets/../../secret.txt",
            "/..%2fsecret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/%2fetc/passwd",
            "secret.txt",
            "",
            "/%zz",
            "/missing",
        ] {
            assert!(
                text(&format!("GET {target} HTTP/1.1\r\n"), &page).starts_with("HTTP/1.1 404 "),
                "{target}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_not_followed() {
        let page = sample("links");
        let link = page.join("link.txt");
        if !link.exists() {
            std::os::unix::fs::symlink(page.join("../secret.txt"), &link).unwrap();
        }
        assert!(text("GET /link.txt HTTP/1.1\r\n", &page).starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn a_connection_is_answered_over_the_network() {
        let page = sample("network");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || accept(&listener, &page));
        for _ in 0..2 {
            let mut stream = TcpStream::connect(address).unwrap();
            stream
                .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                .unwrap();
            let mut reply = String::new();
            stream.read_to_string(&mut reply).unwrap();
            assert!(reply.ends_with("<p>page</p>"), "{reply}");
        }
    }
}

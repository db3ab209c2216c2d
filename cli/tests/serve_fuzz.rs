//! `trifold serve` under random requests: each is answered, none by a fault of the service.

mod service;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use service::{scratch, Service};

/// Requests of a run, and the seed of the first.
const REQUESTS: u64 = 1500;
const SEED: u64 = 20261128;

const METHODS: [&str; 9] = [
    "GET", "POST", "POST", "POST", "DELETE", "PUT", "HEAD", "OPTIONS", "FOLD",
];
const PATHS: [&str; 12] = [
    "/v1/jobs",
    "/v1/jobs",
    "/v1/jobs",
    "/v1",
    "/v1/jobs/ID",
    "/v1/jobs/ID/events",
    "/v1/jobs/ID/files",
    "/v1/jobs/ID/files/PATH",
    "/v1/jobs/ID/zip",
    "/healthz",
    "/metrics",
    "/openapi.json",
];
const PARAMETERS: [&str; 10] = [
    "name", "seed", "samples", "steps", "recycles", "format", "state", "after", "limit", "other",
];
const VALUES: [&str; 18] = [
    "1",
    "0",
    "-1",
    "5",
    "1001",
    "18446744073709551616",
    "1e3",
    "0x10",
    "",
    "cif",
    "pdb",
    "done",
    "1,2,3",
    "%00",
    "%F0%9F",
    "../../etc/passwd",
    "NaN",
    "a%20b",
];
const HEADERS: [&str; 7] = [
    "idempotency-key: one",
    "idempotency-key: \u{e9}",
    "origin: http://evil.example",
    "content-encoding: gzip",
    "authorization: Bearer x",
    "content-type: application/json; charset=utf-16",
    "range: bytes=5-1",
];
const BODIES: [&str; 6] = [
    ">A|protein\nLKFEMWDDA\n>B|ligand\nCCD:ATP\n",
    "LKFEMW:GASK",
    "{\"queries\": {\"q\": {\"chains\": [{\"molecule_type\": \"protein\", \"chain_ids\": [\"A\"], \
        \"sequence\": \"MKTW\", \"non_canonical_residues\": {\"2\": \"SEP\"}}]}}}",
    "{\"name\": \"q\", \"modelSeeds\": [1], \"sequences\": [{\"protein\": {\"id\": \"A\", \
        \"sequence\": \"MKTW\", \"unpairedMsa\": \">q\\nMKTW\\n>r\\nM-Tw\\n\"}}], \
        \"dialect\": \"alphafold3\", \"version\": 2, \"bondedAtomPairs\": [[[\"A\", 1, \"N\"], \
        [\"A\", 4, \"C\"]]], \"userCCD\": \"data_X\\n\"}",
    ">q\nMKTW\n>r\nM-Tw\n>s\nMKaaTW\n",
    "[{\"name\": \"q\", \"sequences\": [{\"proteinChain\": {\"sequence\": \"MKTW\", \"count\": 2, \
        \"modifications\": [{\"ptmType\": \"CCD_SEP\", \"ptmPosition\": 1}]}}]}]",
];
/// Pieces that are inserted.
const PIECES: [&str; 16] = [
    "\0",
    "\u{feff}",
    "\"",
    "{",
    "]",
    ">",
    "\n\n",
    "-1",
    "999999999999",
    "1e400",
    "null",
    "\\u0000",
    "\u{1f9ec}",
    "../../x.a3m",
    "9999999999999999999999",
    "A",
];

/// A generator of random numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A body of which some bytes are changed, removed, repeated or inserted.
    fn body(&mut self) -> Vec<u8> {
        let mut bytes = self.of(&BODIES).as_bytes().to_vec();
        for _ in 0..self.below(5) {
            let at = self.below(bytes.len());
            match self.below(6) {
                0 => bytes.truncate(at),
                1 => bytes = bytes.iter().chain(&bytes[at..]).copied().collect(),
                2 => drop(bytes.drain(at..(at + self.below(9)).min(bytes.len()))),
                3 if !bytes.is_empty() => bytes[at] = self.below(256) as u8,
                _ => {
                    let piece = self.of(&PIECES);
                    bytes.splice(at..at, piece.bytes());
                }
            }
        }
        bytes
    }

    /// A request: its first line, its bytes, and whether these are as HTTP wants them.
    fn request(&mut self) -> (String, Vec<u8>, bool) {
        let method = self.of(&METHODS);
        let id = self.of(&[
            "0123456789abcdef",
            "..",
            "%2e%2e",
            "",
            "job.json",
            "\u{fffd}",
        ]);
        let path = self.of(&[
            "x.cif",
            "../job.json",
            "..%2f..%2fquery",
            "/etc/passwd",
            "%00",
        ]);
        let mut url = self.of(&PATHS).replace("ID", id).replace("PATH", path);
        for at in 0..self.below(4) {
            let (name, value) = (self.of(&PARAMETERS), self.of(&VALUES));
            url += &format!("{}{name}={value}", if at == 0 { '?' } else { '&' });
        }
        let body = match method {
            "POST" | "PUT" => self.body(),
            _ => Vec::new(),
        };
        let mut head = format!("{method} {url} HTTP/1.1\r\nhost: localhost\r\n");
        for _ in 0..self.below(3) {
            head += &format!("{}\r\n", self.of(&HEADERS));
        }
        head += &format!(
            "connection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let mut bytes = [head.into_bytes(), body].concat();
        let whole = self.below(20) > 0;
        if !whole {
            let at = self.below(bytes.len());
            bytes[at] = self.below(256) as u8;
        }
        (format!("{method} {url}"), bytes, whole)
    }
}

/// The status of the answer; none where the service closed the connection.
fn status(service: &Service, request: &[u8], whole: bool) -> Option<u16> {
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    // The service may answer and close before it has read everything.
    let _ = stream.write_all(request);
    if !whole {
        // It may wait for a longer body.
        let _ = stream.shutdown(Shutdown::Write);
    }
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    if let Err(error) = read {
        let gone = error.kind() == std::io::ErrorKind::ConnectionReset;
        assert!(gone, "no answer: {error}");
    }
    let text = String::from_utf8_lossy(&answer);
    text.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

#[test]
fn random_requests_are_refused() {
    // Without room in the queue, nothing is folded.
    let options = ["--max-queue", "0", "--max-request", "64KiB"];
    let service = Service::start(&scratch("serve_fuzz"), &options);
    let mut refused = 0;
    for number in 0..REQUESTS {
        let mut random = Random(SEED + 1 + number);
        // Neighbouring seeds begin with similar numbers.
        for _ in 0..8 {
            random.below(2);
        }
        let (line, request, whole) = random.request();
        let text = String::from_utf8_lossy(&request);
        let Some(status) = status(&service, &request, whole) else {
            assert!(
                !whole,
                "request {number} ({line}) was not answered:\n{text}"
            );
            continue;
        };
        assert!(
            status < 500,
            "request {number} ({line}) was answered {status}:\n{text}"
        );
        refused += usize::from((400..500).contains(&status));
    }
    assert!(refused > REQUESTS as usize / 2, "{refused} were refused");
    assert_eq!(service.get("/v1/jobs")["jobs"].as_array().unwrap().len(), 0);
}

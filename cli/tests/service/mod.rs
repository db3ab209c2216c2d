//! A running service, for tests.

// Each test program uses a part of this.
#![allow(dead_code)]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A fold of two residues on a software driver takes seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// An empty folder of a test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

/// A running service; dropping it kills the process.
pub struct Service {
    pub child: Child,
    pub address: String,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    pub fn start(jobs: &Path, options: &[&str]) -> Self {
        let mut child = command(jobs, options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://");
        let address = address
            .unwrap_or_else(|| panic!("got {line:?}"))
            .to_string();
        Service { child, address }
    }

    /// The status and the JSON body of a request.
    pub fn call(
        &self,
        method: &str,
        path: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> (u16, Value) {
        let (status, text) = self.send(method, path, body, headers);
        let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
        (status, value)
    }

    pub fn send(
        &self,
        method: &str,
        path: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> (u16, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .into();
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = agent.run(request.body(body.to_string()).unwrap()).unwrap();
        let text = answer.body_mut().read_to_vec().unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        (answer.status().as_u16(), text)
    }

    pub fn get(&self, path: &str) -> Value {
        let (status, value) = self.call("GET", path, "", &[]);
        assert_eq!(status, 200, "{path}: {value}");
        value
    }

    pub fn submit(&self, query: &str, options: &str) -> Value {
        let (status, job) = self.call("POST", &format!("/v1/jobs?{options}"), query, &[]);
        assert_eq!(status, 202, "{job}");
        job
    }

    /// Waits until a job is finished.
    pub fn wait(&self, id: &str) -> Value {
        let is_final =
            |job: &Value| !["queued", "running"].contains(&job["state"].as_str().unwrap());
        self.wait_for(id, is_final)
    }

    /// Waits until a job is as wanted.
    pub fn wait_for(&self, id: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let job = self.get(&format!("/v1/jobs/{id}"));
            if wanted(&job) {
                return job;
            }
            assert!(started.elapsed() < PATIENCE, "{job}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends SIGTERM and waits for the end.
    #[cfg(unix)]
    pub fn terminate(mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").arg(id).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

/// The command of a service.
pub fn command(jobs: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trifold"));
    command
        .args(["serve", "--jobs"])
        .arg(jobs)
        .args(["--listen", "127.0.0.1:0"])
        .args(options)
        .env_remove("TRIFOLD_TOKEN");
    command
}

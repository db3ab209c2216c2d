//! `trifold serve`, with a real HTTP client: folds, refusals, the queue under load, restarts.

mod service;

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use serde_json::{json, Value};
use service::{scratch, Service};

/// Two residues.
const QUERY: &str = ">A|protein\nLK\n";
/// As little work as the model can do.
const LITTLE: &str = "samples=1&steps=2&recycles=0";

fn id(job: &Value) -> String {
    job["id"].as_str().unwrap().to_string()
}

#[test]
fn a_query_is_folded() {
    let service = Service::start(&scratch("serve_folds"), &[]);
    let job = service.submit(QUERY, &format!("name=pair&seed=3,4&{LITTLE}"));
    assert_eq!(job["name"], "pair");
    assert_eq!(job["tokens"], 2);
    let id = id(&job);

    // The stream ends with the job.
    let (status, events) = service.send("GET", &format!("/v1/jobs/{id}/events"), "", &[]);
    assert_eq!(status, 200);
    let events: Vec<Value> = events
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect();
    let shares: Vec<f64> = events
        .iter()
        .filter_map(|job| job["progress"]["share"].as_f64())
        .collect();
    assert!(shares.len() > 1, "{shares:?}");
    assert!(shares.is_sorted(), "{shares:?}");
    assert_eq!(events.last().unwrap()["state"], "done");

    let job = service.get(&format!("/v1/jobs/{id}"));
    let paths: Vec<&str> = job["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap())
        .collect();
    for seed in [3, 4] {
        let model = format!("pair/seed_{seed}/pair_seed_{seed}_sample_1_model.cif");
        assert!(paths.contains(&model.as_str()), "{paths:?}");
        let (status, text) = service.send("GET", &format!("/v1/jobs/{id}/files/{model}"), "", &[]);
        assert_eq!(status, 200);
        assert!(text.contains("_atom_site"), "{text}");
    }
    let (status, zip) = service.send("GET", &format!("/v1/jobs/{id}/zip"), "", &[]);
    assert_eq!((status, &zip[..2]), (200, "PK"));
    let (_, metrics) = service.send("GET", "/metrics", "", &[]);
    assert!(
        metrics.contains("trifold_jobs{state=\"done\"} 1"),
        "{metrics}"
    );

    let (status, _) = service.call("DELETE", &format!("/v1/jobs/{id}"), "", &[]);
    assert_eq!(status, 204);
    let (status, _) = service.call("GET", &format!("/v1/jobs/{id}"), "", &[]);
    assert_eq!(status, 404);
}

#[test]
fn malformed_requests_are_refused() {
    let options = ["--max-request", "2kB", "--max-tokens", "10"];
    let service = Service::start(&scratch("serve_refuses"), &options);
    let large = "A".repeat(3000);
    let files = r#"{"queries": {"q": {"chains": [
        {"molecule_type": "protein", "chain_ids": ["A"], "sequence": "LK",
         "main_msa_file_paths": ["/etc/passwd"]}]}}}"#;
    let two = r#"{"queries": {
        "a": {"chains": [{"molecule_type": "protein", "chain_ids": "A", "sequence": "LK"}]},
        "b": {"chains": [{"molecule_type": "protein", "chain_ids": "A", "sequence": "LK"}]}}}"#;
    let cases = [
        ("POST", "/v1/jobs", "", 400, "input"),
        ("POST", "/v1/jobs", ">A|enzyme\nGA\n", 400, "input"),
        ("POST", "/v1/jobs", ">A\nACGT\n", 400, "input"),
        ("POST", "/v1/jobs", "{\"queries\": ", 400, "input"),
        ("POST", "/v1/jobs", "\u{1}\u{2}", 400, "input"),
        ("POST", "/v1/jobs", files, 400, "input"),
        ("POST", "/v1/jobs", two, 400, "input"),
        (
            "POST",
            "/v1/jobs",
            ">A|protein\nLKLKLKLKLKLK\n",
            413,
            "too-large",
        ),
        ("POST", "/v1/jobs", &large, 413, "too-large"),
        ("POST", "/v1/jobs?samples=0", QUERY, 400, "bad-request"),
        ("POST", "/v1/jobs?samples=-1", QUERY, 400, "bad-request"),
        (
            "POST",
            "/v1/jobs?steps=99999999999999999999",
            QUERY,
            400,
            "bad-request",
        ),
        ("POST", "/v1/jobs?seed=x", QUERY, 400, "bad-request"),
        ("POST", "/v1/jobs?format=xyz", QUERY, 400, "bad-request"),
        ("POST", "/v1/jobs?sample=1", QUERY, 400, "bad-request"),
        ("GET", "/v1/jobs?limit=0", "", 400, "bad-request"),
        ("GET", "/v1/jobs?state=gone", "", 400, "bad-request"),
        ("GET", "/v1/jobs?after=0", "", 404, "not-found"),
        ("GET", "/v1/jobs/0", "", 404, "not-found"),
        ("DELETE", "/v1/jobs/..%2F..%2Fetc", "", 404, "not-found"),
        ("GET", "/v2", "", 404, "not-found"),
        ("PUT", "/v1/jobs", "", 405, "method-not-allowed"),
    ];
    for (method, path, body, status, code) in cases {
        let (got, answer) = service.call(method, path, body, &[]);
        let case = format!("{method} {path}: {answer}");
        assert_eq!(
            (got, answer["error"]["code"].as_str()),
            (status, Some(code)),
            "{case}"
        );
        assert!(
            answer["error"]["message"].as_str().unwrap().len() > 10,
            "{case}"
        );
    }
    let limits = &service.get("/v1")["limits"];
    assert_eq!(limits["max_tokens"], 10);
    assert_eq!(limits["max_request_bytes"], 2000);
    // Nothing of this stopped it.
    assert_eq!(
        service.wait(&id(&service.submit(QUERY, LITTLE)))["state"],
        "done"
    );
}

#[test]
fn results_are_files_of_the_job_alone() {
    let service = Service::start(&scratch("serve_files"), &[]);
    let id = id(&service.submit(QUERY, LITTLE));
    let job = service.wait(&id);
    assert_eq!(job["state"], "done", "{job}");
    for path in [
        "../job.json",
        "..%2Fjob.json",
        "%2Fetc%2Fpasswd",
        "query",
        "nothing",
    ] {
        let (status, answer) = service.call("GET", &format!("/v1/jobs/{id}/files/{path}"), "", &[]);
        assert_eq!(status, 404, "{path}: {answer}");
    }
}

#[test]
fn only_those_who_may_use_it_do() {
    let service = Service::start(&scratch("serve_local"), &[]);
    let foreign = [("origin", "https://example.org")];
    let (status, answer) = service.call("POST", "/v1/jobs", QUERY, &foreign);
    assert_eq!(
        (status, &answer["error"]["code"]),
        (403, &json!("forbidden"))
    );
    let own = format!("http://{}", service.address);
    let (status, _) = service.call("GET", "/v1/jobs", "", &[("origin", &own)]);
    assert_eq!(status, 200);
    let mut stream = TcpStream::connect(&service.address).unwrap();
    let request = "GET /v1/jobs HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");

    let folder = scratch("serve_token");
    std::fs::create_dir_all(&folder).unwrap();
    let token = folder.join("token");
    std::fs::write(&token, "secret\n").unwrap();
    let options = ["--token-file", token.to_str().unwrap()];
    let service = Service::start(&folder.join("jobs"), &options);
    for (authorization, expected) in [
        ("", 401),
        ("Bearer secre", 401),
        ("Bearer secret2", 401),
        ("Basic secret", 401),
        ("Bearer secret", 200),
    ] {
        let headers = [("authorization", authorization)];
        let (status, answer) = service.call("GET", "/v1/jobs", "", &headers);
        assert_eq!(status, expected, "{authorization}: {answer}");
    }
    assert_eq!(service.call("GET", "/healthz", "", &[]).0, 200);

    let refused = Command::new(env!("CARGO_BIN_EXE_trifold"))
        .args(["serve", "--listen", "0.0.0.0:0", "--jobs"])
        .arg(folder.join("open"))
        .env_remove("TRIFOLD_TOKEN")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(
        !refused.status.success() && told.contains("TRIFOLD_TOKEN"),
        "{told}"
    );
}

#[test]
fn the_document_lists_the_routes() {
    let service = Service::start(&scratch("serve_openapi"), &[]);
    let document = service.get("/openapi.json");
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.len() > 8);
    for (path, item) in paths {
        let concrete = path.replace("{id}", "0").replace("{path}", "x");
        for method in ["get", "post", "put", "delete"] {
            let (status, answer) = service.call(&method.to_uppercase(), &concrete, "", &[]);
            let message = answer["error"]["message"].as_str().unwrap_or_default();
            let exists = status != 405 && !message.starts_with("no such path");
            assert_eq!(
                exists,
                item.get(method).is_some(),
                "{method} {path}: {status} {answer}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn no_job_is_lost_or_doubled() {
    const CLIENTS: usize = 64;
    const JOBS: usize = 320;
    let folder = scratch("serve_load");
    let service = Service::start(&folder, &["--max-queue", "300"]);
    // Every client sends each of its jobs twice, as after a lost answer, and again when the queue
    // is full.
    let accepted: Vec<String> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let service = &service;
                scope.spawn(move || {
                    let mut ids = Vec::new();
                    for job in (client..JOBS).step_by(CLIENTS) {
                        let key = format!("job-{job}");
                        let path = format!("/v1/jobs?name=job{job}&{LITTLE}");
                        let send =
                            || service.call("POST", &path, QUERY, &[("idempotency-key", &key)]);
                        let first = send();
                        if first.0 == 429 {
                            continue;
                        }
                        assert_eq!(first.0, 202, "{}", first.1);
                        let second = send();
                        assert_eq!(second.0, 200, "{}", second.1);
                        assert_eq!(first.1["id"], second.1["id"]);
                        ids.push(id(&first.1));
                    }
                    ids
                })
            })
            .collect();
        clients
            .into_iter()
            .flat_map(|client| client.join().unwrap())
            .collect()
    });
    let distinct: BTreeSet<&String> = accepted.iter().collect();
    assert_eq!(distinct.len(), accepted.len());
    // The queue holds 300, and some were folded meanwhile.
    assert!((300..JOBS).contains(&accepted.len()), "{}", accepted.len());

    // A restart in the middle keeps the queue, and so does a crash.
    service.terminate();
    let mut service = Service::start(&folder, &[]);
    service.child.kill().unwrap();
    service.child.wait().unwrap();
    let service = Service::start(&folder, &[]);
    let listed = service.get("/v1/jobs?limit=10000");
    let listed: BTreeSet<String> = listed["jobs"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(listed, accepted.iter().cloned().collect());

    // The first job that waits is folded, and the last can be cancelled.
    let waiting = service.get("/v1/jobs?state=queued&limit=10000");
    let waiting: Vec<String> = waiting["jobs"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(service.wait(&waiting[0])["state"], "done");
    for id in waiting[1..].iter().rev() {
        let (status, answer) = service.call("DELETE", &format!("/v1/jobs/{id}"), "", &[]);
        assert!([202, 204].contains(&status), "{answer}");
    }
    for id in &accepted {
        let (status, _) = service.call("GET", &format!("/v1/jobs/{id}"), "", &[]);
        if status == 200 {
            let state = service.wait(id)["state"].clone();
            assert!(state == "done" || state == "cancelled", "{state}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_running_job_is_cancelled_stopped_or_resumed() {
    const MUCH: &str = "samples=1&steps=10000&recycles=0";
    let folder = scratch("serve_running");
    let service = Service::start(&folder, &[]);
    let cancelled = id(&service.submit(QUERY, MUCH));
    let resumed = id(&service.submit(QUERY, "samples=1&steps=150&recycles=0"));
    service.wait_for(&cancelled, |job| {
        job["progress"]["share"].as_f64() > Some(0.001)
    });
    let (status, _) = service.call("DELETE", &format!("/v1/jobs/{cancelled}"), "", &[]);
    assert_eq!(status, 202);
    assert_eq!(service.wait(&cancelled)["state"], "cancelled");

    let stage = |job: &Value| {
        job["progress"]["stage"]
            .as_str()
            .unwrap_or_default()
            .to_string()
    };
    service.wait_for(&resumed, |job| stage(job).starts_with("diffusion, step 1"));
    service.terminate();
    assert!(folder.join(&resumed).join("fold_state").exists());
    let service = Service::start(&folder, &[]);
    let stream = service
        .send("GET", &format!("/v1/jobs/{resumed}/events"), "", &[])
        .1;
    assert!(
        stream.contains("diffusion") && !stream.contains("step 1 of"),
        "{stream}"
    );
    assert_eq!(service.wait(&resumed)["state"], "done");
    service.terminate();

    let service = Service::start(&folder, &["--max-seconds", "1"]);
    let slow = id(&service.submit(QUERY, MUCH));
    let failed = service.wait(&slow);
    assert_eq!(
        (&failed["state"], &failed["error"]["code"]),
        (&json!("failed"), &json!("timeout"))
    );
}

//! The choice of GPUs, and several of them at once: here the same one, opened several times.

mod service;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use service::{scratch, Service};

/// As little work as the model can do.
const LITTLE: [&str; 6] = ["--samples", "1", "--steps", "2", "--recycles", "0"];

fn trifold(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trifold"))
        .args(arguments)
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The result files of a folder by their path, without those that have times or their length.
fn files(folder: &Path, inside: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder.join(inside)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("{inside}{name}");
        if folder.join(&path).is_dir() {
            files(folder, &format!("{path}/"), found);
        } else if !["timing.json", "run.json"].contains(&name.as_str()) {
            found.insert(path.clone(), std::fs::read(folder.join(path)).unwrap());
        }
    }
}

#[test]
fn results_do_not_depend_on_the_number_of_gpus() {
    let folder = scratch("gpus_results");
    std::fs::create_dir_all(&folder).unwrap();
    let queries = folder.join("q.fasta");
    let records = [
        ("a", "LK"),
        ("b", "LKFEMWLK"),
        ("c", "LKFEM"),
        ("d", "LLKK"),
    ];
    let record = |(name, sequence): &(&str, &str)| format!(">{name}\n{sequence}\n");
    std::fs::write(&queries, records.iter().map(record).collect::<String>()).unwrap();
    let fold = |gpus: &str| {
        let out = folder.join(gpus.replace(',', "_"));
        let fixed = ["fold", queries.to_str().unwrap(), "--each", "--seed", "1,2"];
        let of_call = ["--out", out.to_str().unwrap(), "--gpus", gpus];
        let output = trifold(&[&fixed[..], &of_call, &LITTLE].concat(), &[]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let mut found = BTreeMap::new();
        files(&out, "", &mut found);
        (text(&output.stdout), found)
    };
    let (_, one) = fold("0");
    let (printed, three) = fold("0,0,0");
    // Four queries, two seeds, four files; the summary.
    assert_eq!(one.len(), 4 * 2 * 4 + 1);
    assert!(one == three);
    let at = |name: &str| printed.find(&format!("{name}, seed 1")).unwrap();
    assert!(
        at("b") < at("a"),
        "the longest is not the first:\n{printed}"
    );
}

#[test]
fn gpus_are_named_in_many_ways() {
    let devices = |arguments: &[&str], variables: &[(&str, &str)]| {
        let output = trifold(&[&["devices"], arguments].concat(), variables);
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    let (code, listed, _) = devices(&[], &[]);
    assert_eq!(code, Some(0));
    let first = listed.lines().find(|line| line.starts_with("0: ")).unwrap();
    assert!(
        listed.contains("PCI bus id") && listed.contains("UUID"),
        "{listed}"
    );
    let name = first.trim_start_matches("0: ");
    for selector in ["0", name, &name.to_uppercase()[..6]] {
        let (code, listed, errors) = devices(&["--adapter", selector], &[]);
        assert_eq!(code, Some(0), "{errors}");
        assert!(listed.contains(first), "{listed}");
    }
    let (code, _, errors) = devices(&["--adapter", "99"], &[]);
    assert_eq!(code, Some(2));
    assert!(errors.contains("should be one of 0 ("), "{errors}");
    // Software drivers are not restricted, and this is all that some machines have.
    if listed.contains("CPU, through") && !listed.contains("GPU, through") {
        let (code, listed, _) = devices(&[], &[("CUDA_VISIBLE_DEVICES", "7")]);
        assert_eq!((code, listed.contains(first)), (Some(0), true));
    }
}

#[test]
fn a_wrong_list_is_refused() {
    let folder = scratch("gpus_refused");
    std::fs::create_dir_all(&folder).unwrap();
    let query = folder.join("q.fasta");
    std::fs::write(&query, ">a\nLK\n").unwrap();
    let out = folder.join("out");
    let refused = |options: &[&str], part: &str| {
        let fixed = [
            "fold",
            query.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ];
        let output = trifold(&[&fixed[..], options].concat(), &[]);
        let errors = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{errors}");
        assert!(errors.contains(part), "{errors}");
    };
    refused(&["--gpus", "0,99"], "GPU \"99\": should be one of 0 (");
    refused(&["--gpus", ""], "GPU \"\": should be one of 0 (");
    refused(&["--gpus", "0", "--adapter", "0"], "give one of them");
}

/// A service on two GPUs folds two jobs at once.
#[test]
fn a_service_folds_on_each_gpu() {
    let service = Service::start(&scratch("gpus_serve"), &["--gpus", "0,0"]);
    for steps in [60, 60, 2, 2] {
        let options = format!("samples=1&recycles=0&steps={steps}");
        service.submit(">A|protein\nLK\n", &options);
    }
    let states = || -> Vec<String> {
        let listed = service.get("/v1/jobs");
        let jobs = listed["jobs"].as_array().unwrap().iter();
        jobs.map(|job| job["state"].as_str().unwrap().to_string())
            .collect()
    };
    let (mut most, started) = (0, Instant::now());
    loop {
        let states = states();
        let running = states.iter().filter(|state| *state == "running").count();
        most = most.max(running);
        assert!(states.iter().all(|state| state != "failed"), "{states:?}");
        if states.iter().all(|state| state == "done") {
            break;
        }
        assert!(started.elapsed() < Duration::from_secs(180), "{states:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(most, 2);
}

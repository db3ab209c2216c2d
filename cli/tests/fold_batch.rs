//! `trifold fold` with several queries and in several calls: skipped queries, continued runs, and
//! names.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// As little work as the model can do.
const LITTLE: [&str; 6] = ["--samples", "1", "--steps", "2", "--recycles", "0"];

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

fn fold(queries: &[&Path], out: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg("fold")
        .args(queries)
        .arg("--out")
        .arg(out)
        .args(options)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// `QUERY,SEED,SAMPLE` of the summary's rows.
fn summary(out: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(out.join("summary.csv")).unwrap();
    let first = |line: &str| line.splitn(4, ',').take(3).collect::<Vec<_>>().join(",");
    text.lines().skip(1).map(first).collect()
}

#[test]
fn the_same_call_continues() {
    let folder = scratch("batch_continues");
    let one = file(&folder, "one.fasta", ">A|protein\nGA\n");
    let two = file(&folder, "two.fasta", ">A|protein\nAG\n");
    let out = folder.join("out");
    let call = |queries: &[&Path], options: &[&str]| {
        let output = fold(queries, &out, &[&LITTLE[..], options].concat());
        (output.status.code(), text(&output))
    };
    let (code, output) = call(&[&one], &["--seed", "5,5"]);
    assert_eq!(code, Some(0), "{output}");
    assert_eq!(summary(&out), ["one,5,1"]);

    let (code, output) = call(&[&one, &two], &["--seed", "5"]);
    assert_eq!(code, Some(0), "{output}");
    assert!(
        output.contains("one, seed 5: skipped, it is complete in "),
        "{output}"
    );
    assert!(!output.contains("two, seed 5: skipped"), "{output}");
    assert_eq!(summary(&out), ["one,5,1", "two,5,1"]);

    // A truncated or missing file is folded again, and a missing summary is written.
    let scores = out.join("one/seed_5/one_seed_5_sample_1_confidences_aggregated.json");
    let whole = std::fs::read_to_string(&scores).unwrap();
    std::fs::write(&scores, &whole[..20]).unwrap();
    std::fs::remove_file(out.join("summary.csv")).unwrap();
    let (code, output) = call(&[&one, &two], &["--seed", "5"]);
    assert!(!output.contains("one, seed 5: skipped"), "{output}");
    assert!(output.contains("two, seed 5: skipped"), "{output}");
    assert_eq!((code, summary(&out).len()), (Some(0), 2));
    assert_eq!(std::fs::read_to_string(&scores).unwrap(), whole);

    // Results with other options, or of another query of the same name, are not skipped.
    file(&folder, "one.fasta", ">A|protein\nGG\n");
    let (code, output) = call(&[&one], &["--seed", "5"]);
    assert_eq!(code, Some(2));
    assert!(
        output.contains("seed_5: exists already, with results of another query"),
        "{output}"
    );
    let (code, output) = call(&[&two], &["--seed", "5", "--steps", "3"]);
    assert_eq!(code, Some(2), "{output}");
    let (code, output) = call(&[&one], &["--seed", "5", "--force"]);
    assert_eq!(code, Some(0), "{output}");
    assert_eq!(summary(&out), ["one,5,1", "two,5,1"]);
}

/// Each query of a dry run that is planned, or the message that refuses it.
fn planned(files: &[(&str, &str)], options: &[&str]) -> (Option<i32>, Vec<String>, String) {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let folder = scratch(&format!("batch_planned_{number}"));
    let paths: Vec<PathBuf> = files
        .iter()
        .map(|(name, text)| file(&folder, name, text))
        .collect();
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let dry = fold(
        &paths,
        &folder.join("out"),
        &[&["--dry-run"], options].concat(),
    );
    let stdout = String::from_utf8_lossy(&dry.stdout).into_owned();
    let names = stdout.lines().filter_map(|line| line.split_once(':'));
    (
        dry.status.code(),
        names.map(|(name, _)| name.to_string()).collect(),
        String::from_utf8_lossy(&dry.stderr).into_owned(),
    )
}

#[test]
fn one_bad_query_of_a_file_does_not_stop_the_others() {
    let chain = |rest: &str| {
        format!(r#"{{"chains": [{{"molecule_type": "protein", "chain_ids": "A", {rest}}}]}}"#)
    };
    let (good, letter, field) = (
        chain(r#""sequence": "GA""#),
        chain(r#""sequence": "G?A""#),
        chain(r#""sequenc": "GA""#),
    );
    let json = format!(
        "{{\"queries\": {{\"one\": {good},\n\"bad\": {letter},\n\"odd\": {field},\n\
        \"two\": {good}}}}}"
    );
    let (code, names, errors) = planned(&[("q.json", &json)], &[]);
    assert_eq!((code, names), (Some(2), vec!["one".into(), "two".into()]));
    assert!(
        errors.contains("query \"bad\", chain A, position 2"),
        "{errors}"
    );
    assert!(errors.contains("query \"odd\" line 3"), "{errors}");

    let fasta = ">first thing\nGSWK\n>sp|P1|X\nG?\n>first other\nMKTW\n>\nMKTW\n";
    let (code, names, errors) = planned(&[("q.fasta", fasta)], &["--each"]);
    let expected = ["first", "first_2", "q_4"].map(String::from);
    assert_eq!((code, names), (Some(2), expected.to_vec()));
    assert!(errors.contains("record \"sp|P1|X\""), "{errors}");
}

#[test]
fn many_records_are_asked_about() {
    let fasta = |count: usize| ">x\nMKTW\n".repeat(count);
    let (code, names, errors) = planned(&[("q.fasta", &fasta(10))], &[]);
    assert_eq!((code, names.len()), (Some(2), 0));
    assert!(
        errors.contains("10 records") && errors.contains("--each"),
        "{errors}"
    );
    assert!(errors.contains("--complex"), "{errors}");
    for (count, option, expected) in [(10, "--each", 10), (10, "--complex", 1), (9, "--quiet", 1)] {
        let (code, names, errors) = planned(&[("q.fasta", &fasta(count))], &[option]);
        assert_eq!((code, names.len()), (Some(0), expected), "{errors}");
    }
}

#[test]
fn names_are_made_usable_and_distinct() {
    let query = ">A\nMKTW\n";
    let files = [
        ("one/query.fasta", query),
        ("two/query.fasta", query),
        ("three/Query.fasta", query),
        ("a,b (1).fasta", query),
        ("Stück.fasta", query),
    ];
    let (code, names, notes) = planned(&files, &[]);
    let expected = ["query", "query_2", "Query_3", "a_b__1_", "Stück"].map(String::from);
    assert_eq!((code, names), (Some(0), expected.to_vec()), "{notes}");
    assert!(notes.contains("is written as query_2"), "{notes}");
    assert!(
        notes.contains("\"a,b (1)\" is written as \"a_b__1_\""),
        "{notes}"
    );
}

#[test]
fn a_folder_is_its_query_files() {
    let folder = scratch("batch_folder");
    for name in ["b.fasta", "a.fa", "notes.txt"] {
        file(&folder, &format!("queries/{name}"), ">A\nMKTW\n");
    }
    let dry = fold(
        &[&folder.join("queries")],
        &folder.join("out"),
        &["--dry-run"],
    );
    let stdout = String::from_utf8_lossy(&dry.stdout).into_owned();
    let names: Vec<&str> = stdout
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(names, ["a", "b"], "{}", text(&dry));
    let empty = folder.join("empty");
    std::fs::create_dir_all(&empty).unwrap();
    let refused = text(&fold(&[&empty], &folder.join("out"), &["--dry-run"]));
    assert!(refused.contains("no query file"), "{refused}");
}

#[test]
fn an_output_folder_that_cannot_be_written_is_refused_first() {
    let folder = scratch("batch_not_writable");
    let query = file(&folder, "q.fasta", ">A\nGSWK\n");
    let out = file(&folder, "out", "a file");
    // The weights do not exist: the folder is checked before.
    let refused = fold(&[&query], &out.join("inside"), &["--weights", "none.pt"]);
    assert_eq!(refused.status.code(), Some(2));
    let message = text(&refused);
    assert!(
        message.contains("inside: ") && !message.contains("none.pt"),
        "{message}"
    );
}

#[test]
fn parts_of_a_call_make_the_whole() {
    let folder = scratch("batch_shards");
    let queries = file(
        &folder,
        "q.fasta",
        ">a\nLKFEMW\n>b\nKLFEMW\n>c\nLLFEMW\n>d\nKKFEMW\n",
    );
    let out = folder.join("out");
    for part in ["1/2", "2/2"] {
        let options = [&LITTLE[..], &["--each", "--shard", part]].concat();
        let output = fold(&[&queries], &out, &options);
        assert!(output.status.success(), "{}", text(&output));
    }
    assert!(!out.join("summary.csv").exists());
    let summarized = Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg("summarize")
        .arg(&out)
        .output()
        .unwrap();
    assert!(summarized.status.success(), "{}", text(&summarized));
    let mut rows = summary(&out);
    rows.sort();
    assert_eq!(rows, ["a,1,1", "b,1,1", "c,1,1", "d,1,1"]);
}

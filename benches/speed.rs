//! Speed and memory, by hand: `cargo bench`. Prints what it saw; nothing here passes or fails.
//!
//! The parts of `ibid parse` run on one thread, so that their speed is that of a core. `cargo bench -- FILE` takes the references from
//! a file, one a line, instead of the corpus.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use ibid::output::build;
use ibid::output::rows::ParseRow;
use ibid::pipeline::{self, Corpus, Paper};
use ibid::record::{self, ListHint};
use ibid::segment;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("corpus").expect("run in the project's folder").map(|e| e.expect("readable").path()).collect();
    paths.sort();
    let references: Vec<String> =
        paths.iter().flat_map(|path| Paper::read(path).expect("readable").references).map(|reference| reference.entry.raw).collect();

    measure("build the corpus", 1, "builds", 20, || {
        let corpus = Corpus::new(paths.iter().map(|path| Paper::read(path).expect("readable")).collect());
        black_box(build::files(&corpus));
    });
    let references = env::args().skip(1).find(|argument| !argument.starts_with('-')).map_or(references, |path| {
        fs::read_to_string(path).expect("readable").lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    });
    let hint = ListHint::default();
    let times = (20_000 / references.len().max(1)).max(3);
    measure("cut references into fields", references.len(), "references", times, || {
        for reference in &references {
            black_box(segment::segment(reference));
        }
    });
    let segmentations: Vec<_> = references.iter().map(|reference| segment::segment(reference)).collect();
    measure("read the fields", references.len(), "references", times, || {
        for (reference, segmentation) in references.iter().zip(&segmentations) {
            black_box(record::read(reference, segmentation, &hint));
        }
    });
    let records: Vec<_> = references.iter().zip(&segmentations).map(|(raw, found)| record::read(raw, found, &hint)).collect();
    measure("write JSON", references.len(), "references", times, || {
        for (n, ((reference, segmentation), record)) in references.iter().zip(&segmentations).zip(&records).enumerate() {
            black_box(serde_json::to_string(&ParseRow::new(n + 1, reference, segmentation, record)).expect("writable"));
        }
    });
    measure("all three", references.len(), "references", times, || {
        for (n, reference) in references.iter().enumerate() {
            let (segmentation, record) = pipeline::parse(reference, &hint);
            black_box(serde_json::to_string(&ParseRow::new(n + 1, reference, &segmentation, &record)).expect("writable"));
        }
    });
    if let Some(peak) = peak_memory() {
        println!("peak memory {peak}");
    }
}

/// Runs `work` once to warm up and `times` times for the clock, and prints the best run.
fn measure(name: &str, items: usize, unit: &str, times: usize, mut work: impl FnMut()) {
    work();
    let best = (0..times).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    let best = best.min().unwrap_or_default();
    println!("{name}: {:.2} ms, {:.0} {unit} a second", best.as_secs_f64() * 1e3, items as f64 / best.as_secs_f64());
}

/// The most memory the process had, as Linux tells it.
fn peak_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|value| value.trim().to_owned())
}

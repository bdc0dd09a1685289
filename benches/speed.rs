//! Speed and memory, by hand: `cargo bench`. Prints what it saw; nothing here passes or fails.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use ibid::output::build;
use ibid::pipeline::{self, Corpus, Paper};
use ibid::record::ListHint;
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
    measure("cut references into fields", references.len(), "references", 20, || {
        for reference in &references {
            black_box(segment::segment(reference));
        }
    });
    measure("cut and read references", references.len(), "references", 20, || {
        for reference in &references {
            black_box(pipeline::parse(reference, &ListHint::default()));
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

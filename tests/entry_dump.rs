//! Prints what is found in the papers named by `IBID_DUMP`, for reading: `cargo test --test entry_dump -- --nocapture --ignored`.

use ibid::{document, entry};

#[test]
#[ignore = "prints; no check"]
fn dump() {
    let Ok(paths) = std::env::var("IBID_DUMP") else {
        println!("set IBID_DUMP to the papers' paths, parted by colons");
        return;
    };
    for path in paths.split(':') {
        let Ok(paper) = document::read(path.as_ref()) else { continue };
        let found = entry::extract(&paper);
        println!("== {}\n{:#?}", paper.id, paper.meta);
        for entry in &found.entries {
            println!("{:?} {} {:?} {:?} x{} | {}", entry.origin, entry.n, entry.note, entry.place_in_note, entry.source.len(), entry.raw);
        }
        for short in &found.short_forms {
            println!("short {:?} {} | {}", short.note, short.note_place, short.raw);
        }
        for note in &found.notes {
            println!("note {:?} | {}", note.number, note.span.of(&paper.text).chars().take(90).collect::<String>());
        }
        for span in &found.body {
            println!("body | {}", span.of(&paper.text).chars().take(90).collect::<String>().replace('\n', " "));
        }
    }
}

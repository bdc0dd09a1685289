//! Does a thesis not say that it is one?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "unmarked-thesis",
    severity: Severity::Info,
    default: true,
    group: Group::Data,
    summary: "what looks like a thesis, with its university as if that had published it",
    page: include_str!("unmarked_thesis.md"),
};

/// Below this confidence the kind may only not have been recognised.
const LEAST: f32 = 0.6;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let record = item.record;
        let plain = record.entry_type == EntryType::Thesis && record.genre.is_none() && record.publisher.is_some();
        if item.reference().is_some() && plain && item.confidence() >= LEAST && !said(item.raw()) {
            out.add(item.place(Field::Publisher), "probably a thesis, but nothing says so: the university stands as its publisher");
        }
    }
}

/// Whether a word for theses or degrees stands there.
fn said(raw: &str) -> bool {
    const STEMS: [&str; 24] = [
        "thes", "tesis", "tesi", "skripsi", "diss", "disert", "phd", "master", "doctor", "dokt", "dottor", "magist", "mémoire", "memoire", "habil",
        "laurea", "bachelor", "licen", "graduat", "diplom", "maestr", "mestrad", "дис", "maîtrise",
    ];
    let low = raw.to_lowercase().replace("ph.d", "phd").replace("ph. d", "phd");
    low.split(|c: char| !c.is_alphabetic()).any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
        || ["M.A.", "M.Sc", "M.S.", "MSc", "M.Phil", "B.A.", "B.Sc", "HDR"].iter().any(|degree| raw.contains(degree))
}

//! Whether the tagger is as sure as it is right: what it said, by stated confidence, against the share that is so.

use std::fmt::Write as _;

use super::Compared;

/// The edges of the bins; most of what a good tagger says lies near 1.
const EDGES: [f32; 9] = [0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

/// What was said with about one confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// How much was said.
    pub count: usize,
    /// How much of it is right.
    pub right: usize,
    stated: f64,
}

impl Bin {
    /// The mean of the stated confidences.
    pub fn stated(&self) -> f64 {
        self.stated / self.count.max(1) as f64
    }

    /// The share that is right.
    pub fn share(&self) -> f64 {
        self.right as f64 / self.count.max(1) as f64
    }
}

/// Bins from the least to the most sure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reliability {
    /// One for each of the edges.
    pub bins: [Bin; EDGES.len()],
}

impl Reliability {
    /// Of the fields that were found, leniently right or not.
    pub fn of_fields<'a>(compared: impl IntoIterator<Item = &'a Compared>) -> Self {
        let fields = compared.into_iter().flat_map(|compared| &compared.fields).filter(|field| field.found.is_some());
        Self::of(fields.map(|field| (field.confidence, field.lenient)))
    }

    /// Of the whole references.
    pub fn of_wholes<'a>(compared: impl IntoIterator<Item = &'a Compared>) -> Self {
        Self::of(compared.into_iter().map(|compared| (compared.confidence, compared.whole(|field| field.lenient))))
    }

    fn of(said: impl Iterator<Item = (f32, bool)>) -> Self {
        let mut bins = [Bin::default(); EDGES.len()];
        for (stated, right) in said {
            let place = EDGES.iter().rposition(|edge| stated >= *edge).unwrap_or(0);
            if let Some(bin) = bins.get_mut(place) {
                bin.count += 1;
                bin.right += usize::from(right);
                bin.stated += f64::from(stated);
            }
        }
        Reliability { bins }
    }

    /// The expected calibration error: how far stated confidence and share that is right lie apart on average, 0 to 1.
    pub fn error(&self) -> f64 {
        let count: usize = self.bins.iter().map(|bin| bin.count).sum();
        let off: f64 = self.bins.iter().map(|bin| (bin.stated - bin.right as f64).abs()).sum();
        off / count.max(1) as f64
    }

    /// As a table under a title.
    pub fn table(&self, title: &str) -> String {
        let mut out = format!("{title:<22}{:>7}{:>9}{:>9}\n", "count", "stated", "right");
        let ends = EDGES.iter().skip(1).chain([&1.0]);
        for ((bin, start), end) in self.bins.iter().zip(EDGES).zip(ends).filter(|((bin, _), _)| bin.count > 0) {
            let (stated, share) = (100.0 * bin.stated(), 100.0 * bin.share());
            let _ = writeln!(out, "{:<22}{:>7}{stated:9.1}{share:9.1}", format!("{start:.2} to {end:.2}"), bin.count);
        }
        let _ = writeln!(out, "{:<22}{:>7}{:9.1}", "calibration error", "", 100.0 * self.error());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_tell_what_was_said_and_what_was_so() {
        let said = [(0.5, true), (0.5, false), (0.99, true), (1.0, true), (0.0, false)];
        let found = Reliability::of(said.into_iter());
        let counts: Vec<usize> = found.bins.iter().map(|bin| bin.count).collect();
        assert_eq!(counts, [1, 0, 2, 0, 0, 0, 0, 0, 2]);
        assert!((found.error() - 0.01 / 5.0).abs() < 1e-6, "{}", found.error());
    }
}

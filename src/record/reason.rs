//! Why a record has its entry type: the rule that decided, and the values that let it.

use super::Record;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident => $text:literal,)+) => {
        /// One reason for an entry type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Reason {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Reason {
            /// Every reason, rules first.
            pub const ALL: &'static [Reason] = &[$(Reason::$name),+];

            /// The reason in words.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Reason::$name => $text,)+
                }
            }
        }
    };
}

reasons! {
    /// A genre or note says so.
    ThesisWord => "a word for theses",
    /// The same.
    PatentWord => "a word for patents",
    /// The same.
    DatasetWord => "a word for data",
    /// The same.
    SoftwareWord => "a word for software",
    /// The same.
    VideoWord => "a word for films",
    /// The same.
    UnpublishedWord => "a word for what is not published",
    /// A genre, series, title or container says so.
    ReportWord => "a word for reports",
    /// "R. v. Johns".
    Parties => "two parties in the title",
    /// "Paper presented at".
    Presentation => "given at a meeting",
    /// A state as author and a title of law.
    Statute => "a title of law, by nobody or a state",
    /// A container or title that is a conference's.
    Meeting => "a word for meetings",
    /// A container that is named as journals are.
    PeriodicalWord => "a word for journals",
    /// A container with the numbers of a journal.
    Journal => "the manner of a journal",
    /// A container that is a book.
    Contained => "stands in a book",
    /// "Handbook", "Companion".
    BookWord => "a word for books",
    /// A university where a publisher stands.
    University => "a university publishes",
    /// An organisation that names no other publisher.
    Body => "an organisation writes and no one publishes",
    /// An address, and neither journal nor publisher.
    Address => "nothing but an address to find it",
    /// A publisher or what only published books have.
    Publisher => "published as a book",
    /// Editors lead and nobody is author.
    EditorsOnly => "editors and no author",
    /// Nothing told.
    Nothing => "nothing told",
    /// The value is there.
    HasVolume => "volume",
    /// The value is there.
    HasIssue => "issue",
    /// The value is there.
    HasPages => "pages",
    /// The value is there.
    HasPublisher => "publisher",
    /// The value is there.
    HasPlace => "place",
    /// The value is there.
    HasEdition => "edition",
    /// The value is there.
    HasIsbn => "ISBN",
    /// The value is there.
    HasDoi => "DOI",
    /// The value is there.
    HasUrl => "address",
    /// The value is there.
    HasEditors => "editors",
    /// "In", "dalam" before the container.
    InWord => "\"in\" before the container",
    /// The title stands in quotation marks.
    QuotedTitle => "title in quotation marks",
}

/// A set of reasons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reasons(u64);

impl Reasons {
    /// The set with `reason` in it.
    #[must_use]
    pub const fn with(self, reason: Reason) -> Self {
        Self(self.0 | 1 << reason as u8)
    }

    /// Whether `reason` is in it.
    pub const fn contains(self, reason: Reason) -> bool {
        self.0 & (1 << reason as u8) != 0
    }

    /// The reasons in order, rules first.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |reason| self.contains(*reason))
    }

    /// A rule, with those of the values it looks at that the record has.
    pub(super) fn of(rule: Reason, record: &Record, looked_at: &[Reason]) -> Self {
        looked_at.iter().filter(|reason| given(**reason, record)).fold(Self::default().with(rule), |set, reason| set.with(*reason))
    }
}

/// Whether the record has the value that the reason names.
const fn given(reason: Reason, record: &Record) -> bool {
    match reason {
        Reason::HasVolume => record.volume.is_some(),
        Reason::HasIssue => record.issue.is_some(),
        Reason::HasPages => record.pages.is_some(),
        Reason::HasPublisher => record.publisher.is_some(),
        Reason::HasPlace => record.location.is_some(),
        Reason::HasEdition => record.edition.is_some(),
        Reason::HasIsbn => record.isbn.is_some(),
        Reason::HasDoi => record.doi.is_some(),
        Reason::HasUrl => record.url.is_some(),
        Reason::HasEditors => !record.editors.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_every_reason_and_each_has_words_of_its_own() {
        assert!(Reason::ALL.len() <= 64);
        let all = Reason::ALL.iter().fold(Reasons::default(), |set, reason| set.with(*reason));
        let mut words: Vec<&str> = all.iter().map(Reason::as_str).collect();
        assert_eq!(words.len(), Reason::ALL.len());
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Reason::ALL.len());
    }

    #[test]
    fn only_values_that_are_there_are_named() {
        let record = Record { volume: Some("3".into()), ..Record::default() };
        let reasons = Reasons::of(Reason::Journal, &record, &[Reason::HasVolume, Reason::HasIssue]);
        assert_eq!(reasons.iter().collect::<Vec<_>>(), [Reason::Journal, Reason::HasVolume]);
    }
}

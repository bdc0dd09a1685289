//! Evidence of the kind of publication: a chapter is not its book, an article not a book, another edition a version.

use super::super::Verdict;
use super::super::profile::{Form, Profile};
use super::container::SameVenue;
use super::{Case, Known, weights};

pub(super) fn weigh(a: &Profile, b: &Profile, venue: SameVenue, known: Known, case: &mut Case) {
    if let (Some(x), Some(y)) = (&a.edition, &b.edition)
        && x != y
    {
        case.hold_apart(0.0, Verdict::VersionOf, format!("editions differ: {} / {}", x.as_str(), y.as_str()));
    }
    let within = |part: &Profile, whole: &Profile| {
        part.form == Form::Chapter
            && whole.form == Form::Book
            && part.container.as_ref().map(|key| key.as_str()) == whole.title.as_ref().map(|key| key.as_str())
    };
    if within(a, b) || within(b, a) {
        case.hold_apart(weights::FORM_OTHER, Verdict::Different, "a chapter and its book");
        return;
    }
    if known.same_doi || known.same_spot || venue == SameVenue::Yes {
        return;
    }
    let kinds = [a.form, b.form];
    let has = |form: Form| kinds.contains(&form);
    if has(Form::Thesis) && (has(Form::Article) || has(Form::Book) || has(Form::Chapter) || has(Form::Paper)) {
        case.hold_apart(0.0, Verdict::VersionOf, "a thesis and a publication");
    } else if has(Form::Article) && has(Form::Book) || has(Form::Paper) && has(Form::Book) {
        let in_container = |profile: &Profile| profile.form != Form::Book && profile.container.is_some();
        if in_container(a) || in_container(b) {
            case.hold_apart(weights::FORM_OTHER, Verdict::VersionOf, "an article and a book");
        }
    }
}

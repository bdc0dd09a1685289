//! Was a page read before the link to it was made?

use super::super::identifiers::address;
use crate::check::prelude::*;
use crate::record::DatePart;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "access-before-link",
    severity: Severity::Warning,
    default: true,
    group: Group::Dates,
    summary: "an access date before the day on which a search engine made the link",
    page: include_str!("access_before_link.md"),
};

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(read) = item.record.accessed.as_ref().and_then(|date| date.start) else { return };
        let Some(last) = last_day(read) else { return };
        for address in address::of(item) {
            let Some(made) = day_made(address.text) else { continue };
            // Somewhere it is already tomorrow.
            if made > last + 1 {
                let (year, month, day) = civil(made);
                out.add(item.place(Field::Accessed), format!("read before the link was made, which says {year}-{month:02}-{day:02}"))
                    .related(address.place, "the link");
            }
        }
    }
}

const DAY: u64 = 24 * 60 * 60;

/// The day, counted from 1970, on which a search engine made a link: it stands in the parameters that tell the click.
fn day_made(address: &str) -> Option<i64> {
    let host = address::host(address);
    if !host.split('.').any(|label| label == "google") {
        return None;
    }
    let of_click = || address::parameter(address, "ved").and_then(click_time);
    let of_page = || address::parameter(address, "ei").and_then(page_time);
    let day = i64::try_from(of_click().or_else(of_page)? / DAY).ok()?;
    // The parameter is younger than 2005; what says otherwise is something else.
    (2005..2100).contains(&civil(day).0).then_some(day)
}

/// `ved=2ahUKE…`: a digit, then a message that begins with the time in microseconds.
fn click_time(value: &str) -> Option<u64> {
    let bytes = decoded(value.strip_prefix(|c: char| c.is_ascii_digit())?)?;
    let [0x6a, _, 0x0a, _, 0x08, rest @ ..] = bytes.as_slice() else { return None };
    let mut number = 0_u64;
    for (n, byte) in rest.iter().take(9).enumerate() {
        number |= u64::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            return Some(number / 1_000_000);
        }
    }
    None
}

/// `ei=…`: four bytes of seconds, the least first, then what is not known.
fn page_time(value: &str) -> Option<u64> {
    let bytes = decoded(value).filter(|bytes| bytes.len() >= 12)?;
    let four: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(four)))
}

/// Bytes written in base 64, in the form for addresses.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let (mut bits, mut count, mut out) = (0_u32, 0, Vec::new());
    for byte in text.trim_end_matches('=').bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(out)
}

/// The last day of a date that may be a month or a year, counted from 1970.
fn last_day(date: DatePart) -> Option<i64> {
    let month = date.month.filter(|month| (1..=12).contains(month)).map(i64::from);
    Some(match (month, date.day) {
        (Some(month), Some(day)) => day_of(date.year, month, i64::from(day)),
        (Some(12), None) | (None, _) => day_of(date.year + 1, 1, 1) - 1,
        (Some(month), None) => day_of(date.year, month + 1, 1) - 1,
    })
}

/// Days from 1 January 1970; years begin in March, so that a leap day is the last.
fn day_of(year: i32, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (i64::from(year), month - 3) } else { (i64::from(year) - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leaps + (153 * month + 2) / 5 + day - 719_469
}

/// Year, month and day of a day from 1 January 1970.
fn civil(day: i64) -> (i64, i64, i64) {
    let mut year = 1970 + day.div_euclid(366);
    let first = |year: i64| i32::try_from(year).map_or(i64::MAX, |year| day_of(year, 1, 1));
    while first(year + 1) <= day {
        year += 1;
    }
    let start = |month: i64| i32::try_from(year).map_or(i64::MAX, |year| day_of(year, month, 1));
    let month = (2..=12).take_while(|month| start(*month) <= day).last().unwrap_or(1);
    (year, month, day - start(month) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!((day_of(1970, 1, 1), day_of(2000, 3, 1), day_of(2020, 2, 29)), (0, 11_017, 18_321));
        assert_eq!((civil(0), civil(11_016), civil(18_321)), ((1970, 1, 1), (2000, 2, 29), (2020, 2, 29)));
    }

    proptest! {
        #[test]
        fn a_day_is_the_day_of_its_date(day in 0_i64..50_000) {
            let (year, month, of_month) = civil(day);
            prop_assert_eq!(day_of(i32::try_from(year).unwrap(), month, of_month), day);
        }

        #[test]
        fn any_address_is_looked_at(text in "\\PC{0,10}google\\PC{0,10}(ved|ei)=\\PC{0,30}") {
            let _ = day_made(&text);
        }
    }
}

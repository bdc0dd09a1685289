//! Names in Chinese, Japanese and Korean script: the family name comes first and no blank need part it.

use super::super::Name;

/// Chinese family names of two characters.
const COMPOUND: [&str; 14] =
    ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐"];

/// Reads a name whose letters are Han, kana or Hangul; `None` for any other.
pub(super) fn read_east_asian(text: &str) -> Option<Name> {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if letters.len() < 2 || letters.len() > 8 || !letters.iter().all(|c| is_east_asian(*c)) {
        return None;
    }
    if let Some((family, given)) = text.trim().split_once(char::is_whitespace) {
        return Some(name(family.trim(), given.trim()));
    }
    let kana = letters.iter().any(|c| matches!(*c as u32, 0x3040..=0x30FF));
    let family = if let Some(compound) = COMPOUND.iter().find(|compound| text.starts_with(**compound) && letters.len() > 2) {
        compound.chars().count()
    } else if letters.len() >= 4 || kana {
        // Japanese family names have two characters more often than not; Chinese and Korean ones have one.
        2.min(letters.len() - 1)
    } else {
        1
    };
    let family: String = letters.iter().take(family).collect();
    let given = text.trim().get(family.len()..)?.to_owned();
    Some(name(&family, &given))
}

fn name(family: &str, given: &str) -> Name {
    Name { family: Some(family.to_owned()), given: Some(given.to_owned()).filter(|given| !given.is_empty()), ..Name::default() }
}

/// Han, kana, Hangul syllables.
pub(super) fn is_east_asian(c: char) -> bool {
    matches!(c as u32, 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x3005)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("王小明", "王", "小明")]
    #[case("李华", "李", "华")]
    #[case("欧阳修之", "欧阳", "修之")]
    #[case("김철수", "김", "철수")]
    #[case("夏目漱石", "夏目", "漱石")]
    #[case("夏目 漱石", "夏目", "漱石")]
    fn family_first(#[case] text: &str, #[case] family: &str, #[case] given: &str) {
        let name = read_east_asian(text).unwrap_or_default();
        assert_eq!((name.family.as_deref(), name.given.as_deref()), (Some(family), Some(given)));
    }

    #[test]
    fn other_scripts() {
        assert_eq!(read_east_asian("Иванов"), None);
        assert_eq!(read_east_asian("王"), None);
    }
}

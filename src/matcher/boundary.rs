//! Where Dutch words begin and end.

use std::ops::Range;

use crate::{dutch::Compounds, lexicon::Reach, span::Span};

/// The fewest letters that may follow an open end, so that `plan*` doesn't find "plant".
const FEWEST_OPEN_LETTERS: usize = 3;

/// The longest word in bytes with an open side. Beyond it there is no word, and a text that is one chain of hyphens would be walked
/// through from each of its hits.
const LONGEST: usize = 1000;

/// The whole written word in which a form was found at `found`; `None` where the form isn't one there.
pub(super) fn whole_word(text: &str, found: Span, reach: Reach, compounds: &Compounds) -> Option<Span> {
    let before = &text[..found.start as usize];
    let after = &text[found.end as usize..];
    let start = match reach {
        Reach::Whole | Reach::Start => begins(before).then_some(0)?,
        Reach::End | Reach::Inside => open_start(before)?,
    };
    let end = match reach {
        Reach::Whole | Reach::End => ends(after).then_some(0)?,
        Reach::Start => open_end(after).filter(|&(_, letters)| letters >= FEWEST_OPEN_LETTERS)?.0,
        Reach::Inside => open_end(after)?.0,
    };
    let word = Span::of(found.start as usize - start..found.end as usize + end);
    (start + end == 0 || is_part(&text[word.range()], start..start + found.len() as usize, compounds)).then_some(word)
}

/// Is the form a real part of the written word?
fn is_part(word: &str, part: Range<usize>, compounds: &Compounds) -> bool {
    // "Klantgericht*" means "klantgerichtheid" too, which is derived from it and no compound.
    let derived = part.start == 0 && (word[part.end..].starts_with("heid") || word[part.end..].starts_with("heden"));
    let lower = word.to_lowercase();
    // A word whose capitals have other lengths is no Dutch one.
    derived || lower.len() == word.len() && compounds.is_part(&lower, part)
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// May a word begin after `before`?
fn begins(before: &str) -> bool {
    let mut chars = before.chars().rev();
    match chars.next() {
        None => true,
        Some('-') => {
            // "klantvragen en -wensen": half a compound; the ellipsis finds the whole of it.
            let elided = before[..before.len() - 1].strip_suffix(' ').is_some_and(|text| text.ends_with(" en") || text.ends_with(" of"));
            !elided
        }
        Some(c) if is_apostrophe(c) => !chars.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
    }
}

/// May a word end before `after`? Not before a hyphen ("klant- en", "communicatie-adviseur") or in "collega's".
fn ends(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        None => true,
        Some('-') => chars.next().is_some_and(|c| !c.is_alphanumeric() && c != ' ' && c != '/' && c != ','),
        Some(c) if is_apostrophe(c) => !chars.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
    }
}

/// How many bytes of the same word stand before.
fn open_start(before: &str) -> Option<usize> {
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST))..];
    let start = match near.char_indices().rev().find(|&(_, c)| !c.is_alphanumeric() && c != '-') {
        Some((at, c)) => at + c.len_utf8(),
        None if near.len() == before.len() => 0,
        None => return None,
    };
    Some(near[start..].trim_start_matches('-').len())
}

/// How many bytes of the same word stand after, and how many letters they are.
fn open_end(after: &str) -> Option<(usize, usize)> {
    let mut end = 0;
    let mut letters = 0;
    let mut chars = after.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > LONGEST {
            return None;
        }
        if c.is_alphanumeric() {
            letters += 1;
        } else if c != '-' || !chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            break;
        }
        end = at + c.len_utf8();
    }
    let elided = after[end..].starts_with("- ") || after[end..].starts_with("-/");
    (!elided).then_some((end, letters))
}

#[cfg(test)]
mod tests {
    use super::whole_word;
    use crate::{
        dutch::{CompoundLists, Compounds},
        lexicon::Reach,
        span::Span,
    };

    fn word<'t>(text: &'t str, form: &str, reach: Reach) -> Option<&'t str> {
        let start = text.find(form).unwrap();
        let set = |word: &str| std::iter::once(word.to_owned()).collect();
        let lists = CompoundLists { parts: set("eind"), not_first: set("op"), ..CompoundLists::default() };
        let compounds = Compounds::new(lists);
        whole_word(text, Span::of(start..start + form.len()), reach, &compounds).map(|span| &text[span.range()])
    }

    #[test]
    fn a_whole_word_stands_free() {
        for (text, form, expected) in [
            ("een klant.", "klant", true),
            ("(klant)", "klant", true),
            ("**klant**", "klant", true),
            ("klanten", "klant", false),
            ("’klant’", "klant", true),
            ("collega's", "collega", false),
            ("collega’s", "collega", false),
            ("HR-adviseur", "adviseur", true),
            ("communicatie-adviseur", "communicatie", false),
            ("klant- en servicegericht", "klant", false),
            ("-Ervaring met", "Ervaring", true),
            ("vragen en -wensen", "wensen", false),
            ("één", "n", false),
        ] {
            assert_eq!(word(text, form, Reach::Whole).is_some(), expected, "{form} in {text}");
        }
    }

    #[test]
    fn an_open_side_takes_the_compound() {
        assert_eq!(word("de klantvragen,", "klant", Reach::Start), Some("klantvragen"));
        assert_eq!(word("klant-en-keten", "klant", Reach::Start), Some("klant-en-keten"));
        assert_eq!(word("de plant", "plan", Reach::Start), None);
        assert_eq!(word("resultaatgericht!", "gericht", Reach::End), Some("resultaatgericht"));
        assert_eq!(word("is gericht op", "gericht", Reach::End), Some("gericht"));
        assert_eq!(word("Opgericht in", "gericht", Reach::End), None);
        assert_eq!(word("doelgerichte", "gericht", Reach::End), None);
        assert_eq!(word("een eindklantvraag", "klant", Reach::Inside), Some("eindklantvraag"));
        let chain = "klant-".repeat(200_000);
        assert_eq!(word(&format!("{chain}gericht"), "gericht", Reach::End), None);
        assert_eq!(word(&chain, "klant", Reach::Start), None);
    }
}

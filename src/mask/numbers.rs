//! Numbers that point to a person: bank accounts, citizen service numbers, telephones.

use regex::Regex;

use super::{Found, PersonalKind};

/// How long an IBAN is, by country.
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MA", 28),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("TR", 26),
];

pub(super) struct Numbers {
    iban: Regex,
    digits: Regex,
    phone: Regex,
    bsn_cue: Regex,
    other_cue: Regex,
}

impl Numbers {
    pub(super) fn new() -> Self {
        // Between the digits of a telephone number stand blanks, dots, dashes and brackets, never a line end.
        let gap = r"[ \u{a0}./()‑–-]{0,3}";
        let phone = format!(
            r"(?:\+|\b00)[1-9]\d{{0,2}}(?:{gap}\d){{7,11}}|\(?\b0[89]00(?:{gap}\d){{4,7}}|\(0[1-9]\d{{0,2}}\)(?:{gap}\d){{6,8}}|\b0[1-9](?:{gap}\d){{8}}"
        );
        Self {
            iban: Regex::new(r"[A-Z]{2}\d{2}(?:[ \u{a0}]?[A-Z\d]){11,30}").expect("a fixed pattern"),
            digits: Regex::new(r"\d(?:[. \u{a0}-]?\d){7,8}").expect("a fixed pattern"),
            phone: Regex::new(&phone.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]")).expect("a fixed pattern"),
            bsn_cue: Regex::new(r"(?i)(?:bsn|burger ?service ?-?(?:nummer|nr)|sofi ?-?(?:nummer|nr))[^\d\n]{0,25}$")
                .expect("a fixed pattern"),
            other_cue: Regex::new(
                r"(?i)(?:order|bestel|factuur|incident|zaak|contract|vacature|artikel|dossier|polis|project|serie|offerte|melding|referentie)-?(?:nummer|nr\.?):? ?$",
            )
            .expect("a fixed pattern"),
        }
    }

    pub(super) fn find(&self, text: &str, found: &mut Found) {
        for hit in self.iban.find_iter(text) {
            if let Some(length) = iban(hit.as_str()) {
                found.add(PersonalKind::Iban, hit.start()..hit.start() + length);
            }
        }
        for hit in self.digits.find_iter(text) {
            if !self.is_other(text, hit.start())
                && stands_alone(text, hit.start(), hit.end())
                && self.is_bsn(text, hit.start(), hit.as_str())
            {
                found.add(PersonalKind::Bsn, hit.range());
            }
        }
        for hit in self.phone.find_iter(text) {
            let plus = hit.as_str().starts_with(['+', '(']);
            if !self.is_other(text, hit.start())
                && (plus || stands_alone(text, hit.start(), hit.end()))
                && is_phone(hit.as_str())
                && ends_whole(text, hit.end())
            {
                found.add(PersonalKind::Phone, hit.range());
            }
        }
    }

    /// "Ordernummer 0612345678": the word right before says that the number is of a thing.
    fn is_other(&self, text: &str, start: usize) -> bool {
        self.other_cue.is_match(&text[text.floor_char_boundary(start.saturating_sub(40))..start])
    }

    /// Nine digits that pass the test are one, in the usual groups. Behind the word "BSN" eight are one too, and a number that
    /// fails the test is somebody's number with an error in it. Without the word eight digits are more often a date or a number
    /// of the trade register, of which one in eleven passes.
    fn is_bsn(&self, text: &str, start: usize, number: &str) -> bool {
        let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let before = &text[text.floor_char_boundary(start.saturating_sub(50))..start];
        if self.bsn_cue.is_match(before) {
            return true;
        }
        let groups: Vec<usize> = number.split(|c: char| !c.is_ascii_digit()).map(str::len).collect();
        digits.len() == 9 && matches!(groups[..], [9] | [4, 2, 3] | [3, 3, 3] | [3, 2, 4]) && passes_eleven_test(&digits)
    }
}

/// The test of a citizen service number: the digits times 9, 8, … 2 and −1 add up to a multiple of eleven.
fn passes_eleven_test(digits: &[u8]) -> bool {
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.iter().zip(weights).map(|(digit, weight)| i32::from(*digit) * weight).sum();
    sum % 11 == 0 && digits.iter().any(|digit| *digit != 0)
}

/// How many bytes of `candidate` are an IBAN: one of its country's length that passes the mod-97 test.
fn iban(candidate: &str) -> Option<usize> {
    let (_, length) = IBAN_LENGTHS.iter().find(|(country, _)| candidate.starts_with(country))?;
    let signs: Vec<(usize, char)> = candidate.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()).take(*length).collect();
    if signs.len() < *length {
        return None;
    }
    let rest = signs.iter().cycle().skip(4).take(*length).fold(0, |rest, (_, c)| {
        let value = c.to_digit(36).unwrap_or_default();
        if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 }
    });
    (rest == 1).then_some(signs[length - 1].0 + 1)
}

/// Is the number no part of a longer number, amount or code?
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = &text[..start];
    let inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '€' | '$'))
        || before.ends_with("€ ")
        || (before.ends_with(['.', ',', '-', '/']) && before[..start - 1].ends_with(|c: char| c.is_ascii_digit()));
    !inside && ends_whole(text, end)
}

/// Does the number end here?
fn ends_whole(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    match rest.next() {
        Some(c) if c.is_alphanumeric() => false,
        Some('.' | ',' | '-' | '/') => !rest.next().is_some_and(|c| c.is_ascii_digit()),
        _ => true,
    }
}

/// Ten digits from 0, or what a country code asks for; not a date with something behind it.
fn is_phone(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let groups = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).count();
    let service = digits.starts_with("0800") || digits.starts_with("0900");
    let foreign = number.starts_with('+') || digits.starts_with("00");
    groups <= 7 && (service || foreign || digits.len() == 10)
}

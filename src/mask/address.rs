//! Addresses: a street with a house number, a postcode with its place, a post-office box.

use regex::Regex;

use super::{Found, PersonalKind, cues};

/// Behind a year these are no postcode: "in 2023 HR-beleid".
const NO_POSTCODE: &[&str] = &[
    "AI", "BV", "DE", "EN", "EU", "HR", "IC", "IN", "IS", "IT", "MT", "NL", "NV", "OM", "OP", "OR", "PR", "SA", "SD", "SS", "TE", "UX",
    "VR",
];

pub(super) struct Addresses {
    address: Regex,
    postcode: Regex,
}

impl Addresses {
    pub(super) fn new() -> Self {
        let streets = cues::STREETS;
        let cap = r"\p{Lu}[\p{L}'’.-]*";
        let number = r"[0-9]{1,4}(?: ?-? ?(?:bis|hs|huis|zwart|rood|I{1,3}|[a-zA-Z]|[0-9]{1,4})(?-u:\b)){0,2}(?: \([^()\n]{1,20}\))?";
        // Streets of more than one word: "Jan van Galenlaan", "Oude Gracht".
        let name = format!(
            r"(?:(?:{cap} )(?:(?:{cap}|van|de|der|den|het|'t|ten|ter|te|op) ){{0,4}})?(?:\p{{Lu}}[\p{{L}}'’.-]*(?:{streets})|(?i:{streets})|(?:Laan|Weg|Plein|Hof|Kade|Dijk|Park) van (?:de |der |den |het )?{cap})"
        );
        let postcode = r"[1-9][0-9]{3}[ \u{a0}]?[A-Z]{2}";
        let place = r"(?:'s-)?\p{Lu}[\p{L}'’-]+(?: (?:aan|den|de|op|bij|a/d) (?:de[nr]? )?\p{Lu}[\p{L}-]+| (?:Haag|Bosch|Helder|Burg|Dolder|Rijn))?";
        let tail = format!(r"(?:(?:,| -|\n)? ?{postcode}(?-u:\b)(?:,? {{1,2}}{place})?|,? (?:te|in) {place}|, {place})?");
        Self {
            address: Regex::new(&format!(r"(?:{name} {number}|(?i:postbus) [0-9]{{1,5}}){tail}")).expect("a fixed pattern"),
            postcode: Regex::new(&format!(r"({postcode})(?:,? {{1,2}}{place})?")).expect("a fixed pattern"),
        }
    }

    pub(super) fn find(&self, text: &str, found: &mut Found) {
        for hit in self.address.find_iter(text) {
            let capital = hit.as_str().starts_with(char::is_uppercase);
            let whole = !text[..hit.start()].ends_with(char::is_alphanumeric) && !text[hit.end()..].starts_with(char::is_alphanumeric);
            if capital && whole {
                found.add(PersonalKind::Address, hit.range());
            }
        }
        for hit in self.postcode.captures_iter(text) {
            let (whole, code) = (hit.get_match(), &hit[1]);
            let (digits, letters) = (&code[..4], &code[code.len() - 2..]);
            let year = digits.starts_with("19") || digits.starts_with("20");
            let end = whole.start() + code.len();
            let alone = !text[..whole.start()].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ','))
                && !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let unused = matches!(letters, "SA" | "SD" | "SS");
            if alone && !unused && !(year && NO_POSTCODE.contains(&letters)) {
                found.add(PersonalKind::Address, whole.range());
            }
        }
    }
}

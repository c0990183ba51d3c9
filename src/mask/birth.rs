//! Dates of birth: dates are only personal data where the text says that somebody was born on them.

use regex::Regex;

use super::{Found, PersonalKind};

pub(super) struct Birth {
    cue: Regex,
    date: Regex,
    before: Regex,
}

impl Birth {
    pub(super) fn new() -> Self {
        let month = r"(?:jan|feb|maart|mrt|apr|mei|juni|jun|juli|jul|aug|sep|okt|nov|dec)[a-z]*\.?";
        let day = r"[0-9]{1,2}";
        let year = r"(?:['’][0-9]{2}|(?:19|20)?[0-9]{2})";
        let date = format!(
            r"(?i)(?:(?:19|20)[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}}|{day} ?[-/. ] ?[0-9]{{1,2}} ?[-/. ] ?{year}|{day}(?:e|ste|de)? {month} {year}|{day}-{month}-{year}|(?:19|20)[0-9]{{2}})"
        );
        Self {
            cue: Regex::new(r"(?i)(?:geboren|geboorte ?-?(?:datum|dag|jaar)|geb\.|geb\b)").expect("a fixed pattern"),
            date: Regex::new(&date).expect("a fixed pattern"),
            before: Regex::new(&format!(r"{date},? (?:is |werd )?(?:hij |zij |ze )?geboren")).expect("a fixed pattern"),
        }
    }

    pub(super) fn find(&self, text: &str, found: &mut Found) {
        for cue in self.cue.find_iter(text) {
            let end = text.floor_char_boundary((cue.end() + 60).min(text.len()));
            let window = &text[cue.end()..end];
            let line = window.lines().next().unwrap_or_default();
            // A cell or a line of its own: "Geboortedatum" above the date.
            let window = if line.trim_matches([' ', ':', '|']).is_empty() { window } else { line };
            if let Some(date) = self.date.find(window) {
                found.add(PersonalKind::BirthDate, cue.end() + date.start()..cue.end() + date.end());
            }
        }
        for hit in self.before.find_iter(text) {
            if let Some(date) = self.date.find(hit.as_str()) {
                found.add(PersonalKind::BirthDate, hit.start() + date.start()..hit.start() + date.end());
            }
        }
    }
}

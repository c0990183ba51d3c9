//! What a person reads in the place of the stable names of a record. A name that isn't known, of a record of a later version, stays.

use serde::{
    Deserialize,
    de::{
        IntoDeserializer as _,
        value::{Error, StrDeserializer},
    },
};

use crate::{
    assess::Verdict,
    evidence::{Reason, Rule},
    failure::{Failure, FailureKind},
    report::{ErrorRecord, EvidenceRecord, Wording},
};

/// Says the names of a record in a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(pub(super) Wording);

impl Words {
    /// The Dutch or the English of two texts.
    pub(super) const fn say<'t>(self, dutch: &'t str, english: &'t str) -> &'t str {
        self.0.say(dutch, english)
    }

    /// Yes or no.
    pub(super) const fn yes(self, yes: bool) -> &'static str {
        if yes { self.say("ja", "yes") } else { self.say("nee", "no") }
    }

    /// A kind of document.
    pub(super) fn kind(self, name: &str) -> &str {
        named(name).map_or(name, |kind| self.0.kind(kind))
    }

    /// A verdict.
    pub(super) fn verdict(self, name: &str) -> &str {
        named::<Verdict>(name).map_or(name, |verdict| self.0.verdict(verdict))
    }

    /// What evidence says of a person; nothing of a vacancy, which is about nobody.
    pub(super) fn polarity<'t>(self, kind: Option<&str>, name: &'t str) -> &'t str {
        if kind == Some("review") { named(name).map_or(name, |polarity| self.0.polarity(polarity)) } else { "" }
    }

    /// The role of a section.
    pub(super) fn section(self, name: &str) -> &str {
        named(name).map_or(name, |role| self.0.section(role))
    }

    /// Why evidence counts or doesn't.
    pub(super) fn reason(self, evidence: &EvidenceRecord) -> String {
        let name = &evidence.reason;
        let rule = named(name).or_else(|| named(name).map(Rule::Cue));
        rule.map_or_else(|| name.clone(), |rule| self.0.reason(&Reason { rule, cue: evidence.cue.clone() }))
    }

    /// What went wrong with a document and how to mend it.
    pub(super) fn failure(self, error: &ErrorRecord) -> String {
        let Some(kind) = named::<FailureKind>(&error.kind) else { return format!("{}; {}", error.message, error.mend) };
        let failure = Failure::new("", kind, None);
        // What the system said stands in brackets behind what the kind says.
        let detail = error.message.strip_prefix(&failure.message()).and_then(|rest| rest.strip_prefix(" (")?.strip_suffix(')'));
        self.0.failure(&Failure { detail: detail.map(str::to_owned), ..failure })
    }
}

/// What a record means by a name.
fn named<'n, T: Deserialize<'n>>(name: &'n str) -> Option<T> {
    let name: StrDeserializer<'n, Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::{
        failure::{Failure, FailureKind},
        report::{FailureRecord, Lang, Wording},
    };

    const DUTCH: Words = Words(Wording(Lang::Dutch));

    #[test]
    fn names_become_words() {
        assert_eq!(DUTCH.verdict("missing"), "staat niet in de tekst");
        assert_eq!(DUTCH.kind("review"), "gespreksverslag");
        assert_eq!(DUTCH.section("about_us"), "over de organisatie");
        assert_eq!(DUTCH.polarity(Some("review"), "negative"), "verbeterpunt");
        assert_eq!(DUTCH.polarity(Some("vacancy"), "positive"), "");
        assert_eq!(DUTCH.verdict("of_a_later_version"), "of_a_later_version");
    }

    #[test]
    fn a_failure_is_said_as_on_the_screen() {
        let failure = Failure::new("a", FailureKind::NoSuchColumn, Some("Tekst; Titel".to_owned()));
        for lang in [Lang::Dutch, Lang::English] {
            let record = FailureRecord::from(&failure);
            assert_eq!(Words(Wording(lang)).failure(&record.error), Wording(lang).failure(&failure));
        }
    }
}

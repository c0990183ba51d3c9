//! How a verb is put together: particle, prefixes and base.

use super::irregulars::Irregulars;
use super::orthography::{starts_well, syllables};
use super::particles::{either_of, particles_of, prefix_of};
use super::stem::body;

/// An infinitive taken apart: "aan" + "be" + "velen".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct VerbShape<'a> {
    /// What comes off in a main clause; empty for most verbs.
    pub particle: &'a str,
    /// All after the particle.
    pub core: &'a str,
    /// The core without its prefixes.
    pub base: &'a str,
    /// Does the participle have ge-?
    pub takes_ge: bool,
}

impl<'a> VerbShape<'a> {
    /// Takes a verb apart that is used as separable where it can be.
    pub(super) fn of(lemma: &'a str, irregulars: &Irregulars) -> Self {
        if let Some(written) = irregulars.separable.get(lemma)
            && let Some((particle, _)) = written.split_once(' ')
            && let Some(core) = lemma.strip_prefix(particle)
        {
            return Self::without_particle(core, irregulars).behind(&lemma[..particle.len()]);
        }
        if irregulars.is_single_verb(lemma) || irregulars.inseparable.contains(lemma) {
            return Self::without_particle(lemma, irregulars);
        }
        match particle_length(lemma, irregulars) {
            Some(cut) => Self::without_particle(&lemma[cut..], irregulars).behind(&lemma[..cut]),
            None => Self::without_particle(lemma, irregulars),
        }
    }

    /// Takes a verb apart that is used as inseparable: "voorkomen" as "voor" + "komen" without ge-.
    pub(super) fn inseparable(lemma: &'a str) -> Self {
        let cut = either_of(lemma).map_or(0, str::len);
        Self { particle: "", core: lemma, base: &lemma[cut..], takes_ge: false }
    }

    /// Prefixes and base of a verb without particle.
    fn without_particle(core: &'a str, irregulars: &Irregulars) -> Self {
        let mut base = core;
        let mut takes_ge = !irregulars.inseparable.contains(core);
        while !irregulars.is_single_verb(base) {
            let known = irregulars.inseparable.contains(base);
            let prefix = if known {
                either_of(base).or_else(|| prefix_of(base))
            } else {
                prefix_of(base).filter(|prefix| is_prefix(prefix, base, irregulars))
            };
            takes_ge &= !known;
            let Some(prefix) = prefix else { break };
            takes_ge = false;
            base = &base[prefix.len()..];
        }
        // A base written in a table with its own prefix ("beginnen") has no ge- either, and says so in its participle.
        Self { particle: "", core, base, takes_ge }
    }

    /// The same verb behind a particle.
    fn behind(self, particle: &'a str) -> Self {
        Self { particle, ..self }
    }

    /// The prefixes between particle and base.
    pub(super) fn prefixes(&self) -> &'a str {
        &self.core[..self.core.len() - self.base.len()]
    }
}

/// Where the particle of a separable verb ends.
///
/// The longest particle wins, unless a shorter one leaves a verb from the tables: "voortrekken" is "voor" + "trekken".
fn particle_length(lemma: &str, irregulars: &Irregulars) -> Option<usize> {
    let mut longest = None;
    for particle in particles_of(lemma) {
        let rest = &lemma[particle.len()..];
        if is_known(rest, irregulars) {
            return Some(particle.len());
        }
        if longest.is_none() && is_plausible(rest) {
            longest = Some(particle.len());
        }
    }
    longest
}

/// Is the rest of a word a verb that a table knows, with or without a prefix?
fn is_known(rest: &str, irregulars: &Irregulars) -> bool {
    irregulars.is_single_verb(rest)
        || irregulars.inseparable.contains(rest)
        || prefix_of(rest).is_some_and(|prefix| irregulars.strong.contains_key(&rest[prefix.len()..]))
}

/// Could this be an infinitive, going by its spelling alone?
pub(super) fn is_plausible(word: &str) -> bool {
    let body = body(word);
    (word.ends_with("en") || word.ends_with("ën")) && starts_well(body) && body.len() >= 2
}

/// Is this beginning a prefix here?  "be" is in "bekijken", and isn't in "bellen" or "beuken".
fn is_prefix(prefix: &str, word: &str, irregulars: &Irregulars) -> bool {
    let rest = &word[prefix.len()..];
    if irregulars.strong.contains_key(rest) {
        return true;
    }
    let runs_on = prefix.ends_with('e') && rest.starts_with(['e', 'i', 'u']);
    !runs_on && is_plausible(rest) && syllables(rest) >= 2 && rest.len() >= 4
}

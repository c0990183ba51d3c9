//! From the files to a [`Lexicon`]: everything is checked, and every error is reported, not only the first.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use toml::Spanned;

use crate::{
    document::{DocumentKind, LineIndex, Position},
    dutch::{CompoundLists, Compounds, Inflector, Irregulars},
    profile::{Competency, CompetencyId, Group, GroupId, Indicator, IndicatorId, Profile},
    span::Span,
};

use super::{
    Cue, CueClass, Heading, Lexicon, LexiconError, LexiconSource, Origin, Problem, Signal, SourceFile, Strength, Term, Word, WordId,
    expand::expand,
    groups::WordGroups,
    raw::{self, AbbreviationFile, CompetencyFile, ConceptFile, CueFile, HeadingFile, KindName, ProfileFile, TermEntry, TermTable},
    syntax::{self, SyntaxError, WordSpec},
    weights::{Concept, Vocabulary, Weights},
};

/// The most terms of a lexicon: a bound on what a broken file can cost.
const MAX_TERMS: usize = 200_000;

/// The most words between two neighbouring words of a term.
const MAX_GAP: u8 = 12;

/// The gap of a term that names none.
const DEFAULT_GAP: u8 = 4;

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    ///
    /// With every error that was found, each at its file, line and column.
    pub fn load(source: &LexiconSource) -> Result<Self, LexiconError> {
        let mut loader = Loader::default();
        let profile_file: Option<ProfileFile> = loader.required(source, "profile.toml");
        let irregulars: Irregulars = loader.optional(source, "inflection.toml");
        let compounds: CompoundLists = loader.optional(source, "compounds.toml");
        let cues: CueFile = loader.optional(source, "cues.toml");
        let headings: HeadingFile = loader.optional(source, "headings.toml");
        let abbreviations: AbbreviationFile = loader.optional(source, "abbreviations.toml");
        loader.groups = loader.optional(source, "groups.toml");
        loader.check_cues(source, &cues);
        // The concepts are the largest file, and need nothing of the others.
        let (vocabulary, ()) = rayon::join(
            || {
                source
                    .file("concepts.toml")
                    .map_or_else(|| Ok(Vocabulary::default()), |file| raw::parse::<ConceptFile>(file).map(vocabulary))
            },
            || {
                let competencies = loader.competencies(source);
                if let Some(file) = profile_file {
                    loader.profile(source, file, competencies);
                }
            },
        );
        let vocabulary = loader.take(vocabulary).unwrap_or_default();
        if loader.problems.is_empty() && loader.terms.is_empty() {
            let origin = Origin { file: "profile.toml".to_owned(), line: 1, column: 1 };
            loader.problems.push(Problem::error(origin, "the lexicon has no terms", "give at least one competency a term"));
        }
        if !loader.problems.is_empty() {
            return Err(LexiconError { problems: loader.problems });
        }
        mark_denials(&mut loader.terms, &cues);
        let inflector = Inflector::new(irregulars);
        let (words, weights) = rayon::join(|| loader.words.expand(&inflector), || Weights::load(source, vocabulary, &loader.profile));
        let weights = weights?;
        Ok(Self {
            profile: Arc::new(loader.profile),
            terms: loader.terms,
            words,
            inflector,
            compounds: Arc::new(Compounds::new(compounds)),
            cues: cues
                .cues
                .into_iter()
                .flat_map(|table| {
                    table.phrases.into_iter().map(move |phrase| Cue {
                        phrase: lower(phrase),
                        class: table.class,
                        direction: table.direction,
                    })
                })
                .collect(),
            headings: headings.headings.into_iter().flat_map(headings_of).collect(),
            signals: headings
                .signals
                .into_iter()
                .flat_map(|table| table.phrases.into_iter().map(move |phrase| Signal { phrase: lower(phrase), kind: table.kind.into() }))
                .collect(),
            weights,
            abbreviations: abbreviations.abbreviations.into_iter().map(|word| lower(word).trim_end_matches('.').to_owned()).collect(),
            hash: source.hash(),
        })
    }
}

fn vocabulary(file: ConceptFile) -> Vocabulary {
    let concepts: Vec<Concept> = file.concepts.into_iter().map(|(name, words)| Concept { name, words }).collect();
    Vocabulary::new(&concepts)
}

/// Marks the terms that have a word of their own that denies.
fn mark_denials(terms: &mut [Term], cues: &CueFile) {
    let denials = cues.cues.iter().filter(|table| table.class == CueClass::Negation).flat_map(|table| &table.phrases);
    let denials: FxHashSet<&str> = denials.map(|phrase| phrase.get_ref().as_str()).collect();
    for term in terms {
        term.denies = term.phrase.split(|c: char| !c.is_alphanumeric()).any(|word| denials.contains(word));
    }
}

fn lower(phrase: Spanned<String>) -> String {
    phrase.into_inner().to_lowercase()
}

fn headings_of(table: raw::HeadingTable) -> impl Iterator<Item = Heading> {
    let phrases = table.phrases.into_iter().map(|phrase| (phrase, false));
    let words = table.words.into_iter().map(|word| (word, true));
    phrases.chain(words).map(move |(phrase, word)| Heading { phrase: lower(phrase), word, role: table.role })
}

impl From<KindName> for DocumentKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Vacancy => Self::Vacancy,
            KindName::Review => Self::Review,
        }
    }
}

/// The words of all phrases, each once, in the order in which they were met.
#[derive(Default)]
struct Words {
    specs: Vec<WordSpec>,
    ids: FxHashMap<WordSpec, WordId>,
    /// The same by what phrases write, since they write most words many times.
    written: FxHashMap<String, WordId>,
}

impl Words {
    /// The word that a phrase writes at one of its bytes.
    fn read(&mut self, at: usize, written: &str) -> Result<WordId, SyntaxError> {
        if let Some(&id) = self.written.get(written) {
            return Ok(id);
        }
        let id = self.intern(syntax::word(at, written)?);
        self.written.insert(written.to_owned(), id);
        Ok(id)
    }

    fn intern(&mut self, spec: WordSpec) -> WordId {
        let next = WordId(u32::try_from(self.specs.len()).expect("fewer words than the limit of terms times their length"));
        *self.ids.entry(spec).or_insert_with_key(|spec| {
            self.specs.push(spec.clone());
            next
        })
    }

    /// Writes out the forms of all words; particles of separable verbs join at the end.
    fn expand(mut self, inflector: &Inflector) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        while words.len() < self.specs.len() {
            let expanded: Vec<_> = self.specs[words.len()..].par_iter().map(|spec| expand(spec, inflector)).collect();
            for (word, particle) in expanded {
                words.push(Word { particle: particle.map(|particle| self.intern(particle)), ..word });
            }
        }
        words
    }
}

#[derive(Default)]
struct Loader {
    profile: Profile,
    terms: Vec<Term>,
    words: Words,
    groups: WordGroups,
    problems: Vec<Problem>,
}

impl Loader {
    fn take<T>(&mut self, result: Result<T, LexiconError>) -> Option<T> {
        result.map_err(|error| self.problems.extend(error.problems)).ok()
    }

    fn required<T: serde::de::DeserializeOwned>(&mut self, source: &LexiconSource, name: &str) -> Option<T> {
        let Some(file) = source.file(name) else {
            let origin = Origin { file: name.to_owned(), line: 1, column: 1 };
            self.problems.push(Problem::error(
                origin,
                "the file isn't there",
                "a lexicon is a folder with profile.toml and a folder competencies",
            ));
            return None;
        };
        self.take(raw::parse(file))
    }

    fn optional<T: serde::de::DeserializeOwned + Default>(&mut self, source: &LexiconSource, name: &str) -> T {
        source.file(name).and_then(|file| self.take(raw::parse(file))).unwrap_or_default()
    }

    /// Refuses cues that stand everywhere or nowhere.
    fn check_cues(&mut self, source: &LexiconSource, cues: &CueFile) {
        let Some(file) = source.file("cues.toml") else { return };
        for phrase in cues.cues.iter().flat_map(|table| &table.phrases) {
            let length = phrase.get_ref().chars().count();
            if phrase.get_ref().trim().is_empty() {
                self.problem(file, phrase.span().start, "an empty cue", "write the words of the cue, or take it out");
            } else if length > syntax::MAX_PHRASE_CHARS {
                self.problem(file, phrase.span().start, format!("the cue has {length} characters"), "a cue is a few words");
            }
        }
    }

    /// Parses the competency files side by side: they are most of the time that loading takes.
    fn competencies(&mut self, source: &LexiconSource) -> BTreeMap<String, CompetencyFile> {
        let files: Vec<_> = source.files().iter().filter_map(|file| Some((competency_slug(file)?, file))).collect();
        let parsed: Vec<_> = files.par_iter().map(|(slug, file)| ((*slug).to_owned(), raw::parse(file))).collect();
        parsed.into_iter().filter_map(|(slug, result)| Some((slug, self.take(result)?))).collect()
    }

    fn profile(&mut self, source: &LexiconSource, file: ProfileFile, mut competencies: BTreeMap<String, CompetencyFile>) {
        let profile_source = source.file("profile.toml").expect("it was parsed");
        self.profile.title = file.title;
        for table in file.group {
            if self.profile.groups.iter().any(|group| group.slug == *table.id.get_ref()) {
                self.problem(
                    profile_source,
                    table.id.span().start,
                    format!("the group \"{}\" stands here twice", table.id.get_ref()),
                    "give each group its own id",
                );
            }
            let group = GroupId(narrow(self.profile.groups.len()));
            self.profile.groups.push(Group { slug: table.id.into_inner(), name: table.name });
            for slug in table.competencies {
                let at = slug.span().start;
                let slug = slug.into_inner();
                let Some(competency_source) = source.file(&format!("competencies/{slug}.toml")) else {
                    let mend = format!("write competencies/{slug}.toml or take the name out");
                    self.problem(profile_source, at, format!("the competency \"{slug}\" has no file"), mend);
                    continue;
                };
                if self.profile.find(&slug).is_some() {
                    self.problem(profile_source, at, format!("the competency \"{slug}\" stands here twice"), "name each competency once");
                } else if let Some(file) = competencies.remove(&slug) {
                    self.competency(competency_source, group, slug, file);
                }
            }
        }
        for slug in competencies.keys() {
            let origin = Origin { file: format!("competencies/{slug}.toml"), line: 1, column: 1 };
            self.problems.push(Problem::error(
                origin,
                "the competency isn't in profile.toml",
                "name it under a group there, or take the file away",
            ));
        }
    }

    fn competency(&mut self, source: &SourceFile, group: GroupId, slug: String, file: CompetencyFile) {
        let id = CompetencyId(narrow(self.profile.competencies.len()));
        let first = narrow(self.profile.indicators.len());
        let lines = LineIndex::new(&source.text);
        let file_lines = (source, &lines);
        let table = file.competency;
        let terms = raw::joined(table.terms, table.vacancy_terms, table.review_terms, table.shortfall_terms);
        self.add_terms(file_lines, id, None, terms);
        for (n, table) in file.indicator.into_iter().enumerate() {
            let expected = format!("{slug}.{}", n + 1);
            if *table.id.get_ref() != expected {
                let message = format!("the indicator \"{}\" stands here twice or out of order", table.id.get_ref());
                self.problem(
                    source,
                    table.id.span().start,
                    message,
                    format!("indicators are numbered from 1 in the profile's order: \"{expected}\" is expected here"),
                );
            }
            let indicator = IndicatorId(narrow(self.profile.indicators.len()));
            self.profile.indicators.push(Indicator { slug: expected, competency: id, text: table.text, suggestion: table.suggestion });
            let terms = raw::joined(table.terms, table.vacancy_terms, table.review_terms, table.shortfall_terms);
            self.add_terms(file_lines, id, Some(indicator), terms);
        }
        self.profile.competencies.push(Competency {
            slug,
            name: table.name,
            definition: table.definition,
            organisation_wide: table.organisation_wide,
            group,
            indicators: first..narrow(self.profile.indicators.len()),
        });
    }

    fn add_terms(
        &mut self,
        (source, lines): (&SourceFile, &LineIndex),
        competency: CompetencyId,
        indicator: Option<IndicatorId>,
        terms: raw::Terms,
    ) {
        for entry in terms {
            let at = entry.span();
            if self.terms.len() == MAX_TERMS {
                self.problem(
                    source,
                    at.start,
                    format!("this is term {} of the lexicon", MAX_TERMS + 1),
                    format!("a lexicon has at most {MAX_TERMS} terms"),
                );
            }
            if self.terms.len() >= MAX_TERMS {
                return;
            }
            let TermEntry(table) = entry.into_inner();
            let phrase_at = phrase_at(&source.text, at.clone(), &table.phrase);
            let units = match syntax::parse(&table.phrase, &self.groups, |at, written| self.words.read(at, written)) {
                Ok(units) => units,
                Err(error) => {
                    self.problem(source, phrase_at + error.at, error.message, error.mend);
                    continue;
                }
            };
            if let Some(gap) = table.gap.filter(|&gap| gap > MAX_GAP) {
                self.problem(source, at.start, format!("a gap of {gap} words"), format!("a gap is 0 to {MAX_GAP}"));
            }
            let Position { line, column } = lines.position(&source.text, Span::of(0..phrase_at).end);
            let origin = Origin { file: source.name.clone(), line, column };
            self.terms.push(term(table, units, competency, indicator, origin));
        }
    }

    fn problem(&mut self, source: &SourceFile, at: usize, message: impl Into<String>, mend: impl Into<String>) {
        self.problems.push(Problem::error(source.origin(at), message, mend));
    }
}

fn term(table: TermTable, units: Vec<syntax::Unit>, competency: CompetencyId, indicator: Option<IndicatorId>, origin: Origin) -> Term {
    Term {
        units,
        competency,
        indicator,
        gap: table.gap.unwrap_or(DEFAULT_GAP),
        ordered: table.ordered,
        strength: if table.strength == Some(raw::StrengthName::Weak) { Strength::Weak } else { Strength::Strong },
        only: table.only.map(DocumentKind::from),
        negative: table.polarity.is_some(),
        denies: false,
        matches: table.matches,
        rejects: table.rejects,
        phrase: table.phrase,
        origin,
    }
}

/// Where the phrase of an entry stands in its file. An entry that is nothing else has it behind its quotation mark.
fn phrase_at(text: &str, entry: Range<usize>, phrase: &str) -> usize {
    let written = &text[entry.clone()];
    let behind_mark = !phrase.is_empty() && written.get(1..).is_some_and(|rest| rest.starts_with(phrase));
    entry.start + if behind_mark { 1 } else { written.find(phrase).unwrap_or(0) }
}

fn competency_slug(file: &SourceFile) -> Option<&str> {
    file.name.strip_prefix("competencies/")?.strip_suffix(".toml")
}

fn narrow(n: usize) -> u16 {
    u16::try_from(n).expect("a profile has fewer than 65,536 competencies and indicators: more would not fit in a file")
}

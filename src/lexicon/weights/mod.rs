//! Weights of words: what a sentence speaks to where no term decides. Files `weights/*.tsv`, made by `toetssteen learn`; concepts
//! in `concepts.toml`.

mod feature;
mod model;
mod vocabulary;

use crate::{document::DocumentKind, profile::Profile};

use super::{LexiconError, LexiconSource, Problem, SourceFile};

pub use self::{
    feature::{Feature, Mark},
    model::{Model, Place, chance},
    vocabulary::{StemId, StemSet, Vocabulary},
};

/// Words and short phrases of one meaning.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Its name.
    pub name: String,
    /// Its words in dictionary form; of phrases each word.
    pub words: Vec<String>,
}

/// The classes of polarity, in the order of [`Model`]'s classes.
pub const POLARITIES: [&str; 3] = ["positive", "negative", "neutral"];

/// Everything that has a weight.
#[derive(Debug)]
pub struct Weights {
    /// The words and concepts that are known.
    pub vocabulary: Vocabulary,
    /// The competencies in vacancies; `None`: the lexicon has no weights for them.
    vacancy: Option<Model>,
    /// The competencies in review notes.
    review: Option<Model>,
    /// The polarity in review notes; its classes are [`POLARITIES`].
    polarity: Option<Model>,
}

impl Weights {
    /// Reads the files of weights.
    ///
    /// # Errors
    ///
    /// With every line that isn't one of weights.
    pub(super) fn load(source: &LexiconSource, mut vocabulary: Vocabulary, profile: &Profile) -> Result<Self, LexiconError> {
        let slugs: Vec<&str> = profile.iter().map(|(_, competency)| competency.slug.as_str()).collect();
        let mut problems = Vec::new();
        let mut model = |name: &str, classes: &[&str]| {
            let file = source.file(&format!("weights/{name}.tsv"))?;
            let mut reader = Reader { file, classes, profile, vocabulary: &mut vocabulary, problems: &mut problems };
            Some(reader.model())
        };
        let (vacancy, review) = (model("vacancy", &slugs), model("review", &slugs));
        let polarity = model("polarity", &POLARITIES);
        if problems.is_empty() { Ok(Self { vocabulary, vacancy, review, polarity }) } else { Err(LexiconError { problems }) }
    }

    /// The same words and those of `texts`, without weights: to learn from the texts.
    #[must_use]
    pub fn for_learning<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut vocabulary = self.vocabulary.clone();
        let mut stems = crate::dutch::Stems::default();
        for text in texts {
            stems.read(text, |stem| {
                vocabulary.intern(stem);
            });
        }
        Self { vocabulary, vacancy: None, review: None, polarity: None }
    }

    /// The weights of the competencies in documents of a kind.
    #[must_use]
    pub const fn competencies(&self, kind: DocumentKind) -> Option<&Model> {
        match kind {
            DocumentKind::Vacancy => self.vacancy.as_ref(),
            DocumentKind::Review => self.review.as_ref(),
        }
    }

    /// The weights of polarity.
    #[must_use]
    pub const fn polarity(&self) -> Option<&Model> {
        self.polarity.as_ref()
    }
}

/// Reads one file of weights: a feature a line, then with tabs between them a class and its weight.
struct Reader<'a> {
    file: &'a SourceFile,
    classes: &'a [&'a str],
    profile: &'a Profile,
    vocabulary: &'a mut Vocabulary,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn model(&mut self) -> Model {
        let mut model = Model::new(self.classes.len());
        let mut at = 0;
        for line in self.file.text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            if !content.is_empty() && !content.starts_with('#') && self.line(content, &mut model).is_none() {
                self.problems.push(Problem::error(
                    self.file.origin(at),
                    "not a line of weights",
                    "a line is a feature, then for each class a tab, the class, a blank and its weight; make the file again with toetssteen learn",
                ));
            }
            at += line.len();
        }
        model
    }

    fn line(&mut self, line: &str, model: &mut Model) -> Option<()> {
        let (name, rest) = line.split_once('\t')?;
        let number = |written: &str| written.parse::<f32>().ok().filter(|value| value.is_finite());
        match name {
            "count-from" => model.count_from = number(rest)?,
            "drop-below" => model.drop_below = number(rest)?,
            _ => {
                let weights: Option<Vec<(u8, f32)>> = rest
                    .split('\t')
                    .map(|field| {
                        let (class, weight) = field.split_once(' ')?;
                        let class = self.classes.iter().position(|known| *known == class)?;
                        Some((u8::try_from(class).ok()?, number(weight)?))
                    })
                    .collect();
                match name {
                    "bias" => model.set_bias(&weights?),
                    "base" => model.set_base(&weights?),
                    _ => model.add(Feature::read(name, self.vocabulary, self.profile)?, weights?),
                }
            }
        }
        Some(())
    }
}

//! Commands on the lexicon: what it holds, how good it is, what words weigh.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

use super::Common;

#[derive(Debug, ClapArgs)]
pub(crate) struct Lexicon {
    #[command(subcommand)]
    pub(crate) command: LexiconCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Find errors and what is probably not meant; run the examples of all terms
    Check {
        #[command(flatten)]
        common: Common,
    },
    /// List the competencies, their indicators and how many terms each has
    List {
        /// Only this competency, with all its terms
        competency: Option<String>,
        #[command(flatten)]
        common: Common,
    },
    /// Show every written form that a term finds, and where each comes from
    Explain {
        /// A term as the lexicon writes it, such as "afspraak nakomen"
        term: String,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub(crate) struct Eval {
    /// A folder with gold.jsonl and texts/, or a file of labelled documents that names its texts
    #[arg(value_name = "SET")]
    pub(crate) set: PathBuf,
    /// Only the documents whose id ends in an even or an odd number
    #[arg(long, value_enum)]
    pub(crate) ids: Option<Ids>,
    /// Also a row for each competency
    #[arg(long)]
    pub(crate) per_class: bool,
    /// Also the terms that were wrong somewhere
    #[arg(long)]
    pub(crate) per_term: bool,
    /// Also the rules by which evidence counts or doesn't
    #[arg(long)]
    pub(crate) per_rule: bool,
    /// Write each miss and false alarm with its text and the rule that decided to this file, with tabs
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Option<PathBuf>,
    /// Also measure another tool, of which FILE has the records, one a line; may be given more than once
    #[arg(long, value_name = "NAME=FILE", value_parser = named_file)]
    pub(crate) beside: Vec<(String, PathBuf)>,
    /// Write tables in Markdown
    #[arg(long, conflicts_with_all = ["per_class", "per_term", "per_rule"])]
    pub(crate) markdown: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// Which documents of a labelled set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ids {
    Even,
    Odd,
}

fn named_file(written: &str) -> Result<(String, PathBuf), String> {
    let (name, file) = written.split_once('=').ok_or("write a name, an equals sign and a file: spacy=spacy.jsonl")?;
    Ok((name.to_owned(), PathBuf::from(file)))
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Learn {
    /// What to learn
    #[arg(value_enum)]
    pub(crate) subject: SubjectName,
    /// Folders with gold.jsonl and texts/, or files of labelled documents that name their texts
    #[arg(required = true, value_name = "SET")]
    pub(crate) sets: Vec<PathBuf>,
    /// Where to write the weights, such as lexicon/weights/review.tsv; standard output without it
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Leave out what terms find: for texts on which the terms were written
    #[arg(long)]
    pub(crate) without_terms: bool,
    /// How much an error costs beside a weight: the more, the more weights
    #[arg(long, default_value_t = 0.5)]
    pub(crate) cost: f64,
    /// In how many sentences a word must stand
    #[arg(long, default_value_t = 2)]
    pub(crate) fewest: usize,
    /// From which chance on a sentence counts without a term
    #[arg(long, default_value_t = 0.5)]
    pub(crate) count_from: f32,
    /// Below how many times the competency's own frequency a chance must lie for a term not to count
    #[arg(long, default_value_t = 0.5)]
    pub(crate) drop_below: f32,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What can be learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SubjectName {
    /// Which competencies sentences of vacancies speak to
    Vacancy,
    /// Which competencies sentences of review notes speak to
    Review,
    /// With which polarity sentences of review notes speak to them
    Polarity,
}

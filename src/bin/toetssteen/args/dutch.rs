//! Commands on the language.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use toetssteen::dutch::PartOfSpeech;

#[derive(Debug, ClapArgs)]
pub(crate) struct Dutch {
    #[command(subcommand)]
    pub(crate) command: DutchCommand,
    /// A folder with a lexicon that is used instead of the one in the program
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) lexicon: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DutchCommand {
    /// Write all forms of the words on standard input, one word a line: word, form, name of the form
    Inflect {
        /// What the words are; without it, it is derived from the look of each
        #[arg(long, value_enum)]
        part: Option<PartName>,
        /// Name forms as the `UniMorph` data do, one row for each of their cells
        #[arg(long)]
        unimorph: bool,
    },
    /// Write the text on standard input with one sentence a line
    Segment,
    /// Find split verbs in sentences of the form "id, tab, words with blanks between": id, verb, numbers of verb and particle
    Split {
        /// A file with separable verbs, one a line; a _ marks where one splits
        #[arg(value_name = "VERBS")]
        verbs: PathBuf,
    },
    /// Tell whether a word is denied: lines "id, tab, sentence" in, id and Present, Absent or Uncertain out
    Negation {
        /// The word in the sentences
        #[arg(value_name = "WORD", default_value = "ENTITY")]
        word: String,
    },
    /// Find which words on standard input, one a line, have which of the given words as a part: part, word
    Compounds {
        /// A file with the words to look for, one a line
        #[arg(value_name = "PARTS")]
        parts: PathBuf,
    },
    /// Find words in running text, one token a line: number of the token, word, part of speech
    Find {
        /// A file with the words to find: word, tab, V, N or A
        #[arg(value_name = "WORDS")]
        words: PathBuf,
    },
}

/// A part of speech on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PartName {
    /// A verb
    V,
    /// A noun
    N,
    /// An adjective
    A,
}

impl From<PartName> for PartOfSpeech {
    fn from(name: PartName) -> Self {
        match name {
            PartName::V => Self::Verb,
            PartName::N => Self::Noun,
            PartName::A => Self::Adjective,
        }
    }
}

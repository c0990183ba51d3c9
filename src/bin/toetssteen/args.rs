//! What the command line may say.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use toetssteen::{
    audit::{By, SMALLEST, Step},
    document::DocumentKind,
    dutch::PartOfSpeech,
    extract::{Columns, Converters, LimitValue, Limits, Options, PdfReader, READ_PDF},
    report::Lang,
};

/// Leest Nederlandse vacatures en gespreksverslagen en laat met bewijs zien welke competenties erin staan en welke ontbreken.
///
/// Reads Dutch vacancies and review notes and shows, with proof, which competencies they have and which are missing.
/// Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(name = "toetssteen", version, max_term_width = 100)]
pub(crate) struct Args {
    /// Colours: auto, always or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// When to write colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Makes this the choice of the whole program.
    pub(crate) fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Laat zien welke competenties in teksten staan (show which competencies texts have)
    Scan(Scan),
    /// Laat van een tekst elke treffer zien, en waarom die wel of niet telt (show every match and why it counts or doesn't)
    Explain(Explain),
    /// Laat zien wat er van een bestand wordt gelezen, met de plaats van elk onderdeel (show what is read of a file)
    Extract(Extract),
    /// Geef een overzicht van een hele map of tabel die is gelezen, per groep en in de tijd (audit a finished run, by group and in time)
    Audit(Audit),
    /// Controleer, toon of verklaar de woordenlijst (check, list or explain the lexicon)
    Lexicon(Lexicon),
    /// Meet de juistheid op gelabelde teksten (measure the accuracy on labelled texts)
    Eval(Eval),
    /// Leer van gelabelde teksten wat woorden wegen (learn from labelled texts what words weigh)
    Learn(Learn),
    /// Toon wat het programma van het Nederlands weet: vormen, zinnen (show what the program knows of Dutch)
    Dutch(Dutch),
    /// Read a PDF from standard input: the program starts itself with this
    #[command(hide = true, name = READ_PDF)]
    ReadPdf(ReadPdf),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReadPdf {
    /// Who reads
    #[arg(value_parser = pdf_reader)]
    pub(crate) reader: PdfReader,
    /// How far reading goes
    #[arg(long = "limit")]
    pub(crate) limits: Vec<LimitValue>,
}

fn pdf_reader(name: &str) -> Result<PdfReader, String> {
    PdfReader::named(name).ok_or_else(|| "pdf-extract or lopdf".to_owned())
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Common {
    /// A folder with a lexicon that is used instead of the one in the program
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
    /// The language of the screen
    #[arg(long, value_enum, default_value_t = LangName::Nl)]
    pub(crate) lang: LangName,
}

/// How files are read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Reading {
    /// How far reading goes, such as entries=20000; may be given more than once. A wrong name lists all limits
    #[arg(long = "limit", value_name = "NAME=N")]
    pub(crate) limits: Vec<LimitValue>,
    /// In a table: the column with the text; without it, it is guessed by its name or its length
    #[arg(long, value_name = "NAME")]
    pub(crate) text_column: Option<String>,
    /// In a table: the column that names the rows; without it, it is guessed by its name
    #[arg(long, value_name = "NAME")]
    pub(crate) id_column: Option<String>,
    /// In a table: another column that goes into the output, "*" for all others; may be given more than once, or with commas between
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) keep: Vec<String>,
    /// Start no other program: without this, .doc files are read by LibreOffice, antiword or catdoc and .msg files by msgconvert,
    /// where they are installed
    #[arg(long)]
    pub(crate) no_convert: bool,
}

impl Reading {
    /// What this means for documents of a kind.
    pub(crate) fn options(&self, kind: Option<KindName>) -> Options {
        let columns = Columns { text: self.text_column.clone(), id: self.id_column.clone(), keep: self.keep.clone() };
        let (program, convert) = (std::env::current_exe().ok(), (!self.no_convert).then(Converters::on_path));
        Options { kind: kind.map(DocumentKind::from), limits: limits(&self.limits), columns, program, convert, ..Options::default() }
    }
}

/// All limits, these set.
pub(crate) fn limits(set: &[LimitValue]) -> Limits {
    set.iter().fold(Limits::default(), |limits, set| limits.with(set.limit, set.value))
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LangName {
    Nl,
    En,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Nl => Self::Dutch,
            LangName::En => Self::English,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum KindName {
    /// Asks for a candidate
    Vacancy,
    /// Says how somebody does their work
    Review,
}

impl From<KindName> for DocumentKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Vacancy => Self::Vacancy,
            KindName::Review => Self::Review,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Scan {
    /// Files or folders with them; - reads standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// What the texts are; without it each is recognised by its words
    #[arg(long, value_enum)]
    pub(crate) kind: Option<KindName>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Show all evidence, and what nearly counts with the reason why it doesn't
    #[arg(long)]
    pub(crate) all: bool,
    /// Exit with status 1 when a text misses an organisation-wide competency
    #[arg(long)]
    pub(crate) check: bool,
    /// Only the files of folders that fit, such as "*.docx"; with ! before it only those that don't. May be given more than once
    #[arg(long = "glob", value_name = "GLOB")]
    pub(crate) globs: Vec<String>,
    /// Read also what .ignore and .toetssteenignore in the folders leave out
    #[arg(long)]
    pub(crate) no_ignore: bool,
    /// How many threads work side by side; all cores without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A report to read
    Text,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// A table: one row for each text and competency
    Csv,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// A file; - reads standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) input: PathBuf,
    /// Only this competency, such as communiceren
    pub(crate) competency: Option<String>,
    /// What the text is; without it it is recognised by its words
    #[arg(long, value_enum)]
    pub(crate) kind: Option<KindName>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Audit {
    /// The records of a run, one a line, as scan --format jsonl writes them; - reads standard input
    #[arg(value_name = "RECORDS|-")]
    pub(crate) records: PathBuf,
    /// What to group by: folder (the first that tells documents apart), folder:2 (two deep), column:NAME (kept by scan --keep), kind,
    /// year, quarter or month
    #[arg(long, value_name = "WHAT")]
    pub(crate) by: Option<By>,
    /// In a table: the column with the date (kept by scan --keep); without it dates are read from names of files and folders
    #[arg(long, value_name = "NAME")]
    pub(crate) date_column: Option<String>,
    /// How long the periods of the trend are; without it, as the time between the first and the last document suggests
    #[arg(long, value_enum)]
    pub(crate) period: Option<PeriodName>,
    /// Groups with fewer documents are shown together, so that nobody stands out
    #[arg(long, value_name = "N", default_value_t = SMALLEST)]
    pub(crate) smallest: u32,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(crate) format: AuditFormat,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditFormat {
    /// A report to read
    Text,
    /// One JSON object
    Json,
    /// A page with a heat map and trend lines, for a browser
    Html,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PeriodName {
    Year,
    Quarter,
    Month,
}

impl From<PeriodName> for Step {
    fn from(name: PeriodName) -> Self {
        match name {
            PeriodName::Year => Self::Year,
            PeriodName::Quarter => Self::Quarter,
            PeriodName::Month => Self::Month,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Extract {
    /// A file; - reads standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) input: PathBuf,
    /// How to write what was read
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub(crate) format: ExtractFormat,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The language of the screen
    #[arg(long, value_enum, default_value_t = LangName::Nl)]
    pub(crate) lang: LangName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// A line for each block, with its place and what it is
    Text,
    /// One JSON array: text, blocks and places
    Json,
}

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

fn named_file(written: &str) -> Result<(String, PathBuf), String> {
    let (name, file) = written.split_once('=').ok_or("write a name, an equals sign and a file: spacy=spacy.jsonl")?;
    Ok((name.to_owned(), PathBuf::from(file)))
}

/// Which documents of a labelled set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ids {
    Even,
    Odd,
}

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

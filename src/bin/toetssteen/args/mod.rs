//! What the command line may say.

mod audit;
mod dutch;
mod lexicon;
mod reading;
mod serve;
mod texts;
mod verify;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use toetssteen::{extract::READ_PDF, report::Lang};

pub(crate) use self::{
    audit::{Audit, AuditFormat, View},
    dutch::{Dutch, DutchCommand},
    lexicon::{Eval, Ids, Learn, Lexicon, LexiconCommand, SubjectName},
    reading::{ReadPdf, Selecting, limits},
    serve::Serve,
    texts::{Batch, Explain, Extract, ExtractFormat, Format, Quotes, ResultName, Scan},
    verify::{Verify, VerifyFormat},
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
    /// Verwerk een archief; onderbreken en later verdergaan mag (work through an archive; can be stopped and resumed)
    Batch(Batch),
    /// Controleer of de uitkomst van batch nog klopt met de bronnen (prove the results of batch by reading the sources again)
    Verify(Verify),
    /// Laat van een tekst elke treffer zien, en waarom die wel of niet telt (show every match and why it counts or doesn't)
    Explain(Explain),
    /// Laat zien wat er van een bestand wordt gelezen, met de plaats van elk onderdeel (show what is read of a file)
    Extract(Extract),
    /// Geef een overzicht van een heel archief dat is gelezen, per groep en in de tijd (audit a finished run, by group and in time)
    Audit(Audit),
    /// Open een pagina op deze computer waarin u teksten plakt of bestanden sleept (a local page for texts and files, and REST)
    Serve(Serve),
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
pub(crate) struct Common {
    /// A folder with a lexicon that is used instead of the one in the program
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
    /// The language of the screen
    #[arg(long, value_enum, default_value_t = LangName::Nl)]
    pub(crate) lang: LangName,
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

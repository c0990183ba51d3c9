//! What proving a run is asked.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::LangName;

#[derive(Debug, ClapArgs)]
pub(crate) struct Verify {
    /// The folder of the run: the one that batch --out named
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
    /// Where the run's relative paths are looked for; without it, where batch was started
    #[arg(long, value_name = "DIR")]
    pub(crate) from: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text)]
    pub(crate) format: VerifyFormat,
    /// How many threads work side by side; all cores without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// The language of the screen
    #[arg(long, value_enum, default_value_t = LangName::Nl)]
    pub(crate) lang: LangName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerifyFormat {
    /// A line for each thing that doesn't hold, and a summary
    Text,
    /// One JSON object
    Json,
}

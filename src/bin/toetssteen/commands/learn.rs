//! `toetssteen learn`: what words weigh, learned from labelled documents.

use std::io::Write as _;

use anyhow::{Context as _, bail};
use toetssteen::{
    document::DocumentKind,
    eval::read_set,
    learn::{Options, Subject, learn},
};

use crate::{
    DONE,
    args::{Learn as Args, SubjectName},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    let analyzer = super::analyzer(&args.common)?;
    let mut set = Vec::new();
    for path in &args.sets {
        set.extend(read_set(path, &analyzer.lexicon().profile)?);
    }
    let subject = match args.subject {
        SubjectName::Vacancy => Subject::Competencies(DocumentKind::Vacancy),
        SubjectName::Review => Subject::Competencies(DocumentKind::Review),
        SubjectName::Polarity => Subject::Polarity,
    };
    let kind = if args.subject == SubjectName::Vacancy { DocumentKind::Vacancy } else { DocumentKind::Review };
    if !set.iter().any(|labelled| labelled.kind == kind) {
        bail!("the sets have no documents of kind {}; name a set that has", kind.name());
    }
    let options = Options {
        subject,
        with_terms: !args.without_terms,
        cost: args.cost,
        fewest: args.fewest,
        count_from: args.count_from,
        drop_below: args.drop_below,
    };
    let text = learn(&analyzer, &set, &options)?;
    match &args.out {
        Some(path) => std::fs::write(path, text).with_context(|| format!("{} can't be written", path.display()))?,
        None => anstream::stdout().write_all(text.as_bytes())?,
    }
    Ok(DONE)
}

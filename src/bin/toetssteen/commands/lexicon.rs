//! `toetssteen lexicon`: check, list and explain what is looked for.

use std::io::{BufWriter, Write};

use anyhow::bail;
use toetssteen::{
    Analyzer,
    dutch::Sharing,
    examples,
    lexicon::{self, Lexicon, LexiconError, Problem, Reach, Severity, Term, WordId},
    profile::CompetencyId,
};

use crate::{
    DONE, USAGE,
    args::{Common, Lexicon as Args, LexiconCommand},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    match &args.command {
        LexiconCommand::Check { common } => check(common),
        LexiconCommand::List { competency, common } => list(common, competency.as_deref()),
        LexiconCommand::Explain { term, common } => explain(common, term),
    }
}

fn check(common: &Common) -> anyhow::Result<u8> {
    let mut out = BufWriter::new(anstream::stdout());
    let analyzer = match super::source(common).and_then(|source| Analyzer::new(&source)) {
        Ok(analyzer) => analyzer,
        Err(LexiconError { problems }) => {
            return finish(&mut out, &problems, None);
        }
    };
    let mut problems = lexicon::warnings(analyzer.lexicon());
    let (run, failed) = examples::run(&analyzer);
    problems.extend(failed);
    finish(&mut out, &problems, Some((analyzer.lexicon(), run)))
}

fn finish(out: &mut impl Write, problems: &[Problem], checked: Option<(&Lexicon, usize)>) -> anyhow::Result<u8> {
    for problem in problems {
        writeln!(out, "{problem}")?;
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if let Some((lexicon, examples)) = checked {
        let (terms, words) = (lexicon.terms.len(), lexicon.words.len());
        writeln!(out, "{terms} terms of {words} words, {examples} examples: {errors} errors, {} warnings", problems.len() - errors)?;
    } else {
        writeln!(out, "{errors} errors: the lexicon can't be used")?;
    }
    out.flush()?;
    Ok(if errors > 0 { USAGE } else { DONE })
}

fn list(common: &Common, slug: Option<&str>) -> anyhow::Result<u8> {
    let analyzer = super::analyzer(common)?;
    let lexicon = analyzer.lexicon();
    let only = slug.map(|slug| super::competency(&analyzer, slug)).transpose()?;
    let mut out = BufWriter::new(anstream::stdout());
    for (id, competency) in lexicon.profile.iter().filter(|(id, _)| only.is_none_or(|only| only == *id)) {
        let wide = if competency.organisation_wide { " ***" } else { "" };
        let count = lexicon.terms.iter().filter(|term| term.competency == id).count();
        writeln!(out, "{}{wide} ({}), {count} terms", competency.name, competency.slug)?;
        list_terms(&mut out, lexicon, id, only.is_some())?;
    }
    out.flush()?;
    Ok(DONE)
}

/// The indicators of a competency with the number of their terms, or with the terms themselves.
fn list_terms(out: &mut impl Write, lexicon: &Lexicon, id: CompetencyId, all: bool) -> std::io::Result<()> {
    let indicators = lexicon.profile.indicators_of(id).map(|(id, indicator)| (Some(id), indicator.slug.as_str(), indicator.text.as_str()));
    let whole = [(None, "-", lexicon.profile.competency(id).definition.as_str())];
    for (indicator, slug, text) in whole.into_iter().chain(indicators) {
        let terms: Vec<_> = lexicon.terms.iter().filter(|term| term.competency == id && term.indicator == indicator).collect();
        writeln!(out, "  {slug}: {text} ({} terms)", terms.len())?;
        for term in terms.iter().filter(|_| all) {
            writeln!(out, "      {}", term.phrase)?;
        }
    }
    Ok(())
}

fn explain(common: &Common, phrase: &str) -> anyhow::Result<u8> {
    let analyzer = super::analyzer(common)?;
    let lexicon = analyzer.lexicon();
    let terms: Vec<_> = lexicon.terms.iter().filter(|term| term.phrase.eq_ignore_ascii_case(phrase)).collect();
    if terms.is_empty() {
        let near: Vec<_> =
            lexicon.terms.iter().filter(|term| term.phrase.contains(phrase)).take(5).map(|term| format!("\"{}\"", term.phrase)).collect();
        let hint = if near.is_empty() {
            "toetssteen lexicon list COMPETENCY shows all terms".to_owned()
        } else {
            format!("near it: {}", near.join(", "))
        };
        bail!("there is no term \"{phrase}\"; {hint}");
    }
    let mut out = BufWriter::new(anstream::stdout());
    for term in terms {
        explain_term(&mut out, lexicon, term)?;
    }
    out.flush()?;
    Ok(DONE)
}

fn explain_term(out: &mut impl Write, lexicon: &Lexicon, term: &Term) -> std::io::Result<()> {
    let shows = term.indicator.map_or_else(|| &lexicon.profile.competency(term.competency).slug, |id| &lexicon.profile.indicator(id).slug);
    writeln!(out, "\"{}\" shows {shows} ({}:{}:{})", term.phrase, term.origin.file, term.origin.line, term.origin.column)?;
    let order = if term.ordered { "in this order" } else { "in any order" };
    writeln!(out, "  {} words {order}, at most {} others between neighbours", term.words(), term.gap)?;
    for slot in term.units.iter().flat_map(|unit| &unit.slots) {
        for &word in &slot.alternatives {
            explain_word(out, lexicon, word)?;
        }
    }
    Ok(())
}

fn explain_word(out: &mut impl Write, lexicon: &Lexicon, id: WordId) -> std::io::Result<()> {
    let word = &lexicon.words[id.0 as usize];
    let particle = word.particle.map(|id| lexicon.words[id.0 as usize].written.trim_start_matches('=').to_owned());
    let part = format!("{:?}", word.part).to_lowercase();
    let said = if word.written.contains('/') { "" } else { ", derived" };
    let splits = particle.as_ref().map_or_else(String::new, |particle| format!(", splits off {particle}"));
    writeln!(out, "  {} ({part}{said}{splits})", word.written)?;
    for form in &word.forms {
        let (before, after) = match form.reach {
            Reach::Whole => ("", ""),
            Reach::Start => ("", "…"),
            Reach::End => ("…", ""),
            Reach::Inside => ("…", "…"),
        };
        let apart = match &particle {
            Some(particle) if form.apart => format!(" … {particle}"),
            _ => String::new(),
        };
        let condition = if form.sharing == Sharing::None || form.apart { "" } else { "; only where its neighbours say so" };
        writeln!(out, "      {before}{}{after}{apart}  ({}{condition})", form.text, form.cell.name())?;
    }
    Ok(())
}

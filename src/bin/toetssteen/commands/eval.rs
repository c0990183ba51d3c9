//! `toetssteen eval`: measures the tool on labelled documents.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::{Context as _, bail};
use toetssteen::{
    Analyzer,
    document::DocumentKind,
    eval::{ByCompetency, Claims, Evaluation, Finding, Labelled, Tally, card, evaluate, evaluate_claims, read_claims, read_set},
    extract::read_file,
};

use crate::{
    DONE,
    args::{Eval as Args, Ids},
};

/// How many errors a term must have made to be listed.
const FEWEST_WRONG: usize = 1;

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    let analyzer = super::analyzer(&args.common)?;
    let mut set = read_set(&args.set, &analyzer.lexicon().profile)?;
    set.retain(|labelled| is_chosen(&labelled.id, args.ids));
    if set.is_empty() {
        bail!("{} has no documents with such ids; give another --ids", args.set.display());
    }
    let mut out = BufWriter::new(anstream::stdout());
    let profile = &analyzer.lexicon().profile;
    let others: Result<Vec<(String, Claims)>, anyhow::Error> =
        args.beside.iter().map(|(name, file)| Ok((name.clone(), read_claims(file, profile)?))).collect();
    let others = others?;
    let mut errors = args.errors.as_deref().map(create).transpose()?;
    for kind in [DocumentKind::Review, DocumentKind::Vacancy] {
        let evaluation = evaluate(&analyzer, &set, kind)?;
        if evaluation.documents == 0 {
            continue;
        }
        let measured = |(name, claims): &(String, Claims)| (name.clone(), evaluate_claims(profile, &set, kind, claims));
        let others: Vec<_> = others.iter().map(measured).collect();
        if args.markdown {
            writeln!(out, "{}", card(profile, &evaluation, &others))?;
        } else {
            figures(&mut out, &analyzer, &evaluation, args)?;
            for (name, other) in &others {
                row(&mut out, &format!("  {name}: evidence"), &other.evidence)?;
            }
        }
        if let Some(errors) = &mut errors {
            list_errors(errors, &analyzer, &set, &evaluation)?;
        }
    }
    out.flush()?;
    if let Some(errors) = &mut errors {
        errors.flush()?;
    }
    Ok(DONE)
}

fn create(path: &Path) -> anyhow::Result<BufWriter<File>> {
    File::create(path).map(BufWriter::new).with_context(|| format!("{} can't be written", path.display()))
}

/// Is a document among those that were asked for, by the number in its id?
fn is_chosen(id: &str, ids: Option<Ids>) -> bool {
    let odd = id.chars().rfind(char::is_ascii_digit).and_then(|digit| digit.to_digit(10)).is_some_and(|digit| digit % 2 == 1);
    ids.is_none_or(|ids| odd == (ids == Ids::Odd))
}

fn figures(out: &mut impl Write, analyzer: &Analyzer, evaluation: &Evaluation, args: &Args) -> std::io::Result<()> {
    writeln!(out, "{}: {} texts", evaluation.kind.name(), evaluation.documents)?;
    row(out, "  evidence (segment, competency)", &evaluation.evidence)?;
    if evaluation.by_letter.len() > 1 {
        for (letter, tallies) in &evaluation.by_letter {
            row(out, &format!("    of which {letter}…"), tallies)?;
        }
    }
    row(out, "  coverage (document, competency)", &evaluation.coverage)?;
    row(out, "  missing organisation-wide", &evaluation.missing)?;
    if evaluation.kind == DocumentKind::Review {
        let (right, both) = evaluation.polarity;
        writeln!(out, "  polarity right where both see evidence: {right}/{both}")?;
    }
    if args.per_class {
        for (id, tally) in &evaluation.evidence.0 {
            line(out, &analyzer.lexicon().profile.competency(*id).slug, *tally)?;
        }
    }
    if args.per_term {
        per_term(out, analyzer, evaluation)?;
    }
    if args.per_rule {
        per_rule(out, evaluation)?;
    }
    Ok(())
}

fn row(out: &mut impl Write, name: &str, tallies: &ByCompetency) -> std::io::Result<()> {
    let total = tallies.total();
    writeln!(
        out,
        "{name:34} P {:.3}  R {:.3}  F1 {:.3}  macro-F1 {:.3}  ({} gold, {} said)",
        total.precision(),
        total.recall(),
        total.f1(),
        tallies.macro_f1(1),
        total.hit + total.missed,
        total.hit + total.wrong
    )
}

fn line(out: &mut impl Write, name: &str, tally: Tally) -> std::io::Result<()> {
    let Tally { hit, wrong, missed } = tally;
    let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
    writeln!(out, "    {name:28} P {precision:.2}  R {recall:.2}  F1 {f1:.2}  (hit {hit}, wrong {wrong}, missed {missed})")
}

/// The terms that were wrong somewhere, those with the most errors first.
fn per_term(out: &mut impl Write, analyzer: &Analyzer, evaluation: &Evaluation) -> std::io::Result<()> {
    let lexicon = analyzer.lexicon();
    let mut terms: Vec<_> = evaluation.by_term().into_iter().filter(|(_, tally)| tally.wrong >= FEWEST_WRONG).collect();
    terms.sort_by_key(|&(id, tally)| (std::cmp::Reverse(tally.wrong), tally.hit, id));
    writeln!(out, "  terms with errors: right, wrong")?;
    for (id, tally) in terms {
        let term = &lexicon.terms[id.0 as usize];
        writeln!(out, "    {:4} {:4}  {} ({})", tally.hit, tally.wrong, term.phrase, lexicon.profile.competency(term.competency).slug)?;
    }
    Ok(())
}

/// The rules: by which evidence counts, and by which it doesn't.
fn per_rule(out: &mut impl Write, evaluation: &Evaluation) -> std::io::Result<()> {
    writeln!(out, "  rules: right, wrong (by which evidence counts) or lost (by which it doesn't)")?;
    for ((counts, rule), tally) in evaluation.by_rule() {
        let (verdict, errors) = if counts { ("counts", tally.wrong) } else { ("doesn't count", tally.missed) };
        writeln!(out, "    {:4} {errors:4}  {rule}: {verdict}", tally.hit)?;
    }
    Ok(())
}

/// A row for each miss, each false alarm and each wrong polarity: what, competency, document, terms with their rules, text of the
/// segment.
fn list_errors(out: &mut impl Write, analyzer: &Analyzer, set: &[Labelled], evaluation: &Evaluation) -> anyhow::Result<()> {
    let lexicon = analyzer.lexicon();
    let mut read: Option<(usize, String)> = None;
    for finding in &evaluation.findings {
        let what = match (finding.gold, finding.said) {
            (Some(_), None) => "missed".to_owned(),
            (None, Some(_)) => "wrong".to_owned(),
            (Some(gold), Some(said)) if gold != said && evaluation.kind == DocumentKind::Review => {
                format!("{} for {}", said.name(), gold.name())
            }
            _ => continue,
        };
        if read.as_ref().is_none_or(|&(document, _)| document != finding.document) {
            read = Some((finding.document, read_file(&set[finding.document].path, Some(evaluation.kind))?.text));
        }
        let text = read.as_ref().map_or("", |(_, text)| &text[finding.span.range()]);
        let slug = &lexicon.profile.competency(finding.competency).slug;
        let text: Vec<_> = text.split_whitespace().collect();
        writeln!(out, "{what}\t{slug}\t{}\t{}\t{}", set[finding.document].id, decided(analyzer, finding), text.join(" "))?;
    }
    Ok(())
}

/// The terms that were found, each with the rule that decided.
fn decided(analyzer: &Analyzer, finding: &Finding) -> String {
    let terms = finding.terms.iter().map(|&(id, rule, counts)| {
        let verdict = if counts { "" } else { "not: " };
        format!("{} ({verdict}{})", id.map_or("(words)", |id| &analyzer.lexicon().terms[id.0 as usize].phrase), rule.name())
    });
    terms.collect::<Vec<_>>().join("; ")
}

//! `toetssteen explain`: every match of a text in order, what it became and why.

use std::io::{BufWriter, Write};

use toetssteen::{
    assess::{Assessment, Quoted},
    batch::{self, Outcome},
    document::{Place, Row, Spot},
    evidence::Memory,
    profile::CompetencyId,
    report::{Wording, escape},
};

use crate::{DONE, UNREAD, args::Explain};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Explain) -> anyhow::Result<u8> {
    let analyzer = super::analyzer(&args.common)?;
    let only = args.competency.as_deref().map(|slug| super::competency(&analyzer, slug)).transpose()?;
    let say = Wording(args.common.lang.into());
    let input = super::input(&args.input);
    let options = args.reading.options(args.kind);
    let mut out = BufWriter::new(anstream::stdout());
    let mut status = DONE;
    for outcome in batch::analyse(&analyzer, &input, &options, &mut Memory::default()) {
        match outcome {
            Outcome::Assessed(assessment) => write_document(&mut out, say, only, &assessment)?,
            Outcome::Failed(failure) => {
                super::say_failure(say, &failure);
                status = UNREAD;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn write_document(out: &mut impl Write, say: Wording, only: Option<CompetencyId>, assessment: &Assessment) -> std::io::Result<()> {
    let mut found: Vec<(CompetencyId, &Quoted)> = assessment
        .competencies
        .iter()
        .filter(|competency| only.is_none_or(|only| only == competency.id))
        .flat_map(|competency| competency.evidence.iter().map(|quoted| (competency.id, quoted)))
        .collect();
    found.sort_by_key(|(id, quoted)| (quoted.span, *id));
    writeln!(out, "{}: {}, {} {}", escape(&assessment.origin.id), say.kind(assessment.kind), found.len(), say.say("treffers", "matches"))?;
    for (id, quoted) in found {
        let competency = assessment.profile.competency(id);
        let indicator = quoted.indicator.map_or(competency.slug.as_str(), |id| &assessment.profile.indicator(id).slug);
        write_match(out, say, (assessment.origin.row.as_ref(), indicator), quoted)?;
    }
    Ok(())
}

fn write_match(out: &mut impl Write, say: Wording, (row, shows): (Option<&Row>, &str), quoted: &Quoted) -> std::io::Result<()> {
    let words = quoted.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let safe = escape(&words);
    let counts = if quoted.counts { say.say("telt", "counts") } else { say.say("telt niet", "doesn't count") };
    writeln!(out)?;
    let place = match quoted.place {
        Place { part: None, spot: Spot::Line(position) } if row.is_none() => format!("{}:{}", position.line, position.column),
        place => say.place(row, place),
    };
    writeln!(out, "{place} [{}..{}] \"{safe}\"", quoted.span.start, quoted.span.end)?;
    writeln!(out, "    {shows}, {}: {}", say.say("term", "term"), quoted.term)?;
    let polarity = if quoted.counts { format!(", {}", say.polarity(quoted.polarity)) } else { String::new() };
    writeln!(out, "    {counts}{polarity}; {} ({})", say.reason(&quoted.reason), say.section(quoted.section))
}

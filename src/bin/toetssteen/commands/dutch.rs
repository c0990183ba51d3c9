//! `toetssteen dutch`: what the analyzer knows of the language, for reading and for measuring.

use std::io::{BufWriter, Read as _, Write};

use anyhow::Context as _;
use toetssteen::{document::DocumentKind, segment::Segmenter, span::Span};

use crate::{
    DONE,
    args::{Common, Dutch as Args, DutchCommand},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    match &args.command {
        DutchCommand::Segment { common } => segment(common),
    }
}

/// All of standard input.
fn input() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("standard input isn't UTF-8 text")?;
    Ok(text)
}

/// Writes a text with one sentence a line. Blanks inside a sentence become one; no other character is lost.
fn segment(common: &Common) -> anyhow::Result<u8> {
    let analyzer = super::analyzer(common)?;
    let text = input()?;
    let segmenter = Segmenter::new(analyzer.lexicon());
    let mut sentences = Vec::new();
    for block in segmenter.outline(&text, DocumentKind::Vacancy) {
        segmenter.sentences(&text, block.span, &mut sentences);
    }
    let mut out = BufWriter::new(anstream::stdout());
    let starts = sentence_starts(&text, &sentences);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (start, end) in starts.iter().copied().zip(ends) {
        let mut words = text[start..end].split_whitespace();
        write!(out, "{}", words.next().unwrap_or_default())?;
        for word in words {
            write!(out, " {word}")?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(DONE)
}

/// Where each sentence begins together with the list mark before it.
fn sentence_starts(text: &str, sentences: &[Span]) -> Vec<usize> {
    let mut before = 0;
    let mut starts = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let gap = &text[before..sentence.start as usize];
        let line = gap.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let start = before + line + gap[line..].len() - gap[line..].trim_start().len();
        starts.push(if before == 0 || line > 0 { start } else { sentence.start as usize });
        before = sentence.end as usize;
    }
    starts
}

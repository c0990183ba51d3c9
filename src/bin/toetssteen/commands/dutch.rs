//! `toetssteen dutch`: what the program knows of the language, to read and to measure. Standard input in, tables with tabs out.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead as _, BufWriter, Read as _, Write},
    path::Path,
};

use anyhow::{Context as _, bail};
use toetssteen::{
    document::DocumentKind,
    dutch::{Cell, Inflector, Paradigm, PartOfSpeech, Sharing, Words, has_particle, is_split_verb, reads_as, unimorph},
    evidence::{EvidenceFinder, Memory},
    lexicon::{Lexicon, LexiconSource},
    segment::Segmenter,
    span::Span,
};

use crate::{
    DONE,
    args::{Dutch as Args, DutchCommand},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    let source = args.lexicon.as_deref().map_or_else(|| Ok(LexiconSource::embedded()), LexiconSource::folder);
    let lexicon = source.and_then(|source| Lexicon::load(&source)).context("the lexicon can't be used")?;
    let mut out = BufWriter::new(anstream::stdout());
    match &args.command {
        DutchCommand::Inflect { part, unimorph } => inflect(&mut out, &lexicon.inflector, part.map(Into::into), *unimorph)?,
        DutchCommand::Segment => segment(&mut out, &lexicon)?,
        DutchCommand::Split { verbs } => split(&mut out, &lexicon.inflector, verbs)?,
        DutchCommand::Negation { word } => negation(&mut out, &lexicon, word)?,
        DutchCommand::Compounds { parts } => compounds(&mut out, &lexicon, parts)?,
        DutchCommand::Find { words } => find(&mut out, &lexicon.inflector, words)?,
    }
    out.flush()?;
    Ok(DONE)
}

/// Writes a row for each form of each word on standard input.
fn inflect(out: &mut impl Write, inflector: &Inflector, part: Option<PartOfSpeech>, by_unimorph: bool) -> anyhow::Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line.context("standard input isn't UTF-8 text")?;
        let lemma = line.trim();
        if lemma.is_empty() {
            continue;
        }
        let paradigm = capitals_kept(lemma, inflector.full_paradigm(lemma, part));
        if by_unimorph {
            for (cell, form) in unimorph(&paradigm) {
                writeln!(out, "{lemma}\t{form}\t{cell}")?;
            }
            continue;
        }
        for form in &paradigm.forms {
            writeln!(out, "{lemma}\t{}\t{}", form.text, form.cell.name())?;
        }
        for form in &paradigm.split {
            writeln!(out, "{lemma}\t{} … {}\t{}", form.text, paradigm.particle.as_deref().unwrap_or_default(), form.cell.name())?;
        }
    }
    Ok(())
}

/// A paradigm with the capital that its word was given with, and that each of its parts has: "Oost-Vlaamse".
fn capitals_kept(lemma: &str, mut paradigm: Paradigm) -> Paradigm {
    if lemma.starts_with(char::is_uppercase) {
        for form in paradigm.forms.iter_mut().chain(&mut paradigm.split) {
            let parts = form.text.split('-').map(|part| {
                let mut letters = part.chars();
                letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
            });
            form.text = parts.collect::<Vec<_>>().join("-");
        }
    }
    paradigm
}

/// Writes a text with one sentence a line. Blanks inside a sentence become one; no other character is lost.
fn segment(out: &mut impl Write, lexicon: &Lexicon) -> anyhow::Result<()> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("standard input isn't UTF-8 text")?;
    let segmenter = Segmenter::new(lexicon);
    let mut sentences = Vec::new();
    for block in segmenter.outline(&text, DocumentKind::Vacancy) {
        segmenter.sentences(&text, block.span, &mut sentences);
    }
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
    Ok(())
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

/// Writes a row for each split verb in the sentences on standard input. Of two verbs the nearer one has the particle.
fn split(out: &mut impl Write, inflector: &Inflector, verbs: &Path) -> anyhow::Result<()> {
    let list = read(verbs)?;
    let mut forms: HashMap<String, Vec<(String, String, Cell)>> = HashMap::new();
    for entry in list.lines().filter_map(|line| line.split_whitespace().next()) {
        let lemma = entry.replace('_', "");
        let paradigm = inflector.full_paradigm(&lemma, Some(PartOfSpeech::Verb));
        let Some(particle) = paradigm.particle else { continue };
        for form in paradigm.split {
            forms.entry(form.text).or_default().push((lemma.clone(), particle.clone(), form.cell));
        }
    }
    let mut words = Words::default();
    for line in std::io::stdin().lock().lines() {
        let line = line.context("standard input isn't UTF-8 text")?;
        let Some((id, sentence)) = line.split_once('\t') else { bail!("\"{line}\" has no tab between number and sentence") };
        words.read_words(sentence);
        let mut links: Vec<(usize, usize, &str)> = Vec::new();
        for verb in 0..words.len() {
            for (lemma, particle, cell) in forms.get(words.word(verb)).into_iter().flatten() {
                let mut after = verb + 1..words.len();
                if let Some(at) = after.find(|&at| words.word(at) == particle && is_split_verb(&words, verb, *cell, at)) {
                    links.push((verb, at, lemma));
                }
            }
        }
        links.dedup();
        for &(verb, particle, lemma) in &links {
            if !links.iter().any(|&(nearer, of, _)| of == particle && nearer > verb) {
                writeln!(out, "{id}\t{lemma}\t{verb}\t{particle}")?;
            }
        }
    }
    Ok(())
}

/// Writes for each sentence on standard input whether a word in it is denied.
fn negation(out: &mut impl Write, lexicon: &Lexicon, word: &str) -> anyhow::Result<()> {
    let finder = EvidenceFinder::new(lexicon);
    let mut memory = Memory::default();
    for line in std::io::stdin().lock().lines() {
        let line = line.context("standard input isn't UTF-8 text")?;
        let Some((id, sentence)) = line.split_once('\t') else { bail!("\"{line}\" has no tab between number and sentence") };
        let Some(at) = sentence.find(word) else { bail!("\"{sentence}\" doesn't have the word {word}") };
        writeln!(out, "{id}\t{:?}", finder.presence(sentence, Span::of(at..at + word.len()), &mut memory))?;
    }
    Ok(())
}

/// Writes a row for each word of standard input that has one of the words of a list as a part.
fn compounds(out: &mut impl Write, lexicon: &Lexicon, list: &Path) -> anyhow::Result<()> {
    let list = read(list)?;
    let parts: Vec<_> = list.lines().map(|part| (part, as_part(part, &lexicon.inflector))).collect();
    for line in std::io::stdin().lock().lines() {
        let word = line.context("standard input isn't UTF-8 text")?.to_lowercase();
        for (part, forms) in &parts {
            let found = forms.iter().any(|(form, inside)| {
                word.match_indices(form.as_str())
                    .any(|(at, _)| (*inside || at + form.len() == word.len()) && lexicon.compounds.is_part(&word, at..at + form.len()))
            });
            if found && !forms.iter().any(|(form, _)| *form == word) {
                writeln!(out, "{part}\t{word}")?;
            }
        }
    }
    Ok(())
}

/// The forms in which a word is part of a compound, and whether each may stand before another part: the word itself and the stem of
/// its plural do ("kinder-"), other forms only close a compound.
fn as_part(word: &str, inflector: &Inflector) -> Vec<(String, bool)> {
    let mut forms = vec![(word.to_owned(), true)];
    for kind in [PartOfSpeech::Noun, PartOfSpeech::Adjective] {
        for form in inflector.full_paradigm(word, Some(kind)).forms {
            if form.cell == Cell::Plural {
                forms.extend(form.text.strip_suffix('n').filter(|stem| stem.ends_with('e')).map(|stem| (stem.to_owned(), true)));
            }
            forms.push((form.text, form.cell == Cell::Plural));
        }
    }
    forms
}

/// Writes a row for each token of standard input that is a form of one of the words.
fn find(out: &mut impl Write, inflector: &Inflector, list: &Path) -> anyhow::Result<()> {
    let list = read(list)?;
    let mut forms: HashMap<String, Vec<(&str, &str, Cell, Sharing)>> = HashMap::new();
    for line in list.lines() {
        let mut columns = line.split('\t');
        let (lemma, part) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        let kind = match part {
            "V" => PartOfSpeech::Verb,
            "N" => PartOfSpeech::Noun,
            "A" => PartOfSpeech::Adjective,
            _ => bail!("\"{line}\" doesn't name a word and V, N or A with a tab between"),
        };
        for form in inflector.paradigm(lemma, Some(kind)).forms {
            forms.entry(form.text).or_default().push((lemma, part, form.cell, form.sharing));
        }
    }
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("standard input isn't UTF-8 text")?;
    let mut words = Words::default();
    words.read_words(&text.lines().collect::<Vec<_>>().join(" "));
    for n in 0..words.len() {
        for &(lemma, part, cell, sharing) in forms.get(words.word(n)).into_iter().flatten() {
            if reads_as(&words, n, cell, sharing) && !has_particle(&words, n, cell) {
                writeln!(out, "{n}\t{lemma}\t{part}")?;
            }
        }
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))
}

//! The cells of a paradigm under the names of `UniMorph` (Kirov et al. 2018), so that forms can be measured against its data.

use super::cell::{Cell, Paradigm, PartOfSpeech};

/// The cells of Dutch verbs.
const VERB: &[(&str, Cell)] = &[
    ("V;NFIN", Cell::Infinitive),
    ("V;IND;PRS;1;SG", Cell::Present1),
    ("V;IND;PRS;2;SG", Cell::Present3),
    ("V;IND;PRS;3;SG", Cell::Present3),
    ("V;IND;PRS;PL", Cell::PresentPlural),
    ("V;IND;PST;1;SG", Cell::PastSingular),
    ("V;IND;PST;2;SG", Cell::PastSingular),
    ("V;IND;PST;3;SG", Cell::PastSingular),
    ("V;IND;PST;PL", Cell::PastPlural),
    ("V;IMP;SG", Cell::Present1),
    ("V;IMP;PL", Cell::Present3),
    ("V;SBJV;PRS;PL", Cell::PresentPlural),
    ("V;SBJV;PST;SG", Cell::PastSingular),
    ("V;SBJV;PST;PL", Cell::PastPlural),
    ("V.PTCP;PST", Cell::Participle),
];

/// The cells of Dutch adjectives. The names of the degrees are one off in the data, which put "mooie" under `CMPR` beside "mooier",
/// and "mooiere" under `SPRL`; they are followed as they stand.
const ADJECTIVE: &[(&str, Cell)] = &[
    ("ADJ;INDF;NEUT;SG", Cell::Base),
    ("ADJ;DEF", Cell::Inflected),
    ("ADJ;INDF;PL", Cell::Inflected),
    ("ADJ;INDF;NEUT;SG;CMPR", Cell::Inflected),
    ("ADJ;INDF;PL;CMPR", Cell::Comparative),
    ("ADJ;DEF;CMPR", Cell::ComparativeInflected),
    ("ADJ;INDF;NEUT;SG;SPRL", Cell::ComparativeInflected),
    ("ADJ;INDF;PL;SPRL", Cell::SuperlativeInflected),
    ("ADJ;DEF;SPRL", Cell::SuperlativeInflected),
];

/// The cells of Dutch nouns.
const NOUN: &[(&str, Cell)] =
    &[("N;SG", Cell::Singular), ("N;PL", Cell::Plural), ("N;DIM", Cell::Diminutive), ("N;DIM;PL", Cell::DiminutivePlural)];

/// The forms of a paradigm by the names of `UniMorph`, equally good ones after each other.
///
/// The paradigm must have every form of every cell, as [`super::Inflector::full_paradigm`] gives it.
#[must_use]
pub fn unimorph(paradigm: &Paradigm) -> Vec<(&'static str, String)> {
    let cells = match paradigm.part {
        PartOfSpeech::Verb => VERB,
        PartOfSpeech::Noun => NOUN,
        PartOfSpeech::Adjective => ADJECTIVE,
        PartOfSpeech::Other => &[],
    };
    let of_cell = |cell| paradigm.forms.iter().filter(move |form| form.cell == cell).map(|form| form.text.clone());
    let mut named: Vec<_> = cells.iter().flat_map(|&(name, cell)| of_cell(cell).map(move |text| (name, text))).collect();
    // The subjunctive lives on in "leve de koning" and "men neme": the infinitive without n.
    named.extend(of_cell(Cell::Infinitive).filter_map(|form| Some(("V;SBJV;PRS;SG", form.strip_suffix('n')?.to_owned()))));
    named
}

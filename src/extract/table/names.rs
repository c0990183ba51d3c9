//! What the headers of columns say, in Dutch and English.

use unicode_normalization::UnicodeNormalization as _;

/// What the headers of texts begin with or end in: `Omschrijving van de functie`, `Vacaturetekst`, `job_description`.
const TEXTS: [&str; 19] = [
    "tekst",
    "omschrijving",
    "beschrijving",
    "inhoud",
    "verslag",
    "beoordeling",
    "toelichting",
    "opmerking",
    "opmerkingen",
    "notitie",
    "notities",
    "feedback",
    "bevindingen",
    "text",
    "description",
    "content",
    "notes",
    "comment",
    "comments",
];

/// What the headers of texts are called whole.
const WHOLE_TEXTS: [&str; 5] = ["vacature", "vacancy", "review", "body", "note"];

/// Last words of headers that aren't those of texts: `vacature_id`, `verslag datum`.
const NO_TEXTS: [&str; 9] = ["id", "nr", "nummer", "number", "datum", "date", "code", "type", "url"];

/// What the headers of names are called, the most telling first.
const IDS: [&str; 30] = [
    "id",
    "vacatureid",
    "vacancyid",
    "jobid",
    "documentid",
    "reviewid",
    "vacaturenummer",
    "vacaturenr",
    "verslagnummer",
    "dossiernummer",
    "zaaknummer",
    "documentnummer",
    "referentienummer",
    "personeelsnummer",
    "personeelsnr",
    "medewerkernummer",
    "kenmerk",
    "referentie",
    "reference",
    "ref",
    "nr",
    "nummer",
    "number",
    "no",
    "volgnummer",
    "code",
    "key",
    "url",
    "link",
    "uuid",
];

/// The longest header in characters. What is longer is a text.
pub(super) const LONGEST_HEADER: usize = 80;

/// How many columns are named in a failure, and how much of each name.
const NAMED: (usize, usize) = (20, 40);

/// How telling a header says that its column names the rows, the smallest the most; `None`: it doesn't say so.
pub(super) fn id_rank(name: &str) -> Option<usize> {
    let whole = key(name);
    let last_is_id = || words(name).next_back().is_some_and(|word| word == "id");
    IDS.iter().position(|id| whole == *id).or_else(|| last_is_id().then_some(IDS.len()))
}

/// Does a header say that its column has texts?
pub(super) fn is_text_name(name: &str) -> bool {
    if name.chars().count() > LONGEST_HEADER || words(name).next_back().is_some_and(|last| NO_TEXTS.contains(&last.as_str())) {
        return false;
    }
    let whole = key(name);
    let first = words(name).next().unwrap_or_default();
    WHOLE_TEXTS.contains(&whole.as_str()) || TEXTS.iter().any(|text| whole.ends_with(text) || first == *text)
}

/// The words of a name.
fn words(name: &str) -> impl DoubleEndedIterator<Item = String> {
    name.split(|c: char| !c.is_alphanumeric()).map(key).filter(|word| !word.is_empty())
}

/// A name without case, accents, blanks and marks.
pub(super) fn key(name: &str) -> String {
    name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names of columns in a failure.
pub(super) fn listed(names: &[String]) -> String {
    let mut list: Vec<String> = names.iter().take(NAMED.0).map(|name| shown(name)).collect();
    if names.len() > NAMED.0 {
        list.push("…".to_owned());
    }
    list.join(", ")
}

/// A name on one line, cut where it is long.
pub(super) fn shown(name: &str) -> String {
    let mut shown: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(NAMED.1).collect();
    if name.chars().nth(NAMED.1).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{id_rank, is_text_name, key};

    #[test]
    fn headers_are_known_by_their_words() {
        for text in ["Tekst", "VACATURETEKST", "Omschrijving van de functie", "job_description", "toe-lichting", "Review", "tëkst"] {
            assert!(is_text_name(text), "{text}");
        }
        for other in ["vacature_id", "Verslag datum", "reviewer", "functie", "notitienummer x", ""] {
            assert!(!is_text_name(other), "{other}");
        }
        assert!(id_rank("ID") < id_rank("Vacature-nummer") && id_rank("vacature nummer") < id_rank("posting id"));
        assert_eq!((id_rank("telefoonnummer"), id_rank("postcode"), id_rank("idee")), (None, None, None));
        assert_eq!(key(" Één_twee-3 "), "eentwee3");
    }
}

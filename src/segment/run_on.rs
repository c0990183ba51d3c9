//! Lists whose line breaks got lost: "Je hebt: Minimaal 3 jaar ervaring Goede kennis van wetten Je schrijft vlot".
//!
//! In running Dutch the words that begin an item are written small in the middle of a sentence. Where two of them in one long
//! line are not, it is a list, and each begins an item.

/// Words that begin an item.
const OPENERS: [&str; 20] = [
    "Je",
    "Jij",
    "Een",
    "Minimaal",
    "Ervaring",
    "Kennis",
    "Beheersing",
    "Affiniteit",
    "Afgeronde",
    "Aantoonbare",
    "Relevante",
    "Ruime",
    "Goede",
    "Sterke",
    "Uitstekende",
    "Communicatief",
    "Communicatieve",
    "Analytisch",
    "Analytische",
    "Bereid",
];

/// The least bytes of a line that is looked at, and how many openers make it a list.
const SHORTEST: usize = 160;
const LEAST_OPENERS: usize = 2;

/// Where in `line` items begin; nothing when it isn't such a list.
pub(super) fn item_starts(line: &str, starts: &mut Vec<usize>) {
    starts.clear();
    if line.len() < SHORTEST {
        return;
    }
    starts.extend(memchr::memchr_iter(b' ', line.as_bytes()).filter(|&at| opens_item(line, at)).map(|at| at + 1));
    if starts.len() < LEAST_OPENERS {
        starts.clear();
    }
}

/// Does an item begin behind the blank at `at`?
fn opens_item(line: &str, at: usize) -> bool {
    let rest = &line[at + 1..];
    if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let runs_on = line[..at].ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, ')' | '%'));
    let Some((word, next)) = rest.split_once(' ').filter(|_| runs_on) else { return false };
    // Titles That Are Written So begin every word with a capital; "HBO" is one of capitals only.
    let mut letters = next.chars();
    let small = letters.next().is_some_and(|c| !c.is_uppercase() || letters.next().is_some_and(char::is_uppercase));
    small && OPENERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::item_starts;

    fn items(line: &str) -> Vec<&str> {
        let mut starts = Vec::new();
        item_starts(line, &mut starts);
        starts.iter().map(|&at| &line[at..(at + 12).min(line.len())]).collect()
    }

    #[test]
    fn items_are_found_where_line_breaks_got_lost() {
        let line = "Voor dit werk bij onze afdeling vragen wij het volgende Minimaal HBO werk- en denkniveau en drie jaar praktijk \
                    Goede beheersing van het Frans (C1) Je bent vlot van begrip en werkt graag met anderen";
        assert_eq!(items(line), ["Minimaal HBO", "Goede beheer", "Je bent vlot"]);
    }

    #[test]
    fn titles_and_sentences_are_no_lists() {
        let title = "Dit Is Waarom Je Niet Wilt Wachten Met Een Baan Bij Ons En Zo Bouw Je Mee Aan Wat Later Een Groot Bedrijf Wordt. ";
        assert!(items(&title.repeat(2)).is_empty());
        let text = "Je werkt aan plannen. Je overlegt met de wijk. Een goede avond begint met een plan, zegt het team, en dat merk je. ";
        assert!(items(&text.repeat(2)).is_empty());
    }
}

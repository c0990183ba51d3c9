//! Small groups are shown together: a figure over a few documents says something of the people in them, and an audit is about the archive.

use super::{
    report::{GroupKind, GroupReport},
    tally::Tally,
};

/// Groups of at least `smallest` documents, and the others as one. Where these are still fewer than that, the smallest of the rest joins
/// them: else they would be what is left when all other groups are taken from the whole.
pub(super) fn groups(groups: Vec<(Option<String>, Tally)>, smallest: u32, ids: &[String]) -> Vec<GroupReport> {
    let mut sizes: Vec<_> = groups.iter().enumerate().map(|(n, (_, tally))| (tally.documents, n)).collect();
    sizes.sort_unstable();
    let mut together = 0;
    let joined: Vec<_> = sizes
        .into_iter()
        .take_while(|&(documents, _)| {
            let joins = documents < smallest || (1..smallest).contains(&together);
            together += if joins { documents } else { 0 };
            joins
        })
        .map(|(_, n)| n)
        .collect();
    let mut shown = Vec::new();
    let (mut small, mut merged) = (Tally::default(), 0);
    for (n, (name, tally)) in groups.into_iter().enumerate() {
        if joined.contains(&n) {
            small.add(&tally);
            merged += 1;
        } else {
            let kind = if name.is_some() { GroupKind::Group } else { GroupKind::Nothing };
            shown.push(GroupReport::new(kind, name, 1, &tally, ids));
        }
    }
    if merged > 0 {
        shown.push(GroupReport::new(GroupKind::Small, None, merged, &small, ids));
    }
    shown
}

/// Periods in their order, of which a small one is one with those behind it, and at the end with those before it.
pub(super) fn periods(periods: Vec<(String, Tally)>, smallest: u32, ids: &[String]) -> Vec<GroupReport> {
    let mut joined: Vec<(String, String, u32, Tally)> = Vec::new();
    for (name, tally) in periods {
        match joined.last_mut() {
            Some((_, last, merged, sum)) if sum.documents < smallest => {
                *last = name;
                *merged += 1;
                sum.add(&tally);
            }
            _ => joined.push((name.clone(), name, 1, tally)),
        }
    }
    if joined.len() > 1
        && joined.last().is_some_and(|(.., tally)| tally.documents < smallest)
        && let (Some((_, last, more, tally)), Some((_, end, merged, sum))) = (joined.pop(), joined.last_mut())
    {
        *end = last;
        *merged += more;
        sum.add(&tally);
    }
    let name = |first: String, last| if first == last { first } else { format!("{first} – {last}") };
    joined
        .into_iter()
        .map(|(first, last, merged, tally)| GroupReport::new(GroupKind::Group, Some(name(first, last)), merged, &tally, ids))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{groups, periods};
    use crate::audit::tally::Tally;

    fn tallies(sizes: &[(&str, u32)]) -> Vec<(String, Tally)> {
        sizes.iter().map(|&(name, documents)| (name.to_owned(), Tally { documents, ..Tally::default() })).collect()
    }

    fn grouped(sizes: &[(&str, u32)]) -> Vec<(String, u32, u32)> {
        let named = tallies(sizes).into_iter().map(|(name, tally)| (Some(name), tally)).collect();
        groups(named, 5, &[]).into_iter().map(|group| (group.name.unwrap_or_default(), group.merged, group.documents)).collect()
    }

    #[test]
    fn small_groups_are_one_that_is_not_small() {
        assert_eq!(grouped(&[("a", 9), ("b", 5)]), [("a".to_owned(), 1, 9), ("b".to_owned(), 1, 5)]);
        assert_eq!(grouped(&[("a", 9), ("b", 2), ("c", 3)]), [("a".to_owned(), 1, 9), (String::new(), 2, 5)]);
        assert_eq!(grouped(&[("a", 9), ("b", 2), ("c", 6)]), [("a".to_owned(), 1, 9), (String::new(), 2, 8)]);
        assert_eq!(grouped(&[("a", 2)]), [(String::new(), 1, 2)]);
    }

    #[test]
    fn small_periods_join_their_neighbours() {
        let joined = |sizes: &[(&str, u32)]| -> Vec<(String, u32)> {
            periods(tallies(sizes), 5, &[]).into_iter().map(|period| (period.name.unwrap_or_default(), period.documents)).collect()
        };
        let period = |name: &str, documents| (name.to_owned(), documents);
        assert_eq!(joined(&[("1", 5), ("2", 1), ("3", 4), ("4", 7), ("5", 4)]), [period("1", 5), period("2 – 3", 5), period("4 – 5", 11)]);
        assert_eq!(joined(&[("1", 1)]), [period("1", 1)]);
    }
}

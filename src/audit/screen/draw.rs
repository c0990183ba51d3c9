//! Figures as a terminal can draw them.

use crate::report::style::{DIM, GOOD, SOME};

/// How long a bar is.
pub(super) const BAR: usize = 20;

/// A number of things: the word for one, and for more.
pub(super) fn number(n: u32, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

/// A part of a whole.
pub(super) fn percent(part: u32, whole: u32) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.0}%", f64::from(part) * 100.0 / f64::from(whole)) }
}

/// A bar of parts of a whole, each in its own character; what is rounded down in one comes to the next, so that the bar is as long as
/// the parts together.
pub(super) fn bar(parts: &[(u32, char)], whole: u32) -> String {
    let (mut bar, mut sum, mut length) = (String::new(), 0_u32, 0);
    for &(part, character) in parts {
        sum = part.saturating_add(sum);
        let end = if whole == 0 { 0 } else { (sum.min(whole) as usize * BAR + whole as usize / 2) / whole as usize };
        bar.extend(std::iter::repeat_n(character, end - length));
        length = end;
    }
    bar.extend(std::iter::repeat_n('·', BAR - length));
    bar
}

/// The style of a share.
pub(super) fn shade(share: f64) -> anstyle::Style {
    match share {
        share if share >= 0.5 => GOOD,
        share if share >= 0.2 => SOME,
        _ => DIM,
    }
}

/// A share as the darkness of a character, for who sees no colours.
pub(super) fn tone(share: f64) -> char {
    match share {
        share if share >= 0.8 => '█',
        share if share >= 0.6 => '▓',
        share if share >= 0.4 => '▒',
        share if share >= 0.2 => '░',
        _ => '·',
    }
}

/// A share as the height of a character.
pub(super) fn step(share: f64) -> char {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let above = |n: usize| share * 8.0 > f64::from(u8::try_from(n).unwrap_or(u8::MAX));
    STEPS[(1..8).take_while(|&n| above(n)).count()]
}

/// A text of at most so many characters.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::{BAR, bar, short, step};

    #[test]
    fn a_bar_is_always_as_long() {
        for parts in [[(0, '█'), (0, '▒')], [(1, '█'), (2, '▒')], [(3, '█'), (0, '▒')]] {
            assert_eq!(bar(&parts, 3).chars().count(), BAR);
        }
        assert_eq!(bar(&[(1, '█'), (1, '▒')], 4), "█████▒▒▒▒▒··········");
        assert_eq!(bar(&[(0, '█')], 0).chars().count(), BAR);
    }

    #[test]
    fn heights_go_from_low_to_high() {
        assert_eq!([0.0, 0.5, 1.0].map(step), ['▁', '▄', '█']);
        assert_eq!(short("afdelingen", 5), "afde…");
    }
}

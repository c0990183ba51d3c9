//! When a document is from: the date in a cell, or in the name of a file or its folders.

use std::{fmt, str::FromStr, sync::LazyLock};

use regex::{Captures, Regex};

/// A year and, where it is known, the month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct When {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: Option<u8>,
}

/// How long the periods are that are set beside each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

impl Step {
    /// The name in machine formats and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

impl FromStr for Step {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        [Self::Month, Self::Quarter, Self::Year].into_iter().find(|step| step.name() == name).ok_or(())
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "maa|mrt|mar", "apr", "mei|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec"];

/// The ways to write a date, the most certain first: a year alone may be the number of a file, and of "15-03-2024 10" the end looks like
/// an October.
static WAYS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    let year = r"(?<y>199\d|20[0-4]\d)";
    let names = MONTHS.join("|");
    [
        format!(r"(?:^|\D)(?:0?[1-9]|[12]\d|3[01])[-_./ ](?<m>0?[1-9]|1[0-2])[-_./ ]{year}(?:\D|$)"),
        format!(r"(?i)(?:^|[^a-z])(?<name>{names})[a-z]*[-_./ ]*{year}(?:\D|$)"),
        format!(r"(?:^|\D){year}[-_./ ]?(?<m>0[1-9]|1[0-2])(?:[-_./ ]?(?:0[1-9]|[12]\d|3[01]))?(?:\D|$)"),
        format!(r"(?:^|\D){year}(?:\D|$)"),
    ]
    .map(|way| Regex::new(&way).expect("the patterns are right"))
});

impl When {
    /// The date in a text such as "2024-03", "20240315", "15-03-2024", "maart 2024" or "2024".
    #[must_use]
    pub fn in_text(text: &str) -> Option<Self> {
        WAYS.iter().find_map(|way| way.captures(text)).and_then(|found| Self::of(&found))
    }

    /// The date in the name of a file, or else in those of its folders, the nearest first.
    #[must_use]
    pub fn in_path(path: &str) -> Option<Self> {
        let parts: Vec<_> = path.split(['/', '\\', '#']).collect();
        // A folder "03" has its year above it.
        let above = |n: usize| if n > 0 { format!("{}/{}", parts[n - 1], parts[n]) } else { parts[n].to_owned() };
        (0..parts.len()).rev().find_map(|n| Self::in_text(parts[n]).or_else(|| Self::in_text(&above(n))))
    }

    fn of(found: &Captures<'_>) -> Option<Self> {
        let year = found.name("y")?.as_str().parse().ok()?;
        let named = |name: &str| MONTHS.iter().position(|month| month.split('|').any(|start| start == name));
        let month = match (found.name("m"), found.name("name")) {
            (Some(month), _) => month.as_str().parse().ok(),
            (None, Some(name)) => named(&name.as_str().to_lowercase()).and_then(|n| u8::try_from(n + 1).ok()),
            (None, None) => None,
        };
        Some(Self { year, month })
    }

    /// The period of this length that it lies in; a year where no more is known.
    #[must_use]
    pub fn period(self, step: Step) -> Period {
        match (step, self.month) {
            (Step::Year, _) | (_, None) => Period(self.year, None),
            (Step::Quarter, Some(month)) => Period(self.year, Some((Step::Quarter, month.div_ceil(3)))),
            (Step::Month, Some(month)) => Period(self.year, Some((Step::Month, month))),
        }
    }
}

/// A year, or its quarter or month with that number; in order of time within one length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Period(u16, Option<(Step, u8)>);

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            None => write!(f, "{}", self.0),
            Some((Step::Quarter, number)) => write!(f, "{}-Q{number}", self.0),
            Some((_, number)) => write!(f, "{}-{number:02}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, When};

    fn written(text: &str) -> String {
        When::in_path(text).map_or_else(|| "-".to_owned(), |when| when.period(Step::Month).to_string())
    }

    #[test]
    fn dates_are_read_from_names() {
        for (path, expected) in [
            ("verslagen/2024-03 jan.txt", "2024-03"),
            ("verslagen/20240315.docx", "2024-03"),
            ("a/15-03-2024.txt", "2024-03"),
            ("a/5_3_2024 10.txt", "2024-03"),
            ("a/verslag maart 2024.txt", "2024-03"),
            ("a/Okt2023.txt", "2023-10"),
            ("2024/03/verslag.txt", "2024-03"),
            ("2022/jaar 2024/verslag.txt", "2024"),
            ("2024/2023.txt", "2023"),
            ("export.zip#2021/a.txt", "2021"),
            ("dossier 120240.txt", "-"),
            ("jaar 1875.txt", "-"),
            ("verslag.txt", "-"),
            ("2024-13.txt", "2024"),
        ] {
            assert_eq!(written(path), expected, "{path}");
        }
    }

    #[test]
    fn a_period_is_no_finer_than_its_date() {
        let march = When::in_text("2024-03-15 09:00").unwrap();
        assert_eq!(march.period(Step::Quarter).to_string(), "2024-Q1");
        assert_eq!(march.period(Step::Year).to_string(), "2024");
        assert_eq!(When::in_text("2024").unwrap().period(Step::Quarter).to_string(), "2024");
    }
}

//! In which group a document is counted.

use std::{collections::BTreeMap, fmt, str::FromStr};

use crate::report::DocumentRecord;

use super::{
    tally::Tally,
    when::{Period, Step, When},
};

/// What documents are grouped by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum By {
    /// Folders this many below the deepest folder that all documents are in.
    Folder(usize),
    /// What a row of a table has in the column of this name.
    Column(String),
    /// Vacancy or review note.
    Kind,
    /// The period of this length that the document's date lies in.
    Period(Step),
}

/// How grouping is written on the command line and in the report: `folder`, `folder:2`, `column:afdeling`, `kind`, `year`, …
impl FromStr for By {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let (what, which) = written.split_once(':').map_or((written, None), |(what, which)| (what, Some(which)));
        match (what, which) {
            ("folder", None) => Ok(Self::Folder(1)),
            ("folder", Some(depth)) => match depth.parse() {
                Ok(depth @ 1..=64) => Ok(Self::Folder(depth)),
                _ => Err("folder:2 goes two folders deep; write a number from 1 to 64".to_owned()),
            },
            ("column", Some(name)) if !name.is_empty() => Ok(Self::Column(name.to_owned())),
            ("kind", None) => Ok(Self::Kind),
            (step, None) if step.parse::<Step>().is_ok() => Ok(Self::Period(step.parse().unwrap_or(Step::Year))),
            _ => Err("write folder, folder:2, column:NAME, kind, year, quarter or month".to_owned()),
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(1) => write!(f, "folder"),
            Self::Folder(depth) => write!(f, "folder:{depth}"),
            Self::Column(name) => write!(f, "column:{name}"),
            Self::Kind => write!(f, "kind"),
            Self::Period(step) => write!(f, "{}", step.name()),
        }
    }
}

/// What a group is of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    /// A period.
    Period(Period),
    /// A kind of document or what stands in a column.
    Name(String),
    /// The folders from the root of the file system on, as far as groups go.
    Folder(Vec<String>),
    /// Documents without a date, or without anything in the column.
    Nothing,
    /// What came when there were as many groups as are kept apart.
    Others,
}

/// How many groups are kept apart: a column with another text in each row must not fill the memory.
const MOST: usize = 10_000;

/// The tallies of groups.
#[derive(Debug)]
pub(super) struct Groups {
    by: By,
    /// The deepest folder that all documents up to now are in.
    root: Option<Vec<String>>,
    tallies: BTreeMap<Key, Tally>,
}

impl Groups {
    pub(super) const fn new(by: By) -> Self {
        Self { by, root: None, tallies: BTreeMap::new() }
    }

    /// Adds what one document gives.
    pub(super) fn add(&mut self, document: &DocumentRecord, when: Option<When>, one: &Tally) {
        let key = self.key(document, when);
        let key = if self.tallies.len() < MOST || self.tallies.contains_key(&key) { key } else { Key::Others };
        self.tallies.entry(key).or_default().add(one);
    }

    fn key(&mut self, document: &DocumentRecord, when: Option<When>) -> Key {
        match &self.by {
            By::Folder(depth) => {
                let depth = *depth;
                let folder = folder(document);
                let root = self.narrow(&folder, depth);
                Key::Folder(folder.into_iter().take(root + depth).collect())
            }
            By::Column(name) => cell(document, name).map_or(Key::Nothing, |cell| Key::Name(cell.to_owned())),
            By::Kind => document.kind.clone().map_or(Key::Nothing, Key::Name),
            By::Period(step) => when.map_or(Key::Nothing, |when| Key::Period(when.period(*step))),
        }
    }

    /// Makes the root one that holds `folder` too and gives how deep it is. Groups that were apart only under the old root become one.
    fn narrow(&mut self, folder: &[String], depth: usize) -> usize {
        let Some(root) = &mut self.root else {
            self.root = Some(folder.to_vec());
            return folder.len();
        };
        let common = root.iter().zip(folder).take_while(|(a, b)| a == b).count();
        if common < root.len() {
            root.truncate(common);
            for (key, tally) in std::mem::take(&mut self.tallies) {
                let key = match key {
                    Key::Folder(parts) => Key::Folder(parts.into_iter().take(common + depth).collect()),
                    other => other,
                };
                self.tallies.entry(key).or_default().add(&tally);
            }
        }
        common
    }

    /// The groups in order, each by the name it has on a screen; what has none is last.
    pub(super) fn finish(self) -> Vec<(Option<String>, Tally)> {
        let root = self.root.map_or(0, |root| root.len());
        let name = |key| match key {
            Key::Period(period) => Some(period.to_string()),
            Key::Name(name) => Some(name),
            Key::Folder(parts) if parts.len() <= root => Some("./".to_owned()),
            Key::Folder(parts) => Some(parts[root..].join("/")),
            Key::Nothing => None,
            Key::Others => Some("…".to_owned()),
        };
        self.tallies.into_iter().map(|(key, tally)| (name(key), tally)).collect()
    }
}

/// What a row of a table has in a column, whatever the capitals of its name; nothing where the cell is empty.
pub(super) fn cell<'d>(document: &'d DocumentRecord, column: &str) -> Option<&'d str> {
    let columns = &document.row.as_ref()?.columns;
    let same = |name: &str| name.to_lowercase() == column.to_lowercase();
    let cell = columns.get(column).or_else(|| columns.iter().find(|(name, _)| same(name)).map(|(_, cell)| cell))?;
    Some(cell.trim()).filter(|cell| !cell.is_empty())
}

/// The folders that a document is in; those inside an archive are folders of it.
fn folder(document: &DocumentRecord) -> Vec<String> {
    let split = |path: &str| path.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).map(str::to_owned).collect::<Vec<_>>();
    let mut parts = split(&document.path);
    let inside = document.id.strip_prefix(&document.path).and_then(|rest| rest.strip_prefix('#')).filter(|_| document.row.is_none());
    match inside.map(split) {
        Some(inner) if inner.len() > 1 => parts.extend(inner.into_iter().rev().skip(1).rev()),
        _ => drop(parts.pop()),
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{By, Groups};
    use crate::{audit::tally::Tally, report::DocumentRecord};

    fn grouped(by: &str, ids: &[(&str, &str)]) -> Vec<(Option<String>, u32)> {
        let mut groups = Groups::new(by.parse().unwrap());
        for (path, inside) in ids {
            let document = DocumentRecord { id: format!("{path}{inside}"), path: (*path).to_owned(), ..DocumentRecord::default() };
            groups.add(&document, None, &Tally { documents: 1, ..Tally::default() });
        }
        groups.finish().into_iter().map(|(name, tally)| (name, tally.documents)).collect()
    }

    #[test]
    fn the_first_folder_below_the_common_root_is_the_group() {
        let ids = [("a/b/noord/x/1.txt", ""), ("a/b/noord/y/2.txt", ""), ("a/b/zuid/3.txt", ""), ("a/b/4.txt", "")];
        let name = |name: &str, count| (Some(name.to_owned()), count);
        assert_eq!(grouped("folder", &ids), [name("./", 1), name("noord", 2), name("zuid", 1)]);
        assert_eq!(grouped("folder:2", &ids), [name("./", 1), name("noord/x", 1), name("noord/y", 1), name("zuid", 1)]);
    }

    #[test]
    fn an_archive_has_folders_and_a_mail_has_none() {
        let ids = [("a/v.zip", "#noord/1.txt"), ("a/v.zip", "#zuid/2.txt"), ("a/m.eml", "#bijlage.docx")];
        let names: Vec<_> = grouped("folder:2", &ids).into_iter().filter_map(|(name, _)| name).collect();
        assert_eq!(names, ["./", "v.zip/noord", "v.zip/zuid"]);
    }

    #[test]
    fn grouping_reads_back_as_written() {
        for by in ["folder", "folder:2", "column:afdeling", "kind", "year", "quarter", "month"] {
            assert_eq!(by.parse::<By>().unwrap().to_string(), by);
        }
        for wrong in ["", "folder:0", "folder:x", "column:", "kind:2", "week"] {
            assert!(wrong.parse::<By>().is_err(), "{wrong}");
        }
    }
}

//! Names that tell apart what stands in one file.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rustc_hash::FxHashMap;

/// The names of files or rows that stand beside one another. Of each only a number is kept that it gives, since a table may have millions.
#[derive(Default)]
pub(super) struct Names(FxHashMap<u64, u32>);

impl Names {
    /// The name on one line, and so that no other has it.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let name: String = name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let times = self.0.entry(hasher.finish()).or_insert(0);
        *times += 1;
        if *times > 1 { format!("{name} ({times})") } else { name }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn no_name_comes_twice_or_goes_on_in_another_line() {
        let mut names = Names::default();
        let unique: Vec<_> = ["a", "b", "a", "a\nb", "a"].iter().map(|name| names.unique(name)).collect();
        assert_eq!(unique, ["a", "b", "a (2)", "a\u{fffd}b", "a (3)"]);
    }
}

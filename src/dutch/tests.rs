//! The rules and `inflection.toml` together, in tables.
use super::*;

fn inflector() -> Inflector {
    Inflector::new(toml::from_str(include_str!("../../lexicon/inflection.toml")).expect("inflection.toml"))
}

#[test]
fn reads() {
    let _ = inflector();
}

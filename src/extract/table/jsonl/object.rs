//! An object as the cells of a row.

use std::fmt;

use serde::{
    Deserialize,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

/// An object as its keys and values, in order. What is nested or null is no cell.
pub(super) struct Object(pub(super) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut cells = Vec::new();
                while let Some((key, value)) = map.next_entry()? {
                    match value {
                        Value::String(text) => cells.push((key, text)),
                        Value::Number(_) | Value::Bool(_) => cells.push((key, value.to_string())),
                        Value::Null | Value::Array(_) | Value::Object(_) => {}
                    }
                }
                Ok(Object(cells))
            }
        }

        deserializer.deserialize_map(Keys)
    }
}

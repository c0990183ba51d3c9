//! Parquet files in a program that was built without a reader for them: they are known, so that it can be said.

use crate::{document::Format, failure::FailureKind};

use super::{Found, Options, Problem};
use crate::extract::{Extract, Source};

/// Parquet files.
#[derive(Debug)]
pub(in crate::extract) struct Parquet;

impl Extract for Parquet {
    fn format(&self) -> Format {
        Format::Parquet
    }

    fn endings(&self) -> &'static [&'static str] {
        &[]
    }

    fn shows(&self, source: &Source) -> bool {
        source.bytes.starts_with(b"PAR1")
    }

    fn extract(&self, _: Source, _: &Options, _: &mut dyn FnMut(Found)) -> Result<(), Problem> {
        Err(FailureKind::NoParquet.into())
    }
}

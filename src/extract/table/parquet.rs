//! Parquet files, where the program was built with the feature `parquet`; otherwise they are known, so that it can be said.

#[cfg(feature = "parquet")]
mod rows;

use crate::{
    document::Format,
    extract::{Extract, Source},
};

use super::{Options, Stop, TakeFound};

/// Parquet files.
#[derive(Debug)]
pub(in crate::extract) struct Parquet;

impl Extract for Parquet {
    fn format(&self) -> Format {
        Format::Parquet
    }

    fn shows(&self, source: &Source) -> bool {
        source.bytes.starts_with(b"PAR1")
    }

    #[cfg(feature = "parquet")]
    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        rows::read(source.bytes, options, found)
    }

    #[cfg(not(feature = "parquet"))]
    fn extract(&self, _: Source, _: &Options, _: &mut TakeFound<'_>) -> Result<(), Stop> {
        Err(crate::failure::FailureKind::NoParquet.into())
    }
}

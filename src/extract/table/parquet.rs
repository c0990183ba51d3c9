//! Parquet files, where the program was built with the feature `parquet`. Nested columns, such as lists, are passed over.

use std::{
    borrow::Cow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use ::parquet::{
    errors::ParquetError,
    file::{
        metadata::{ParquetMetaData, RowGroupMetaData},
        reader::{FileReader as _, SerializedFileReader},
    },
    record::{Field, Row},
    schema::types::Type,
};
use bytes::Bytes;

use crate::{document::Format, failure::FailureKind};

use super::{Cell, Found, Limits, Names, Options, Problem, Table};
use crate::extract::{Extract, Source, limits::UNPACKED_FREELY};

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

    fn extract(&self, source: Source, options: &Options, found: &mut dyn FnMut(Found)) -> Result<(), Problem> {
        let bytes = Bytes::from(source.bytes);
        let reader = guarded(|| SerializedFileReader::new(bytes))?;
        check(reader.metadata(), &options.limits)?;
        let flat = flat(reader.metadata().file_metadata().schema());
        let mut table = Table::new(options, Names::Known, found);
        for field in flat.get_fields() {
            table.column(field.name());
        }
        if flat.get_fields().is_empty() {
            return Err(FailureKind::NoTextColumn.into());
        }
        let mut rows = guarded(|| reader.get_row_iter(Some(flat)))?;
        let mut number = 0;
        while let Some(cells) = guarded(|| Ok(rows.next().transpose()?.as_ref().map(cells)))? {
            number += 1;
            table.row(number, &cells)?;
        }
        table.finish()
    }
}

/// Checks what the columns unpack to. The reader has one page of each in memory.
fn check(metadata: &ParquetMetaData, limits: &Limits) -> Result<(), Problem> {
    let size = |bytes: i64| u64::try_from(bytes).unwrap_or(u64::MAX);
    for column in metadata.row_groups().iter().flat_map(RowGroupMetaData::columns) {
        let (packed, unpacked) = (size(column.compressed_size()), size(column.uncompressed_size()));
        if unpacked > UNPACKED_FREELY {
            limits.check_ratio(packed, unpacked)?;
        }
    }
    Ok(())
}

/// The schema without its nested columns.
fn flat(schema: &Type) -> Type {
    let fields: Vec<Arc<Type>> = schema.get_fields().iter().filter(|field| field.is_primitive()).cloned().collect();
    Type::group_type_builder(schema.name()).with_fields(fields).build().unwrap_or_else(|_| schema.clone())
}

/// Does something with the reader, which breaks down on some damaged files, as on dates of no year that there is.
fn guarded<T>(what: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Problem> {
    let done = catch_unwind(AssertUnwindSafe(what)).map_err(|_| FailureKind::Crashed)?;
    done.map_err(|_| FailureKind::Damaged.into())
}

fn cells(row: &Row) -> Vec<Cell<'static>> {
    let text = |field: &Field| match field {
        Field::Null | Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => None,
        Field::Str(text) => Some(text.clone()),
        // Some writers don't say that a column has texts.
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok(),
        other => Some(other.to_string()),
    };
    row.get_column_iter().enumerate().filter_map(|(column, (_, field))| Some((column, Cow::Owned(text(field)?)))).collect()
}

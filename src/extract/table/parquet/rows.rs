//! The rows of a Parquet file. Nested columns, such as lists, are passed over.

use std::{borrow::Cow, sync::Arc};

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

use crate::{
    extract::{
        limits::{Limits, UNPACKED_FREELY},
        table::{Cell, Names, Options, Problem, Stop, Table, TakeFound},
    },
    failure::FailureKind,
};

/// Hands over the rows.
pub(super) fn read(bytes: Vec<u8>, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).map_err(damaged)?;
    check(reader.metadata(), &options.limits)?;
    let flat = flat(reader.metadata().file_metadata().schema());
    let mut table = Table::new(options, Names::Known, found);
    for field in flat.get_fields() {
        table.column(field.name());
    }
    if flat.get_fields().is_empty() {
        return Err(FailureKind::NoTextColumn.into());
    }
    for (number, row) in (1..).zip(reader.get_row_iter(Some(flat)).map_err(damaged)?) {
        table.row(number, &cells(&row.map_err(damaged)?))?;
    }
    table.finish()
}

fn damaged(_: ParquetError) -> Problem {
    FailureKind::Damaged.into()
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

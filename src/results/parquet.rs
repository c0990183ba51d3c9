//! A row an evidence as Parquet, for programs: names and values are those of the record, and don't change with the language of the screen.

use std::{io, sync::Arc};

use ::parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriter,
    data_type::ByteArray,
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};

use crate::{
    new_file::{NewFile, Place},
    report::{CompetencyRecord, EvidenceRecord, Output, Record},
};

use super::ResultFile;

/// How many rows are written together; these are in memory.
const TOGETHER: usize = 50_000;

/// What a column has of a row.
enum Value {
    Text(Option<String>),
    Truth(Option<bool>),
    Number(Option<i64>),
}

/// The columns: name and type.
const COLUMNS: [(&str, Physical); 22] = [
    ("document", Physical::BYTE_ARRAY),
    ("path", Physical::BYTE_ARRAY),
    ("kind", Physical::BYTE_ARRAY),
    ("competency", Physical::BYTE_ARRAY),
    ("organisation_wide", Physical::BOOLEAN),
    ("verdict", Physical::BYTE_ARRAY),
    ("indicator", Physical::BYTE_ARRAY),
    ("term", Physical::BYTE_ARRAY),
    ("start", Physical::INT64),
    ("end", Physical::INT64),
    ("quote", Physical::BYTE_ARRAY),
    ("quote_masked", Physical::BYTE_ARRAY),
    ("section", Physical::BYTE_ARRAY),
    ("polarity", Physical::BYTE_ARRAY),
    ("counts", Physical::BOOLEAN),
    ("reason", Physical::BYTE_ARRAY),
    ("page", Physical::INT64),
    ("paragraph", Physical::INT64),
    ("line", Physical::INT64),
    ("column", Physical::INT64),
    ("row", Physical::INT64),
    ("failure", Physical::BYTE_ARRAY),
];

/// A row an evidence.
pub(super) struct Evidence {
    writer: SerializedFileWriter<NewFile>,
    /// The rows that wait, column by column.
    waiting: Vec<Vec<Value>>,
}

impl Evidence {
    pub(super) fn new(place: &Place, name: &str) -> io::Result<Self> {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(place.file(name)?, schema().map_err(io_error)?, Arc::new(properties));
        Ok(Self { writer: writer.map_err(io_error)?, waiting: empty() })
    }

    fn row(&mut self, row: [Value; COLUMNS.len()]) -> io::Result<()> {
        self.waiting.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
        if self.waiting[0].len() >= TOGETHER { self.write().map_err(io_error) } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for values in std::mem::replace(&mut self.waiting, empty()) {
            let Some(mut column) = group.next_column()? else { break };
            write_column(column.untyped(), values)?;
            column.close()?;
        }
        group.close()?;
        Ok(())
    }
}

impl ResultFile for Evidence {
    fn output(&mut self, output: &Output, _: Option<&str>) -> io::Result<()> {
        match output {
            Output::Record(record) => record.competencies.iter().try_for_each(|competency| {
                competency.evidence.iter().try_for_each(|evidence| self.row(evidence_row(record, competency, evidence)))
            }),
            Output::Failure(failure) => {
                let mut row = COLUMNS.map(|(_, physical)| nothing(physical));
                row[0] = text(&failure.document.id);
                row[1] = text(&failure.document.path);
                row[COLUMNS.len() - 1] = text(&failure.error.kind);
                self.row(row)
            }
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<String>> {
        if !self.waiting[0].is_empty() {
            self.write().map_err(io_error)?;
        }
        Ok(vec![self.writer.into_inner().map_err(io_error)?.publish()?])
    }
}

fn empty() -> Vec<Vec<Value>> {
    COLUMNS.iter().map(|_| Vec::new()).collect()
}

fn schema() -> Result<Arc<Type>, ParquetError> {
    let field = |&(name, physical): &(&str, Physical)| {
        let logical = (physical == Physical::BYTE_ARRAY).then_some(LogicalType::String);
        Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build().map(Arc::new)
    };
    let fields = COLUMNS.iter().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("evidence").with_fields(fields).build().map(Arc::new)
}

fn evidence_row(record: &Record, competency: &CompetencyRecord, evidence: &EvidenceRecord) -> [Value; COLUMNS.len()] {
    let (document, place) = (&record.document, &evidence.location);
    let number = |number: Option<u32>| Value::Number(number.map(i64::from));
    [
        text(&document.id),
        text(&document.path),
        Value::Text(document.kind.clone()),
        text(&competency.id),
        Value::Truth(Some(competency.organisation_wide)),
        text(&competency.verdict),
        Value::Text(evidence.indicator.clone()),
        text(&evidence.term),
        number(Some(evidence.start)),
        number(Some(evidence.end)),
        Value::Text(evidence.quote.clone()),
        Value::Text(evidence.quote_masked.clone()),
        text(&evidence.section),
        text(&evidence.polarity),
        Value::Truth(Some(evidence.counts)),
        text(&evidence.reason),
        number(place.page),
        number(place.paragraph),
        number(place.line),
        number(place.column),
        number(place.row),
        Value::Text(None),
    ]
}

fn text(text: &str) -> Value {
    Value::Text(Some(text.to_owned()))
}

fn nothing(physical: Physical) -> Value {
    match physical {
        Physical::BOOLEAN => Value::Truth(None),
        Physical::INT64 => Value::Number(None),
        _ => Value::Text(None),
    }
}

/// Writes the values of a column: which rows have one, and those.
fn write_column(writer: &mut ColumnWriter<'_>, values: Vec<Value>) -> Result<(), ParquetError> {
    let (mut levels, mut texts, mut truths, mut numbers) = (Vec::with_capacity(values.len()), Vec::new(), Vec::new(), Vec::new());
    for value in values {
        let before = texts.len() + truths.len() + numbers.len();
        match value {
            Value::Text(text) => texts.extend(text.map(|text| ByteArray::from(text.into_bytes()))),
            Value::Truth(truth) => truths.extend(truth),
            Value::Number(number) => numbers.extend(number),
        }
        levels.push(i16::from(texts.len() + truths.len() + numbers.len() > before));
    }
    match writer {
        ColumnWriter::ByteArrayColumnWriter(column) => column.write_batch(&texts, Some(&levels), None)?,
        ColumnWriter::BoolColumnWriter(column) => column.write_batch(&truths, Some(&levels), None)?,
        ColumnWriter::Int64ColumnWriter(column) => column.write_batch(&numbers, Some(&levels), None)?,
        _ => return Err(ParquetError::General("a column of another type".to_owned())),
    };
    Ok(())
}

fn io_error(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use ::parquet::{
        file::reader::{FileReader as _, SerializedFileReader},
        record::RowAccessor as _,
    };

    use super::{COLUMNS, Evidence};
    use crate::{
        Analyzer,
        document::Document,
        evidence::Memory,
        failure::{Failure, FailureKind},
        lexicon::LexiconSource,
        new_file::Place,
        report::{FailureRecord, Output, Record},
        results::ResultFile as _,
    };

    #[test]
    fn rows_read_back_as_written() {
        let folder = tempfile::tempdir().unwrap();
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        let document = Document::plain("v.txt", "Wat vragen wij?\nJe werkt samen met collega\u{2019}s.", None);
        let record = Record::from(&analyzer.assess(&document, &mut Memory::default()));
        let passages: Vec<_> = record.competencies.iter().flat_map(|competency| &competency.evidence).cloned().collect();
        let failure = FailureRecord::from(&Failure::new("b.docx", FailureKind::Damaged, None));
        let mut file = Box::new(Evidence::new(&Place::Disk(folder.path().to_owned()), "a.parquet").unwrap());
        file.output(&Output::Record(Box::new(record)), None).unwrap();
        file.output(&Output::Failure(Box::new(failure)), None).unwrap();
        assert_eq!(file.finish().unwrap(), ["a.parquet"]);
        let reader = SerializedFileReader::new(File::open(folder.path().join("a.parquet")).unwrap()).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert!(!passages.is_empty());
        assert_eq!(rows.len(), passages.len() + 1);
        let at = |name: &str| COLUMNS.iter().position(|(column, _)| *column == name).unwrap();
        for (row, passage) in rows.iter().zip(&passages) {
            assert_eq!(row.get_string(at("document")).unwrap(), "v.txt");
            assert_eq!(row.get_string(at("quote")).ok(), passage.quote.as_ref());
            assert_eq!(row.get_long(at("start")).unwrap(), i64::from(passage.start));
            assert_eq!(row.get_bool(at("counts")).unwrap(), passage.counts);
            assert!(row.get_string(at("failure")).is_err());
        }
        assert_eq!(rows[passages.len()].get_string(at("failure")).unwrap(), "damaged");
        assert!(rows[passages.len()].get_long(at("start")).is_err());
    }
}

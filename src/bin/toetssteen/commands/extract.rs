//! `toetssteen extract`: what is read of a file, so that anyone can see it.

use std::io::{self, BufWriter, Write};

use serde::{Serializer as _, ser::SerializeSeq as _};
use toetssteen::{
    batch,
    document::Document,
    extract::Halted,
    failure::Failure,
    report::{ExtractOutput, Wording, write_extracted},
};

use crate::{
    DONE, UNREAD,
    args::{Extract, ExtractFormat},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Extract) -> anyhow::Result<u8> {
    match args.format {
        ExtractFormat::Text => {
            let say = Wording(args.lang.into());
            let mut out = BufWriter::new(anstream::stdout());
            let mut first = true;
            let status = read(args, |outcome| {
                match outcome {
                    Ok(document) if first => write_extracted(&mut out, say, &document)?,
                    Ok(document) => {
                        writeln!(out)?;
                        write_extracted(&mut out, say, &document)?;
                    }
                    Err(failure) => super::say_failure(say, &failure),
                }
                first = false;
                Ok(())
            })?;
            out.flush()?;
            Ok(status)
        }
        ExtractFormat::Json => {
            let mut out = BufWriter::new(std::io::stdout());
            let mut json = serde_json::Serializer::pretty(&mut out);
            let mut array = json.serialize_seq(None)?;
            let status = read(args, |outcome| Ok(array.serialize_element(&ExtractOutput::from(outcome))?))?;
            array.end()?;
            writeln!(out)?;
            out.flush()?;
            Ok(status)
        }
    }
}

/// Writes each document as soon as it is read, and gives the exit status.
fn read(args: &Extract, mut write: impl FnMut(Result<Document, Failure>) -> io::Result<()>) -> io::Result<u8> {
    let mut status = DONE;
    let mut written = Ok(());
    batch::read(&super::input(&args.input), &args.reading.options(None), &mut |outcome| {
        if outcome.is_err() {
            status = UNREAD;
        }
        written = write(outcome);
        if written.is_ok() { Ok(()) } else { Err(Halted) }
    });
    written.map(|()| status)
}

//! `toetssteen extract`: what is read of a file, so that anyone can see it.

use std::io::{BufWriter, Write};

use toetssteen::{
    batch,
    report::{ExtractOutput, Wording, write_extracted},
};

use crate::{
    DONE, UNREAD,
    args::{Extract, ExtractFormat},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Extract) -> anyhow::Result<u8> {
    let say = Wording(args.lang.into());
    let mut read = Vec::new();
    batch::read(&super::input(&args.input), &args.reading.options(None), &mut |outcome| read.push(outcome));
    let status = if read.iter().any(Result::is_err) { UNREAD } else { DONE };
    match args.format {
        ExtractFormat::Text => {
            let mut out = BufWriter::new(anstream::stdout());
            for (n, outcome) in read.iter().enumerate() {
                match outcome {
                    Ok(document) => {
                        if n > 0 {
                            writeln!(out)?;
                        }
                        write_extracted(&mut out, say, document)?;
                    }
                    Err(failure) => super::say_failure(say, failure),
                }
            }
            out.flush()?;
        }
        ExtractFormat::Json => {
            let mut out = BufWriter::new(std::io::stdout());
            let records: Vec<_> = read.into_iter().map(ExtractOutput::from).collect();
            serde_json::to_writer_pretty(&mut out, &records)?;
            writeln!(out)?;
            out.flush()?;
        }
    }
    Ok(status)
}

//! `toetssteen audit`: the view over a finished run.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
};

use anyhow::Context as _;
use toetssteen::{
    audit::{Audit, AuditOptions, audit_page, read_records, write_audit},
    report::{Wording, escape},
};

use crate::{
    DONE,
    args::{Audit as Args, AuditFormat},
};

/// How much of a file is read at once: records are long lines.
const AT_ONCE: usize = 1 << 20;

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    let lexicon = super::lexicon(&args.common)?;
    let name = escape(&args.records.display().to_string());
    let input: Box<dyn BufRead> = if args.records.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(&args.records).with_context(|| format!("{name} can't be read"))?;
        Box::new(BufReader::with_capacity(AT_ONCE, file))
    };
    let options = AuditOptions {
        by: args.by.clone(),
        date_column: args.date_column.clone(),
        step: args.period.map(Into::into),
        smallest: args.smallest,
    };
    let mut audit = Audit::new(&lexicon, options);
    read_records::<anyhow::Error>(input, |line, output| audit.add(&output).with_context(|| format!("line {line}")))
        .with_context(|| name.clone())?;
    let report = audit.finish();
    match args.format {
        AuditFormat::Text => {
            let mut out = BufWriter::new(anstream::stdout());
            write_audit(&mut out, Wording(args.common.lang.into()), &report)?;
            out.flush()?;
        }
        AuditFormat::Html => io::stdout().write_all(audit_page(Wording(args.common.lang.into()), &report).as_bytes())?,
        AuditFormat::Json => {
            let mut out = BufWriter::new(io::stdout());
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out)?;
            out.flush()?;
        }
    }
    Ok(DONE)
}

//! `toetssteen audit`: the view over a finished run.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
};

use anyhow::{Context as _, bail};
use toetssteen::{
    audit::{self, read_records, write_audit_file},
    report::{Wording, escape},
    store::Store,
};

use crate::{
    DONE,
    args::{Audit as Args, AuditFormat},
};

/// How much of a file is read at once: records are long lines.
const AT_ONCE: usize = 1 << 20;

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Args) -> anyhow::Result<u8> {
    if args.format == AuditFormat::Xlsx && args.out.is_none() {
        bail!("a workbook is not for the screen; name a file for it: --out audit.xlsx");
    }
    let lexicon = super::lexicon(&args.common)?;
    let mut counted = audit::Audit::new(&lexicon, args.view.options());
    add_all(&mut counted, args)?;
    let (report, say) = (counted.finish(), Wording(args.common.lang.into()));
    if let Some(path) = &args.out {
        write_audit_file(path, args.format.into(), say, &report)
            .with_context(|| format!("{} can't be written", escape(&path.display().to_string())))?;
    } else {
        let mut out = BufWriter::new(anstream::stdout());
        audit::AuditFormat::from(args.format).write(&mut out, say, &report)?;
        out.flush()?;
    }
    Ok(DONE)
}

/// Counts the records of a run or of a file.
fn add_all(audit: &mut audit::Audit, args: &Args) -> anyhow::Result<()> {
    let name = escape(&args.records.display().to_string());
    if args.records.is_dir() {
        let run = Store::read(&args.records)?;
        return run.outputs::<anyhow::Error>(|output, _| Ok(audit.add(output)?)).with_context(|| name);
    }
    let input: Box<dyn BufRead> = if args.records.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(&args.records).with_context(|| format!("{name} can't be read"))?;
        Box::new(BufReader::with_capacity(AT_ONCE, file))
    };
    read_records::<anyhow::Error>(input, |line, output| audit.add(&output).with_context(|| format!("line {line}"))).with_context(|| name)
}

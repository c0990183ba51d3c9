//! `toetssteen read-pdf`: how the program reads a PDF in a process of its own.

use toetssteen::extract::{Limit, Limits, serve_pdf};

use crate::{
    DONE,
    args::{ReadPdf, limits},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &ReadPdf) -> anyhow::Result<u8> {
    let limits = limits(&args.limits);
    bound_memory(&limits)?;
    serve_pdf(args.reader, std::io::stdin(), std::io::stdout(), &limits)?;
    Ok(DONE)
}

/// From here on the process ends when it asks for more memory.
#[cfg(unix)]
fn bound_memory(limits: &Limits) -> std::io::Result<()> {
    let bytes = Some(limits.get(Limit::Memory));
    Ok(rustix::process::setrlimit(rustix::process::Resource::As, rustix::process::Rlimit { current: bytes, maximum: bytes })?)
}

/// Windows has no such limit for a process that sets it itself.
#[cfg(not(unix))]
fn bound_memory(_: &Limits) -> std::io::Result<()> {
    Ok(())
}

//! Proves a finished run again: its sources are read once more, and every passage of its records must stand where they say.
//!
//! A passage stands when the bytes at its place give the proof that the run kept ([`Prover`](crate::store::Prover)), and are its quote where
//! that was copied. Nothing of a text comes out: only names of documents, and numbers.

mod check;
mod finding;
mod inputs;
mod sources;

use std::sync::Mutex;

use rayon::prelude::*;

use crate::{
    batch::Input,
    extract::Options,
    store::{Store, StoreError},
};

pub use self::finding::{Counts, Finding, FindingKind, VerifyReport, write_finding};
use self::{
    check::{Check, Checked},
    inputs::Inputs,
    sources::Sources,
};

/// Reads the sources of a finished run again, as many side by side as the current pool has threads, and hands over what doesn't hold, in
/// the order of the run. `inputs` are what the run was asked to read, as [`crate::batch::inputs`] gives them now; relative paths go from the
/// current folder, which must be that of the run. Memory doesn't grow with the run, save by the names of its files, and by those of the
/// documents of the file that is being read.
///
/// # Errors
///
/// When the run can't be read, or `each` fails.
pub fn verify<E: From<StoreError>>(
    store: Store,
    inputs: Vec<Input>,
    options: &Options,
    mut each: impl FnMut(&Finding) -> Result<(), E>,
) -> Result<Counts, E> {
    let prover = store.prover()?;
    let store = Mutex::new(store);
    let check = Check { store: &store, options, prover };
    let (mut inputs, mut sources, mut counts) = (Inputs::new(inputs), Sources::new(&store), Counts::default());
    loop {
        let mut together: Vec<_> = sources.next_together()?.into_iter().map(|source| (inputs.of(&source.path), source)).collect();
        let checked: Vec<Result<Checked, StoreError>> = match together.pop() {
            None => break,
            // Not on a thread of the pool: these would take up other work of it while they wait for the documents.
            Some((input, source)) if together.is_empty() => vec![check.source(source, &input, true)],
            Some(last) => {
                together.push(last);
                together.into_par_iter().map(|(input, source)| check.source(source, &input, false)).collect()
            }
        };
        for checked in checked {
            let checked = checked?;
            counts.add(checked.counts);
            checked.findings.iter().try_for_each(&mut each)?;
        }
    }
    inputs.left().iter().try_for_each(each)?;
    Ok(counts)
}

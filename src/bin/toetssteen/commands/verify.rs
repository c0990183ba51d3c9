//! `toetssteen verify`: proves a finished run again.

use std::{
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use toetssteen::{
    batch::Input,
    report::{Lang, Wording},
    store::Store,
    verify::{Finding, FindingKind, VerifyReport, verify, write_finding},
};

use super::manifest::{Asked, MANIFEST, files, is_name, result_file};
use crate::{
    DONE, DOUBT,
    args::{Selecting, Verify, VerifyFormat},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Verify) -> anyhow::Result<u8> {
    super::use_threads(args.threads)?;
    let store = Store::read(&args.run)?;
    let folder = std::path::absolute(&args.run)?;
    let asked: Asked<Selecting> = serde_json::from_str(&store.asked()?).context("the run doesn't say how it was asked")?;
    let directory = args.from.clone().unwrap_or_else(|| PathBuf::from(&asked.directory));
    std::env::set_current_dir(&directory)
        .with_context(|| format!("{}: the run was begun in this folder; name another by --from", directory.display()))?;
    let say = Wording(args.lang.into());
    let mut out = BufWriter::new(anstream::stdout());
    let mut report = VerifyReport::default();
    let mut each = |finding: &Finding| -> anyhow::Result<()> {
        report.holds = false;
        match args.format {
            VerifyFormat::Text => write_finding(&mut out, say, finding)?,
            VerifyFormat::Json => report.findings.push(finding.clone()),
        }
        Ok(())
    };
    let manifest = store.manifest()?;
    let counts = verify(store, inputs(&asked, &folder)?, &asked.selecting.options(), &mut each)?;
    let results = results(&folder, manifest, &mut each)?;
    report = VerifyReport { counts, results, ..report };
    match args.format {
        VerifyFormat::Text => writeln!(out, "{}", summary(say, &report))?,
        VerifyFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(if report.holds { DONE } else { DOUBT })
}

/// What the run was asked to read, as it stands there now, without what it wrote itself.
fn inputs(asked: &Asked<Selecting>, folder: &Path) -> anyhow::Result<Vec<Input>> {
    let paths: Vec<_> = asked.inputs.iter().map(PathBuf::from).collect();
    Ok(super::inputs(&paths, &asked.selecting.selection()?, folder)?)
}

/// Looks whether the manifest is that of the run, and the files of results are those that it names. Gives how many there are.
fn results(folder: &Path, sha256: Option<[u8; 32]>, each: &mut impl FnMut(&Finding) -> anyhow::Result<()>) -> anyhow::Result<u64> {
    let Some(sha256) = sha256 else {
        each(&Finding::new(FindingKind::NoResults, MANIFEST))?;
        return Ok(0);
    };
    let Ok(manifest) = fs::read(folder.join(MANIFEST)) else {
        each(&Finding::new(FindingKind::ResultGone, MANIFEST))?;
        return Ok(0);
    };
    if Sha256::digest(&manifest)[..] != sha256 {
        each(&Finding::new(FindingKind::ResultChanged, MANIFEST))?;
    }
    let files = files(&manifest).unwrap_or_default();
    for file in &files {
        match is_name(&file.name).then(|| result_file(folder, &file.name).ok()).flatten() {
            None => each(&Finding::new(FindingKind::ResultGone, &file.name))?,
            Some(now) if now != *file => each(&Finding::new(FindingKind::ResultChanged, &file.name))?,
            Some(_) => {}
        }
    }
    Ok(files.len() as u64)
}

fn summary(say: Wording, report: &VerifyReport) -> String {
    let (counts, results) = (report.counts, report.results);
    let (proven, passages, documents, unchanged) = (counts.proven, counts.passages, counts.documents, counts.unchanged);
    let all = report.holds;
    match say.0 {
        Lang::Dutch => format!(
            "{proven} van {passages} passages bewezen. {unchanged} van {documents} documenten zijn onveranderd. {results} bestanden met uitkomsten nagekeken. {}",
            if all { "Alles klopt." } else { "Wat niet klopt, staat hierboven." }
        ),
        Lang::English => format!(
            "{proven} of {passages} passages proven. {unchanged} of {documents} documents are unchanged. {results} files of results checked. {}",
            if all { "Everything holds." } else { "What doesn't hold is above." }
        ),
    }
}

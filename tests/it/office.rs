//! What LibreOffice reads of a workbook.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where LibreOffice Calc is on Linux.
const CALC: &str = "/usr/lib/libreoffice/program/libsclo.so";

/// Makes CSV of each sheet of a workbook, beside it; false where there is no LibreOffice Calc.
pub(crate) fn convert(workbook: &Path) -> bool {
    let folder = workbook.parent().unwrap();
    if !Path::new(CALC).exists() {
        eprintln!("skipped: there is no LibreOffice Calc");
        return false;
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    // Commas, quotes, UTF-8, from the first row; -1: every sheet, each in a file of its own.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let mut soffice = Command::new("soffice");
    let ended = soffice.args([&profile, "--headless", "--convert-to", filter, "--outdir"]).arg(folder).arg(workbook).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    true
}

/// The rows of a sheet of a workbook that was converted.
pub(crate) fn sheet(workbook: &Path, name: &str) -> Vec<Vec<String>> {
    let path: PathBuf = workbook.with_file_name(format!("{}-{name}.csv", workbook.file_stem().unwrap().to_str().unwrap()));
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

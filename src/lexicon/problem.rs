//! What is wrong with a lexicon, at which place, and how to mend it.

use std::{error, fmt};

use super::Origin;

/// Does a problem stop the lexicon from being used?
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Severity {
    /// It can't be used.
    Error,
    /// It can be used, but something is probably not meant so.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Does it stop the lexicon from being used?
    pub severity: Severity,
    /// Where.
    pub origin: Origin,
    /// What is wrong.
    pub message: String,
    /// What is allowed.
    pub mend: String,
}

impl Problem {
    /// A problem that stops the lexicon from being used.
    pub fn error(origin: Origin, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { severity: Severity::Error, origin, message: message.into(), mend: mend.into() }
    }

    /// A problem that doesn't.
    pub fn warning(origin: Origin, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(origin, message, mend) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Origin { file, line, column } = &self.origin;
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{file}:{line}:{column}: {severity}: {}", self.message)?;
        if !self.mend.is_empty() {
            write!(f, "; {}", self.mend)?;
        }
        Ok(())
    }
}

/// A lexicon that can't be used. Holds every error that was found, in the order of the files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LexiconError {
    /// At least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.problems.iter().enumerate() {
            if n > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl error::Error for LexiconError {}

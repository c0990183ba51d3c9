//! How screens look: the same everywhere.

use anstyle::{AnsiColor, Style};

pub(crate) const TITLE: Style = Style::new().bold();
pub(crate) const GROUP: Style = Style::new().underline();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const SOME: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const MARK: Style = Style::new().bold();

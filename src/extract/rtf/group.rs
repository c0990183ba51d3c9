//! The groups of an RTF file: what they hold, and how words look in them.

/// What a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Destination {
    /// Text.
    #[default]
    Text,
    /// Nothing that is text, and neither have the groups in it.
    Skipped,
    /// Nothing that is text itself, but groups in it may hold some.
    Passing,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
}

/// What ends with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Aside {
    /// Nothing.
    #[default]
    None,
    /// A box.
    Box,
    /// A note.
    Note,
}

/// A group: it inherits all but `aside` from the one around it.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property that a control word switches")]
pub(super) struct Group {
    pub(super) destination: Destination,
    pub(super) aside: Aside,
    /// How many characters follow a `\u` for readers that don't know it.
    pub(super) fallback: u32,
    pub(super) font: i32,
    pub(super) bold: bool,
    /// Hidden, or deleted by a tracked change.
    pub(super) hidden: bool,
    pub(super) in_table: bool,
    pub(super) listed: bool,
    pub(super) style: i32,
    /// The heading level that the outline level stands for.
    pub(super) outline: Option<u8>,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            destination: Destination::Text,
            aside: Aside::None,
            fallback: 1,
            font: -1,
            bold: false,
            hidden: false,
            in_table: false,
            listed: false,
            style: 0,
            outline: None,
        }
    }
}

impl Group {
    /// A control word that says how what follows looks. Switches are on without a number.
    pub(super) fn property(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        match name {
            "uc" => self.fallback = number.and_then(|count| u32::try_from(count).ok()).unwrap_or(1).min(16),
            "f" => self.font = number.unwrap_or(0),
            "b" => self.bold = on,
            "v" | "deleted" => self.hidden = on,
            "plain" => (self.bold, self.hidden, self.font) = (false, false, -1),
            "pard" => (self.in_table, self.listed, self.style, self.outline) = (false, false, 0, None),
            "intbl" => self.in_table = on,
            "ls" => self.listed = number.is_some_and(|list| list > 0),
            "s" => self.style = number.unwrap_or(0),
            "outlinelevel" => {
                self.outline = number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9).map(|level| level + 1);
            }
            _ => {}
        }
    }
}

/// What a group holds that begins with this word; `None`: the word begins no destination.
pub(super) fn destination(name: &str, optional: bool) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "footnote" | "shptxt" | "dptxbxtext" | "ud" | "nesttableprops" => Destination::Text,
        "shp" | "shpinst" | "do" | "upr" => Destination::Passing,
        "colortbl" | "info" | "pict" | "objdata" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "fldinst" | "filetbl" | "listtext"
        | "pntext" | "nonesttables" | "nonshppict" | "shprslt" | "annotation" | "tc" | "xe" | "txe" | "rxe" | "private" | "template" => {
            Destination::Skipped
        }
        _ if optional => Destination::Skipped,
        _ => return None,
    })
}

/// The character that a word stands for.
pub(super) fn character(name: &str) -> Option<&'static str> {
    Some(match name {
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "emspace" | "enspace" | "qmspace" => " ",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        _ => return None,
    })
}

//! What cells look like. A colour never says anything that the words of its cell don't.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// What a cell shows, for who colours it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shows {
    /// Covered.
    Covered,
    /// Weak.
    Weak,
    /// Missing.
    Missing,
    /// Missing, and organisation-wide.
    Gap,
    /// No verdict.
    Other,
}

/// The formats of a workbook.
pub(crate) struct Styles {
    /// A title.
    pub(crate) title: Format,
    /// The head of a column.
    pub(crate) header: Format,
    /// A note of the program on the sheet itself.
    pub(crate) note: Format,
    /// Some sentences in a wide cell.
    pub(crate) paragraph: Format,
    /// A share, as a percentage.
    pub(crate) share: Format,
    covered: Format,
    weak: Format,
    missing: Format,
    gap: Format,
}

impl Styles {
    pub(crate) fn new() -> Self {
        let fill = |back, text| Format::new().set_background_color(Color::RGB(back)).set_font_color(Color::RGB(text));
        Self {
            title: Format::new().set_bold().set_font_size(14),
            header: fill(0x1F_3864, 0xFF_FFFF).set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin),
            paragraph: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            note: Format::new().set_italic(),
            share: Format::new().set_num_format("0%"),
            covered: fill(0xC6_EFCE, 0x00_4D00),
            weak: fill(0xFF_EB9C, 0x5C_4000),
            missing: fill(0xED_EDED, 0x40_4040),
            gap: fill(0xFF_C7CE, 0x8A_0006).set_bold(),
        }
    }

    /// The format of a verdict, where a cell is one.
    pub(crate) const fn verdict(&self, shows: Shows) -> Option<&Format> {
        match shows {
            Shows::Covered => Some(&self.covered),
            Shows::Weak => Some(&self.weak),
            Shows::Missing => Some(&self.missing),
            Shows::Gap => Some(&self.gap),
            Shows::Other => None,
        }
    }
}

/// The colours of the share of nothing, of half and of all. One hue, since less isn't worse, and light enough for black figures.
pub(crate) fn shades() -> [Color; 3] {
    [0xFF_FFFF, 0xB4_D2EC, 0x5B_9BD5].map(Color::RGB)
}

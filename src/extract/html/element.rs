//! What the elements of HTML are to a text.

use html5gum::StartTag;

/// An open element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) bold: bool,
    /// Nobody sees what is in it.
    pub(super) hidden: bool,
}

/// What an element is to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words in a line.
    Words,
    /// Begins and ends a paragraph.
    Block,
    /// A heading.
    Heading(u8),
    /// An item of a list; `true`: nothing of it was read yet.
    Item(bool),
    /// Lines that are kept as they are.
    Lines,
    /// A footnote.
    Note,
    /// The row of a table.
    Row,
    /// A cell.
    Cell,
}

/// Elements that have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track" | "wbr"
    )
}

/// Elements of which nothing is text to read.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "title"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "select"
            | "datalist"
            | "textarea"
            | "canvas"
            | "audio"
            | "video"
            | "noframes"
            | "noembed"
            | "del"
    )
}

fn kind(name: &str) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" => Kind::Item(true),
        "pre" => Kind::Lines,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details" | "dialog" | "div" | "dl"
        | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "header" | "hgroup" | "html" | "legend" | "main" | "menu"
        | "nav" | "ol" | "p" | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "ul" => Kind::Block,
        _ => Kind::Words,
    }
}

impl Element {
    pub(super) fn new(tag: &StartTag<()>, name: String) -> Self {
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).to_ascii_lowercase());
        let style: String = attribute(b"style").unwrap_or_default().split_whitespace().collect();
        let kind = match kind(&name) {
            // Word and Outlook write the items of a list as paragraphs, with the bullet as words that are to be left out.
            Kind::Block if style.contains("mso-list:") => Kind::Item(true),
            // The names by which LibreOffice and Word know a footnote.
            Kind::Block if attribute(b"id").is_some_and(|id| id.starts_with("sdfootnote") || id.starts_with("ftn")) => Kind::Note,
            kind => kind,
        };
        let weight = style.split("font-weight:").nth(1).map(|rest| rest.split([';', '!']).next().unwrap_or_default());
        let heavy = weight.map(|weight| matches!(weight, "bold" | "bolder" | "600" | "700" | "800" | "900"));
        let unseen = ["display:none", "visibility:hidden", "mso-list:ignore", "mso-hide:all"].iter().any(|rule| style.contains(rule));
        let class = attribute(b"class").unwrap_or_default();
        let mark_of_note = class.starts_with("sdfootnote") && name == "a" || class == "msofootnotereference";
        Self {
            kind,
            bold: heavy.unwrap_or(matches!(&*name, "b" | "strong")),
            hidden: unseen || mark_of_note || attribute(b"hidden").is_some() || is_left_out(&name),
            name,
        }
    }
}

/// Which open elements end where an element begins, and which of those around them keep what is outside open.
pub(super) fn ended_by(name: &str, kind: Kind) -> (&'static [&'static str], &'static [&'static str]) {
    const PARAGRAPH: &[&str] = &["p"];
    const AROUND: &[&str] = &["table", "td", "th", "caption", "button"];
    match name {
        "li" => (&["li", "p"], &["ul", "ol", "menu", "table", "td", "th"]),
        "dt" | "dd" => (&["dt", "dd", "p"], &["dl", "table", "td", "th"]),
        "td" | "th" => (&["td", "th", "p"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr"], &["table"]),
        "body" => (&["head"], &["body"]),
        _ if kind == Kind::Words => (&[], &[]),
        _ => (PARAGRAPH, AROUND),
    }
}

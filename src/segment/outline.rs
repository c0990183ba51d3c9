//! From a text to its blocks.

use crate::{
    document::{DocumentKind, Mark, Marked},
    lexicon::SectionRole,
    span::Span,
};

use super::{Block, BlockKind, heading::Headings, run_on::item_starts, score};

/// The blocks of a text in order. `layout` is what the format of the document says of it.
pub(super) fn outline(text: &str, layout: &[Marked], kind: DocumentKind, headings: &Headings) -> Vec<Block> {
    let mut outline = Outline {
        text,
        kind,
        headings,
        blocks: Vec::new(),
        role: SectionRole::Unknown,
        heading: None,
        asked: false,
        glued: Vec::new(),
        items: Vec::new(),
    };
    for marked in layout {
        outline.marked(marked);
    }
    outline.blocks
}

/// The most words of the subject that begins a numbered item.
const MOST_LEAD_WORDS: usize = 4;

/// The most words of a numbered name.
const MOST_NAME_WORDS: usize = 3;

/// The longest label before a numbered subject in bytes: "Persoonlijk leerdoel 3".
const LONGEST_LABEL: usize = 30;

struct Outline<'a> {
    text: &'a str,
    kind: DocumentKind,
    headings: &'a Headings,
    blocks: Vec<Block>,
    /// The section that the next block stands in.
    role: SectionRole,
    heading: Option<u32>,
    /// Did a section on the work or on what is asked begin?
    asked: bool,
    /// Memory for the headings within a line.
    glued: Vec<(Span, SectionRole)>,
    /// Memory for the items within a line.
    items: Vec<usize>,
}

impl Outline<'_> {
    fn marked(&mut self, marked: &Marked) {
        if marked.mark == Mark::Note {
            // It stands at the end, but belongs to no section there.
            (self.role, self.heading) = (SectionRole::Unknown, None);
        }
        let first = marked.span.start as usize;
        let bytes = &self.text.as_bytes()[marked.span.range()];
        let mut start = 0;
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
            self.line(Span::of(first + start..first + end), marked.mark);
            start = end + 1;
        }
    }

    /// A line of a stretch: what the format says of it goes before what it looks like, save that a line that gives a score is a row.
    fn line(&mut self, line: Span, mark: Mark) {
        let line = trim(self.text, line);
        if line.is_empty() {
            return;
        }
        let content = &self.text[line.range()];
        if is_rule(content) {
            return;
        }
        let item = trim(self.text, Span::new(line.start + list_mark(content), line.end));
        let is_item = mark == Mark::Item || item.start > line.start;
        let is_heading = matches!(mark, Mark::Heading(_));
        let is_row =
            mark == Mark::Row || !is_heading && has_cells(content) || self.kind == DocumentKind::Review && score(content).is_some();
        let named = self.kind == DocumentKind::Review && is_item && !is_row && is_numbered_name(content, &self.text[item.range()]);
        if !is_row
            && (is_heading || !is_item || named)
            && let Some(role) = self.headings.classify(content, self.kind, is_heading)
        {
            self.add_heading(line, role);
            return;
        }
        let kind = match (is_item, is_row) {
            (_, true) => BlockKind::Row,
            (true, _) => BlockKind::Item,
            _ => BlockKind::Paragraph,
        };
        self.text_with_glued_headings(item, kind);
    }

    /// A line of text, cut at the headings that stand in it.
    fn text_with_glued_headings(&mut self, line: Span, kind: BlockKind) {
        let mut glued = std::mem::take(&mut self.glued);
        glued.clear();
        self.bold_lead(line, &mut glued);
        let lead = if self.kind == DocumentKind::Review { self.numbered_lead(line) } else { None };
        let (heading_before, role_before) = (self.heading, self.role);
        glued.extend(lead.map(|lead| (lead, SectionRole::Unknown)));
        self.headings.glued(self.text, line, self.kind, &mut glued);
        let mut at = line.start;
        for &(heading, role) in &glued {
            if heading.start < at {
                continue;
            }
            self.add_items(Span::new(at, heading.start), kind);
            self.add_heading(heading, role);
            at = heading.end;
        }
        self.add_items(Span::new(at, line.end), kind);
        self.glued = glued;
        if lead.is_some() {
            // Such a subject is that of its line.
            self.heading = heading_before;
        }
        if self.kind == DocumentKind::Review && self.role == SectionRole::Form {
            // "Functie: adviseur" is a line of a form, not a section.
            self.role = role_before;
        }
    }

    /// "**Wie ben jij?** Je hebt …": a line that begins with a bold heading.
    fn bold_lead(&self, line: Span, glued: &mut Vec<(Span, SectionRole)>) {
        let content = &self.text[line.range()];
        let Some(rest) = content.strip_prefix("**") else { return };
        let Some(close) = rest.find("**") else { return };
        let lead = Span::new(line.start, line.start + Span::of(0..close + 4).end);
        if let Some(role) = self.headings.classify(&self.text[lead.range()], self.kind, false).filter(|&role| role != SectionRole::Unknown)
        {
            glued.push((lead, role));
        }
    }

    /// "2. Afspraken nakomen. Hier zit mijn zorg.", "Leerdoel 3: sociale kaart kennen. Behaald.": the numbered subject of an item
    /// of a review note, with what is said of it on the same line. `line` begins behind the list mark.
    fn numbered_lead(&self, line: Span) -> Option<Span> {
        let content = &self.text[line.range()];
        let mark = self.text[..line.start as usize].trim_end();
        let numbered = mark.ends_with(['.', ')']) && mark.trim_end_matches(['.', ')']).ends_with(|c: char| c.is_ascii_digit());
        let label = content.find(": ").filter(|&at| content[..at].ends_with(|c: char| c.is_ascii_digit()) && at < LONGEST_LABEL);
        if !numbered && label.is_none() {
            return None;
        }
        let subject = label.map_or(0, |at| at + 2);
        let stop = subject + content[subject..].find(". ")?;
        let words = content[subject..stop].split_whitespace().count();
        (words > 0 && words <= MOST_LEAD_WORDS).then(|| Span::new(line.start, line.start + Span::of(0..stop + 1).end))
    }

    /// A heading opens a section. One of unknown meaning keeps the role of a review note's section, save that of a form's own text,
    /// and ends a vacancy's.
    fn add_heading(&mut self, span: Span, role: SectionRole) {
        let role = if self.is_hook(span, role) { SectionRole::Unknown } else { role };
        self.asked |= matches!(role, SectionRole::Tasks | SectionRole::Requirements);
        let keeps = role == SectionRole::Unknown && self.kind == DocumentKind::Review && self.role != SectionRole::Form;
        if !keeps {
            self.role = role;
        }
        self.heading = Some(u32::try_from(self.blocks.len()).expect("a text has fewer blocks than bytes"));
        self.blocks.push(Block { span, kind: BlockKind::Heading, role: self.role, heading: None });
    }

    /// "Enthousiast?", "Iets voor jou?" above the text of a vacancy win the reader for it; below it they open the procedure.
    fn is_hook(&self, span: Span, role: SectionRole) -> bool {
        matches!(role, SectionRole::Procedure | SectionRole::Contact) && !self.asked && (span.end as usize) < self.text.len() / 2
    }

    /// A part of a line, cut at the items of a list that stand in it without line breaks.
    fn add_items(&mut self, span: Span, kind: BlockKind) {
        let mut items = std::mem::take(&mut self.items);
        items.clear();
        if self.kind == DocumentKind::Vacancy {
            item_starts(&self.text[span.range()], &mut items);
        }
        let mut at = span.start;
        for &item in &items {
            let start = span.start + Span::of(0..item).end;
            self.add(Span::new(at, start), kind);
            at = start;
        }
        self.add(Span::new(at, span.end), kind);
        self.items = items;
    }

    fn add(&mut self, span: Span, kind: BlockKind) {
        let span = trim(self.text, span);
        if !span.is_empty() {
            self.blocks.push(Block { span, kind, role: self.role, heading: self.heading });
        }
    }
}

/// "3. Samenwerking": the numbered name of what follows, not an item that says something.
fn is_numbered_name(line: &str, item: &str) -> bool {
    let name = item.starts_with(char::is_uppercase) && item.ends_with(char::is_alphanumeric);
    line.starts_with(|c: char| c.is_ascii_digit()) && name && item.split_whitespace().count() <= MOST_NAME_WORDS
}

/// A span without the blanks at either end.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let content = &text[span.range()];
    let start = span.start + Span::of(0..content.len() - content.trim_start_matches(blank).len()).end;
    let end = span.end - Span::of(0..content.len() - content.trim_end_matches(blank).len()).end;
    Span::new(start, end.max(start))
}

/// Does a line look like a row of a table?
fn has_cells(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.first() == Some(&b'|') || memchr::memchr_iter(b'|', bytes).nth(1).is_some() || memchr::memchr(b'\t', bytes).is_some()
}

/// A line that is only drawn: `---`, `====`, `|---|---|`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '|' | ':' | '+' | ' '))
}

/// How many bytes of list mark a line begins with: `-`, `*`, `•`, `o`, `1.`, `a)`, `(2)`.
fn list_mark(line: &str) -> u32 {
    let first = line.chars().next().unwrap_or(' ');
    let rest = &line[first.len_utf8()..];
    let blank = rest.starts_with([' ', '\t', '\u{a0}']);
    let length = match first {
        '•' | '⦁' | 'Ø' | '✅' | '❖' | '·' | '▪' | '●' | '‣' | '◦' | '■' | '✓' | '✔' | '➢' | '►' | '→' | '\u{f0b7}' => {
            first.len_utf8()
        }
        '-' | '–' | '—' | '+' if !rest.starts_with(first) => first.len_utf8(),
        '*' if rest.starts_with(['✓', '✔']) => 4,
        '*' if !rest.starts_with('*') && (blank || !rest.contains('*')) => 1,
        'o' if blank => 1,
        '(' => enumerator(rest, true).map_or(0, |n| n + 1),
        _ => enumerator(line, false).unwrap_or(0),
    };
    u32::try_from(length).unwrap_or(0)
}

/// `1.`, `12)`, `a.`; in brackets only with the closing one.
fn enumerator(text: &str, in_brackets: bool) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = if digits > 0 { digits } else { usize::from(text.starts_with(|c: char| c.is_ascii_lowercase())) };
    let close = text[length..].chars().next()?;
    let closes = if in_brackets { close == ')' } else { matches!(close, '.' | ')') };
    let rest = &text[length + close.len_utf8().min(text.len() - length)..];
    (length > 0 && length < 3 && closes && rest.starts_with([' ', '\t', '\u{a0}'])).then_some(length + 1)
}

#[cfg(test)]
mod tests {
    use super::{is_rule, list_mark};

    #[test]
    fn list_marks_are_known() {
        for (line, mark) in [
            ("- a", 1),
            ("-Ervaring", 1),
            ("• b", 3),
            ("* c", 1),
            ("**vet** d", 0),
            ("*✔ vinkje*", 4),
            ("*schuin* e", 0),
            ("o f", 1),
            ("ook g", 0),
            ("1. h", 2),
            ("(2) i", 3),
            ("a) j", 2),
            ("2026. k", 0),
            ("-- l", 0),
            ("3 jaar", 0),
        ] {
            assert_eq!(list_mark(line), mark, "{line}");
        }
        assert!(is_rule("|---|:--|") && is_rule("====") && !is_rule("- a"));
    }
}

//! Mails (.eml): the subject and what was written, and each attachment as a document of its own.
//!
//! Of a text that is there twice, as plain text and as HTML, the plain text is read. Attachments that only dress a mail up or secure
//! it (pictures, signatures, appointments, cards) are left out.

use aho_corasick::AhoCorasick;
use mail_parser::{Message, MessageParser, MessagePart as Part, MimeHeaders as _, PartType};

use crate::{
    document::{Format, Mark, MessagePart, Place, Position, Spot},
    failure::FailureKind,
};

use super::{Extract, Found, Limit, Limits, Options, Problem, Source, Stop, TakeFound, Text, html};

/// How much of a file is looked at for headers, in bytes.
const SNIFFED: usize = 16 << 10;

/// Mails.
#[derive(Debug)]
pub(super) struct Mail;

impl Extract for Mail {
    fn format(&self) -> Format {
        Format::Mail
    }

    fn shows(&self, source: &Source) -> bool {
        let head = String::from_utf8_lossy(&source.bytes[..source.bytes.len().min(SNIFFED)]);
        let Some(names) = header_names(&head) else { return false };
        // A note may begin with "From:" and "Date:" too: what only programs write tells it from a mail.
        let has = |name: &str| names.iter().any(|found| found.eq_ignore_ascii_case(name));
        let by_program = ["mime-version", "message-id", "received", "return-path"].iter().any(|name| has(name));
        has("from") && (by_program || source.ending() == "eml")
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        check_nesting(&source.bytes, &options.limits)?;
        let message = MessageParser::default().parse(&source.bytes).ok_or(FailureKind::Damaged)?;
        let text = written(&message, &options.limits)?;
        let files: Vec<_> = (1..).zip(message.attachments().filter(|part| is_document(part))).collect();
        if text.layout.is_empty() && files.is_empty() {
            return Err(FailureKind::Empty.into());
        }
        if !text.layout.is_empty() {
            found(Found::Text(text))?;
        }
        for (number, part) in files {
            found(Found::File(Source { name: name(part, number), bytes: part.contents().to_vec() }))?;
        }
        Ok(())
    }
}

/// The names of the headers that a text begins with; `None`: it doesn't begin with headers.
fn header_names(head: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    for line in head.trim_start_matches('\u{feff}').lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && !names.is_empty() {
            continue;
        }
        let (name, _) = line.split_once(':')?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        names.push(name);
    }
    Some(names)
}

/// Parts nest in parts and mails in mails. What they are is written before each, so that counting that bounds how deep they go.
fn check_nesting(bytes: &[u8], limits: &Limits) -> Result<(), Problem> {
    let inner = AhoCorasick::builder().ascii_case_insensitive(true).build(["multipart/", "message/"]);
    let inner = inner.expect("two words fit in an automaton");
    limits.check(Limit::Nesting, inner.find_iter(bytes).count() as u64)
}

/// The subject and what was written. Without anything written there is no text: the subject names it then, and says nothing.
fn written(message: &Message<'_>, limits: &Limits) -> Result<Text, Problem> {
    let place = |part, spot| Place { part: Some(part), spot };
    let first = Spot::Line(Position { line: 1, column: 1 });
    let mut text = Text::default();
    if let Some(subject) = message.subject().map(str::trim).filter(|subject| !subject.is_empty()) {
        text.push(subject, Mark::Heading(1), place(MessagePart::Subject, first));
    }
    let (mut line, mut paragraphs) = (1, 0);
    let before = text.layout.len();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(body) => {
                let body = if is_flowed(part) { unfolded(body) } else { body.clone().into_owned() };
                if !body.trim().is_empty() {
                    text.push(&body, Mark::Lines, place(MessagePart::Body, Spot::Line(Position { line, column: 1 })));
                    line += u32::try_from(body.lines().count()).unwrap_or(0);
                }
            }
            PartType::Html(body) => match html::read(body, limits) {
                Ok(body) => paragraphs = append(&mut text, &body, paragraphs),
                Err(problem) if problem.kind == FailureKind::Empty => {}
                Err(problem) => return Err(problem),
            },
            _ => {}
        }
    }
    Ok(if text.layout.len() > before { text } else { Text::default() })
}

/// Writes the blocks of a part behind what was read, and counts on from `paragraphs`.
fn append(text: &mut Text, body: &Text, paragraphs: u32) -> u32 {
    let mut number = paragraphs;
    for block in &body.layout {
        number += 1;
        let place = Place { part: Some(MessagePart::Body), spot: Spot::Paragraph(number) };
        text.push(&body.text[block.span.range()], block.mark, place);
    }
    number
}

/// Are the lines of a part broken for old terminals only (RFC 3676)?
fn is_flowed(part: &Part<'_>) -> bool {
    let format = part.content_type().and_then(|content| content.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// Joins lines that end with a blank with the next, save the line above a signature.
fn unfolded(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    for line in body.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        text.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            text.push('\n');
        }
    }
    text
}

/// Is an attachment a document, going by what it says it is?
fn is_document(part: &Part<'_>) -> bool {
    let kind = part
        .content_type()
        .map(|content| (content.ctype().to_ascii_lowercase(), content.subtype().unwrap_or_default().to_ascii_lowercase()));
    let (kind, subtype) = kind.unwrap_or_default();
    let dress = matches!(&*kind, "image" | "audio" | "video")
        || matches!(&*subtype, "pkcs7-signature" | "x-pkcs7-signature" | "pgp-signature" | "pgp-keys" | "calendar" | "vcard" | "x-vcard");
    !dress && !matches!(part.body, PartType::Multipart(_))
}

/// The name of an attachment; for a mail its subject, for one without a name its number.
fn name(part: &Part<'_>, number: u32) -> String {
    if let Some(name) = part.attachment_name().map(str::trim).filter(|name| !name.is_empty()) {
        return name.to_owned();
    }
    match &part.body {
        PartType::Message(message) => format!("{}.eml", message.subject().map_or_else(|| format!("attachment-{number}"), str::to_owned)),
        _ => format!("attachment-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Mail;
    use crate::{
        document::{Format, Place},
        extract::{Extract as _, Limit, Limits, Options, Source, Text, documents_from, read_by, shown},
        failure::FailureKind,
    };

    const HEAD: &str = "From: Jan <jan@voorbeeld.nl>\r\nSubject: =?utf-8?q?Vacature_co=C3=B6rdinator?=\r\nMIME-Version: 1.0\r\n";

    fn read(rest: &str) -> Text {
        read_by(&Mail, format!("{HEAD}{rest}").into_bytes()).unwrap()
    }

    #[test]
    fn mails_are_known_by_their_headers() {
        let shows = |name: &str, text: &str| Mail.shows(&Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() });
        assert!(shows("a", &format!("{HEAD}\r\ntekst")));
        assert!(shows("a.eml", "From: Jan\nDate: gisteren\n\ntekst"));
        assert!(!shows("a.txt", "From: Jan\nDate: gisteren\n\ntekst"));
        assert!(!shows("a.eml", "Je werkt samen.\nFrom: hier"));
    }

    #[test]
    fn the_plain_text_is_read_and_html_where_there_is_none() {
        let plain = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nJe co=F6rdineert =\r\nveel.\r\nEn meer.\r\n";
        let html = "Content-Type: text/html\r\n\r\n<h1>Taken</h1><p>Je plant.</p>\r\n";
        let both = format!("Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n{plain}--x\r\n{html}--x--\r\n");
        assert_eq!(shown(&read(&both)), ["heading 1: Vacature coördinator", "lines: Je coördineert veel.\r\nEn meer."]);
        let text = read(html);
        assert_eq!(shown(&text), ["heading 1: Vacature coördinator", "heading 1: Taken", "paragraph: Je plant."]);
        let places: Vec<_> = text.layout.iter().map(|block| block.place).collect();
        assert!(matches!(places[2], Place { part: Some(part), spot: crate::document::Spot::Paragraph(2) } if part.name() == "body"));
        let flowed = read("Content-Type: text/plain; format=flowed\r\n\r\nJe plant \r\nen werkt.\r\n-- \r\nJan\r\n");
        assert_eq!(shown(&flowed)[1], "lines: Je plant en werkt.\n-- \nJan\n");
    }

    #[test]
    fn attachments_are_documents_of_their_own() {
        let part = |head: &str, body: &str| format!("--x\r\n{head}\r\n\r\n{body}\r\n");
        let inner = "From: Piet <piet@voorbeeld.nl>\r\nSubject: Doorgestuurd\r\nMIME-Version: 1.0\r\n\r\nBinnenin.\r\n";
        let parts = [
            part("Content-Type: text/plain", "Zie de bijlage."),
            part("Content-Type: text/html\r\nContent-Disposition: attachment; filename=\"v.html\"", "<p>Je plant.</p>"),
            part("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"v.html\"", "geen pagina"),
            part("Content-Type: image/png\r\nContent-Disposition: attachment; filename=logo.png", "x"),
            part("Content-Type: message/rfc822", inner),
        ];
        let mail = format!("{HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n{}--x--\r\n", parts.concat());
        let mut seen = Vec::new();
        documents_from(mail.as_bytes(), "m.eml", &crate::extract::Options::default(), &mut |read| {
            let document = read.unwrap();
            assert_eq!(document.origin.path, "m.eml");
            seen.push((document.origin.id, document.origin.format));
            Ok(())
        });
        let expected = [
            ("m.eml", Format::Mail),
            ("m.eml#v.html", Format::Html),
            ("m.eml#v.html (2)", Format::Html),
            ("m.eml#Doorgestuurd.eml", Format::Mail),
        ];
        assert_eq!(seen, expected.map(|(id, format)| (id.to_owned(), format)));
    }

    #[test]
    fn empty_and_endless_mails_are_said() {
        let fails = |rest: &str| read_by(&Mail, format!("{HEAD}{rest}").into_bytes()).unwrap_err().kind;
        assert_eq!(fails("\r\n\r\n"), FailureKind::Empty);
        assert_eq!(fails(&"Content-Type: message/rfc822\r\n\r\n".repeat(50_000)), FailureKind::TooDeep);
        // As many as the limits let pass take little of the stack.
        let deep = format!(
            "{HEAD}{}x",
            "Content-Type: message/rfc822\r\n\r\n".repeat(usize::try_from(Limits::default().get(Limit::Nesting)).unwrap())
        );
        let mut files = 0;
        let mut count = |_| {
            files += 1;
            Ok(())
        };
        Mail.extract(Source { name: String::new(), bytes: deep.into_bytes() }, &Options::default(), &mut count).unwrap();
        assert_eq!(files, 1);
    }
}

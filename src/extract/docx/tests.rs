//! Small Word documents, made here.

use super::Docx;
use crate::{
    extract::{Limits, read_by, shown, zipped},
    failure::FailureKind,
};

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:b/></w:docDefaults>
    <w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
    <w:style w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop2"/></w:style>
    <w:style w:styleId="Lijst"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
    <w:style w:styleId="rond"><w:basedOn w:val="rond"/></w:style></w:styles>"#;

fn docx(body: &str) -> Vec<u8> {
    let notes = r#"<w:footnotes><w:footnote w:type="separator"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>Of anders.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    zipped(&[
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

fn read(body: &str) -> Vec<String> {
    let mut lines = shown(&read_by(&Docx, docx(body)).unwrap());
    assert_eq!(lines.pop().as_deref(), Some("note: Of anders."));
    lines
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn styles_and_numbering_say_what_a_paragraph_is() {
    for (properties, shown) in [
        (r#"<w:pStyle w:val="Kop2"/>"#, "heading 2: tekst"),
        (r#"<w:pStyle w:val="Eigen"/><w:numPr><w:numId w:val="1"/></w:numPr>"#, "heading 2: tekst"),
        (r#"<w:outlineLvl w:val="0"/>"#, "heading 1: tekst"),
        (r#"<w:pStyle w:val="Lijst"/>"#, "item: tekst"),
        (r#"<w:pStyle w:val="Lijst"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, "paragraph: tekst"),
        (r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:pPrChange><w:pPr><w:pStyle w:val="Kop2"/></w:pPr></w:pPrChange>"#, "item: tekst"),
        (r#"<w:pStyle w:val="rond"/><w:rPr><w:b/></w:rPr><w:tabs><w:tab w:val="left"/></w:tabs>"#, "paragraph: tekst"),
        (r#"<w:pStyle w:val="Sterk"/>"#, "heading 9: tekst"),
    ] {
        assert_eq!(read(&paragraph(properties, "tekst")), [shown], "{properties}");
    }
    assert!(read(&paragraph(r#"<w:pStyle w:val="Inhopg1"/>"#, "Taken 3")).is_empty());
}

#[test]
fn words_are_read_as_they_look() {
    for (runs, shown) in [
        (
            "<w:r><w:t>Je </w:t></w:r><w:del><w:r><w:delText>niet </w:delText></w:r></w:del><w:ins><w:r><w:t>plant</w:t></w:r></w:ins>",
            "Je plant",
        ),
        ("<w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>hier</w:t></w:r></w:moveTo>", "hier"),
        (
            "<w:r><w:t>sa</w:t><w:softHyphen/><w:t>men</w:t><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r>",
            "sa\u{ad}men\u{2011}x\ty",
        ),
        ("<w:r><w:t>een</w:t><w:br/><w:t>twee &amp; drie</w:t></w:r>", "een\ntwee & drie"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r><w:r><w:t>hier</w:t></w:r>", "hier"),
        (
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t> punt</w:t></w:r>",
            "\u{f0b7} punt",
        ),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klik hier</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>x</w:t></w:r>",
            "x",
        ),
    ] {
        assert_eq!(read(&format!("<w:p>{runs}</w:p>")), [format!("paragraph: {shown}")], "{runs}");
    }
    let bold = r#"<w:p><w:r><w:rPr><w:rStyle w:val="Sterk"/></w:rPr><w:t>Taken</w:t><w:br/></w:r><w:r><w:t>Je plant.</w:t></w:r></w:p>"#;
    assert_eq!(read(bold), ["heading 9: Taken", "paragraph: Je plant."]);
}

#[test]
fn boxes_stand_once_behind_their_paragraph_and_tables_become_rows() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", "Bel ons"));
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{content}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{content}</v:textbox>\
         </mc:Fallback></mc:AlternateContent><w:t>Je plant.</w:t></w:r></w:p>"
    );
    assert_eq!(read(&boxed), ["paragraph: Je plant.", "paragraph: Bel ons"]);
    let cell = |text| format!("<w:tc>{}</w:tc>", paragraph("", text));
    assert_eq!(read(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Uren"), cell("36"))), ["row: Uren | 36"]);
}

#[test]
fn damage_and_bombs_are_said() {
    let whole = docx(&paragraph("", "tekst"));
    let fails = |bytes: Vec<u8>| read_by(&Docx, bytes).unwrap_err().kind;
    assert_eq!(fails(whole[..whole.len() / 2].to_vec()), FailureKind::Damaged);
    assert_eq!(fails(zipped(&[("word/document.xml", b"<w:document><w:body>")])), FailureKind::Damaged);
    assert_eq!(fails(zipped(&[("word/document.xml", b"<w:document/>")])), FailureKind::Empty);
    let deep = format!("{}{}", "<w:p>".repeat(200), "</w:p>".repeat(200));
    assert_eq!(fails(zipped(&[("word/document.xml", deep.as_bytes())])), FailureKind::TooDeep);
    let bomb = format!("<w:document>{}</w:document>", " ".repeat(2 << 20));
    assert_eq!(fails(zipped(&[("word/document.xml", bomb.as_bytes())])), FailureKind::UnpacksTooLarge);
    assert_eq!(Limits::default().get(crate::extract::Limit::Nesting), 100);
}

//! Small OpenDocument texts, made here.

use super::Odt;
use crate::{
    extract::{Extract as _, Source, read_by, shown, zipped},
    failure::FailureKind,
};

const STYLES: &str = r#"<office:automatic-styles>
    <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
    <style:style style:name="P2" style:family="paragraph" style:parent-style-name="P3"/>
    <style:style style:name="P3" style:family="paragraph" style:parent-style-name="P2"><style:text-properties fo:font-weight="700"/></style:style>
    </office:automatic-styles>"#;

fn odt(body: &str) -> Vec<u8> {
    let content =
        format!("<office:document-content>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>");
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

fn read(body: &str) -> Vec<String> {
    shown(&read_by(&Odt, odt(body)).unwrap())
}

#[test]
fn elements_and_styles_say_what_a_paragraph_is() {
    for (body, blocks) in [
        (r#"<text:h text:outline-level="2">Taken</text:h>"#, &["heading 2: Taken"][..]),
        (r#"<text:p text:style-name="P1">Planner</text:p>"#, &["heading 1: Planner"]),
        (r#"<text:p text:style-name="P2">Taken</text:p>"#, &["heading 9: Taken"]),
        (
            "<text:list><text:list-item><text:p>een</text:p><text:p>nog</text:p><text:list><text:list-item><text:p>twee</text:p></text:list-item>\
             </text:list></text:list-item></text:list><text:p>slot</text:p>",
            &["item: een", "paragraph: nog", "item: twee", "paragraph: slot"],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Uren</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p>\
             </table:covered-table-cell><table:table-cell><text:p>36</text:p></table:table-cell></table:table-row></table:table>",
            &["row: Uren | 36"],
        ),
    ] {
        assert_eq!(read(body), blocks, "{body}");
    }
}

#[test]
fn words_are_read_as_they_look() {
    for (inner, shown) in [
        ("  Je\n  plant <text:s text:c=\"3\"/>veel", "Je plant    veel"),
        ("sa\u{ad}men<text:tab/>x<text:line-break/>y &amp; z", "sa\u{ad}men\tx\ny & z"),
        ("hier<text:span text:style-name=\"T2\">weg</text:span>", "hier"),
        ("hier<office:annotation><text:p>opmerking</text:p></office:annotation> ook", "hier ook"),
    ] {
        assert_eq!(read(&format!("<text:p>{inner}</text:p>")), [format!("paragraph: {shown}")], "{inner}");
    }
    let bold = r#"<text:p><text:span text:style-name="T1">Taken</text:span><text:line-break/>Je plant.</text:p>"#;
    assert_eq!(read(bold), ["heading 9: Taken", "paragraph: Je plant."]);
}

#[test]
fn boxes_notes_and_changes_are_read_once() {
    let body = r"<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion></text:changed-region>
        </text:tracked-changes><text:table-of-content><text:p>Taken 3</text:p></text:table-of-content>
        <text:p>Je plant<draw:frame><draw:text-box><text:p>Bel ons</text:p></draw:text-box></draw:frame><text:note><text:note-citation>1
        </text:note-citation><text:note-body><text:p>Of anders.</text:p></text:note-body></text:note> het werk.</text:p><text:p>Slot</text:p>";
    assert_eq!(read(body), ["paragraph: Je plant het werk.", "paragraph: Bel ons", "paragraph: Slot", "note: Of anders."]);
}

#[test]
fn damage_and_locks_are_said() {
    let whole = odt("<text:p>tekst</text:p>");
    assert!(Odt.shows(&Source { name: String::new(), bytes: whole.clone() }));
    let fails = |bytes: Vec<u8>| read_by(&Odt, bytes).unwrap_err().kind;
    assert_eq!(fails(whole[..whole.len() - 40].to_vec()), FailureKind::Damaged);
    assert_eq!(fails(zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")])), FailureKind::Damaged);
    assert_eq!(fails(odt("")), FailureKind::Empty);
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    assert_eq!(fails(zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", b"\x01\x02")])), FailureKind::Encrypted);
}

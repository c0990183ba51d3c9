//! Small pages.

use super::{Html, read};
use crate::{
    extract::{Extract as _, Limits, Source, read_by, shown},
    failure::FailureKind,
};

fn blocks(html: &str) -> Vec<String> {
    shown(&read(html, &Limits::default()).unwrap())
}

#[test]
fn blocks_are_what_a_reader_sees() {
    for (html, expected) in [
        (
            "<h2>Taken</h2><p>Je\n plant&nbsp;<i>veel</i>.<p>En meer",
            &["heading 2: Taken", "paragraph: Je plant\u{a0}veel.", "paragraph: En meer"][..],
        ),
        (
            "<ul><li>een<li><p>twee</p><p>nog</p><ul><li>drie</ul></ul>slot",
            &["item: een", "item: twee", "paragraph: nog", "item: drie", "paragraph: slot"],
        ),
        ("<p><b>Taken</b><br>Je plant<br><br>Je werkt</p>", &["heading 9: Taken", "paragraph: Je plant", "paragraph: Je werkt"]),
        ("<table><tr><td>Uren<td>36<tr><td>Plaats<td>Ede</table>x", &["row: Uren | 36", "row: Plaats | Ede", "paragraph: x"]),
        ("<table><tr><td><h1>Kop</h1><p>een</p></td><td>twee</td></tr></table>", &["heading 1: Kop", "paragraph: een", "paragraph: twee"]),
        ("<p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>o </span>een</p>", &["item: een"]),
        (
            "<p>een<a class=sdfootnoteanc><sup>1</sup></a></p><div id=sdfootnote1><p><a class=sdfootnotesym>1</a>Of anders.</p></div>",
            &["paragraph: een", "note: Of anders."],
        ),
        ("<pre>een\n  twee</pre>", &["paragraph: een\n  twee"]),
        ("<div>een<div>twee</div>drie</div>", &["paragraph: een", "paragraph: twee", "paragraph: drie"]),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn what_nobody_sees_is_left_out() {
    let html = "<html><head><title>x</title><style>p {}</style><body><script>if (a<b) '</p>'</script><p hidden>x<p>een</p>
        <div style='display: none'><div>x</div>x</div><!-- x --><select><option>x</select><del>x</del> twee &lt;b&gt;";
    assert_eq!(blocks(html), ["paragraph: een", "paragraph: twee <b>"]);
    assert_eq!(read("<p> </p><script>x</script>", &Limits::default()), Err(FailureKind::Empty.into()));
}

#[test]
fn pages_are_known_and_read_in_their_encoding() {
    let source = |bytes: &[u8]| Source { name: "a".to_owned(), bytes: bytes.to_vec() };
    assert!(Html.shows(&source(b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE HTML><p>x")));
    assert!(!Html.shows(&source(b"<h2>Wie ben jij?</h2> Je bent")));
    let page = b"<html><meta charset='iso-8859-2'><p>\xb3";
    assert_eq!(shown(&read_by(&Html, page.to_vec()).unwrap()), ["paragraph: ł"]);
    assert_eq!(shown(&read_by(&Html, b"<html><p>co\xf6rdineren".to_vec()).unwrap()), ["paragraph: coördineren"]);
}

#[test]
fn depth_is_limited_but_old_habits_are_not() {
    let deep = read(&"<div>".repeat(200), &Limits::default()).unwrap_err();
    assert_eq!(deep.kind, FailureKind::TooDeep);
    assert_eq!(blocks(&"<p><font>a<b>b".repeat(300)).len(), 300);
    assert_eq!(blocks(&("<b>".repeat(300) + "a")), ["heading 9: a"]);
}

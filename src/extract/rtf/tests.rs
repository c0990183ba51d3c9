//! Small RTF documents, made here.

use super::Rtf;
use crate::{
    extract::{read_by, shown},
    failure::FailureKind,
};

const HEAD: &str = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}{\colortbl;\red0;}
{\stylesheet{Normal;}{\s1\outlinelevel0 heading 1;}{\s7 Title;}{\*\cs10 Strong;}}{\info{\title weg}}{\*\generator weg;}
";

fn read(body: &str) -> Vec<String> {
    shown(&read_by(&Rtf, format!("{HEAD}{body}}}\r\n").into_bytes()).unwrap())
}

#[test]
fn paragraphs_are_what_their_properties_say() {
    for (body, blocks) in [
        (r"\pard\plain een\par twee\par}", &["paragraph: een", "paragraph: twee"][..]),
        (r"\pard\s1 Taken\par\pard tekst\par", &["heading 1: Taken", "paragraph: tekst"]),
        (r"\pard\s7 Planner\par\pard\outlinelevel1{\b Taken}\par", &["heading 1: Planner", "heading 2: Taken"]),
        (r"\pard{\b Taken\line }Je plant\par", &["heading 9: Taken", "paragraph: Je plant"]),
        (
            r"\pard\ls2\ilvl0{\listtext\'b7\tab}een\par\pard{\pntext\f1\'b7\tab}twee\par drie",
            &["item: een", "item: twee", "paragraph: drie"],
        ),
        (r"\trowd\pard\intbl Uren\cell 36\cell\row\pard tekst\par", &["row: Uren | 36", "paragraph: tekst"]),
        (r"een{\footnote\pard Of anders.\par} twee\par drie\par", &["paragraph: een twee", "paragraph: drie", "note: Of anders."]),
        (r"een{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Bel ons\par}}{\shprslt weg}}\par", &["paragraph: een", "paragraph: Bel ons"]),
    ] {
        assert_eq!(read(body.trim_end_matches('}')), blocks, "{body}");
    }
}

#[test]
fn characters_are_read_in_every_way_of_writing_them() {
    for (body, shown) in [
        (r"co\'f6rdineren \endash  \'80", "coördineren – €"),
        (r"co\u246?rdineren, \uc2\u8211 ab\uc0\u8364 5", "coördineren, –€5"),
        (r"\f1 \'b3\f0 \'b3", "ł³"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"sa\-men\_x\~y\tab z", "sa\u{ad}men\u{2011}x\u{a0}y\tz"),
        (r"{\upr{ansi}{\*\ud{unicode}}}", "unicode"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt hier}}{\v weg}{\deleted weg}", "hier"),
        (r"{\pict\bin3 }}}89}{\*\onbekend weg}{\header weg}hier\{\\\}", r"hier{\}"),
    ] {
        assert_eq!(read(&format!(r"\pard {body}\par")), [format!("paragraph: {shown}")], "{body}");
    }
}

#[test]
fn damage_is_said() {
    let fails = |bytes: &str| read_by(&Rtf, bytes.as_bytes().to_vec()).unwrap_err().kind;
    assert_eq!(fails(r"{\rtf1 tekst"), FailureKind::Damaged);
    assert_eq!(fails(r"{\rtf1 }"), FailureKind::Empty);
    assert_eq!(fails(&(r"{\rtf1 ".to_owned() + &"{".repeat(200))), FailureKind::TooDeep);
}

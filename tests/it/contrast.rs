//! Texts are readable on what is behind them: a contrast of 4.5 at least, as WCAG 2.2 (1.4.3) asks.

use std::{
    fs,
    io::{Cursor, Read as _},
};

use regex::Regex;
use toetssteen::{
    audit::{Audit, AuditOptions, AuditReport, By, GroupReport, audit_page, write_audit_workbook},
    report::{Lang, Wording},
};
use zip::ZipArchive;

use crate::{ANALYZER, project};

const ENOUGH: f64 = 4.5;

/// Red, green and blue, from 0 to 1.
type Colour = [f64; 3];

const BLACK: Colour = [0.0; 3];
const WHITE: Colour = [1.0; 3];

/// A colour as CSS and workbooks write it: three, six or (with a part that says how much it covers) eight digits.
fn colour(digits: &str) -> Colour {
    let each = if digits.len() == 3 { 1 } else { 2 };
    let digits = &digits[digits.len() - 3 * each..];
    [0, 1, 2].map(|n| {
        let part = digits[n * each..(n + 1) * each].repeat(if each == 1 { 2 } else { 1 });
        f64::from(u8::from_str_radix(&part, 16).unwrap()) / 255.0
    })
}

fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    assert!((contrast(BLACK, WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(colour("777"), WHITE) - 4.48).abs() < 0.01);
}

/// An audit with a group in which each competency has another share, from none of the documents to all.
fn report() -> AuditReport {
    let mut report = Audit::new(ANALYZER.lexicon(), AuditOptions { by: Some(By::Kind), ..AuditOptions::default() }).finish();
    let mut group = GroupReport { name: Some("review".to_owned()), ..report.all.clone() };
    group.documents = u32::try_from(group.competencies.len() - 1).unwrap();
    for (covered, competency) in (0..).zip(&mut group.competencies) {
        competency.counts.covered = covered;
    }
    report.groups = vec![group];
    report
}

#[test]
fn shares_are_readable_on_the_heat_map_of_a_page() {
    let page = audit_page(Wording(Lang::Dutch), &report());
    let cell = Regex::new("<rect [^>]*fill=\"#([0-9a-f]+)\" fill-opacity=\"([0-9.]+)\"[^>]*/><text [^>]*fill=\"#([0-9a-f]+)\"").unwrap();
    let mut shades = 0;
    for found in cell.captures_iter(&page) {
        let covers: f64 = found[2].parse().unwrap();
        let behind = colour(&found[1]).map(|part| part * covers + 1.0 - covers);
        assert!(contrast(behind, colour(&found[3])) >= ENOUGH, "{}", &found[0]);
        shades += 1;
    }
    assert_eq!(shades, 15);
    let texts = Regex::new("[{;]color:#([0-9a-f]+)").unwrap();
    assert!(texts.captures_iter(&page).all(|found| contrast(colour(&found[1]), WHITE) >= ENOUGH));
}

#[test]
fn texts_are_readable_on_the_pages_of_results_by_day_by_night_and_on_paper() {
    let style = fs::read_to_string(project("src/results/page/style.css")).unwrap();
    let value = Regex::new("--([a-z]+): #([0-9a-f]+)").unwrap();
    let themes: Vec<_> = style.split(":root").skip(1).collect();
    assert_eq!(themes.len(), 3);
    for theme in themes {
        let named = |name: &str| {
            let found = value.captures_iter(theme).find(|found| &found[1] == name).unwrap_or_else(|| panic!("no --{name} in {theme}"));
            colour(&found[2])
        };
        for text in ["text", "quiet", "link", "good", "some", "bad"] {
            for behind in ["ground", "panel"] {
                let found = contrast(named(text), named(behind));
                assert!(found >= ENOUGH, "{text} on {behind}: {found:.2} in {theme}");
            }
        }
        assert!(contrast(named("marked"), named("mark")) >= ENOUGH);
    }
}

#[test]
fn texts_are_readable_on_the_cells_of_a_workbook() {
    let mut bytes = Cursor::new(Vec::new());
    write_audit_workbook(&mut bytes, Wording(Lang::Dutch), &report()).unwrap();
    let mut parts = ZipArchive::new(bytes).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        parts.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let scale = Regex::new("<color rgb=\"([0-9A-F]+)\"/>").unwrap();
    let shades: Vec<_> = scale.captures_iter(&part("xl/worksheets/sheet3.xml")).map(|found| colour(&found[1])).collect();
    assert_eq!(shades.len(), 3);
    assert!(shades.iter().all(|&shade| contrast(shade, BLACK) >= ENOUGH));

    let styles = part("xl/styles.xml");
    let colours = |from: &str, to: &str, element: &str| -> Vec<Option<Colour>> {
        let list = styles.split(from).nth(1).unwrap().split(to).next().unwrap();
        let rgb = Regex::new("olor rgb=\"([0-9A-F]+)\"").unwrap();
        list.split(element).skip(1).map(|one| rgb.captures(one).map(|found| colour(&found[1]))).collect()
    };
    let (fonts, fills) = (colours("<fonts ", "</fonts>", "<font>"), colours("<fills ", "</fills>", "<fill>"));
    let look = Regex::new("<xf [^>]*fontId=\"([0-9]+)\" fillId=\"([0-9]+)\"").unwrap();
    let mut coloured = 0;
    for found in look.captures_iter(styles.split("<cellXfs").nth(1).unwrap()) {
        let [font, fill] = [&found[1], &found[2]].map(|number| number.parse::<usize>().unwrap());
        let Some(behind) = fills[fill] else { continue };
        assert!(contrast(fonts[font].unwrap_or(BLACK), behind) >= ENOUGH, "{}", &found[0]);
        coloured += 1;
    }
    assert!(coloured >= 2, "{styles}");
}

//! The audit as one HTML page that needs nothing else: no script, no font, no picture from outside.

use std::fmt::{self, Display, Write};

use crate::report::{Wording, escape};

use super::report::{AuditReport, CompetencyName, GroupReport};

/// The size of a cell of the heat map and what stands beside it, in pixels.
const CELL: (usize, usize) = (64, 24);
/// The room for the names of competencies.
const BESIDE: usize = 240;
/// The room for the names of groups.
const ABOVE: usize = 150;

/// The most characters of the name of a group that have room there.
const LONGEST: usize = 22;

/// How much of its colour a cell of the heat map has at most: black figures must stay readable.
const DARKEST: f64 = 0.7;

/// The size of a trend line.
const LINE: (usize, u8) = (360, 60);

/// Colours and sizes; the page must be readable on paper too.
const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}\
h1,h2{line-height:1.2}table{border-collapse:collapse}th,td{padding:.2rem .8rem;border-bottom:1px solid #ddd}\
th{text-align:left}td{text-align:right}svg{font:13px sans-serif;max-width:100%;height:auto}\
.note{color:#555}.lines{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1rem}figure{margin:0}";

/// The audit as HTML.
#[must_use]
pub fn audit_page(say: Wording, report: &AuditReport) -> String {
    let mut page = String::new();
    let written = Page { out: &mut page, say, report }.write();
    debug_assert!(written.is_ok(), "a String takes all that is written");
    page
}

struct Page<'r> {
    out: &'r mut String,
    say: Wording,
    report: &'r AuditReport,
}

impl Page<'_> {
    fn write(&mut self) -> fmt::Result {
        let (say, documents) = (self.say, &self.report.documents);
        let lang = say.say("nl", "en");
        let title = say.say("Overzicht van competenties in documenten", "Audit of competencies in documents");
        write!(
            self.out,
            "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n"
        )?;
        let limits = say.say(
            "Dit gaat over teksten, niet over mensen: gebruik het niet om iemand te beoordelen.",
            "This is about texts, not about people: don't use it to judge anybody.",
        );
        writeln!(
            self.out,
            "<p>{} {}, {} {}, {} {}, {} {}.</p>\n<p class=\"note\">{limits}</p>",
            documents.vacancies,
            say.say("vacatures", "vacancies"),
            documents.reviews,
            say.say("gespreksverslagen", "review notes"),
            documents.duplicates,
            say.say("met een zelfde tekst", "with the same text as another"),
            documents.failed,
            say.say("niet gelezen", "not read")
        )?;
        self.figures()?;
        self.heat_map()?;
        self.trend()?;
        self.notes()
    }

    fn figures(&mut self) -> fmt::Result {
        let (say, report) = (self.say, self.report);
        writeln!(self.out, "<h2>{}</h2>\n<table>\n<tr><th>", say.say("Het geheel", "The whole"))?;
        let columns = [
            say.say("duidelijk", "clear"),
            say.say("zwak", "weak"),
            say.say("niet in de tekst", "not in the text"),
            say.say("sterke punten", "strengths"),
            say.say("verbeterpunten", "development points"),
            say.say("afspraken", "agreements"),
        ];
        for column in columns {
            write!(self.out, "<th scope=\"col\">{column}")?;
        }
        for (name, figures) in report.competencies.iter().zip(&report.all.competencies) {
            let counts = figures.counts;
            write!(self.out, "\n<tr><th scope=\"row\">{}", Name(name))?;
            for n in [counts.covered, counts.weak, counts.missing, counts.strengths, counts.developments, counts.agreements] {
                write!(self.out, "<td>{n}")?;
            }
        }
        let gaps =
            say.say("documenten missen een organisatiebrede competentie (***)", "documents lack an organisation-wide competency (***)");
        writeln!(self.out, "\n</table>\n<p>{} {gaps}.</p>", report.all.with_gaps)
    }

    /// Competencies below each other, groups beside each other.
    fn heat_map(&mut self) -> fmt::Result {
        let (say, report) = (self.say, self.report);
        if report.groups.is_empty() {
            return Ok(());
        }
        let (wide, high) = CELL;
        // The slanted name of the last group goes past its column.
        let (width, height) = (BESIDE + wide * report.groups.len() + ABOVE, ABOVE + high * report.competencies.len());
        let title = say.say("In welk deel van de documenten staat een competentie?", "In which part of the documents is a competency?");
        writeln!(
            self.out,
            "<h2>{title}</h2>\n<svg role=\"img\" aria-label=\"{title}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\">"
        )?;
        for (column, group) in report.groups.iter().enumerate() {
            let (x, y) = (BESIDE + column * wide + wide / 2, ABOVE - 8);
            let name: String = group.title(say, report.by.as_deref()).chars().take(LONGEST).collect();
            writeln!(self.out, "<text transform=\"translate({x} {y}) rotate(-50)\">{} ({})</text>", Html(&name), group.documents)?;
            for row in 0..report.competencies.len() {
                let share = group.coverage(row).unwrap_or_default();
                let (x, y) = (BESIDE + column * wide, ABOVE + row * high);
                writeln!(
                    self.out,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"#0b5394\" fill-opacity=\"{:.2}\" stroke=\"#ddd\"/>\
                     <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#000\">{:.0}%</text>",
                    share * DARKEST,
                    x + wide / 2,
                    y + high - 7,
                    share * 100.0
                )?;
            }
        }
        for (row, name) in report.competencies.iter().enumerate() {
            writeln!(self.out, "<text x=\"0\" y=\"{}\">{}</text>", ABOVE + (row + 1) * high - 7, Name(name))?;
        }
        writeln!(self.out, "</svg>")
    }

    fn trend(&mut self) -> fmt::Result {
        let (say, report) = (self.say, self.report);
        let Some(trend) = report.trend.as_ref().filter(|trend| trend.periods.len() > 1) else { return Ok(()) };
        writeln!(self.out, "<h2>{}</h2>\n<div class=\"lines\">", say.say("In de tijd", "In time"))?;
        let name = |period: Option<&GroupReport>| period.and_then(|period| period.name.clone()).unwrap_or_default();
        let (first, last) = (name(trend.periods.first()), name(trend.periods.last()));
        let (width, height) = LINE;
        let gaps = trend.periods.len() - 1;
        for (n, competency) in report.competencies.iter().enumerate() {
            let name = Name(competency);
            write!(
                self.out,
                "<figure><figcaption>{name}</figcaption><svg role=\"img\" aria-label=\"{name}\" viewBox=\"-4 -4 {} {}\" width=\"{width}\">\
                 <path d=\"M0 {height}H{width}M0 0H{width}\" stroke=\"#ddd\"/><polyline fill=\"none\" stroke=\"#0b5394\" stroke-width=\"2\" points=\"",
                width + 8,
                height + 26
            )?;
            for (at, period) in trend.periods.iter().enumerate() {
                let share = period.coverage(n).unwrap_or_default();
                let y = (1.0 - share) * f64::from(height);
                write!(self.out, "{},{y:.1} ", width * at / gaps)?;
            }
            let y = height + 18;
            writeln!(
                self.out,
                "\"/><text x=\"0\" y=\"{y}\">{}</text><text x=\"{width}\" y=\"{y}\" text-anchor=\"end\">{}</text></svg></figure>",
                Html(&first),
                Html(&last)
            )?;
        }
        let scale =
            say.say("Onderaan elke lijn: 0% van de documenten; bovenaan: 100%.", "Bottom of each line: 0% of the documents; top: 100%.");
        writeln!(self.out, "</div>\n<p class=\"note\">{scale}</p>")
    }

    fn notes(&mut self) -> fmt::Result {
        let (say, report) = (self.say, self.report);
        if report.documents.reviews == 0 {
            return Ok(());
        }
        let found = &report.without_evidence;
        let rows = [
            (
                found.only_scores.total,
                say.say("alleen een score, zonder woorden die haar uitleggen", "only a score, without words that explain it"),
            ),
            (found.judged.total, say.say("een oordeel, maar niets telt als bewijs", "a judgement, but nothing counts as evidence")),
            (found.nothing.total, say.say("niets gevonden over een competentie", "nothing found on a competency")),
            (
                report.contradictions.total,
                say.say("keer iets als sterk punt en als verbeterpunt", "times the same as a strength and a development point"),
            ),
        ];
        writeln!(self.out, "<h2>{}</h2>\n<table>", say.say("Gespreksverslagen om nog eens te lezen", "Review notes to read again"))?;
        for (n, text) in rows {
            writeln!(self.out, "<tr><th scope=\"row\">{text}<td>{n}")?;
        }
        writeln!(self.out, "</table>")
    }
}

/// A competency with the sign of what is organisation-wide.
struct Name<'t>(&'t CompetencyName);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Html(&self.0.name), if self.0.organisation_wide { " ***" } else { "" })
    }
}

/// A text as HTML may hold it, in an element or in a value in quotes.
struct Html<'t>(&'t str);

impl Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in escape(self.0).chars() {
            match c {
                '&' => f.write_str("&amp;"),
                '<' => f.write_str("&lt;"),
                '>' => f.write_str("&gt;"),
                '"' => f.write_str("&quot;"),
                '\'' => f.write_str("&#39;"),
                c => f.write_char(c),
            }?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn nothing_of_a_document_becomes_markup() {
        assert_eq!(Html("<b a=\"1\" c='2'>&\u{202e}").to_string(), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    }
}

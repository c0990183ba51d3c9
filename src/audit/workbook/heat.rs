//! The sheets with a share in each cell: groups, and periods with their lines.

use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartLine, ChartMarker, Color, ConditionalFormat3ColorScale, ConditionalFormatType, Worksheet, XlsxError,
};

use crate::workbook::{Cell, Shows, shades};

use super::{
    super::report::{CompetencyName, GroupReport},
    Book, count, marked, plain,
};

/// The columns before those of the competencies.
const BEFORE: u16 = 4;

/// The size of a chart in pixels, and how many rows it takes.
const CHART: (u32, u32, u32) = (960, 340, 18);

impl Book<'_> {
    /// The groups, below the whole.
    pub(super) fn groups(&mut self) -> Result<(), XlsxError> {
        let (say, report) = (self.say, self.report);
        let whole = (say.say("alles samen", "all together").to_owned(), &report.all);
        let groups = report.groups.iter().map(|group| (group.title(say, report.by.as_deref()), group));
        let rows: Vec<_> = std::iter::once(whole).chain(groups).map(|(title, group)| self.row(&title, group)).collect();
        let columns = self.columns(say.say("groep", "group"));
        let last = rows.len();
        self.table(say.say("Groepen", "Groups"), columns, rows, |part| shade(part, last, report.competencies.len()))
    }

    /// The periods, and a line for each competency in time.
    pub(super) fn trend(&mut self) -> Result<(), XlsxError> {
        let (say, report) = (self.say, self.report);
        let periods = report.trend.as_ref().map_or(&[][..], |trend| &trend.periods);
        let rows: Vec<_> = periods.iter().map(|period| self.row(&period.title(say, None), period)).collect();
        let columns = self.columns(say.say("periode", "period"));
        let (name, last) = ("Trend", rows.len());
        let charts = self.charts();
        self.table(name, columns, rows, |part| {
            shade(part, last, report.competencies.len())?;
            if last < 2 {
                return Ok(());
            }
            let mut row = row_number(last) + 2;
            for (title, competencies) in &charts {
                part.insert_chart(row, 0, &lines((name, title), row_number(last), competencies))?;
                row += CHART.2;
            }
            Ok(())
        })
    }

    fn columns(&self, first: &str) -> Vec<(String, u16)> {
        let say = self.say;
        let before = [
            (first.to_owned(), 28),
            (say.say("documenten", "documents").to_owned(), 12),
            (say.say("waarvan verslagen", "of these review notes").to_owned(), 12),
            (say.say("mist een ***", "lacks a ***").to_owned(), 12),
        ];
        before.into_iter().chain(self.report.competencies.iter().map(|competency| (marked(competency), 15))).collect()
    }

    fn row(&self, title: &str, group: &GroupReport) -> Vec<(Cell<'static>, Shows)> {
        let gaps = Cell::share(group.with_gaps.into(), group.documents.into());
        let mut row = vec![plain(Cell::text(title)), count(group.documents), count(group.reviews), plain(gaps)];
        row.extend((0..self.report.competencies.len()).map(|n| plain(group.coverage(n).map_or(Cell::Empty, Cell::Share))));
        row
    }

    /// The charts that there are: their titles, and the positions and names of their competencies. All in one would be a tangle.
    fn charts(&self) -> Vec<(String, Vec<(u16, String)>)> {
        let chosen = |keep: &dyn Fn(&CompetencyName) -> bool| -> Vec<(u16, String)> {
            (0..).zip(&self.report.competencies).filter(|(_, one)| keep(one)).map(|(n, one)| (n, marked(one))).collect()
        };
        let wide = self.say.say("Organisatiebrede competenties (***)", "Organisation-wide competencies (***)");
        let mut charts = vec![(wide.to_owned(), chosen(&|one| one.organisation_wide))];
        for competency in &self.report.competencies {
            if !charts.iter().any(|(title, _)| *title == competency.group) {
                charts.push((competency.group.clone(), chosen(&|one| one.group == competency.group)));
            }
        }
        charts.retain(|(_, competencies)| !competencies.is_empty());
        charts
    }
}

/// Colours the shares below the head, up to row `last`.
fn shade(part: &mut Worksheet, last: usize, competencies: usize) -> Result<(), XlsxError> {
    let (Some(columns), true) = (u16::try_from(competencies).ok().filter(|&columns| columns > 0), last > 0) else { return Ok(()) };
    let [low, middle, high] = shades();
    // From nothing to all, so that colours mean the same on every sheet.
    let scale = ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(ConditionalFormatType::Number, 0.5)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(low)
        .set_midpoint_color(middle)
        .set_maximum_color(high);
    part.add_conditional_format(1, BEFORE, row_number(last), BEFORE + columns - 1, &scale)?;
    Ok(())
}

/// A chart of these competencies over the periods in the rows up to `last`.
fn lines((sheet, title): (&str, &str), last: u32, competencies: &[(u16, String)]) -> Chart {
    let mut chart = Chart::new_line();
    for (n, name) in competencies {
        let column = BEFORE + n;
        let series = chart.add_series().set_name(name.as_str());
        series.set_categories((sheet, 1, 0, last, 0)).set_values((sheet, 1, column, last, column));
        // Each line has points of its own shape, for who can't tell their colours apart.
        series.set_marker(ChartMarker::new().set_automatic());
    }
    chart.title().set_name(title);
    chart.y_axis().set_min(0).set_max(1).set_num_format("0%").set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(0xD9_D9D9)));
    chart.show_empty_cells_as(ChartEmptyCells::Gaps).set_width(CHART.0).set_height(CHART.1);
    chart
}

/// Groups and periods are fewer than a sheet has rows.
fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

//! A report for a browser: one page, which needs nothing beside it, no script and no network. Where a run has many documents they
//! stand on pages of their own, and the first page leads to them.

mod chart;
mod highlight;
mod view;

use std::io;

use minijinja::{Environment, UndefinedBehavior, value::Serde};
use serde::Serialize;

use crate::{
    new_file::{ClosedFile, NewFile, Place},
    report::{Lang, Output},
};

use super::{ResultFile, summary::Summary, words::Words};

use self::{
    chart::{Bar, heat_names},
    view::DocumentView,
};

/// How many documents a page can have.
const DOCUMENTS: usize = 200;

/// With how many passages a page is full, so that its size has a bound too.
const PASSAGES: usize = 20_000;

/// With how many bytes of text it is.
const TEXT: usize = 4 << 20;

/// How many characters of a name stand beside a row of the heat map.
const SHORT: usize = 38;

/// The templates. Those that end in `.html` escape all that is put into them.
const TEMPLATES: [(&str, &str); 5] = [
    ("index.html", include_str!("index.html")),
    ("page.html", include_str!("page.html")),
    ("documents.html", include_str!("documents.html")),
    ("charts.html", include_str!("charts.html")),
    ("style.css", include_str!("style.css")),
];

/// A report that is being written.
pub(super) struct Pages {
    place: Place,
    templates: Environment<'static>,
    name: String,
    words: Words,
    summary: Summary,
    /// The documents of the page that isn't full yet.
    waiting: Vec<DocumentView>,
    /// How many passages they have.
    passages: usize,
    /// How many bytes of text.
    text: usize,
    /// The names of the competencies of the heat map.
    names: Vec<String>,
    /// How many documents came.
    number: u64,
    links: Vec<Link>,
    finished: Vec<ClosedFile>,
}

/// A page of documents, as the first page leads to it.
#[derive(Debug, Serialize)]
struct Link {
    file: String,
    first: u64,
    last: u64,
    /// The names of its first and last document.
    from: String,
    to: String,
}

/// What a template is given.
#[derive(Serialize)]
struct Context<'p> {
    lang: &'static str,
    summary: &'p Summary,
    bars: Vec<Bar>,
    names: &'p [String],
    documents: &'p [DocumentView],
    links: &'p [Link],
    /// The page before this one and the page behind it.
    before: Option<String>,
    behind: Option<String>,
    /// The numbers of the first and last document of this page.
    first: u64,
    last: u64,
}

impl Pages {
    pub(super) fn new(place: &Place, name: &str, words: Words) -> io::Result<Self> {
        let mut templates = Environment::new();
        // A name that a template gets wrong is an error in every test, not a hole in a page.
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.add_function("say", move |dutch: String, english: String| words.say(&dutch, &english).to_owned());
        templates.add_filter("short", short);
        for (template, source) in TEMPLATES {
            templates.add_template(template, source).map_err(io::Error::other)?;
        }
        Ok(Self {
            place: place.clone(),
            templates,
            name: name.to_owned(),
            words,
            summary: Summary::default(),
            waiting: Vec::new(),
            passages: 0,
            text: 0,
            names: Vec::new(),
            number: 0,
            links: Vec::new(),
            finished: Vec::new(),
        })
    }

    /// Writes the documents that wait to a page of their own.
    fn page(&mut self, more: bool) -> io::Result<()> {
        let (Some(first), Some(last)) = (self.waiting.first(), self.waiting.last()) else { return Ok(()) };
        let number = self.links.len() + 1;
        self.links.push(Link {
            file: file_name(number),
            first: self.first(),
            last: self.number,
            from: first.id().to_owned(),
            to: last.id().to_owned(),
        });
        let mut file = self.place.file(&file_name(number))?;
        let context =
            Context { before: (number > 1).then(|| file_name(number - 1)), behind: more.then(|| file_name(number + 1)), ..self.context() };
        self.render("page.html", &context, &mut file)?;
        self.finished.push(file.close()?);
        self.waiting.clear();
        self.passages = 0;
        self.text = 0;
        Ok(())
    }

    /// The number of the first document that waits.
    fn first(&self) -> u64 {
        self.number + 1 - self.waiting.len() as u64
    }

    fn context(&self) -> Context<'_> {
        Context {
            lang: if self.words.0.0 == Lang::English { "en" } else { "nl" },
            summary: &self.summary,
            bars: Bar::all(&self.summary),
            names: &self.names,
            documents: &self.waiting,
            links: &self.links,
            before: None,
            behind: None,
            first: self.first(),
            last: self.number,
        }
    }

    fn render(&self, template: &str, context: &Context<'_>, file: &mut NewFile) -> io::Result<()> {
        let template = self.templates.get_template(template).map_err(io::Error::other)?;
        template.render_captured_to(Serde(context), file).map_err(io::Error::other)?;
        Ok(())
    }
}

impl ResultFile for Pages {
    fn output(&mut self, output: &Output, text: Option<&str>) -> io::Result<()> {
        let full = self.waiting.len() >= DOCUMENTS || self.passages >= PASSAGES || self.text >= TEXT;
        if full {
            self.page(true)?;
        }
        self.summary.add(output);
        if let (Output::Record(record), true) = (output, self.names.is_empty()) {
            self.names = heat_names(&record.competencies);
        }
        self.number += 1;
        let view = DocumentView::new(self.words, self.number, output, text);
        self.passages += view.passages;
        self.text += text.map_or(0, str::len);
        self.waiting.push(view);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<String>> {
        if !self.links.is_empty() {
            self.page(false)?;
        }
        let mut index = self.place.file(&self.name)?;
        self.render("index.html", &self.context(), &mut index)?;
        // The first page last: where it stands, those that it leads to stand too.
        let mut names = self.finished.into_iter().map(ClosedFile::publish).collect::<io::Result<Vec<_>>>()?;
        names.push(index.publish()?);
        Ok(names)
    }
}

fn file_name(number: usize) -> String {
    format!("documenten-{number:04}.html")
}

/// The end of a name, as much as stands beside a row of the heat map: files of one folder begin alike.
fn short(name: String) -> String {
    let skipped = name.chars().count().saturating_sub(SHORT);
    if skipped == 0 { name } else { name.chars().skip(skipped).fold("…".to_owned(), |text, c| text + c.encode_utf8(&mut [0; 4])) }
}

//! What screens say, in Dutch (B1 level) or English.

use crate::{
    assess::Verdict,
    document::{DocumentKind, Mark, Place, Row},
    evidence::{Polarity, Reason, Rule},
    failure::{Failure, FailureKind},
    lexicon::{CueClass, SectionRole},
};

use super::LocationRecord;

/// The language of a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

/// Says things in a language.
#[derive(Clone, Copy, Debug)]
pub struct Wording(pub Lang);

impl Wording {
    /// The Dutch or the English of two texts.
    #[must_use]
    pub const fn say<'t>(self, dutch: &'t str, english: &'t str) -> &'t str {
        match self.0 {
            Lang::Dutch => dutch,
            Lang::English => english,
        }
    }

    /// A kind of document.
    #[must_use]
    pub const fn kind(self, kind: DocumentKind) -> &'static str {
        match kind {
            DocumentKind::Vacancy => self.say("vacature", "vacancy"),
            DocumentKind::Review => self.say("gespreksverslag", "review note"),
        }
    }

    /// A verdict.
    #[must_use]
    pub const fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Covered => self.say("staat in de tekst", "in the text"),
            Verdict::Weak => self.say("zwak bewijs", "weak evidence"),
            Verdict::Missing => self.say("staat niet in de tekst", "not in the text"),
        }
    }

    /// A polarity.
    #[must_use]
    pub const fn polarity(self, polarity: Polarity) -> &'static str {
        match polarity {
            Polarity::Positive => self.say("sterk punt", "strength"),
            Polarity::Negative => self.say("verbeterpunt", "development point"),
            Polarity::Neutral => self.say("afspraak of plan", "agreement or plan"),
        }
    }

    /// The role of a section.
    #[must_use]
    pub const fn section(self, role: SectionRole) -> &'static str {
        match role {
            SectionRole::Unknown => self.say("zonder kopje", "no heading"),
            SectionRole::AboutUs => self.say("over de organisatie", "about us"),
            SectionRole::Tasks => self.say("taken", "tasks"),
            SectionRole::Requirements => self.say("eisen", "requirements"),
            SectionRole::Offer => self.say("aanbod", "offer"),
            SectionRole::Procedure => self.say("procedure", "procedure"),
            SectionRole::Contact => self.say("contact", "contact"),
            SectionRole::Facts => self.say("gegevens", "facts"),
            SectionRole::Strengths => self.say("sterke punten", "strengths"),
            SectionRole::Development => self.say("verbeterpunten", "development points"),
            SectionRole::Goals => self.say("afspraken", "agreements"),
            SectionRole::Assessment => self.say("beoordeling", "assessment"),
            SectionRole::Form => self.say("formulier", "form"),
        }
    }

    /// Why evidence counts or doesn't.
    #[must_use]
    pub fn reason(self, reason: &Reason) -> String {
        let text = match reason.rule {
            Rule::Asked => self.say("gevraagd van de kandidaat", "asked of the candidate"),
            Rule::Said => self.say("gezegd over de persoon", "said of the person"),
            Rule::UnderHeading => self.say("staat onder een kopje met deze competentie", "under a heading that names it"),
            Rule::Section => self.say("volgt uit het kopje", "follows from the section"),
            Rule::Score => self.say("volgt uit de score", "follows from the score"),
            Rule::NegativeTerm => self.say("de woorden zelf zeggen dat het tekortschiet", "the words themselves say that it falls short"),
            Rule::Weighed => self.say("de woorden van de zin wijzen er samen op", "the words of the sentence point to it together"),
            Rule::WeighedPolarity => {
                self.say("volgt uit de woorden van de zin en die eromheen", "follows from the words in and around the sentence")
            }
            Rule::Outweighed => {
                self.say("de andere woorden van de zin wijzen op iets anders", "the other words of the sentence point elsewhere")
            }
            Rule::OtherSection => self.say("staat in een ander deel van de tekst", "stands in another part of the text"),
            Rule::NobodyAddressed => self.say("niet gericht aan de kandidaat", "not addressed to the candidate"),
            Rule::Heading => self.say("is alleen een kopje", "only a heading"),
            Rule::WeakAlone => self.say("te vaag zonder ander bewijs in de zin", "too vague without other evidence in the sentence"),
            Rule::Cue(class) | Rule::NotCounted(class) => self.cue_class(class),
        };
        match &reason.cue {
            Some(cue) => format!("{text}: \"{cue}\""),
            None => text.to_owned(),
        }
    }

    const fn cue_class(self, class: CueClass) -> &'static str {
        match class {
            CueClass::Negation => self.say("ontkend", "negated"),
            CueClass::NegationPseudo => self.say("geen echte ontkenning", "no real negation"),
            CueClass::Hedge => self.say("onzeker", "uncertain"),
            CueClass::Termination => self.say("einde van het zinsdeel", "end of the clause"),
            CueClass::Insufficiency => self.say("schiet tekort", "falls short"),
            CueClass::Development => self.say("verbeterpunt", "development point"),
            CueClass::Praise => self.say("gaat goed", "goes well"),
            CueClass::Improvement => self.say("is verbeterd", "has improved"),
            CueClass::Goal => self.say("afspraak of plan", "agreement or plan"),
            CueClass::NotRequired => self.say("wordt niet gevraagd", "not asked"),
            CueClass::Asking => self.say("wordt gevraagd", "asked"),
            CueClass::Offer => self.say("is een aanbod van de organisatie", "offered by the organisation"),
            CueClass::Organisation => self.say("gaat over de organisatie", "about the organisation"),
            CueClass::OtherBearer => self.say("gaat over iemand anders", "about somebody else"),
            CueClass::Writer => self.say("wat de schrijver deed", "what the writer did"),
            CueClass::Candidate | CueClass::Person => self.say("gaat over de persoon", "about the person"),
            CueClass::Template => self.say("tekst van het formulier", "text of the form"),
        }
    }

    /// What a stretch of a document is.
    #[must_use]
    pub fn mark(self, mark: Mark) -> String {
        match mark {
            Mark::Lines | Mark::Paragraph => self.say("tekst", "text").to_owned(),
            Mark::Heading(level) => format!("{} {level}", self.say("kop", "heading")),
            Mark::Item => self.say("opsomming", "list item").to_owned(),
            Mark::Row => self.say("tabelrij", "table row").to_owned(),
            Mark::Note => self.say("noot", "note").to_owned(),
        }
    }

    /// Which columns of a table a row was read from.
    #[must_use]
    pub fn columns(self, row: &Row) -> String {
        let text = format!("{} \"{}\"", self.say("tekst uit kolom", "text from column"), row.text.name);
        match &row.name {
            Some(name) => format!("{text}, {} \"{}\"", self.say("kenmerk uit kolom", "name from column"), name.name),
            None => text,
        }
    }

    /// A place that a person can find in a document, or in a row of a table that is one.
    #[must_use]
    pub fn place(self, row: Option<&Row>, place: Place) -> String {
        self.location(&LocationRecord::new(row, place))
    }

    /// The same of a record.
    #[must_use]
    pub fn location(self, at: &LocationRecord) -> String {
        let spot = [
            (at.line, self.say("regel", "line")),
            (at.paragraph, self.say("alinea", "paragraph")),
            (at.page, self.say("bladzijde", "page")),
        ];
        let spot = spot.iter().find_map(|(number, name)| number.map(|number| format!("{name} {number}")));
        let part = at.part.as_deref().map(|part| match part {
            "subject" => self.say("onderwerp", "subject").to_owned(),
            _ => self.say("bericht", "message").to_owned(),
        });
        // The subject is one line: its number says nothing.
        let spot = spot.filter(|_| at.part.as_deref() != Some("subject"));
        let row = at.row.map(|row| format!("{} {row}", self.say("rij", "row")));
        [row, part, spot].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What went wrong with a document and how to mend it.
    #[must_use]
    pub fn failure(self, failure: &Failure) -> String {
        if self.0 == Lang::English {
            return format!("{}; {}", failure.message(), failure.mend());
        }
        let text = match failure.kind {
            FailureKind::NotFound => "dit bestand of deze map bestaat niet; controleer de naam",
            FailureKind::Denied => "dit bestand mag niet worden gelezen; vraag om toegang",
            FailureKind::Io => "het lezen is mislukt; controleer de schijf en probeer het opnieuw",
            FailureKind::Empty => "er staat geen tekst in; controleer of het goede bestand is opgeslagen",
            FailureKind::Binary => "dit is geen document dat kan worden gelezen; sla het op als .docx of als platte tekst (.txt)",
            FailureKind::TooLarge => "dit is te groot; splits het in meer documenten, of verhoog de genoemde grens met --limit",
            FailureKind::Changed => "dit bestand is veranderd terwijl het werd gelezen; lees het opnieuw als geen programma erin schrijft",
            FailureKind::LegacyWord => {
                "dit is een Word-document van voor 2007 (.doc); open het in Word of LibreOffice en sla het op als .docx, of installeer LibreOffice, antiword of catdoc: dan wordt het zo gelezen"
            }
            FailureKind::LegacyMail => {
                "dit is een Outlook-bericht (.msg); sla het in Outlook op als tekst (.txt) of HTML, of installeer msgconvert: dan wordt het zo gelezen"
            }
            FailureKind::Damaged => "dit bestand is beschadigd; open het in het programma waarmee het is gemaakt en sla het opnieuw op",
            FailureKind::Encrypted => "dit bestand heeft een wachtwoord; open het, haal het wachtwoord eraf en sla het op",
            FailureKind::UnpacksTooLarge => {
                "een onderdeel wordt bij het uitpakken te groot; kopieer de tekst naar een nieuw document, of verhoog de grens met --limit"
            }
            FailureKind::TooDeep => "er zitten te veel onderdelen in elkaar; kopieer de tekst naar een nieuw document",
            FailureKind::TooMany => "dit bestand heeft meer onderdelen dan mag; splits het, of verhoog de grens met --limit",
            FailureKind::TimedOut => "het lezen duurt te lang; sla de tekst op als .docx of .txt, of verhoog de grens met --limit",
            FailureKind::TooMuchMemory => {
                "het lezen kost te veel geheugen; sla de tekst op als .docx of .txt, of verhoog de grens met --limit"
            }
            FailureKind::Crashed => "het lezen is vastgelopen op dit bestand; sla de tekst op als .docx of .txt, en meld het ons",
            FailureKind::Scanned => {
                "er staat geen leesbare tekst in, alleen plaatjes van bladzijden of vormen van letters; laat er eerst tekstherkenning (OCR) op los"
            }
            FailureKind::NoSuchColumn => "een gevraagde kolom is er niet; kies een van de namen achter de puntkomma",
            FailureKind::NoParquet => {
                "dit is een Parquet-bestand, en dit programma is gebouwd zonder lezer daarvoor; sla de tabel op als .csv"
            }
            FailureKind::LegacyWorkbook => {
                "dit soort Excel-werkmap (.xls of .xlsb) wordt niet gelezen; open hem in Excel of LibreOffice en sla hem op als .xlsx"
            }
            FailureKind::NoTextColumn => "onduidelijk is in welke kolom de tekst staat; noem haar met --text-column",
        };
        match &failure.detail {
            Some(detail) => format!("{text} ({detail})"),
            None => text.to_owned(),
        }
    }
}

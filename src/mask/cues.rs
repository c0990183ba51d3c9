//! The words around names.

use std::{borrow::Cow, sync::LazyLock};

use rustc_hash::FxHashSet;

type Words = FxHashSet<&'static str>;

fn words(list: &'static str) -> Words {
    list.split_whitespace().collect()
}

/// Before a name, and sure to be followed by one.
static TITLES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "baron bc collega dame dhr dokter dr drs fam heer hr ing ir juf juffrouw mej meneer mevr mevrouw mijnheer mr mrs mw oma oom opa \
     pater prof professor tante zuster",
    )
});

/// Shortened words that don't end a sentence.
static SHORTENED: LazyLock<Words> = LazyLock::new(|| words("bijv bv ca d incl nl nr o.a resp st t.a.v tel v vd"));

static PARTICLES: LazyLock<Words> = LazyLock::new(|| {
    words("aan ait al ben bin d da de del den der di do dos du el het in la le op s t te ten ter thoe tot v van vd ver von")
});

/// Before a word with a capital that needn't be a person.
static ARTICLES: LazyLock<Words> =
    LazyLock::new(|| words("dat de deze die dit een elke geen haar het hun iedere jouw mijn ons onze t uw zijn"));

/// What a person does, behind a name at the head of a sentence.
static DEEDS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "begeleidt begrijpt behandelt bereikt beschikt bewaakt bood coacht communiceert deed denkt durft gaf geeft haalt had heeft helpt \
     hield hielp houdt kan kent kijkt komt kon kreeg krijgt kwam laat leerde leert leidt let levert liet luistert maakt maakte mag \
     mist moest moet nam neemt noemt ontving overlegt pakt pakte plant reageert regelt schakelt scoort sprak spreekt staat stelt \
     steunt stuurt toont vertelde vertelt vindt voelt volgt vond vraagt weet werkt werkte wist zegt zei ziet zoekt zorgt",
    )
});

/// What persons and things do: only counts for a name that the text gave away elsewhere.
static STATES: LazyLock<Words> = LazyLock::new(|| words("bleef blijft doet en gaat ging is was werd wil wilde wordt zal zou"));

/// With a capital, and never a part of a name.
static NEVER: LazyLock<Words> = LazyLock::new(|| {
    words(
        "Aan Adviseur Afdeling Agile Als Beoordelaar Bij Collega Collega's De December Dinsdag Directeur Dit Donderdag Een En Er Februari \
     Gemeente Groep HBO Het Hij Hoofd Ik In Januari Je Jij Juli Juni Kandidaat Lezer MBO Maandag Maart Manager Medewerker Met \
     Microsoft Naam November Oktober Op Projectleider Relatie September Sollicitant Team Teamleider Teammanager Unit Vrijdag Wij \
     Woensdag Zaterdag Ze Zij Zondag",
    )
});

/// Before or behind a name that is the name of an organisation.
static ORGANISATIONS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "Academie Accountants Advies Advocaten Arena BV Bank Basisschool Bouw Bouwbedrijf Bouwgroep Café College Consultancy Consulting \
     Educatie Fonds Groep Groothandel Hogeschool Holding Huis Infra Installaties Installatietechniek Instituut Kliniek Logistics \
     Logistiek Lyceum MC Makelaardij Makelaars Methode Museum NV Notarissen Prijs Scholengroep School Sint Stadion Stichting Techniek \
     Transport UMC Universiteit University VOF Verzekeringen Ziekenhuis Zonen Zorg",
    )
});

/// Before a name in forms ("Naam: …").
static LABELS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "achternaam auteur beoordelaar beoordelaars contactpersoon kandidaat leidinggevende medewerker medewerkster naam opsteller \
     roepnaam stagiair stagiaire voorletters voornaam voornamen werknemer",
    )
});
/// Before a name in mails ("Beste …").
static GREETINGS: LazyLock<Words> = LazyLock::new(|| words("beste dag geachte groet groeten groetjes hallo hi hoi lieve namens"));

/// How streets end.
pub(super) const STREETS: &str = "straat|straatje|weg|laan|plein|kade|dreef|hof|singel|gracht|pad|steeg|dijk|plantsoen|boulevard|baan|wal|haven|burg|diep\
|markt|park|ring|erf|veld|akker|brink|oever|hoeve|kamp|passage|zoom|meent|gaarde|gaard|donk|poort|kwartier|plaats|tuin|waard";

/// The first letter small, where the word begins with a capital.
fn lowered(word: &str) -> Cow<'_, str> {
    if word.starts_with(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}

pub(super) fn is_title(word: &str) -> bool {
    // In capitals these are human resources, a works council and a bank.
    !matches!(word, "HR" | "MR" | "ING") && word.len() <= 10 && TITLES.contains(lowered(word).as_ref())
}

/// Does a full stop behind this word end no sentence? So with titles and initials.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().take(3).count();
    (letters == 1 && word.starts_with(char::is_uppercase))
        || matches!(word, "Th" | "Ch" | "Tj" | "Fr" | "Joh" | "Chr")
        || is_title(word)
        || SHORTENED.contains(word)
}

pub(super) fn is_particle(word: &str) -> bool {
    word.len() <= 4 && PARTICLES.contains(lowered(word).as_ref())
}

pub(super) fn is_article(word: &str) -> bool {
    word.len() <= 6 && ARTICLES.contains(lowered(word).as_ref())
}

pub(super) fn is_deed(word: &str) -> bool {
    DEEDS.contains(word)
}

pub(super) fn is_state(word: &str) -> bool {
    STATES.contains(word)
}

pub(super) fn is_never(word: &str) -> bool {
    NEVER.contains(word)
}

pub(super) fn is_organisation(word: &str) -> bool {
    ORGANISATIONS.contains(word)
}

/// Does this say what sort of organisation the name behind it is of: "Woonstichting Jan …", "transportbedrijf De …"?
pub(super) fn is_sort_of_organisation(word: &str) -> bool {
    ["stichting", "bedrijf", "school", "ziekenhuis", "maatschappij", "bureau", "kliniek", "corporatie", "college", "vereniging"]
        .iter()
        .any(|ending| word.ends_with(ending) || lowered(word) == *ending)
}

pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(lowered(word).as_ref())
}

pub(super) fn is_greeting(word: &str) -> bool {
    GREETINGS.contains(lowered(word).as_ref())
}

/// Does this end as the names of streets do, and those of few persons: "Galenlaan"?
pub(super) fn is_street(word: &str) -> bool {
    ["straat", "weg", "laan", "plein", "kade", "dreef", "singel", "gracht", "steeg", "plantsoen", "boulevard"]
        .iter()
        .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

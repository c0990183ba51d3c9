// What the page says in Dutch (B1). Verdicts, polarities, sections and reasons are the words of the terminal (`report::Wording`).

/** @param {number} count @param {string} one @param {string} more */
const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;

export const dutch = {
  page: {
    skip: "Naar de tekst",
    private: "Alles blijft op deze computer",
    hello: "Welke competenties staan in uw tekst?",
    helloMore: "Plak een vacature of een gespreksverslag. U ziet meteen wat erin staat, wat ontbreekt en wat u kunt schrijven.",
    yourText: "Uw tekst",
    kindLegend: "Wat voor tekst is het?",
    kindAuto: "Herkennen",
    kindVacancy: "Vacature",
    kindReview: "Gespreksverslag",
    layer: "Gevonden passages in de tekst",
    placeholder: "Plak of typ hier de tekst van een vacature of een gespreksverslag.",
    choose: "Bestanden kiezen",
    example: "Voorbeeld bekijken",
    clear: "Opnieuw beginnen",
    dropHint: "Of sleep bestanden naar deze pagina: Word, PDF, OpenDocument, e-mail, tekst. Meer tegelijk mag.",
    previous: "Vorige passage",
    next: "Volgende passage",
    toAdvice: "Wat kunt u schrijven?",
    competencies: "Competenties",
    forPrograms: "Voor programma’s (API)",
    dropHere: "Laat hier los om te lezen",
    dark: "Donker",
  },
  and: "en",
  steps: [
    "Plak of sleep uw tekst.",
    "Zie per competentie of die in de tekst staat, en waar.",
    "Neem een zin over voor wat nog ontbreekt, en lees meteen het nieuwe resultaat.",
  ],
  kinds: { vacancy: "vacature", review: "gespreksverslag" },
  /** @param {string} kind @param {number} shown @param {number} of */
  answer: (kind, shown, of) =>
    `${kind === "review" ? "Dit gespreksverslag" : "Deze vacature"} toont ${shown} van de ${of} competenties`,
  /** @param {string} names @param {number} count */
  missing: (names, count) => `Let op: ${names} ${count === 1 ? "ontbreekt" : "ontbreken"}.`,
  wide: "Organisatiebreed",
  wideMore: "horen in elke tekst",
  complete: "Alle organisatiebrede competenties staan in de tekst.",
  /** @param {string} name @param {string} kind */
  recognised: (name, kind) => `${name} · herkend als ${kind}`,
  /** @param {string} name @param {string} kind */
  chosen: (name, kind) => `${name} · gelezen als ${kind}`,
  pasted: "Uw tekst",
  exampleName: "Voorbeeld",
  verdicts: { covered: "staat in de tekst", weak: "zwak bewijs", missing: "staat niet in de tekst" },
  polarities: { positive: "sterk punt", negative: "verbeterpunt", neutral: "afspraak of plan" },
  sides: { positive: "Sterke punten", negative: "Verbeterpunten", neutral: "Afspraken en plannen" },
  noneOfThese: "Niets gevonden in deze tekst.",
  sections: {
    unknown: "zonder kopje", about_us: "over de organisatie", tasks: "taken", requirements: "eisen", offer: "aanbod",
    procedure: "procedure", contact: "contact", facts: "gegevens", strengths: "sterke punten", development: "verbeterpunten",
    goals: "afspraken", assessment: "beoordeling", form: "formulier",
  },
  reasons: {
    asked: "gevraagd van de kandidaat",
    said: "gezegd over de persoon",
    under_heading: "staat onder een kopje met deze competentie",
    section: "volgt uit het kopje",
    score: "volgt uit de score",
    negative_term: "de woorden zelf zeggen dat het tekortschiet",
    weighed: "de woorden van de zin wijzen er samen op",
    weighed_polarity: "volgt uit de woorden van de zin en die eromheen",
    outweighed: "de andere woorden van de zin wijzen op iets anders",
    other_section: "staat in een ander deel van de tekst",
    nobody_addressed: "niet gericht aan de kandidaat",
    heading: "is alleen een kopje",
    weak_alone: "te vaag zonder ander bewijs in de zin",
    negation: "ontkend",
    negation_pseudo: "geen echte ontkenning",
    hedge: "onzeker",
    termination: "einde van het zinsdeel",
    insufficiency: "schiet tekort",
    development: "verbeterpunt",
    praise: "gaat goed",
    improvement: "is verbeterd",
    goal: "afspraak of plan",
    not_required: "wordt niet gevraagd",
    asking: "wordt gevraagd",
    offer: "is een aanbod van de organisatie",
    organisation: "gaat over de organisatie",
    other_bearer: "gaat over iemand anders",
    writer: "wat de schrijver deed",
    candidate: "gaat over de persoon",
    person: "gaat over de persoon",
    template: "tekst van het formulier",
  },
  counts: "Telt",
  countsNot: "Telt niet",
  part: "Deel van de tekst",
  whole: "Past bij de competentie als geheel.",
  /** @param {number} at @param {number} of */
  walk: (at, of) => (at ? `passage ${at} van ${of}` : many(of, "passage", "passages")),
  /** @param {number} count */
  near: (count) => `Toon ook wat niet telt (${count})`,
  nearTitle: "Telt niet mee",
  adviceMore: "Zet bijvoorbeeld in de tekst:",
  /** @param {number} count */
  moreExamples: (count) => `Nog ${many(count, "voorbeeld", "voorbeelden")}`,
  copy: "Kopieer",
  copied: "Gekopieerd",
  notCopied: "Kopiëren lukt niet in deze browser. Selecteer de zin zelf.",
  download: "Bewaren",
  formats: { html: "Rapport", xlsx: "Excel", jsonl: "JSON" },
  print: "Afdrukken",
  /** @param {number} documents */
  overview: (documents) => many(documents, "document", "documenten"),
  /** @param {number} gaps @param {number} failures */
  overviewMore: (gaps, failures) =>
    (gaps ? `${gaps} ${gaps === 1 ? "mist" : "missen"} een organisatiebrede competentie.` : "Alle organisatiebrede competenties staan erin.") +
    (failures ? ` ${many(failures, "document is", "documenten zijn")} niet gelezen.` : ""),
  back: "Alle documenten",
  document: "Document",
  found: "Gevonden",
  caption: "Per document welke competenties in de tekst staan. Kies een vakje om de passages te zien.",
  notRead: "niet gelezen",
  /** @param {string} name */
  reading: (name) => `${name} wordt gelezen…`,
  /** @param {number} done @param {number} of */
  readingMany: (done, of) => `${done} van ${of} bestanden gelezen…`,
  close: "Sluiten",
  unreachable: "Het programma antwoordt niet. Kijk of toetssteen nog draait en probeer het opnieuw.",
  dark: "Donker",
  light: "Licht",
  example: `Adviseur klantcontact
Gemeente Waldermeer, 32 uur per week

Wat ga je doen?
Je bemant de balie en de telefoon, en je zegt het eerlijk als iets niet kan. Je werkt nauw samen met collega’s van andere afdelingen. Je maakt de planning voor het team en bewaakt de voortgang. Je brengt in beeld waar het misgaat en komt met nieuwe ideeën.

Wat vragen wij?
Je hebt een hbo-diploma. Je luistert goed en vat samen wat de ander zegt. Ervaring met onderhandelen is niet nodig.

Wie zijn wij?
Wij zijn een team dat klantgericht werkt. Op vrijdag is er soep.`,
};

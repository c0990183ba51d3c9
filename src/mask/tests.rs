//! One sentence a rule.

use super::{Masker, PersonalKind, mask_part};
use crate::span::Span;

fn mask(text: &str) -> String {
    Masker::new().mask(text)
}

#[test]
fn names_are_masked_with_their_particles_and_without_their_title() {
    assert_eq!(mask("Mevrouw Van der Linden sprak J.P. de Vries en Wouter van 't Hof."), "Mevrouw [naam] sprak [naam] en [naam].");
    assert_eq!(mask("Verslag van Anke de Haan-Veldkamp over Marieke."), "Verslag van [naam] over [naam].");
}

#[test]
fn names_that_are_words_need_more_than_a_capital() {
    for text in [
        "Mark het bestand.",
        "Plan van aanpak voor Jong Ondernemen.",
        "Als Kok maak je soep.",
        "De Storm-app viel uit.",
        "Max. 30 deelnemers.",
    ] {
        assert_eq!(mask(text), text);
    }
    assert_eq!(mask("Roos heeft het gehaald, zegt Storm."), "[naam] heeft het gehaald, zegt [naam].");
}

#[test]
fn organisations_and_streets_are_no_persons() {
    for text in ["Hij werkt bij De Boer Bouw BV.", "Het Van Gogh Museum en Albert Heijn.", "Zij fietst over de Jan van Galenlaan."] {
        assert_eq!(mask(text), text);
    }
}

#[test]
fn a_name_found_once_is_masked_everywhere_also_in_a_part() {
    let text = "Bos kent het gebied. Dat zegt Dirk Bos.";
    assert_eq!(mask(text), "[naam] kent het gebied. Dat zegt [naam].");
    let found = Masker::new().find(text);
    assert_eq!(mask_part(text, Span::new(0, 8), &found), "[naam] kent");
    // A quote may begin and end inside a name.
    assert_eq!(mask_part(text, Span::new(1, 8), &found), "[naam] kent");
    assert_eq!(mask_part(text, Span::new(25, 32), &found), " zegt [naam]".trim_start());
}

#[test]
fn telephones_have_many_spellings_and_amounts_are_none() {
    for number in
        ["06-41827365", "06 41 82 73 65", "+31 (0)6 18 27 36 45", "0031 6 2839 4716", "(030) 286 41 90", "0592-365478", "0900-1234"]
    {
        assert_eq!(mask(&format!("Bel {number}.")), "Bel [telefoon].");
    }
    for text in ["Omzet 1.250.000 in 2022.", "Order 0501234567890.", "Op 12-06-2023 en 01-09-2024.", "Versie 10.2.14.8."] {
        assert_eq!(mask(text), text);
    }
}

#[test]
fn citizen_service_numbers_pass_the_eleven_test() {
    assert_eq!(mask("Zijn nummer is 111222333."), "Zijn nummer is [bsn].");
    assert_eq!(mask("Zijn nummer is 111222334."), "Zijn nummer is 111222334.");
    assert_eq!(mask("BSN: 1112.22.334"), "BSN: [bsn]");
    assert_eq!(mask("KvK 10000008."), "KvK 10000008.");
}

#[test]
fn bank_accounts_pass_the_test_of_97() {
    assert_eq!(mask("Op NL91 ABNA 0417 1643 00 of NL91ABNA0417164300."), "Op [iban] of [iban].");
    assert_eq!(mask("Niet NL92 ABNA 8417 1643 00."), "Niet NL92 ABNA 8417 1643 00.");
}

#[test]
fn only_dates_of_birth_are_masked() {
    assert_eq!(mask("Geboren op 3 augustus 1988, in dienst op 1 mei 2020."), "Geboren op [geboortedatum], in dienst op 1 mei 2020.");
    assert_eq!(mask("Geb. 22/11/1994."), "Geb. [geboortedatum].");
}

#[test]
fn addresses_mails_and_profiles_are_masked() {
    assert_eq!(mask("Hij woont op Lindenlaan 27, 8011 BK Zwolle."), "Hij woont op [adres].");
    assert_eq!(mask("Beleid 2023 HR en 9712 HN Groningen."), "Beleid 2023 HR en [adres].");
    assert_eq!(mask("Mail s.dekker@plek.example of linkedin.com/in/s-dekker."), "Mail [e-mail] of [profiel].");
}

#[test]
fn findings_are_sorted_and_apart_whatever_the_text() {
    let texts = [
        "",
        "É",
        "J.",
        "van der",
        "Dhr.",
        "0",
        "+31",
        "BSN",
        "geb.",
        "🙂 Jan 🙂",
        "\u{301}Jan",
        "NL91ABNA",
        "Jan Jan Jan-",
        "De Heer\n\nVan",
    ];
    let masker = Masker::new();
    for text in texts {
        let found = masker.find(text);
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text:?}");
        assert!(found.iter().all(|personal| text.get(personal.span.range()).is_some()), "{text:?}");
    }
}

#[test]
fn every_kind_has_a_marker_of_its_own() {
    let markers: std::collections::BTreeSet<_> = PersonalKind::ALL.map(PersonalKind::marker).into();
    assert_eq!(markers.len(), PersonalKind::ALL.len());
}

#[test]
fn names_need_no_capital_and_may_be_in_capitals() {
    assert_eq!(
        mask("gesprek met joris en marjolein de boer, over 1 jan en een peter"),
        "gesprek met [naam] en [naam], over 1 jan en een peter"
    );
    assert_eq!(mask("CONTACT: WOUTER VAN DEN BERG, BHV-LEIDER"), "CONTACT: [naam], BHV-LEIDER");
    assert_eq!(mask("Ik sprak dhr de boer."), "Ik sprak dhr [naam].");
    for text in ["Ben jij de monteur? Elke dag is anders. Anders bel je ons.", "DE ZORG VRAAGT OM MENSEN"] {
        assert_eq!(mask(text), text);
    }
}

#[test]
fn forms_and_shortened_surnames_give_names_away() {
    assert_eq!(mask("Voorletters: F.N.\nBeoordelaar\tXanthippe"), "Voorletters: [naam].\nBeoordelaar\t[naam]");
    assert_eq!(mask("NAAM: VAN DER MEER, D.J.\nFunctie: HR Business Partner"), "NAAM: [naam].\nFunctie: HR Business Partner");
    assert_eq!(mask("Wouter K. en Anke de W. met Els v.d. Broek."), "[naam]. en [naam]. met [naam].");
    assert_eq!(mask("Vraag Quirijntje Vermeulen ernaar."), "Vraag [naam] ernaar.");
}

#[test]
fn what_stands_before_says_that_a_number_or_name_is_of_a_thing() {
    for text in ["Ordernummer 0612345678.", "Bestelnr. 331948758", "Zij werkt bij Woonstichting Jan van Riebeeck."] {
        assert_eq!(mask(text), text);
    }
    assert_eq!(mask("Mail piet [at] example.nl."), "Mail [e-mail].");
}

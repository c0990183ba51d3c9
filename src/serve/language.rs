//! The language in which somebody wants to be answered.

use axum::http::{HeaderMap, Uri, header};

use crate::report::Lang;

/// `?lang=` decides, then `Accept-Language`, then what the server was started with.
pub(super) fn language(uri: &Uri, headers: &HeaderMap, otherwise: Lang) -> Lang {
    let asked = uri.query().into_iter().flat_map(|query| query.split('&')).find_map(|pair| known(pair.strip_prefix("lang=")?));
    asked.or_else(|| accepted(headers)).unwrap_or(otherwise)
}

fn known(tag: &str) -> Option<Lang> {
    match tag.trim().get(..2)?.to_ascii_lowercase().as_str() {
        "nl" => Some(Lang::Dutch),
        "en" => Some(Lang::English),
        _ => None,
    }
}

/// The language that a browser prefers, of the two there are.
fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let mut best = None;
    for choice in headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?.split(',') {
        let (tag, rest) = choice.split_once(';').unwrap_or((choice, ""));
        let weight = rest.trim().strip_prefix("q=").map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
        match (known(tag), best) {
            (Some(lang), None) if weight > 0.0 => best = Some((lang, weight)),
            (Some(lang), Some((_, before))) if weight > before => best = Some((lang, weight)),
            _ => {}
        }
    }
    best.map(|(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, Uri, header};

    use super::language;
    use crate::report::Lang;

    #[test]
    fn who_asks_decides() {
        for (uri, accepts, expected) in [
            ("/", "", Lang::Dutch),
            ("/", "en-GB,en;q=0.9,nl;q=0.8", Lang::English),
            ("/", "de, en;q=0.5, nl;q=0.9", Lang::Dutch),
            ("/", "fr, en;q=0", Lang::Dutch),
            ("/?lang=en", "nl", Lang::English),
            ("/?a=b&lang=nl", "en", Lang::Dutch),
            ("/?lang=xx", "en", Lang::English),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accepts.parse().unwrap());
            assert_eq!(language(&Uri::from_static(uri), &headers, Lang::Dutch), expected, "{uri} {accepts}");
        }
    }
}

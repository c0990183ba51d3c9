//! The token that a server asks for when others can reach it.

use std::fmt::{self, Write as _};

use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use thiserror::Error;

/// How many characters a token must have.
const SHORTEST: usize = 16;

/// A secret that a request must show. It is compared in constant time, and never written anywhere but by [`Token::secret`].
#[derive(Clone)]
pub struct Token(String);

/// Why something can't be a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TokenError {
    /// It could be guessed.
    #[error("a token has {SHORTEST} characters or more: letters, digits, - and _")]
    Weak,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers; name a token with --token")]
    NoRandom,
}

impl Token {
    /// A token that somebody chose.
    ///
    /// # Errors
    ///
    /// When it is short, or can't stand in an address as it is.
    pub fn new(secret: impl Into<String>) -> Result<Self, TokenError> {
        let secret = secret.into();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if secret.len() >= SHORTEST && secret.chars().all(fits) { Ok(Self(secret)) } else { Err(TokenError::Weak) }
    }

    /// A token of 128 random bits.
    ///
    /// # Errors
    ///
    /// When the system gives none.
    pub fn random() -> Result<Self, TokenError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| TokenError::NoRandom)?;
        Ok(Self(base16ct::lower::encode_string(&bytes)))
    }

    /// The token itself, for the address that its owner opens.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// Is this the token?
    pub(super) fn is(&self, shown: &str) -> bool {
        self.0.as_bytes().ct_eq(shown.as_bytes()).into()
    }

    /// Does a request show it, in `Authorization` or in the cookie of the server on `port`?
    pub(super) fn is_shown(&self, headers: &HeaderMap, port: u16) -> bool {
        let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| {
            let (scheme, shown) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(shown.trim())
        });
        if let Some(shown) = bearer {
            return self.is(shown);
        }
        let (name, expected) = (cookie_name(port), self.cookie_value());
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
        let mut shown = cookies.filter_map(|cookie| cookie.trim().split_once('=')).filter(|(known, _)| *known == name);
        shown.any(|(_, value)| expected.as_bytes().ct_eq(value.as_bytes()).into())
    }

    /// What makes a browser show it from now on: no script can read it, and no page of another site makes the browser send it.
    pub(super) fn cookie(&self, port: u16) -> HeaderValue {
        let mut cookie = String::new();
        let _ = write!(cookie, "{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_name(port), self.cookie_value());
        HeaderValue::try_from(cookie).expect("a cookie has letters and digits")
    }

    /// A digest: who finds the cookie on disk doesn't know the token.
    fn cookie_value(&self) -> String {
        base16ct::lower::encode_string(&Sha256::digest(self.0.as_bytes()))
    }
}

/// Browsers keep the cookies of all servers on one computer together.
fn cookie_name(port: u16) -> String {
    format!("toetssteen_{port}")
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, header};

    use super::{Token, TokenError};

    #[test]
    fn a_token_is_shown_in_a_header_or_a_cookie() {
        let token = Token::new("0123456789abcdef").unwrap();
        let cookie = token.cookie(80);
        let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
        let shows = |name: HeaderName, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().unwrap());
            token.is_shown(&headers, 80)
        };
        assert!(shows(header::AUTHORIZATION, "Bearer 0123456789abcdef"));
        assert!(!shows(header::AUTHORIZATION, "Bearer 0123456789abcdeF"));
        assert!(!shows(header::AUTHORIZATION, "Basic 0123456789abcdef"));
        assert!(shows(header::COOKIE, &format!("a=b; {cookie}")));
        assert!(!shows(header::COOKIE, "toetssteen_80=0123456789abcdef"));
        assert!(!token.is_shown(&HeaderMap::new(), 80));
    }

    #[test]
    fn tokens_are_long_and_random() {
        assert_eq!(Token::new("kort").unwrap_err(), TokenError::Weak);
        assert_eq!(Token::new("met een spatie erin").unwrap_err(), TokenError::Weak);
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert_eq!(one.secret().len(), 32);
        assert_ne!(one.secret(), other.secret());
        assert!(!format!("{one:?}").contains(one.secret()));
    }
}

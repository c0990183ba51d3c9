//! The page, which is in the program: nothing is read from disk, and nothing fetched from elsewhere.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::problem::{Problem, ProblemKind};

/// All files of the page.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/page");

/// A file of the page; `headers` say what the browser has of it.
///
/// # Errors
///
/// When there is none of this name.
pub(super) fn file(name: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    let file = FILES.get_file(name).ok_or(ProblemKind::NotFound)?;
    let type_ = media_type(name).ok_or(ProblemKind::NotFound)?;
    let digest = base16ct::lower::encode_string(&Sha256::digest(file.contents())[..8]);
    let tag = HeaderValue::try_from(format!("\"{digest}\"")).map_err(|_| ProblemKind::Internal)?;
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|tags| tags.to_str().is_ok_and(|tags| tags.contains(&digest)));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { file.contents().into_response() };
    response.headers_mut().insert(header::ETAG, tag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(type_));
    Ok(response)
}

fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{FILES, media_type};

    #[test]
    fn the_page_is_small_and_asks_nothing_of_others() {
        let mut bytes = 0;
        for file in FILES.files() {
            let name = file.path().to_str().unwrap();
            assert!(media_type(name).is_some(), "{name} isn't served");
            let text = file.contents_utf8().unwrap();
            bytes += text.len();
            for from in
                ["src=\"http", "href=\"http", "url(http", "url(\"http", "src=\"//", "href=\"//", "@import", "import(\"http", "from \"http"]
            {
                assert!(!text.contains(from), "{name} has {from}");
            }
        }
        assert!(FILES.dirs().next().is_none(), "folders aren't served");
        assert!(bytes < 200_000, "the page has {bytes} bytes");
    }
}

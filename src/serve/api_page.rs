//! The description of the API for people: one page without script, made of the description for programs.

use minijinja::{Environment, Error, UndefinedBehavior, Value, value::Serde};
use serde::Serialize;
use utoipa::{OpenApi as _, openapi::OpenApi};

use crate::report::{Lang, Wording};

use super::{
    answer::lang_tag,
    openapi::Api,
    problem::{ProblemKind, ProblemRecord},
};

/// What the template is given.
#[derive(Serialize)]
struct Context {
    api: OpenApi,
    problems: Vec<ProblemRecord>,
    lang: &'static str,
}

/// The page in a language.
///
/// # Errors
///
/// When the template names what isn't there, which the tests rule out.
pub(super) fn page(lang: Lang) -> Result<String, Error> {
    let say = Wording(lang);
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Chainable);
    templates.add_function("say", move |dutch: String, english: String| say.say(&dutch, &english).to_owned());
    templates.add_filter("type", type_name);
    templates.add_template("api.html", include_str!("api.html"))?;
    let problems: Vec<_> = ProblemKind::ALL.iter().map(|&kind| ProblemRecord::new(&kind.into(), lang)).collect();
    templates.get_template("api.html")?.render(Serde(&Context { api: Api::openapi(), problems, lang: lang_tag(lang) }))
}

/// The type that a schema describes, in a few words.
fn type_name(schema: &Value) -> String {
    let get = |name: &str| schema.get_attr(name).ok().filter(|value| !value.is_undefined() && !value.is_none());
    if let Some(reference) = get("$ref") {
        return reference.to_string().rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(items) = get("items") {
        return format!("[{}]", type_name(&items));
    }
    if let Some(choices) = get("oneOf").or_else(|| get("anyOf")).and_then(|choices| choices.try_iter().ok()) {
        return choices.map(|choice| type_name(&choice)).collect::<Vec<_>>().join(" | ");
    }
    match get("type") {
        Some(type_) => type_
            .try_iter()
            .map_or_else(|_| type_.to_string(), |types| types.map(|type_| type_.to_string()).collect::<Vec<_>>().join(" | ")),
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::{report::Lang, serve::problem::ProblemKind};

    #[test]
    fn the_page_has_all_addresses_schemas_and_problems() {
        for lang in [Lang::Dutch, Lang::English] {
            // The template writes slashes so that nothing can end a tag.
            let page = page(lang).unwrap().replace("&#x2f;", "/");
            for part in ["POST /api/v1/analyze", "GET /api/v1/lexicon", "EvidenceRecord", "text_utf16_length", "format"] {
                assert!(page.contains(part), "{part}");
            }
            assert!(ProblemKind::ALL.iter().all(|kind| page.contains(&format!("id=\"{}\"", kind.name()))));
            assert!(!page.contains("<script") && !page.contains("style="));
        }
    }
}

//! The description of the API for programs (OpenAPI 3.1), made from the types.

use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
};

use super::routes;

/// The API. `docs/openapi.json` holds it.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Toetssteen",
        description = "Reads Dutch vacancies and review notes and shows, with proof, which competencies they have and which are missing. \
            Everything happens on the computer on which the server runs; texts are neither kept nor logged.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/")),
    paths(routes::analyze, routes::report, routes::lexicon, routes::health),
    modifiers(&MayAskForToken),
)]
pub struct Api;

/// A server may ask for a token, and most don't.
struct MayAskForToken;

impl Modify for MayAskForToken {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        api.components.get_or_insert_default().add_security_scheme("token", scheme);
        let none: [String; 0] = [];
        api.security = Some(vec![SecurityRequirement::default(), SecurityRequirement::new("token", none)]);
    }
}

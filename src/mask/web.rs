//! E-mail addresses and pages on social networks.

use regex::Regex;

use super::{Found, PersonalKind};

pub(super) struct Web {
    email: Regex,
    profile: Regex,
}

impl Web {
    pub(super) fn new() -> Self {
        let networks = r"(?:linkedin\.com/(?:in|pub)|(?:instagram|facebook|twitter|x|tiktok|github|threads)\.(?:com|net))";
        Self {
            email: Regex::new(r"[\p{L}\d._%+'-]*[\p{L}\d_](?:@| ?[\[(](?:at|apenstaartje)[\])] ?)[\p{L}\d-]+(?:\.[\p{L}\d-]+)+")
                .expect("a fixed pattern"),
            profile: Regex::new(&format!(r"(?i-u)(?:https?://)?(?:[a-z]{{2,3}}\.)?\b{networks}/@?[\w.%-]*[\w%]/?"))
                .expect("a fixed pattern"),
        }
    }

    pub(super) fn find(&self, text: &str, found: &mut Found) {
        if text.contains(['@', '[', '(']) {
            for hit in self.email.find_iter(text) {
                found.add(PersonalKind::Email, hit.range());
            }
        }
        for hit in self.profile.find_iter(text) {
            found.add(PersonalKind::Profile, hit.range());
        }
    }
}

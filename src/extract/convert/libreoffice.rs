//! The profile with which LibreOffice is started: its own, apart from that of a LibreOffice that is open.

use std::{fs, io, path::Path};

/// Settings: a path in LibreOffice's registry, a name, a value. No macro runs, and nothing is fetched that a document points to: blocking
/// links isn't enough for pictures (7.4 still fetches them), so that there is a proxy too, behind which nobody listens.
const SETTINGS: [(&str, &str, &str); 7] = [
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    // A proxy that is named here.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
];

/// Writes the profile into a folder.
pub(super) fn write_profile(folder: &Path) -> io::Result<()> {
    let item = |&(path, name, value): &(&str, &str, &str)| {
        format!(
            "<item oor:path=\"/org.openoffice.{path}\"><prop oor:name=\"{name}\" oor:op=\"fuse\"><value>{value}</value></prop></item>\n"
        )
    };
    let items: String = SETTINGS.iter().map(item).collect();
    let settings = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n{items}</oor:items>\n"
    );
    let user = folder.join("profile").join("user");
    fs::create_dir_all(&user)?;
    fs::write(user.join("registrymodifications.xcu"), settings)
}

/// The argument that names the profile in a folder.
pub(super) fn profile_argument(folder: &Path) -> String {
    let profile = folder.join("profile").display().to_string().replace('\\', "/").replace(' ', "%20");
    let slash = if profile.starts_with('/') { "" } else { "/" };
    format!("-env:UserInstallation=file://{slash}{profile}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::profile_argument;

    #[test]
    fn the_profile_is_named_as_an_address() {
        assert_eq!(profile_argument(Path::new("/tmp/een map")), "-env:UserInstallation=file:///tmp/een%20map/profile");
    }
}

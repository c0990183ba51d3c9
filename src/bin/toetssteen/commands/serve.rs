//! `toetssteen serve`: a page on this computer.

use std::{
    env,
    io::{self, Write as _},
};

use anyhow::Context as _;
use toetssteen::{
    extract::Options,
    report::Wording,
    serve::{Server, Settings, Token, TokenError},
};

use crate::{
    DONE,
    args::{Serve, limits},
};

/// The variable that can hold the token: what stands on the command line, other users of the computer can see.
const TOKEN: &str = "TOETSSTEEN_TOKEN";

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Serve) -> anyhow::Result<u8> {
    let say = Wording(args.common.lang.into());
    let analyzer = super::analyzer(&args.common)?;
    let server = Server::bind(analyzer, settings(args)?)?;
    let stopper = server.stopper();
    ctrlc::set_handler(move || stopper.stop()).context("Ctrl-C can't be listened to")?;
    let url = server.url();
    writeln!(io::stdout(), "{url}")?;
    if !server.address().ip().is_loopback() {
        anstream::eprintln!(
            "{}",
            say.say(
                "Let op: andere computers kunnen deze pagina bereiken, met hun eigen naam of adres voor deze computer en de toegangscode \
                 (token). Teksten gaan onversleuteld over het netwerk: zet er een proxy met TLS voor.",
                "Note: other computers can reach this page, by their own name or address for this computer and with the token. Texts \
                 cross the network unencrypted: put a proxy with TLS before it.",
            )
        );
    }
    anstream::eprintln!(
        "{}",
        say.say("Open dit adres in uw browser. Stoppen: Ctrl-C.", "Open this address in your browser. Stop: Ctrl-C.")
    );
    if args.open && open::that_detached(&url).is_err() {
        anstream::eprintln!("{}", say.say("De browser kon niet worden gestart.", "The browser couldn't be started."));
    }
    server.run().context("the server can't go on")?;
    Ok(DONE)
}

fn settings(args: &Serve) -> anyhow::Result<Settings> {
    // Converters of old formats need files on disk, where no upload comes.
    let options = Options { limits: limits(&args.limits), program: env::current_exe().ok(), convert: None, ..Options::default() };
    Ok(Settings {
        address: args.listen,
        port: args.port,
        token: token(args)?,
        hosts: args.hosts.clone(),
        lang: args.common.lang.into(),
        options,
        ..Settings::default()
    })
}

/// The token that was named, or a new one where others can reach the server.
fn token(args: &Serve) -> Result<Option<Token>, TokenError> {
    match args.token.clone().or_else(|| env::var(TOKEN).ok()) {
        Some(named) => Token::new(named).map(Some),
        None if args.listen.is_loopback() => Ok(None),
        None => Token::random().map(Some),
    }
}

//! How the page is served.

use std::net::IpAddr;

use clap::Args as ClapArgs;
use toetssteen::extract::LimitValue;

use super::Common;

#[derive(Debug, ClapArgs)]
pub(crate) struct Serve {
    /// The port; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 7345)]
    pub(crate) port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// The address to listen at. Beyond this computer, such as 0.0.0.0, a token is asked for
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) listen: IpAddr,
    /// Ask for this token (16 characters or more). Without it, beyond this computer, one is made. Other users of this computer can see it
    /// here; in the variable `TOETSSTEEN_TOKEN` they can't
    #[arg(long, value_name = "TOKEN")]
    pub(crate) token: Option<String>,
    /// A name by which browsers may reach the server, besides localhost and its address; may be given more than once
    #[arg(long = "allow-host", value_name = "NAME")]
    pub(crate) hosts: Vec<String>,
    /// How far reading goes, such as entries=20000; may be given more than once. A wrong name lists all limits
    #[arg(long = "limit", value_name = "NAME=N")]
    pub(crate) limits: Vec<LimitValue>,
    #[command(flatten)]
    pub(crate) common: Common,
}

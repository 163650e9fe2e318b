//! `cargo xtask run`: from a fresh clone to a site in the browser.

use std::{net::SocketAddr, path::Path, time::Duration};

use anyhow::Result;
use clap::Args;

use crate::{
    process::{command, run, spoken},
    server::{self, Server},
    web,
};

/// Where to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Address and port of the site
    #[arg(long, env = "CAFEIA_LISTEN", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// The database, sqlite:path or postgres://…; by default what the server takes
    #[arg(long)]
    pub(crate) database_url: Option<String>,
}

impl Options {
    /// Brings the database up to date, with the demonstration data, and starts the server.
    ///
    /// # Errors
    /// When one of the three fails; the server's own words stand above.
    pub(crate) fn start(&self, program: &Path) -> Result<Server> {
        for task in ["migrate", "demo"] {
            run(server::with_database(command(program).arg(task), self.database_url.as_deref()))?;
        }
        let mut serve = server::serve(program, self.listen, self.database_url.as_deref());
        Server::start(&mut serve, self.reached_at(), Duration::from_mins(1))
    }

    /// The address under which this machine reaches the server: `0.0.0.0` is no destination.
    fn reached_at(&self) -> SocketAddr {
        let mut address = self.listen;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() {
                [127, 0, 0, 1].into()
            } else {
                [0, 0, 0, 0, 0, 0, 0, 1].into()
            });
        }
        address
    }
}

/// Builds the site and the server, loads the demonstration data and serves until one interrupts it.
///
/// # Errors
/// When a step fails.
pub(crate) fn serve(options: &Options) -> Result<()> {
    web::build(true)?;
    let program = server::build()?;
    let server = options.start(&program)?;
    announce(&server);
    server.wait()
}

/// Says that it is ready; the server itself has said where.
pub(crate) fn announce(server: &Server) {
    println!("Ready after {}. Ctrl+C stops it.", spoken(server.ready_after));
}

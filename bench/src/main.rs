//! The yardstick of `cargo xtask bench`: an actix-web handler that answers constant bytes.
//!
//! It has the versions, the features and the profile of the real server, and does nothing else: no log, no
//! compression, no cache header. The real server's answers are measured against it on the same machine, in the same
//! minutes, by the same client.

use std::{fs, io, net::SocketAddr, path::PathBuf};

use actix_web::{
    App, HttpResponse, HttpServer,
    web::{self, Bytes},
};
use clap::Parser;

/// Answers constant bytes.
#[derive(Parser)]
struct Cli {
    /// Address and port
    #[arg(long)]
    listen: SocketAddr,
    /// Worker threads
    #[arg(long, default_value_t = 2)]
    workers: usize,
    /// What to answer on a path: the path as actix-web writes it, and a file of bytes
    #[arg(long = "answer", value_name = "PATH=FILE", value_parser = path_and_file, required = true)]
    answers: Vec<(String, PathBuf)>,
}

fn path_and_file(text: &str) -> Result<(String, PathBuf), String> {
    let (path, file) = text.split_once('=').ok_or("write PATH=FILE")?;
    Ok((path.to_owned(), file.into()))
}

#[actix_web::main]
async fn main() -> io::Result<()> {
    let cli = Cli::parse();
    let mut answers = vec![("/readyz".to_owned(), Bytes::from_static(b"{}"))];
    for (path, file) in cli.answers {
        answers.push((path, fs::read(file)?.into()));
    }
    HttpServer::new(move || {
        answers.iter().cloned().fold(App::new(), |app, (path, bytes)| {
            let answer = move || {
                let bytes = bytes.clone();
                async move { HttpResponse::Ok().content_type("application/json").body(bytes) }
            };
            app.route(&path, web::get().to(answer))
        })
    })
    .workers(cli.workers)
    .bind(cli.listen)?
    .run()
    .await
}

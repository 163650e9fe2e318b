//! The server's tests: stories over the real application and both real databases.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod accounts;
mod answers;
mod catalogue;
mod domain;
mod feeds;
mod geo;
mod jobs;
mod journal;
mod mail;
mod mail_server;
mod markdown;
mod openapi;
mod people;
mod policy;
mod proposals;
mod review_clock;
mod schema;
mod server;
mod sessions;
mod site;
mod startup;
mod support;
mod tiles;
mod workspace;

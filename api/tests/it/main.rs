//! The server's tests: stories over the real application and both real databases.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod accounts;
mod answers;
mod attacks;
mod audit;
mod catalogue;
mod decisions;
mod domain;
mod facilitators;
mod feeds;
mod geo;
mod import_files;
mod imports;
mod job_administration;
mod jobs;
mod journal;
mod mail;
mod mail_server;
mod markdown;
mod needs;
mod openapi;
mod organisations;
mod people;
mod places;
mod policy;
mod proposals;
mod report_totals;
mod reports;
mod resources;
mod review_clock;
mod schema;
mod server;
mod sessions;
mod signs_of_life;
mod site;
mod startup;
mod support;
mod tiles;
mod workspace;
mod writes;

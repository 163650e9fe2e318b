//! The server's tests: stories over the real application and both real databases.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod answers;
mod catalogue;
mod domain;
mod journal;
mod openapi;
mod schema;
mod startup;
mod support;

//! The server's tests: stories over the real application and both real databases.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod catalogue;
mod domain;
mod journal;
mod schema;
mod support;

//! The Café IA network's server.
//!
//! One folder per floor; a floor imports only the floors below it:
//! `http` → `access` → `feeds` → `domain` → `jobs` → `mail` → `catalogue` → `journal` → `store` → `secrets` → `geo` → `text`.
//! `docs/architecture.md` tells how a change and a read flow through them.

pub mod access;
pub mod catalogue;
pub mod clock;
pub mod config;
pub mod dates;
pub mod demo;
pub mod domain;
pub mod feeds;
pub mod geo;
pub mod http;
pub mod jobs;
pub mod journal;
pub mod mail;
pub mod markdown;
pub mod network;
pub mod secrets;
pub mod store;
pub mod synth;
pub mod telemetry;
pub mod text;
pub mod tiles;

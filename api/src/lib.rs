//! The Café IA network's server.
//!
//! One folder per floor; a floor imports only the floors below it:
//! `http` → `feeds` → `domain` → `catalogue` → `journal` → `store` → `geo` → `text`.
//! `docs/architecture.md` tells how a change and a read flow through them.

pub mod catalogue;
pub mod config;
pub mod demo;
pub mod domain;
pub mod geo;
pub mod http;
pub mod journal;
pub mod network;
pub mod store;
pub mod synth;
pub mod telemetry;
pub mod text;

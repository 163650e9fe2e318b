//! The model of the Café IA network, shared by the server and the browser.
//!
//! Wire types, vocabulary, validation rules, query parameters, problem codes and the texts that both sides show live here, and
//! nothing else does: this crate knows neither the database nor the web server, and compiles to WebAssembly.
//! A rule that the API and a form both need is written once, in this crate.

pub mod accounts;
pub mod cafes;
pub mod cockpit;
pub mod dashboard;
pub mod directory;
pub mod facilitators;
pub mod ids;
pub mod imports;
pub mod instant;
pub mod jobs;
pub mod journal;
pub mod life;
pub mod mailings;
pub mod needs;
pub mod organisations;
pub mod paging;
pub mod places;
pub mod position;
pub mod problem;
pub mod proposals;
pub mod query;
pub mod reading;
pub mod reports;
pub mod resources;
pub mod site;
pub mod stats;
pub mod territories;
pub mod validation;
pub mod views;
pub mod vocabulary;
pub mod words;
pub mod workspace;

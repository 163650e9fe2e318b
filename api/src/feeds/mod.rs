//! What is made of the catalogue's answers for other programs: calendars, feed readers, search engines. And how a café
//! is told in French, which they share with the pages that the server writes itself.

pub mod calendar;
pub mod csv;
pub mod french;
mod origin;
mod plain;
pub mod rss;
pub mod schema_org;

pub use self::origin::Origin;

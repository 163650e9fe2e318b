//! Letters to many at once: written from a list, and what became of them.

mod compose;
mod sent;

pub use compose::Compose;
pub use sent::MailingsPage;

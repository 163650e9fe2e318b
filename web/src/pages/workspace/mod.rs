//! The workspace: the pages of those who make the network.

mod account;
mod cafe;
mod cafes;
pub(super) mod forms;
mod frame;
mod grants;
mod home;
mod imports;
mod invitation;
mod jobs;
mod names;
mod new_password;
mod paged;
mod password;
mod people;
mod review;
mod sign_in;
mod waiting;
pub(super) mod written;

pub use account::AccountPage;
pub use cafe::{CafePage, NewCafePage};
pub use cafes::{MyCafesPage, Shelf};
pub use home::WorkspaceHome;
pub use imports::ImportsPage;
pub use invitation::InvitationPage;
pub use jobs::JobsPage;
pub use password::PasswordPage;
pub use people::PeoplePage;
pub use review::{ReviewPage, Verdict, Waited};

//! The workspace: the pages of those who make the network.

mod account;
mod cafe;
mod forms;
mod frame;
mod grants;
mod home;
mod invitation;
mod new_password;
mod password;
mod people;
mod sign_in;

pub use account::AccountPage;
pub use cafe::{CafePage, NewCafePage};
pub use home::WorkspaceHome;
pub use invitation::InvitationPage;
pub use password::PasswordPage;
pub use people::PeoplePage;

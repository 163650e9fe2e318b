//! The workspace: the pages of those who make the network.

mod account;
mod cafe;
mod cafes;
mod cockpit;
mod facilitators;
pub(super) mod forms;
mod frame;
mod grants;
mod home;
mod imports;
mod invitation;
mod jobs;
mod journal;
mod link;
pub(crate) mod lists;
mod mailings;
mod names;
mod navigation;
mod needs;
mod new_password;
mod offers;
mod organisation;
mod organisations;
mod paged;
mod password;
mod pending;
mod people;
mod reports;
mod resource;
mod resources;
mod review;
mod shelves;
mod sign_in;
mod territory;
mod waiting;
pub(super) mod written;

pub use account::AccountPage;
pub use cafe::{CafePage, NewCafePage};
pub use cafes::{CafeColumn, MyCafesPage, Shelf};
pub use facilitators::{
    FacilitatorColumn, MyFacilitatorsPage, NewFacilitatorPage, ProfilePage, Shelf as FacilitatorShelf,
    WriteFacilitatorPage,
};
pub use home::WorkspaceHome;
pub use imports::ImportsPage;
pub use invitation::InvitationPage;
pub use jobs::JobsPage;
pub use journal::JournalPage;
pub use mailings::MailingsPage;
pub use needs::NeedsPage;
pub use organisation::{NewOrganisationPage, WriteOrganisationPage};
pub use organisations::{MyOrganisationsPage, OrganisationColumn};
pub use password::PasswordPage;
pub use people::PeoplePage;
pub use reports::{ReportShelf, ReportsPage};
pub use resource::{NewResourcePage, WriteResourcePage};
pub use resources::{MyResourcesPage, ResourceShelf};
pub use review::{ReviewPage, Verdict, Waited};
pub use territory::TerritoryDashboardPage;

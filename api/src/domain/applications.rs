//! Facilitators who apply by themselves.

use cafeia_shared::{
    directory::NewFacilitatorApplication,
    facilitators::NewFacilitator,
    ids::{AccountId, FacilitatorId},
    vocabulary::{LifeStatus, TrainingState},
};
use uuid::Uuid;

use super::{Change, DomainError, accounts, facilitators, grants, links, refuse_faults};
use crate::{
    jobs::{Job, Mail},
    store::{grants::Scope, links::LinkPurpose},
};

/// Lets somebody apply: an account that waits for them, and what they wrote of themselves, which nobody is shown before
/// they have followed the letter's link.
///
/// An address that has an account already gets a letter that says so, and nothing else changes: whoever sends this proves
/// nothing, so it touches nothing of anybody's.
pub fn apply(change: &mut Change, new: &NewFacilitatorApplication) -> Result<(), DomainError> {
    refuse_faults(new.faults())?;
    let profile = facilitators::checked(change, &new.profile, "profile.")?;
    match accounts::find_by_address(change, &new.email)? {
        Some(account) if account.is_accepted() => {
            change.enqueue(&Job::Mail(Mail::AccountExists { account: account.id.0 }), change.now)
        }
        Some(account) if grants::are_awaited(change.connection, account.id, change.now)? => {
            remind(change, account.id)
        }
        // What they were once invited to be was taken back: nobody waits for them any more.
        Some(account) => enter(change, account.id, profile),
        None => {
            let account =
                accounts::create(change, AccountId(Uuid::now_v7()), &new.email, &new.name, new.locale)?;
            enter(change, account, profile)
        }
    }
}

/// Writes down who applies, as an account that nobody has opened yet, and sends the letter by which that is done.
fn enter(change: &mut Change, account: AccountId, profile: NewFacilitator) -> Result<(), DomainError> {
    let id = FacilitatorId(Uuid::now_v7());
    facilitators::insert(change, id, profile, TrainingState::Declared, LifeStatus::Candidate)?;
    grants::place_own(change, account, Scope::Facilitator(id))?;
    remind(change, account)
}

/// Sends a letter by which an account is opened that nobody has opened yet: of the application, if there was one, so that
/// nobody confirms what they have not heard of; else of the invitation.
pub(super) fn remind(change: &mut Change, account: AccountId) -> Result<(), DomainError> {
    let mail = if facilitators::candidate_of(change.connection, account)?.is_some() {
        Mail::FacilitatorApplication { link: links::make(change, LinkPurpose::Application, account, None)? }
    } else {
        Mail::Invitation { link: links::make(change, LinkPurpose::Invitation, account, None)? }
    };
    change.enqueue(&Job::Mail(mail), change.now)
}

//! Saved views of the workspace's lists: each account has its own, and nobody else sees them. They are no business of the
//! journal.

use cafeia_shared::{
    ids::{AccountId, SavedViewId},
    problem::FaultCode,
    views::{NewSavedView, SavedView, SavedViewList, VIEWS},
};
use uuid::Uuid;

use super::{Change, DomainError, check_version, refuse_faults};
use crate::{
    journal::Aggregate,
    store::{self, DbConnection, StoreError, views::ViewRecord},
    text::fold,
};

/// All the views of an account, by list and name.
pub fn list(connection: &mut DbConnection, account: AccountId) -> Result<SavedViewList, StoreError> {
    let mut found = store::views::list_by_account(connection, account)?;
    found.sort_by_cached_key(|view| (view.list, fold(&view.name), view.id));
    Ok(SavedViewList { data: found.into_iter().map(show).collect() })
}

/// Saves a view.
pub fn create(change: &mut Change, account: AccountId, new: &NewSavedView) -> Result<SavedView, DomainError> {
    refuse_faults(new.faults())?;
    let own = store::views::list_by_account(change.connection, account)?;
    if own.len() >= VIEWS {
        return Err(DomainError::Conflict("You have saved as many views as are kept: delete one first."));
    }
    refuse_taken_name(&own, new, None)?;
    let view = ViewRecord {
        id: SavedViewId(Uuid::now_v7()),
        version: 1,
        account,
        list: new.list,
        name: new.name.trim().to_owned(),
        query: new.query.clone(),
        created_at: change.now,
        updated_at: change.now,
    };
    store::views::insert(change.connection, &view)?;
    Ok(show(view))
}

/// Fails as if there were no such view, unless it is an account's own.
fn check(connection: &mut DbConnection, account: AccountId, id: SavedViewId) -> Result<(), DomainError> {
    let own = store::views::list_by_account(connection, account)?;
    if own.iter().any(|view| view.id == id) { Ok(()) } else { Err(absent(id)) }
}

/// Gives a view another name, or has it show something else. Its list stays.
pub fn update(
    change: &mut Change,
    account: AccountId,
    id: SavedViewId,
    version: u32,
    new: &NewSavedView,
) -> Result<SavedView, DomainError> {
    let own = store::views::list_by_account(change.connection, account)?;
    let mut view = own.iter().find(|view| view.id == id).cloned().ok_or_else(|| absent(id))?;
    check_version(Aggregate::View, version, view.version)?;
    refuse_faults(new.faults())?;
    if view.list != new.list {
        return Err(DomainError::field("list", FaultCode::Inconsistent, "a view stays with its list"));
    }
    refuse_taken_name(&own, new, Some(id))?;
    new.name.trim().clone_into(&mut view.name);
    view.query.clone_from(&new.query);
    view.version += 1;
    view.updated_at = change.now;
    store::views::update(change.connection, &view)?;
    Ok(show(view))
}

/// Deletes a view.
pub fn delete(change: &mut Change, account: AccountId, id: SavedViewId) -> Result<(), DomainError> {
    check(change.connection, account, id)?;
    Ok(store::views::remove(change.connection, id)?)
}

fn absent(id: SavedViewId) -> DomainError {
    DomainError::NotFound(Aggregate::View, id.0)
}

fn refuse_taken_name(
    own: &[ViewRecord],
    new: &NewSavedView,
    except: Option<SavedViewId>,
) -> Result<(), DomainError> {
    let name = fold(&new.name);
    let is_taken =
        own.iter().any(|view| Some(view.id) != except && view.list == new.list && fold(&view.name) == name);
    if is_taken {
        let message = "is the name of another view of this list";
        return Err(DomainError::field("name", FaultCode::Repeated, message));
    }
    Ok(())
}

fn show(view: ViewRecord) -> SavedView {
    SavedView {
        id: view.id,
        version: view.version,
        list: view.list,
        name: view.name,
        query: view.query,
        updated_at: view.updated_at,
    }
}

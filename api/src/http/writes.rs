//! What all requests have in common that change the catalogue: whoever sends them is signed in, a change names the version
//! that was read, what creates something counts once, and the answer bears the version that the next change names.

use actix_web::HttpRequest;
use cafeia_shared::{
    directory::{WorkspaceFacilitator, WorkspaceOrganisation},
    imports::{Import, ImportLine},
    places::Place,
    resources::WorkspaceResource,
    workspace::WorkspaceCafe,
};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    State,
    body::Body,
    caller::{expected_version, once},
    private::Private,
    problem::ApiProblem,
    query::Versioned,
};
use crate::{
    access::SignedIn,
    domain::{Change, DomainError, policy::Who},
};

/// What a request answers with that shows or changes one thing.
pub(super) type Shown<T> = Result<Private<T>, ApiProblem>;

impl Versioned for WorkspaceCafe {
    fn version(&self) -> u32 {
        self.summary.version
    }
}

impl Versioned for WorkspaceOrganisation {
    fn version(&self) -> u32 {
        self.summary.version
    }
}

impl Versioned for WorkspaceFacilitator {
    fn version(&self) -> u32 {
        self.summary.version
    }
}

impl Versioned for WorkspaceResource {
    fn version(&self) -> u32 {
        self.summary.version
    }
}

impl Versioned for Import {
    fn version(&self) -> u32 {
        self.summary.version
    }
}

impl Versioned for ImportLine {
    fn version(&self) -> u32 {
        self.version
    }
}

impl Versioned for Place {
    fn version(&self) -> u32 {
        self.version
    }
}

impl<T: Versioned> Private<T> {
    /// What was asked for, at its version.
    pub(super) fn shown(content: T) -> Self {
        let version = content.version();
        Self::new(content).with_version(version)
    }

    /// What was made, at its version.
    pub(super) fn made(content: T) -> Self {
        let version = content.version();
        Self::created(content).with_version(version)
    }
}

impl State {
    /// Creates something for somebody, once.
    pub(super) async fn create<B, T>(
        &self,
        request: &HttpRequest,
        signed_in: &SignedIn,
        new: B,
        work: impl FnOnce(&mut Change, &Who, &B) -> Result<T, DomainError> + Send + 'static,
    ) -> Shown<T>
    where
        B: Serialize + Send + 'static,
        T: Versioned + Serialize + DeserializeOwned + Send + 'static,
    {
        let once = once(request, signed_in.account.id, &new)?;
        let created = self
            .access
            .change_as(signed_in, move |change, who| once.run(change, |change| work(change, who, &new)));
        Ok(Private::made(created.await?))
    }

    /// Takes a step with something at the version that was read, once. That the version is named comes before what is
    /// wrong with the body: without it, mending the body leads nowhere.
    pub(super) async fn step<B, T>(
        &self,
        request: &HttpRequest,
        signed_in: &SignedIn,
        body: Body<B>,
        work: impl FnOnce(&mut Change, &Who, u32, &B) -> Result<T, DomainError> + Send + 'static,
    ) -> Shown<T>
    where
        B: Serialize + DeserializeOwned + Send + 'static,
        T: Versioned + Serialize + DeserializeOwned + Send + 'static,
    {
        let version = expected_version(request)?;
        let step = body.read().await?;
        self.create(request, signed_in, step, move |change, who, step| work(change, who, version, step)).await
    }

    /// Changes something at the version that was read, which is asked for before the body, too.
    pub(super) async fn replace<B, T>(
        &self,
        request: &HttpRequest,
        signed_in: &SignedIn,
        body: Body<B>,
        work: impl FnOnce(&mut Change, &Who, u32, &B) -> Result<T, DomainError> + Send + 'static,
    ) -> Shown<T>
    where
        B: Serialize + DeserializeOwned + Send + 'static,
        T: Versioned + Send + 'static,
    {
        let version = expected_version(request)?;
        let new = body.read().await?;
        let changed = self.access.change_as(signed_in, move |change, who| work(change, who, version, &new));
        Ok(Private::shown(changed.await?))
    }
}

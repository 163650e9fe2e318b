//! How an organisation is read and saved.

use cafeia_shared::{
    directory::WorkspaceOrganisation,
    ids::OrganisationId,
    problem::{FaultCode, FieldError, ProblemCode},
};
use leptos::prelude::*;

use super::draft::{Draft, Part, Writing, part_name};
use crate::{
    client::{self, session::Denial},
    i18n::{I18n, MyOrganisationsTexts},
    pages::{
        editing::{Edited, Failure},
        forms::{Blame, Voice, blame},
        workspace::forms,
    },
};

/// An organisation that is being written.
#[derive(Clone)]
pub struct WrittenOrganisation {
    /// Which one; none yet for a new one.
    pub id: Option<OrganisationId>,
    /// Told a new one, once it is saved.
    pub on_created: Callback<OrganisationId>,
}

impl Edited for WrittenOrganisation {
    type Thing = WorkspaceOrganisation;
    type Draft = Draft;
    type Writing = Writing;
    type Voice = OfOrganisation;

    fn version(organisation: &WorkspaceOrganisation) -> u32 {
        organisation.summary.version
    }

    fn faults(draft: &Draft) -> Vec<FieldError> {
        draft.faults()
    }

    fn voice(i18n: I18n) -> OfOrganisation {
        OfOrganisation(i18n)
    }

    fn part_name(part: Part, i18n: I18n) -> &'static str {
        part_name(part, i18n)
    }

    fn saved(_: &WorkspaceOrganisation, i18n: I18n) -> &'static str {
        MyOrganisationsTexts::now(i18n).saved
    }

    fn created(&self, organisation: &WorkspaceOrganisation) {
        self.on_created.run(organisation.summary.id);
    }

    async fn save(&self, mine: &mut Draft, version: u32) -> Result<(WorkspaceOrganisation, Draft), Failure> {
        let new = mine.new_organisation();
        let now = match self.id {
            None => client::create_organisation(new).await?,
            Some(id) => client::update_organisation(id, version, new).await?,
        };
        let draft = Draft::of(&now).named(mine.network.as_ref()).await;
        Ok((now, draft))
    }

    async fn read(&self) -> Result<(WorkspaceOrganisation, Draft), Denial> {
        let id = self.id.map(|id| id.to_string()).unwrap_or_default();
        let now = client::workspace_organisation(&id).await?;
        let draft = Draft::of(&now).named(None).await;
        Ok((now, draft))
    }
}

/// What forms about an organisation say.
#[derive(Clone, Copy)]
pub struct OfOrganisation(pub I18n);

impl Voice for OfOrganisation {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        let i18n = self.0;
        let not_allowed = move || MyOrganisationsTexts::of(i18n).not_allowed;
        let changed = move || MyOrganisationsTexts::of(i18n).changed;
        forms::reason_of_writing(code, i18n, not_allowed, changed)
    }

    fn blame(self, fault: &FieldError) -> Blame {
        match (fault.field.as_str(), fault.code) {
            ("name", FaultCode::Required | FaultCode::TooShort) => |texts| texts.organisation_name_missing,
            ("siret", FaultCode::Malformed) => |texts| texts.bad_siret,
            ("rna", FaultCode::Malformed) => |texts| texts.bad_rna,
            ("website", FaultCode::Malformed) => |texts| texts.bad_url,
            ("contact.phone", FaultCode::Malformed) => |texts| texts.bad_phone,
            ("network_id", FaultCode::Inconsistent) => |texts| texts.own_network,
            _ => blame(fault),
        }
    }
}

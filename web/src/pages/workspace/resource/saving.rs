//! How a resource is read and saved.

use cafeia_shared::{
    ids::ResourceId,
    problem::{FaultCode, FieldError, ProblemCode},
    resources::WorkspaceResource,
};
use leptos::prelude::*;

use super::{
    draft::{Draft, Part, Writing},
    told::part_name,
};
use crate::{
    client::{self, session::Denial},
    i18n::{I18n, MyResourcesTexts},
    pages::{
        editing::{Edited, Failure},
        forms::{Blame, Voice, blame},
        workspace::forms,
    },
};

/// A resource that is being written.
#[derive(Clone)]
pub struct WrittenResource {
    /// Which one; none yet for a new one.
    pub id: Option<ResourceId>,
    /// Told a new one, once it is saved.
    pub on_created: Callback<ResourceId>,
}

impl Edited for WrittenResource {
    type Thing = WorkspaceResource;
    type Draft = Draft;
    type Writing = Writing;
    type Voice = OfResource;

    fn version(resource: &WorkspaceResource) -> u32 {
        resource.summary.version
    }

    fn faults(draft: &Draft) -> Vec<FieldError> {
        draft.new_resource().err().unwrap_or_default()
    }

    fn voice(i18n: I18n) -> OfResource {
        OfResource(i18n)
    }

    fn part_name(part: Part, i18n: I18n) -> &'static str {
        part_name(part, i18n)
    }

    fn saved(_: &WorkspaceResource, i18n: I18n) -> &'static str {
        MyResourcesTexts::now(i18n).saved
    }

    fn created(&self, resource: &WorkspaceResource) {
        self.on_created.run(resource.summary.id);
    }

    async fn save(&self, mine: &mut Draft, version: u32) -> Result<(WorkspaceResource, Draft), Failure> {
        let new = mine.new_resource().map_err(Failure::Faults)?;
        let now = match self.id {
            None => client::create_resource(new).await?,
            Some(id) => client::update_resource(id, version, new).await?,
        };
        let draft = Draft::of(now.content.clone());
        Ok((now, draft))
    }

    async fn read(&self) -> Result<(WorkspaceResource, Draft), Denial> {
        let id = self.id.map(|id| id.to_string()).unwrap_or_default();
        let now = client::workspace_resource(&id).await?;
        let draft = Draft::of(now.content.clone());
        Ok((now, draft))
    }
}

/// What forms about a resource say.
#[derive(Clone, Copy)]
pub struct OfResource(pub I18n);

impl Voice for OfResource {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        let i18n = self.0;
        let not_allowed = move || MyResourcesTexts::of(i18n).not_allowed;
        let changed = move || MyResourcesTexts::of(i18n).changed;
        forms::reason_of_writing(code, i18n, not_allowed, changed)
    }

    fn blame(self, fault: &FieldError) -> Blame {
        match (fault.field.as_str(), fault.code) {
            ("title", FaultCode::Required | FaultCode::TooShort) => |texts| texts.required,
            ("url", FaultCode::Malformed) => |texts| texts.bad_url,
            (field, _) if field.starts_with("duration_minutes") || field.starts_with("group_size") => {
                |texts| texts.bad_span
            }
            _ => blame(fault),
        }
    }

    /// The form has one field for a list, and one for each end of a span.
    fn name(self, field: &str) -> &str {
        let list = ["material", "objectives", "creators"].into_iter().find(|list| field.starts_with(list));
        match (list, field) {
            (Some(list), _) => list,
            (None, "duration_minutes") => "duration_minutes.max",
            (None, "group_size") => "group_size.max",
            (None, field) => field,
        }
    }
}

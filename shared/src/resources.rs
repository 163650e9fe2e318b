//! Resources: formats (ways to run a café) and documents, linked to their publishers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{AccountId, ResourceId},
    problem::FieldError,
    query::{ListPaging, Paged, Paging, Pairs, Params, Query},
    validation::{Check, limits},
    vocabulary::{
        Audience, DocumentType, FormatFamily, Language, Licence, PublicationStatus, ResourceKind, Theme,
    },
};

/// A resource named by another object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceRef {
    /// Its identifier.
    pub id: ResourceId,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its family, when it is a format.
    pub family: Option<FormatFamily>,
}

/// A span of whole numbers, both ends within: minutes, or people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The least.
    pub min: u16,
    /// The most.
    pub max: u16,
}

/// A resource as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceSummary {
    /// Its identifier.
    pub id: ResourceId,
    /// Its name in addresses. It never changes.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// Format or document.
    pub kind: ResourceKind,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Its family, when it is a format.
    pub family: Option<FormatFamily>,
    /// What document it is, when it is one.
    pub document_type: Option<DocumentType>,
    /// How long it takes, in minutes, when it is a format.
    pub duration_minutes: Option<Span>,
    /// For how many people, when it is a format.
    pub group_size: Option<Span>,
    /// Whom it is made for.
    pub audiences: Vec<Audience>,
    /// Its licence.
    pub licence: Licence,
    /// Who made it.
    pub creators: Vec<String>,
}

/// A resource, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Resource {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: ResourceSummary,
    /// Whether the network shows it.
    pub publication: PublicationStatus,
    /// Description in Markdown (CommonMark), at most 10,000 characters.
    pub description: String,
    /// Description as safe HTML: made from `description` by the server.
    pub description_html: String,
    /// What is needed to use it.
    pub material: Vec<String>,
    /// What people take away from it.
    pub objectives: Vec<String>,
    /// What it talks about.
    pub themes: Vec<Theme>,
    /// The languages it exists in.
    pub languages: Vec<Language>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Where its publisher shows it.
    pub url: Option<String>,
    /// How many cafés to come use it.
    pub upcoming_cafes: u32,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// What an author writes of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResource {
    /// Format or document.
    pub kind: ResourceKind,
    /// Its title, 2 to 140 characters.
    pub title: String,
    /// One or two sentences, at most 200 characters.
    #[serde(default)]
    pub summary: String,
    /// Description in Markdown (CommonMark), at most 10,000 characters.
    #[serde(default)]
    pub description: String,
    /// Its family. Needed of a format.
    #[serde(default)]
    pub family: Option<FormatFamily>,
    /// What document it is. Needed of a document.
    #[serde(default)]
    pub document_type: Option<DocumentType>,
    /// How long it takes, 1 to 1,440 minutes; of a format only.
    #[serde(default)]
    pub duration_minutes: Option<Span>,
    /// For how many people, 1 to 10,000; of a format only.
    #[serde(default)]
    pub group_size: Option<Span>,
    /// What is needed to use it, at most 30 items of 140 characters.
    #[serde(default)]
    pub material: Vec<String>,
    /// What people take away from it, at most 30 items of 140 characters.
    #[serde(default)]
    pub objectives: Vec<String>,
    /// Whom it is made for.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// What it talks about.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// The languages it exists in.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Its licence.
    pub licence: Licence,
    /// Who made it, at most 30 names of 140 characters.
    #[serde(default)]
    pub creators: Vec<String>,
    /// Who publishes it, at most 140 characters.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Where its publisher shows it.
    #[serde(default)]
    pub url: Option<String>,
}

impl NewResource {
    /// What is wrong with it, field by field; empty when nothing is.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("title", &self.title, 2, limits::TITLE);
        check.text("summary", &self.summary, 0, limits::SUMMARY);
        check.long_text("description", &self.description, limits::DESCRIPTION);
        let is_format = self.kind == ResourceKind::Format;
        check.that(
            is_format == self.family.is_some(),
            "family",
            "a format has a family, a document has none",
        );
        check.that(
            is_format != self.document_type.is_some(),
            "document_type",
            "a document has a document_type, a format has none",
        );
        for (field, span, most) in
            [("duration_minutes", self.duration_minutes, 1_440), ("group_size", self.group_size, 10_000)]
        {
            let Some(span) = span else { continue };
            check.that(is_format, field, "only a format has one");
            check.range(&format!("{field}.min"), u32::from(span.min), 1, most);
            check.range(&format!("{field}.max"), u32::from(span.max), 1, most);
            check.that(span.min <= span.max, field, "min must not be greater than max");
        }
        for (field, items) in
            [("material", &self.material), ("objectives", &self.objectives), ("creators", &self.creators)]
        {
            check.count(field, items.len(), 30);
            for (index, item) in items.iter().enumerate() {
                check.text(&format!("{field}[{index}]"), item, 1, limits::NAME);
            }
        }
        check.distinct("audiences", self.audiences.iter().copied());
        check.distinct("themes", self.themes.iter().copied());
        check.distinct("languages", self.languages.iter().copied());
        check.optional_text("publisher", self.publisher.as_deref(), limits::NAME);
        if let Some(url) = &self.url {
            check.url("url", url);
        }
        check.faults()
    }
}

/// Times that the site offers to choose from, in minutes; facets count how many formats each would give.
pub const OFFERED_MINUTES: [u16; 3] = [30, 60, 120];

/// Which resources.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ResourceFilter {
    /// Formats, or documents.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub kind: Vec<ResourceKind>,
    /// Formats of one of these families.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub family: Vec<FormatFamily>,
    /// Documents of one of these types.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub document_type: Vec<DocumentType>,
    /// Made for one of these audiences.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub audience: Vec<Audience>,
    /// About one of these themes.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub theme: Vec<Theme>,
    /// Formats that can be held in this many minutes: whose shortest duration is no longer.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 1440))]
    pub max_minutes: Option<u16>,
    /// Formats that suit a group of this many people.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 10000))]
    pub people: Option<u16>,
    /// Words to be found in its title, texts or creators.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
}

/// The query of a list of resources, ordered by title.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ResourceQuery {
    /// Which ones.
    pub filter: ResourceFilter,
    /// Which page.
    pub paging: ListPaging,
}

impl Query for ResourceQuery {
    fn read(params: &mut Params) -> Self {
        Self {
            filter: ResourceFilter {
                kind: params.many("kind"),
                family: params.many("family"),
                document_type: params.many("document_type"),
                audience: params.many("audience"),
                theme: params.many("theme"),
                max_minutes: params.number("max_minutes", 1, 1_440),
                people: params.number("people", 1, 10_000),
                q: params.words("q"),
            },
            paging: ListPaging::read(params),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("kind", &self.filter.kind);
        out.many("family", &self.filter.family);
        out.many("document_type", &self.filter.document_type);
        out.many("audience", &self.filter.audience);
        out.many("theme", &self.filter.theme);
        out.one("max_minutes", self.filter.max_minutes);
        out.one("people", self.filter.people);
        out.one("q", self.filter.q.as_ref());
        self.paging.write(out);
    }
}

impl Paged for ResourceQuery {
    fn go_on(&mut self, cursor: Option<String>) {
        self.paging.cursor = cursor;
    }

    fn first_page(&self, facets: Option<bool>) -> Self {
        let mut query = self.clone();
        query.paging.cursor = None;
        query.paging.facets = facets;
        query
    }
}

crate::vocabulary::vocabulary! {
    /// What can be done with a resource besides changing what is written of it.
    ResourceStep {
        /// Hand it in for review. Whoever may publish it publishes it by this.
        Submit = "submit",
        /// Take it back before anybody has decided on it.
        Withdraw = "withdraw",
        /// Make it public.
        Publish = "publish",
        /// Give it back to its author as a draft, with what is to be changed; needs a reason.
        AskForChange = "ask_for_change",
        /// Refuse it; needs a reason.
        Reject = "reject",
        /// Take it out of the public site, or put a draft aside.
        Archive = "archive",
        /// Undo its archiving: it is again what it was.
        Restore = "restore",
    }
}

/// A step to be taken with a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResourceStep {
    /// The step.
    pub step: ResourceStep,
    /// Why it is refused, or what is to be changed, in one line of at most 200 characters, for its author to read; no other
    /// step has one.
    #[serde(default)]
    pub reason: Option<String>,
}

impl NewResourceStep {
    /// A step without a reason.
    pub fn new(step: ResourceStep) -> Self {
        Self { step, reason: None }
    }

    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        let has_reason = matches!(self.step, ResourceStep::Reject | ResourceStep::AskForChange);
        match self.reason.as_deref() {
            Some(reason) if has_reason => check.text("reason", reason, 1, limits::SUMMARY),
            None if has_reason => check.missing("reason", "say why"),
            Some(_) => check.that(false, "reason", "this step has no reason"),
            None => {}
        }
        check.faults()
    }
}

/// A resource as lists of the workspace show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceResourceSummary {
    /// Its identifier.
    pub id: ResourceId,
    /// Its name in addresses. It never changes.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// Whether the network shows it.
    pub publication: PublicationStatus,
    /// Since when it waits for a decision (UTC); absent when it does not.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub review_since: Option<DateTime<Utc>>,
    /// Format or document.
    pub kind: ResourceKind,
    /// Its title.
    pub title: String,
    /// Whether you have written it down.
    pub own: bool,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// A resource as those see it who write and review it, drafts too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceResource {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: WorkspaceResourceSummary,
    /// What is written of it: the body of a change.
    pub content: NewResource,
    /// Why it was refused, or what its author is asked to change.
    pub review_reason: Option<String>,
    /// The steps that are possible now, and that you may take.
    pub steps: Vec<ResourceStep>,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
}

/// What was written of a resource at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceVersion {
    /// The version that the resource had then.
    pub version: u32,
    /// When it was written (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub written_at: DateTime<Utc>,
    /// The account that wrote it; absent when it was nobody's, or is gone.
    pub written_by: Option<AccountId>,
    /// What was written.
    pub content: NewResource,
}

/// What was written of a resource from its beginning on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceVersions {
    /// Each content it had, the newest first.
    pub data: Vec<ResourceVersion>,
}

/// Which resources of one's own, or of all for whoever reviews them.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct WorkspaceResourceFilter {
    /// In one of these states.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub publication: Vec<PublicationStatus>,
    /// Whether only those that wait for a decision, the longest waiting first.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub needs_review: Option<bool>,
}

/// The query of a list of resources of the workspace, the one that changed last first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WorkspaceResourceQuery {
    /// Which ones.
    pub filter: WorkspaceResourceFilter,
    /// Which page.
    pub paging: Paging,
}

impl Query for WorkspaceResourceQuery {
    fn read(params: &mut Params) -> Self {
        let filter = WorkspaceResourceFilter {
            publication: params.many("publication"),
            needs_review: params.one("needs_review"),
        };
        Self { filter, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("publication", &self.filter.publication);
        out.one("needs_review", self.filter.needs_review);
        self.paging.write(out);
    }
}

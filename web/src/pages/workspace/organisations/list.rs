//! The organisations that are found, page by page.

use cafeia_shared::{
    directory::{WorkspaceOrganisationFilter, WorkspaceOrganisationQuery, WorkspaceOrganisationSummary},
    paging::Page,
    query::Paging,
    site::{SitePage, WorkspacePage},
    vocabulary::LifeStatus,
};
use leptos::prelude::*;

use super::{
    super::paged::{MorePages, Paged},
    PAGE,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{MyOrganisationsTexts, Words as _, use_i18n},
    kit::{Badge, Card, Icon, Notice, Pictogram, Tone},
};

/// Asks for the first page.
pub async fn ask(query: WorkspaceOrganisationQuery) -> Result<Page<WorkspaceOrganisationSummary>, CallError> {
    Ok(client::workspace_organisations(query).await?)
}

/// The list.
#[component]
pub fn List(
    /// Its first page.
    page: Page<WorkspaceOrganisationSummary>,
    /// What was asked for.
    query: WorkspaceOrganisationQuery,
    /// Whether one looks after a territory.
    many: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let total = page.total;
    let list = Paged::new(page);
    let items = list.items;
    let filtered = query.filter != WorkspaceOrganisationFilter::default();
    let query = StoredValue::new(query);
    let ask = move |cursor| {
        let paging = Paging { cursor: Some(cursor), ..Paging::default() };
        client::workspace_organisations(WorkspaceOrganisationQuery { paging, ..query.get_value() })
    };
    let count = move || (MyOrganisationsTexts::of(i18n).found)(total, &format::number(total, i18n.locale()));
    let empty = items.with_untracked(Vec::is_empty);
    view! {
        <h2><span role="status">{count}</span></h2>
        {if empty {
            view! { <Nothing filtered many/> }.into_any()
        } else {
            view! {
                <ul class="cards">
                    <For each=move || items.get() key=|one| one.id let:organisation>
                        <Line organisation/>
                    </For>
                </ul>
                <MorePages list next=move || MyOrganisationsTexts::of(i18n).next ask id=|one| one.id/>
            }
                .into_any()
        }}
    }
}

/// None is found, or there is none.
#[component]
fn Nothing(filtered: bool, many: bool) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || {
        let texts = MyOrganisationsTexts::of(i18n);
        if filtered { texts.none_found } else { texts.none }
    };
    let help = move || {
        let texts = MyOrganisationsTexts::of(i18n);
        match (filtered, many) {
            (true, _) => texts.none_found_help,
            (false, true) => texts.none_help,
            (false, false) => texts.gone_help,
        }
    };
    view! {
        <Notice icon=Icon::Info title>
            <p>{help}</p>
            {filtered
                .then(|| view! { <a class="button" href=PAGE.to_string()>{move || MyOrganisationsTexts::of(i18n).all}</a> })}
        </Notice>
    }
}

#[component]
fn Line(organisation: WorkspaceOrganisationSummary) -> impl IntoView {
    let i18n = use_i18n();
    let WorkspaceOrganisationSummary { id, name, kind, commune, life_status, trusted, .. } = organisation;
    let page = SitePage::Workspace(WorkspacePage::Organisation(&id.to_string())).to_string();
    let commune = commune.map(|commune| format!("{} ({})", commune.name, commune.departement_code));
    let at = move || commune.clone().unwrap_or_else(|| MyOrganisationsTexts::of(i18n).no_commune.to_owned());
    view! {
        <Card muted=life_status == LifeStatus::Archived>
            <div class="card__body">
                <h3 class="card__title"><a class="card__link" href=page>{name}</a></h3>
                <p class="facts"><Pictogram icon=Icon::Place/><span>{at}</span></p>
                <p class="badges">
                    <Badge>{move || kind.words(i18n.locale())}</Badge>
                    <LifeBadge status=life_status/>
                    {trusted
                        .then(|| {
                            view! { <Badge tone=Tone::Good>{move || MyOrganisationsTexts::of(i18n).trusted}</Badge> }
                        })}
                </p>
            </div>
        </Card>
    }
}

/// Where it stands in its life in the network, unless it simply takes part.
#[component]
pub fn LifeBadge(
    /// Where.
    status: LifeStatus,
) -> impl IntoView {
    let i18n = use_i18n();
    let tone = match status {
        LifeStatus::Active => return None,
        LifeStatus::Candidate | LifeStatus::Dormant => Tone::Warning,
        LifeStatus::Archived => Tone::Plain,
    };
    Some(view! { <Badge tone>{move || status.words(i18n.locale())}</Badge> })
}

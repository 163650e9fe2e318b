//! The organisations that are found, page by page.

use cafeia_shared::{
    directory::{WorkspaceOrganisationFilter, WorkspaceOrganisationQuery, WorkspaceOrganisationSummary},
    mailings::MailingAudience,
    paging::Page,
    query::{Paging, Query as _},
    site::{SitePage, WorkspacePage},
    territories::CommuneRef,
    vocabulary::LifeStatus,
};
use leptos::prelude::*;

use super::{
    super::{
        facilitators::takes_part,
        lists::{Columns, Lined, Selection, SelectionBar, Sheet, Tick, yes_or_no},
        paged::{MorePages, Paged},
    },
    PAGE,
    listed::OrganisationColumn,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{I18n, ListsTexts, MyOrganisationsTexts, Words as _, use_i18n},
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
    /// The columns of the table; without any, there are cards.
    columns: Signal<Columns<OrganisationColumn>>,
    /// Whether one looks after a territory.
    many: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let total = page.total;
    let list = Paged::new(page);
    let items = list.items;
    let filtered = query.filter != WorkspaceOrganisationFilter::default();
    let selection = Selection::new();
    let asked = query.to_query();
    let query = StoredValue::new(query);
    let ask = move |cursor| {
        let paging = Paging { cursor: Some(cursor), ..Paging::default() };
        client::workspace_organisations(WorkspaceOrganisationQuery { paging, ..query.get_value() })
    };
    let count = move || (MyOrganisationsTexts::of(i18n).found)(total, &format::number(total, i18n.locale()));
    let empty = items.with_untracked(Vec::is_empty);
    let tick = move |one: WorkspaceOrganisationSummary| {
        let is_listed = many && takes_part(one.life_status);
        is_listed.then(|| view! { <Tick selection id=one.id.0 name=one.name/> }).into_any()
    };
    view! {
        <h2><span role="status">{count}</span></h2>
        {if empty {
            view! { <Nothing filtered many/> }.into_any()
        } else {
            view! {
                {many
                    .then(|| {
                        view! {
                            <SelectionBar
                                selection
                                audience=MailingAudience::Organisations
                                total=Signal::stored(total)
                                query=Signal::stored(asked.clone())
                            />
                        }
                    })}
                {move || {
                    if columns.with(|columns| columns.0.is_empty()) {
                        view! {
                            <ul class="cards">
                                <For each=move || items.get() key=|one| one.id let:organisation>
                                    <OneCard organisation selection many/>
                                </For>
                            </ul>
                        }
                            .into_any()
                    } else {
                        view! {
                            <Sheet
                                caption=move || MyOrganisationsTexts::of(i18n).title
                                items
                                columns
                                before=Callback::new(tick)
                            />
                        }
                            .into_any()
                    }
                }}
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

impl Lined<OrganisationColumn> for WorkspaceOrganisationSummary {
    const OWN: fn(&ListsTexts) -> &'static str = |texts| texts.name_column;

    fn name(&self) -> &str {
        &self.name
    }

    fn page(&self) -> String {
        SitePage::Workspace(WorkspacePage::Organisation(&self.id.to_string())).to_string()
    }

    fn cell(&self, column: OrganisationColumn, i18n: I18n) -> String {
        let locale = i18n.locale();
        match column {
            OrganisationColumn::Kind => self.kind.words(locale).to_owned(),
            OrganisationColumn::Commune => {
                self.commune.as_ref().map(CommuneRef::with_departement).unwrap_or_default()
            }
            OrganisationColumn::Life => self.life_status.words(locale).to_owned(),
            OrganisationColumn::Trusted => yes_or_no(self.trusted, i18n).to_owned(),
            OrganisationColumn::UpdatedAt => format::own_day(self.updated_at, locale),
        }
    }
}

#[component]
fn OneCard(organisation: WorkspaceOrganisationSummary, selection: Selection, many: bool) -> impl IntoView {
    let i18n = use_i18n();
    let WorkspaceOrganisationSummary { id, name, kind, commune, life_status, trusted, .. } = organisation;
    let page = SitePage::Workspace(WorkspacePage::Organisation(&id.to_string())).to_string();
    let commune = commune.as_ref().map(CommuneRef::with_departement);
    let at = move || commune.clone().unwrap_or_else(|| MyOrganisationsTexts::of(i18n).no_commune.to_owned());
    view! {
        <Card muted=life_status == LifeStatus::Archived>
            <div class="card__body">
                <div class="person__head">
                    {(many && takes_part(life_status))
                        .then(|| view! { <Tick selection id=id.0 name=name.clone()/> })}
                    <h3 class="card__title"><a class="card__link" href=page>{name.clone()}</a></h3>
                </div>
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

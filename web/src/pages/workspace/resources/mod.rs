//! The resources that one has written, and all of them for who reviews them.

mod shelf;

use cafeia_shared::{
    paging::Page,
    resources::WorkspaceResourceSummary,
    site::{SitePage, WorkspacePage},
    vocabulary::PublicationStatus,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

pub use self::shelf::ResourceShelf;
use super::{
    frame::{Me, OnlyFor, Workspace},
    paged::{MorePages, Paged},
    review::{Clock, use_now},
    shelves::{Shelved as _, Shelves},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{MyResourcesTexts, Words as _, use_i18n},
    kit::{Badge, Card, Icon, Notice, Pictogram, Tone},
    pages::fetched::{Awaited, use_fetched},
};

impl Me {
    /// Whether a grant in force lets them decide on resources: those who look after the platform do. Tracked.
    pub fn reviews_resources(self) -> bool {
        self.manages_jobs()
    }
}

/// The page.
#[component]
pub fn MyResourcesPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Resources
            title=move || MyResourcesTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    // Whatever one looks after, one may propose.
                    <OnlyFor may=Signal::derive(move || me.writes_cafes())>
                        <Inside me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

async fn ask(shelf: ResourceShelf) -> Result<Page<WorkspaceResourceSummary>, CallError> {
    Ok(client::workspace_resources(shelf.query(None)).await?)
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let location = use_location();
    let shelf = Memo::new(move |_| location.search.with(|search| ResourceShelf::parse(search)));
    let fetched = use_fetched(shelf, ask);
    view! {
        <p class="lead">
            {move || {
                let texts = MyResourcesTexts::of(i18n);
                if me.reviews_resources() { texts.lead_national } else { texts.lead }
            }}
        </p>
        <div class="workspace__tools">
            <a class="button button--primary" href=SitePage::Workspace(WorkspacePage::NewResource).to_string()>
                <Pictogram icon=Icon::Pen/>
                <span>{move || MyResourcesTexts::of(i18n).new}</span>
            </a>
        </div>
        <Shelves label=move || MyResourcesTexts::of(i18n).shelves shelf/>
        <Awaited
            fetched
            rows=3
            draw=move |page| view! { <List page shelf=shelf.get_untracked()/> }.into_any()
        />
    }
}

#[component]
fn List(page: Page<WorkspaceResourceSummary>, shelf: ResourceShelf) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let total = page.total;
    let list = Paged::new(page);
    let items = list.items;
    let ask = move |cursor| client::workspace_resources(shelf.query(Some(cursor)));
    let count = move || (MyResourcesTexts::of(i18n).found)(total, &format::number(total, i18n.locale()));
    let empty = items.with_untracked(Vec::is_empty);
    view! {
        <h2>
            {move || MyResourcesTexts::of(i18n).shelf(shelf)}
            " "
            <span class="shelves__count" role="status">{count}</span>
        </h2>
        {if empty {
            view! {
                <Notice icon=Icon::Info title=move || MyResourcesTexts::of(i18n).none>
                    <p>{move || MyResourcesTexts::of(i18n).none_help(shelf)}</p>
                </Notice>
            }
                .into_any()
        } else {
            view! {
                <ul class="cards">
                    <For each=move || items.get() key=|one| one.id let:resource>
                        <Line resource now/>
                    </For>
                </ul>
                <MorePages list next=move || MyResourcesTexts::of(i18n).next ask id=|one| one.id/>
            }
                .into_any()
        }}
    }
}

#[component]
fn Line(resource: WorkspaceResourceSummary, now: Signal<chrono::DateTime<chrono::Utc>>) -> impl IntoView {
    let i18n = use_i18n();
    let WorkspaceResourceSummary { id, publication, review_since, kind, title, own, updated_at, .. } =
        resource;
    let page = SitePage::Workspace(WorkspacePage::Resource(&id.to_string())).to_string();
    let muted = matches!(publication, PublicationStatus::Archived | PublicationStatus::Rejected);
    view! {
        <Card muted>
            <div class="card__body">
                <h3 class="card__title"><a class="card__link" href=page>{title}</a></h3>
                <p class="facts">
                    <Pictogram icon=Icon::Pen/>
                    <span>
                        {move || (MyResourcesTexts::of(i18n).changed_on)(&format::own_day(updated_at, i18n.locale()))}
                    </span>
                </p>
                <p class="badges">
                    <Badge>{move || kind.words(i18n.locale())}</Badge>
                    <Badge tone=tone(publication)>{move || publication.words(i18n.locale())}</Badge>
                    {own.then(|| view! { <Badge>{move || MyResourcesTexts::of(i18n).own}</Badge> })}
                    {review_since.map(|since| view! { <Clock since now/> })}
                </p>
            </div>
        </Card>
    }
}

/// How much it weighs where a resource stands.
pub fn tone(publication: PublicationStatus) -> Tone {
    match publication {
        PublicationStatus::Published => Tone::Good,
        PublicationStatus::Submitted => Tone::Warning,
        PublicationStatus::Rejected => Tone::Stop,
        PublicationStatus::Draft | PublicationStatus::Archived => Tone::Plain,
    }
}

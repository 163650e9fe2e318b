//! The cafés that are found on a shelf, as cards or as a table.

use cafeia_shared::{
    paging::Page,
    site::{SitePage, WorkspacePage},
    territories::CommuneRef,
    vocabulary::{EventStatus, PublicationStatus},
    workspace::WorkspaceCafeSummary,
};
use leptos::prelude::*;

use super::{
    super::{
        lists::{Columns, Lined, Sheet},
        paged::{MorePages, Paged},
        review::{Clock, use_now},
        written::place_words,
    },
    listed::{CafeColumn, Listed},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{I18n, ListsTexts, MyCafesTexts, Words as _, use_i18n},
    kit::{Badge, Card, Icon, Notice, Pictogram, Tone},
    pages::cafes::status_tone,
};

/// Asks for the first page.
pub async fn ask(listed: Listed) -> Result<Page<WorkspaceCafeSummary>, CallError> {
    Ok(client::workspace_cafes(listed.asked(None)).await?)
}

/// The cafés that are found.
#[component]
pub fn Loaded(
    /// What was asked for.
    listed: Listed,
    /// The columns of the table; without any, there are cards.
    columns: Signal<Columns<CafeColumn>>,
    /// Their first page.
    page: Page<WorkspaceCafeSummary>,
) -> impl IntoView {
    let shelf = listed.on();
    let searched = listed.q.is_some();
    let listed = StoredValue::new(listed);
    let i18n = use_i18n();
    let now = use_now();
    let total = page.total;
    let list = Paged::new(page);
    let items = list.items;
    let ask = move |cursor| client::workspace_cafes(listed.with_value(|listed| listed.asked(Some(cursor))));
    let count = move || (MyCafesTexts::of(i18n).found)(total, &format::number(total, i18n.locale()));
    let empty = items.with_untracked(Vec::is_empty);
    view! {
        <h2>
            {move || MyCafesTexts::of(i18n).shelf(shelf)}
            " "
            <span class="shelves__count" role="status">{count}</span>
        </h2>
        {if empty {
            view! {
                <Notice icon=Icon::Coffee title=move || MyCafesTexts::of(i18n).none>
                    <p>
                        {move || {
                            let texts = MyCafesTexts::of(i18n);
                            if searched { texts.none_found } else { texts.none_help(shelf) }
                        }}
                    </p>
                </Notice>
            }
                .into_any()
        } else {
            view! {
                {move || {
                    if columns.with(|columns| columns.0.is_empty()) {
                        view! {
                            <ul class="cards">
                                <For each=move || items.get() key=|one| one.id let:cafe>
                                    <OneCard cafe now/>
                                </For>
                            </ul>
                        }
                            .into_any()
                    } else {
                        view! { <Sheet caption=move || MyCafesTexts::of(i18n).title items columns/> }.into_any()
                    }
                }}
                <MorePages list next=move || MyCafesTexts::of(i18n).next ask id=|cafe| cafe.id/>
            }
                .into_any()
        }}
    }
}

impl Lined<CafeColumn> for WorkspaceCafeSummary {
    const OWN: fn(&ListsTexts) -> &'static str = |texts| texts.title_column;

    fn name(&self) -> &str {
        &self.title
    }

    fn page(&self) -> String {
        SitePage::Workspace(WorkspacePage::Cafe(&self.id.to_string())).to_string()
    }

    fn cell(&self, column: CafeColumn, i18n: I18n) -> String {
        let locale = i18n.locale();
        match column {
            CafeColumn::Date => {
                let day = format::short_day(self.starts_at, &self.timezone, locale);
                format!("{day}, {}", format::hours(self.starts_at, self.ends_at, &self.timezone, locale))
            }
            CafeColumn::Publication => self.publication.words(locale).to_owned(),
            CafeColumn::Event => self.event_status.words(locale).to_owned(),
            CafeColumn::Place => self.place_name.clone().unwrap_or_default(),
            CafeColumn::Commune => {
                self.commune.as_ref().map(CommuneRef::with_departement).unwrap_or_default()
            }
            CafeColumn::Host => self.host.name.clone(),
            CafeColumn::Organisers => {
                let people = self.people.iter().flat_map(|people| &people.organisers);
                people.map(|organiser| organiser.name.as_str()).collect::<Vec<_>>().join(", ")
            }
            CafeColumn::Facilitators => {
                let people = self.people.iter().flat_map(|people| &people.facilitators);
                people.map(|facilitator| facilitator.name.as_str()).collect::<Vec<_>>().join(", ")
            }
            CafeColumn::UpdatedAt => format::own_day(self.updated_at, locale),
        }
    }
}

/// A café of one's own.
#[component]
fn OneCard(cafe: WorkspaceCafeSummary, now: Signal<chrono::DateTime<chrono::Utc>>) -> impl IntoView {
    let i18n = use_i18n();
    let page = SitePage::Workspace(WorkspacePage::Cafe(&cafe.id.to_string())).to_string();
    let (starts_at, ends_at, zone) = (cafe.starts_at, cafe.ends_at, StoredValue::new(cafe.timezone));
    let when = move || {
        zone.with_value(|zone| {
            let locale = i18n.locale();
            let day = format::long_day(starts_at, zone, locale);
            format!("{day}, {}", format::hours(starts_at, ends_at, zone, locale))
        })
    };
    let (publication, status) = (cafe.publication, cafe.event_status);
    let muted = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld)
        || matches!(publication, PublicationStatus::Archived | PublicationStatus::Rejected);
    let tone = match publication {
        PublicationStatus::Published => Tone::Good,
        PublicationStatus::Rejected => Tone::Stop,
        PublicationStatus::Draft | PublicationStatus::Submitted | PublicationStatus::Archived => Tone::Plain,
    };
    let place = cafe.place_name.clone();
    let host = Some(cafe.host.name).filter(|host| Some(host) != place.as_ref());
    let commune = cafe.commune.map(|commune| commune.name);
    let at = place_words(place.as_deref(), commune.as_deref());
    view! {
        <Card muted>
            <div class="card__body">
                <h3 class="card__title"><a class="card__link" href=page>{cafe.title}</a></h3>
                <p class="facts"><Pictogram icon=Icon::Clock/><span>{when}</span></p>
                {(!at.is_empty())
                    .then(|| {
                        view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{at}</span></p> }
                    })}
                {host.map(|host| view! { <p class="facts"><Pictogram icon=Icon::Coffee/><span>{host}</span></p> })}
                <p class="badges">
                    <Badge tone>{move || publication.words(i18n.locale())}</Badge>
                    {status_tone(status)
                        .map(|tone| view! { <Badge tone>{move || status.words(i18n.locale())}</Badge> })}
                    {cafe.review_since.map(|since| view! { <Clock since now/> })}
                </p>
            </div>
        </Card>
    }
}

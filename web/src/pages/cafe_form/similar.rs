//! Cafés that may be the same as the one that is being written: a warning, which stops nobody.

use std::time::Duration;

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery, Period},
    ids::CafeId,
    instant::calendar_date,
    site::{SitePage, WorkspacePage},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::PublicationStatus,
    workspace::SimilarCafeQuery,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use super::{By, Writing, is_in_a_place};
use crate::{
    client, format,
    i18n::{CafeFormTexts, use_i18n},
    kit::{Icon, Notice, Tone},
};

/// Rest between the last change and the question to the server.
const REST: Duration = Duration::from_millis(600);
/// Cafés shown at most.
const SHOWN: usize = 5;

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
enum Sought {
    /// The public cafés of a commune on a day.
    Public(String, NaiveDate),
    /// Those of a place, drafts too.
    Written(SimilarCafeQuery),
}

/// A café that may be the same.
#[derive(Debug, Clone, PartialEq)]
struct Alike {
    address: String,
    title: String,
    where_: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    timezone: String,
}

/// Says which ones, when there are any.
#[component]
pub fn Similar(writing: Writing, by: By) -> impl IntoView {
    let i18n = use_i18n();
    let found = RwSignal::new(Vec::<Alike>::new());
    let sought = Memo::new(move |_| sought(writing, by));
    let ask = debounce(REST, move |asked: Option<Sought>| {
        let Some(asked) = asked else { return };
        spawn_local(async move {
            let alike = look(&asked, own_id(by)).await;
            // The page may have been left, or something else written.
            if sought.try_get_untracked().flatten().as_ref() == Some(&asked) {
                found.set(alike);
            }
        });
    });
    let ask = StoredValue::new_local(ask);
    Effect::new(move || {
        let asked = sought.get();
        if asked.is_none() {
            found.set(Vec::new());
        }
        ask.update_value(|ask| ask(asked));
    });
    let line = move |cafe: Alike| {
        let Alike { address, title, where_, starts_at, ends_at, timezone } = cafe;
        let when = move || {
            let locale = i18n.locale();
            let day = format::long_day(starts_at, &timezone, locale);
            format!("{day}, {}", format::hours(starts_at, ends_at, &timezone, locale))
        };
        view! {
            <li>
                // What is being written stays where it is.
                <a href=address target="_blank" rel="noopener">{title}</a>
                <span class="field__hint">" " {where_} " – " {when}</span>
            </li>
        }
    };
    view! {
        <div role="status">
            {move || {
                let cafes = found.get();
                (!cafes.is_empty())
                    .then(|| {
                        let count = cafes.len();
                        view! {
                            <Notice
                                tone=Tone::Warning
                                icon=Icon::Info
                                title=move || (CafeFormTexts::of(i18n).similar)(count)
                            >
                                <p>{move || CafeFormTexts::of(i18n).similar_help}</p>
                                <ul class="form__similar">{cafes.into_iter().map(line).collect_view()}</ul>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}

fn own_id(by: By) -> Option<CafeId> {
    match by {
        By::Visitor => None,
        By::Writer { cafe, .. } => cafe.get_untracked(),
    }
}

/// What can be looked for, as far as the form is filled. Tracked.
fn sought(writing: Writing, by: By) -> Option<Sought> {
    if !is_in_a_place(writing.mode.get()) {
        return None;
    }
    let day = writing.day.with(|day| calendar_date(day))?;
    let place = writing.place.with(|place| place.as_ref().and_then(|place| place.value.parse().ok()));
    if let (By::Writer { cafe, .. }, Some(place)) = (by, place) {
        let title = writing.title.with(|title| title.trim().to_owned());
        return Some(Sought::Written(SimilarCafeQuery {
            place: Some(place),
            date: Some(day),
            title: (!title.is_empty()).then_some(title),
            except: cafe.get(),
        }));
    }
    let commune = writing.commune.with(|commune| commune.as_ref().map(|commune| commune.code.clone()))?;
    Some(Sought::Public(commune, day))
}

async fn look(sought: &Sought, own: Option<CafeId>) -> Vec<Alike> {
    match sought {
        Sought::Public(commune, day) => {
            // The API counts days in the time of Paris; elsewhere the same day may be its neighbour there.
            let filter = CafeFilter {
                territory: vec![TerritoryCode::new(TerritoryLevel::Commune, commune.clone())],
                period: Some(Period::All),
                from: day.checked_sub_days(Days::new(1)),
                to: day.checked_add_days(Days::new(1)),
                ..CafeFilter::default()
            };
            let paging = CafePaging { limit: Some(50), ..CafePaging::default() };
            let Ok(page) = client::cafes(CafeQuery { filter, paging }).await else { return Vec::new() };
            let on_day = page.data.into_iter().filter(|cafe| {
                let its_day = calendar_date(&format::plain_day(cafe.starts_at, &cafe.timezone));
                its_day == Some(*day) && own != Some(cafe.id)
            });
            on_day
                .take(SHOWN)
                .map(|cafe| Alike {
                    address: SitePage::Cafe(&cafe.slug).to_string(),
                    title: cafe.title,
                    where_: cafe.place.map(|place| place.name).unwrap_or_default(),
                    starts_at: cafe.starts_at,
                    ends_at: cafe.ends_at,
                    timezone: cafe.timezone,
                })
                .collect()
        }
        Sought::Written(query) => {
            let Ok(similar) = client::similar_cafes(query).await else { return Vec::new() };
            let alike = similar.data.into_iter().map(|cafe| cafe.summary).map(|cafe| {
                let address = if cafe.publication == PublicationStatus::Published {
                    SitePage::Cafe(&cafe.slug).to_string()
                } else {
                    SitePage::Workspace(WorkspacePage::Cafe(&cafe.id.to_string())).to_string()
                };
                Alike {
                    address,
                    title: cafe.title,
                    where_: cafe.place_name.unwrap_or_default(),
                    starts_at: cafe.starts_at,
                    ends_at: cafe.ends_at,
                    timezone: cafe.timezone,
                }
            });
            alike.take(SHOWN).collect()
        }
    }
}

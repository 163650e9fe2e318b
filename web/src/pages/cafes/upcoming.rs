//! The next few cafés of something: of a territory, an organisation, a format.

use cafeia_shared::{
    cafes::{CafeFilter, CafeQuery, CafeSummary},
    paging::Page,
    site::SitePage,
};
use leptos::prelude::*;

use super::card::CafeCard;
use crate::{
    client, format,
    i18n::{AgendaTexts, FrameTexts, use_i18n},
    kit::{Icon, Pictogram},
    pages::{
        address::with_query,
        fetched::{Awaited, use_fetched},
    },
};

/// The next cafés of a query, and the way to all of them.
#[component]
pub fn UpcomingCafes(
    /// Which cafés; its `limit` says how many are shown here.
    #[prop(into)]
    query: Signal<CafeQuery>,
    /// The heading.
    #[prop(into)]
    heading: TextProp,
    /// Said when there are none.
    #[prop(into)]
    none: TextProp,
) -> impl IntoView {
    let i18n = use_i18n();
    let cafes = use_fetched(query, client::cafes);
    let lit = RwSignal::new(None);
    let all = move || {
        let CafeQuery { filter, mut paging } = query.get();
        paging.limit = None;
        with_query(SitePage::Agenda, &CafeQuery { filter, paging })
    };
    let draw = move |page: Page<CafeSummary>| {
        if page.data.is_empty() {
            let none = none.clone();
            return view! { <p>{move || none.get()}</p> }.into_any();
        }
        let total = page.total;
        let more = total > page.data.len() as u64;
        let words = move || {
            if query.with(|query| query.filter == CafeFilter::default()) {
                FrameTexts::of(i18n).to_agenda.to_owned()
            } else {
                // Not all there are: those of this page's subject.
                (AgendaTexts::of(i18n).show)(total, &format::number(total, i18n.locale()))
            }
        };
        view! {
            <ol class="cards">
                {page
                    .data
                    .into_iter()
                    .map(|cafe| view! { <CafeCard cafe lit/> })
                    .collect_view()}
            </ol>
            {more
                .then(|| {
                    view! {
                        <p>
                            <a class="button button--secondary" href=all>
                                <Pictogram icon=Icon::Calendar/>
                                <span>{words}</span>
                            </a>
                        </p>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <section class="upcoming">
            <h2>{move || heading.get()}</h2>
            <Awaited
                fetched=cafes
                draw
            />
        </section>
    }
}

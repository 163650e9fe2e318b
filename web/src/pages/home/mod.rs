//! The first page: one question, the next cafés, and what the movement is.

mod figures;
mod question;

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery},
    reading::{HOST, bound},
    site::SitePage,
};
use leptos::prelude::*;

use self::{figures::Figures, question::Question};
use super::{
    TerritoryNames,
    cafes::UpcomingCafes,
    territories::{FranceMap, FranceMapProps},
};
use crate::{
    i18n::{FrameTexts, HomeTexts, Way, use_i18n},
    kit::{Card, Icon, PageHeading, Pictogram, WhenNear},
    lazy::{Later, lazy_parts},
};

/// Cafés shown before the way to all of them.
const UPCOMING: u16 = 6;
/// Cups on a table, and what is said over them.
const DRAWING: &str = include_str!("drawing.svg");

lazy_parts! {
    france: france_map(FranceMapProps) => FranceMap;
}

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let next = CafeQuery {
        filter: CafeFilter::default(),
        paging: CafePaging { limit: Some(UPCOMING), ..CafePaging::default() },
    };
    view! {
        <div class="home">
            <header class="home__head">
                <div class="home__welcome">
                    <PageHeading
                        text=move || HomeTexts::of(i18n).title
                        site=move || FrameTexts::of(i18n).site
                    />
                    <p class="lead">{move || HomeTexts::of(i18n).lead}</p>
                    <Question/>
                </div>
                <div class="home__drawing" aria-hidden="true" inner_html=DRAWING></div>
            </header>
            <UpcomingCafes
                query=Signal::stored(next)
                heading=move || HomeTexts::of(i18n).upcoming
                none=move || HomeTexts::of(i18n).upcoming_none
            />
            <Ways/>
            <section class="home__everywhere" aria-labelledby="everywhere">
                <h2 id="everywhere">{move || HomeTexts::of(i18n).everywhere}</h2>
                <Figures/>
                <WhenNear class="home__map">
                    {
                        let map = FranceMapProps { territories: Signal::derive(move || names.territories()), with_table: true };
                        view! { <Later part=france_map(Box::new(map))/> }
                    }
                </WhenNear>
            </section>
        </div>
    }
}

/// Ways to take part: a sign, an address, its words.
type Taken = (Icon, SitePage<'static>, Option<&'static str>, fn(&'static HomeTexts) -> &'static Way);

const WAYS: [Taken; 4] = [
    (Icon::Calendar, SitePage::Agenda, None, |texts| &texts.come),
    (Icon::Coffee, SitePage::About, Some(HOST), |texts| &texts.host),
    (Icon::People, SitePage::Apply, None, |texts| &texts.facilitate),
    (Icon::Dice, SitePage::Resources, None, |texts| &texts.share),
];

/// The ways to take part.
#[component]
fn Ways() -> impl IntoView {
    let i18n = use_i18n();
    let way = move |(icon, page, section, words): Taken| {
        let words = move || words(HomeTexts::of(i18n));
        let href = section.map_or_else(|| page.to_string(), |section| format!("{page}#{section}"));
        view! {
            <Card>
                <p class="way__sign"><Pictogram icon/></p>
                <div class="card__body">
                    <h3 class="card__title"><a class="card__link" href=href>{move || words().name}</a></h3>
                    <p>{move || bound(words().words)}</p>
                </div>
            </Card>
        }
    };
    view! {
        <section class="home__ways" aria-labelledby="take-part">
            <h2 id="take-part">{move || HomeTexts::of(i18n).take_part}</h2>
            <ul class="ways">{WAYS.map(way).collect_view()}</ul>
            <p class="actions">
                <a class="button button--primary" href=SitePage::Propose.to_string()>
                    {move || FrameTexts::of(i18n).propose}
                </a>
                <a class="button" href=SitePage::Ask.to_string()>
                    {move || FrameTexts::of(i18n).ask}
                </a>
                <a href=SitePage::About.to_string()>{move || bound(HomeTexts::of(i18n).more)}</a>
            </p>
        </section>
    }
}

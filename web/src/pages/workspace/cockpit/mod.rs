//! What those see first who look after a territory: what waits, who asks for a café, what is late, who is silent, what has changed, who is missing.
//! Each line acts in place, or leads to where one acts. Each panel asks for its own, so that none waits for another.

mod asleep;
mod changes;
mod files;
mod late;
mod lines;
mod missing;
mod panel;
mod review;
mod unanswered;

use leptos::prelude::*;

use self::{
    asleep::Asleep, changes::Changes, files::Files, late::Late, missing::Missing, review::ToReview,
    unanswered::Unanswered,
};
use super::frame::Me;
use crate::{
    i18n::{CockpitTexts, use_i18n},
    kit::{Icon, Pictogram},
};

/// The panels.
#[component]
pub fn Cockpit(
    /// Who is signed in.
    me: Me,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="workspace__part cockpit" aria-labelledby="cockpit">
            <h2 id="cockpit" tabindex="-1">{move || CockpitTexts::of(i18n).title}</h2>
            <p class="cockpit__hint">
                <Pictogram icon=Icon::Keyboard/>
                <span>{move || CockpitTexts::of(i18n).keyboard}</span>
            </p>
            <div class="cockpit__panels">
                <ToReview/>
                <Unanswered/>
                <Late/>
                <Asleep/>
                <Changes account=me.now(|account| account.id.to_string())/>
                <Missing/>
                <Files/>
            </div>
        </section>
    }
}

//! A café of which somebody has reported.

use cafeia_shared::{
    reports::{CafeReportSummary, Reached, ReportProof},
    site::SitePage,
    vocabulary::EventStatus,
};
use leptos::prelude::*;

use super::{super::written::place_words, opened::Opened};
use crate::{
    format,
    i18n::{VerifyingTexts, Words as _, use_i18n},
    kit::{Badge, Icon, Pictogram, Tone, unique},
};

/// What counts of a café's reports at this moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counting {
    /// The number, and how far it is trusted.
    pub reached: Option<Reached>,
    /// Whether one of them was confirmed.
    pub verified: bool,
    /// Whether the café was held.
    pub held: bool,
}

/// The café, and its reports once they are asked for.
#[component]
pub fn Line(
    /// What is known of it.
    report: CafeReportSummary,
) -> impl IntoView {
    let i18n = use_i18n();
    let CafeReportSummary { cafe, reports, reached, verified, questions, .. } = report;
    let held = cafe.event_status == EventStatus::Held;
    let counting = RwSignal::new(Counting { reached, verified, held });
    let open = RwSignal::new(false);
    let region = unique("reports");
    let controls = region.clone();
    let id = cafe.id;
    let (starts_at, zone) = (cafe.starts_at, StoredValue::new(cafe.timezone));
    let when = move || zone.with_value(|zone| format::long_day(starts_at, zone, i18n.locale()));
    let commune = cafe.commune.map(|commune| commune.name);
    let at = place_words(cafe.place_name.as_deref(), commune.as_deref());
    let title = StoredValue::new(cafe.title);
    let page = SitePage::Cafe(&cafe.slug).to_string();
    view! {
        <li class="person">
            <h3>{title.get_value()}</h3>
            <p class="facts"><Pictogram icon=Icon::Calendar/><span>{when}</span></p>
            {(!at.is_empty()).then(|| view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{at}</span></p> })}
            <p class="badges" role="status">
                {move || view! { <CountingBadges counting=counting.get()/> }}
                <Badge>
                    {move || {
                        let count = u64::from(reports);
                        (VerifyingTexts::of(i18n).reports)(count, &format::number(count, i18n.locale()))
                    }}
                </Badge>
                {questions.then(|| view! { <Badge>{move || VerifyingTexts::of(i18n).has_questions}</Badge> })}
            </p>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=controls
                    aria-label=move || {
                        (!open.get())
                            .then(|| title.with_value(|title| (VerifyingTexts::of(i18n).open_label)(title)))
                    }
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || {
                        let texts = VerifyingTexts::of(i18n);
                        if open.get() { texts.close } else { texts.open }
                    }}
                </button>
                <a
                    class="button button--quiet"
                    href=page
                    aria-label=move || title.with_value(|title| (VerifyingTexts::of(i18n).cafe_label)(title))
                >
                    {move || VerifyingTexts::of(i18n).cafe}
                </a>
            </p>
            <div id=region class="reports">
                {move || open.get().then(|| view! { <Opened id counting/> })}
            </div>
        </li>
    }
}

/// How many people came, and how far that is trusted.
#[component]
fn CountingBadges(counting: Counting) -> impl IntoView {
    let i18n = use_i18n();
    let Counting { reached, verified, held } = counting;
    let people = move || match reached {
        Some(reached) => {
            let count = u64::from(reached.people);
            (VerifyingTexts::of(i18n).people)(count, &format::number(count, i18n.locale()))
        }
        None if held => VerifyingTexts::of(i18n).no_number.to_owned(),
        None => VerifyingTexts::of(i18n).not_held.to_owned(),
    };
    // That a café was not held can be verified, too.
    let proof = match reached {
        Some(reached) => reached.proof,
        None if verified => ReportProof::Verified,
        None => ReportProof::Declared,
    };
    let tone = if proof == ReportProof::Verified { Tone::Good } else { Tone::Plain };
    view! {
        <Badge>{people}</Badge>
        <Badge tone>{move || proof.words(i18n.locale())}</Badge>
    }
}

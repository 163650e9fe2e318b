//! What was told, and what counts of it.

use cafeia_shared::reports::{CafeReport, Reached, ReportProof, matches};
use leptos::prelude::*;

use super::sending::Sending;
use crate::{
    format,
    i18n::{I18n, ReportTexts, Words as _, use_i18n},
    kit::{Button, Icon, Notice, Tone},
};

/// What was told.
#[component]
pub fn Told(
    /// The report.
    sending: Sending,
    /// Told that it is to be changed.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let editable = Memo::new(move |_| sending.report().is_some_and(|report| report.editable));
    view! {
        <Notice tone=Tone::Good icon=Icon::Check title=move || ReportTexts::of(i18n).thanks>
            <p>{move || sending.report().and_then(|report| said(&report, i18n))}</p>
            <p>{move || sending.report().and_then(|report| proof(&report, i18n))}</p>
        </Notice>
        {move || {
            let until = sending.report().and_then(|report| report.open_until);
            match (editable.get(), until) {
                (true, Some(until)) => {
                    view! {
                        <p>{move || (ReportTexts::of(i18n).until)(&format::own_day(until, i18n.locale()))}</p>
                        <p class="actions">
                            <Button icon=Icon::Pen on_press=on_change>{move || ReportTexts::of(i18n).change}</Button>
                        </p>
                    }
                        .into_any()
                }
                _ => view! { <p>{move || ReportTexts::of(i18n).closed}</p> }.into_any(),
            }
        }}
    }
}

/// What one has told, in a sentence.
fn said(report: &CafeReport, i18n: I18n) -> Option<String> {
    let (texts, locale) = (ReportTexts::of(i18n), i18n.locale());
    let content = &report.mine()?.content;
    match (content.people, content.counting, content.not_held_reason) {
        (Some(people), Some(counting), _) => {
            let people = (u64::from(people), format::number(people.into(), locale));
            Some((texts.said)((people.0, &people.1), counting.words(locale)))
        }
        (_, _, Some(reason)) => Some((texts.said_not)(reason.words(locale))),
        _ => None,
    }
}

/// How far the number is trusted, and whether it is one's own that counts.
fn proof(report: &CafeReport, i18n: I18n) -> Option<String> {
    let texts = ReportTexts::of(i18n);
    let Reached { people, proof } = report.reached?;
    // Numbers that match differ a little: that one's own is the greater of two says nothing against it.
    let mine = report.mine()?.content.people;
    let is_other = mine.is_none_or(|mine| !matches(mine.min(people), mine.max(people)));
    if is_other {
        let words = match proof {
            ReportProof::Declared => texts.lowest,
            ReportProof::Matched => texts.others_match,
            ReportProof::Verified => texts.verified_other,
        };
        return Some(words(&format::number(people.into(), i18n.locale())));
    }
    let words = match proof {
        ReportProof::Declared => texts.declared,
        ReportProof::Matched => texts.matched,
        ReportProof::Verified => texts.verified,
    };
    Some(words.to_owned())
}

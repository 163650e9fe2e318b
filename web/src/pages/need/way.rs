//! How far a need has come: received, proposed, accepted, a café in the agenda.

use cafeia_shared::needs::{Need, NeedStatus};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{MyNeedTexts, use_i18n},
    kit::{Icon, Pictogram},
};

/// A stage of the way: its name, whether one is there, and since when.
#[derive(Clone, Copy)]
pub struct Step {
    name: fn(&MyNeedTexts) -> &'static str,
    reached: bool,
    at: Option<DateTime<Utc>>,
}

/// The stages of a need's way; the last one that is reached is where it stands.
pub fn way(need: &Need) -> Vec<Step> {
    let step = |name: fn(&MyNeedTexts) -> &'static str, reached, at| Step { name, reached, at };
    let received = step(|texts| texts.received, true, Some(need.received_at));
    match need.status {
        NeedStatus::Declined => vec![received, step(|texts| texts.declined, true, need.decided_at)],
        NeedStatus::Withdrawn => vec![received, step(|texts| texts.withdrawn, true, None)],
        status => {
            let comes = matches!(status, NeedStatus::Accepted | NeedStatus::Done);
            let done = status == NeedStatus::Done;
            let proposed = comes || status == NeedStatus::Proposed;
            vec![
                received,
                step(|texts| texts.proposed, proposed, need.proposed_at.filter(|_| proposed)),
                step(|texts| texts.accepted, comes, need.accepted_at),
                step(|texts| texts.done, done, need.decided_at.filter(|_| done)),
            ]
        }
    }
}

/// The way of a need, with its times.
#[component]
pub fn Way(
    /// Its stages.
    way: Vec<Step>,
) -> impl IntoView {
    let i18n = use_i18n();
    let here = way.iter().rposition(|step| step.reached);
    let step = move |(index, Step { name, reached, at }): (usize, Step)| {
        let is_here = here == Some(index);
        view! {
            <li
                class="progress__step"
                class:progress__step--reached=reached
                class:progress__step--here=is_here
                aria-current=is_here.then_some("step")
            >
                <span class="progress__mark" aria-hidden="true">
                    {reached.then(|| view! { <Pictogram icon=Icon::Check/> })}
                </span>
                <span class="progress__words">
                    <span class="progress__name">{move || name(MyNeedTexts::of(i18n))}</span>
                    <span class="progress__when">
                        {move || match at {
                            Some(at) => format::moment(at, i18n.locale()),
                            None if reached => String::new(),
                            None => MyNeedTexts::of(i18n).ahead.to_owned(),
                        }}
                    </span>
                </span>
            </li>
        }
    };
    view! {
        <ol class="progress" aria-label=move || MyNeedTexts::of(i18n).way>
            {way.into_iter().enumerate().map(step).collect_view()}
        </ol>
    }
}

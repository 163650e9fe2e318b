//! How a café went, told by somebody who was there: its letter's link leads here. Made for a telephone with a poor line: what
//! is typed is kept, and sent when the network is back.

mod form;
mod more;
mod sending;
mod told;
mod typed;

use cafeia_shared::{reports::CafeReport, site::SitePage};
use leptos::{prelude::*, task::spawn_local};

use self::{
    form::ReportForm,
    sending::Sending,
    told::Told,
    typed::{Kept, Place, Typed},
};
use crate::{
    client::{self, session::Denial},
    format,
    i18n::{FrameTexts, ReportTexts, use_i18n},
    kit::{Icon, Notice, Skeleton, Tone},
    pages::{
        Trouble,
        private_link::{LinkedPage, PrivateLink},
    },
};

/// The page.
#[component]
pub fn ReportPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkedPage
            link=PrivateLink::REPORT
            title=move || ReportTexts::of(i18n).title
            no_link=move || ReportTexts::of(i18n).no_link
            no_link_help=move || ReportTexts::of(i18n).no_link_help
            draw=|token| view! { <ByLink token/> }.into_any()
        />
    }
}

/// What stands on the page.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    /// The answer is on its way.
    Loading,
    /// The form.
    Form,
    /// What was told.
    Told,
    /// The link is over.
    Over,
    /// Something else is in the way.
    Trouble(Denial),
}

/// The report of a link, in each of its states. Without a network the form stands there all the same.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let i18n = use_i18n();
    let place = Place::of(&token);
    let kept = place.read();
    let sending = Sending::new(token, place, kept.clone());
    let shown = RwSignal::new(if kept.is_some() { Shown::Form } else { Shown::Loading });
    let ask = move |()| {
        // Not in there: the page may have been left before that begins.
        let token = sending.token();
        spawn_local(async move {
            let came = client::my_report(&token).await;
            let show = |state| {
                // The page may have been left.
                shown.try_set(state);
            };
            match came {
                Ok(report) => {
                    let has_told = report.mine().is_some();
                    sending.knows(report);
                    // What is being written stays under one's hands.
                    if shown.try_get_untracked() != Some(Shown::Form) {
                        show(if has_told { Shown::Told } else { Shown::Form });
                    }
                }
                Err(Denial::Unreachable) => show(Shown::Form),
                Err(denial) if denial.is_of_a_dead_link() => {
                    PrivateLink::REPORT.forget();
                    show(Shown::Over);
                }
                Err(denial) => show(Shown::Trouble(denial)),
            }
        });
    };
    ask(());
    sending.start(
        Callback::new(move |()| {
            shown.try_set(Shown::Told);
        }),
        Callback::new(move |()| {
            shown.try_set(Shown::Over);
        }),
        Callback::new(ask),
    );
    let state = Memo::new(move |_| shown.get());
    view! {
        {move || sending.report().map(|report| view! { <About report/> })}
        {move || match state.get() {
            Shown::Loading => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any(),
            Shown::Form => view! { <ReportForm sending/> }.into_any(),
            Shown::Told => {
                let change = move |()| {
                    sending.change();
                    shown.set(Shown::Form);
                };
                view! { <Told sending on_change=change/> }.into_any()
            }
            Shown::Over => view! { <Over/> }.into_any(),
            Shown::Trouble(denial) => view! { <Trouble error=denial.into() on_retry=ask/> }.into_any(),
        }}
    }
}

/// Which café it is.
#[component]
fn About(report: CafeReport) -> impl IntoView {
    let i18n = use_i18n();
    let cafe = report.cafe;
    let when = {
        let (starts_at, zone) = (cafe.starts_at, cafe.timezone.clone());
        move || format::long_day(starts_at, &zone, i18n.locale())
    };
    let where_it_was: Vec<String> =
        cafe.place_name.into_iter().chain(cafe.commune.map(|commune| commune.name)).collect();
    let where_it_was = where_it_was.join(", ");
    view! {
        <h2 class="proposal__title">{cafe.title}</h2>
        <p>
            {when}
            {(!where_it_was.is_empty()).then(|| format!(" · {where_it_was}"))}
        </p>
    }
}

/// The link is over.
#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice tone=Tone::Plain icon=Icon::Clock title=move || ReportTexts::of(i18n).over>
            <p>{move || ReportTexts::of(i18n).over_help}</p>
            <p class="actions">
                <a class="button" href=SitePage::Agenda.to_string()>{move || ReportTexts::of(i18n).agenda}</a>
            </p>
        </Notice>
    }
}

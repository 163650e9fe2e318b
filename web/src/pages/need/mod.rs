//! A need's private page, to which its letter's link leads: where it stands, what is said, and what its asker can do with it.

mod mine;
mod way;

use cafeia_shared::{needs::Need, site::SitePage};
use leptos::{prelude::*, task::spawn_local};

use self::mine::Mine;
use crate::{
    client::{self, session::Denial},
    i18n::{FrameTexts, MyNeedTexts, use_i18n},
    kit::{Icon, Notice, Skeleton},
    pages::{
        Trouble,
        private_link::{LinkedPage, PrivateLink},
    },
};

/// The page.
#[component]
pub fn NeedPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkedPage
            link=PrivateLink::NEED
            title=move || MyNeedTexts::of(i18n).title
            no_link=move || MyNeedTexts::of(i18n).no_link
            no_link_help=move || MyNeedTexts::of(i18n).no_link_help
            draw=|token| view! { <ByLink token/> }.into_any()
        />
    }
}

/// The need of a link, in each of its states: on its way, there, over, in trouble.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let i18n = use_i18n();
    let token = StoredValue::new(token);
    let answer = RwSignal::new(None::<Result<Need, Denial>>);
    let ask = move |()| {
        answer.set(None);
        // Not in there: the page may have been left before that begins.
        let token = token.get_value();
        spawn_local(async move {
            let came = client::my_need(&token).await;
            // The page may have been left.
            answer.try_set(Some(came));
        });
    };
    ask(());
    // It is drawn once; what changes after that comes through the signal.
    let there =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|came| came.as_ref().err().cloned())));
    move || match there.get() {
        None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any(),
        Some(None) => {
            let need = answer.get_untracked().and_then(Result::ok);
            need.map(|need| view! { <Mine token need on_refresh=ask/> }.into_any()).into_any()
        }
        Some(Some(denial)) if denial.is_of_a_dead_link() => {
            PrivateLink::NEED.forget();
            view! { <Over/> }.into_any()
        }
        Some(Some(denial)) => view! { <Trouble error=denial.into() on_retry=ask/> }.into_any(),
    }
}

/// The link is over.
#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice icon=Icon::Clock title=move || MyNeedTexts::of(i18n).over>
            <p>{move || MyNeedTexts::of(i18n).over_help}</p>
            <p class="actions">
                <a class="button button--primary" href=SitePage::Ask.to_string()>
                    {move || MyNeedTexts::of(i18n).ask_again}
                </a>
            </p>
        </Notice>
    }
}

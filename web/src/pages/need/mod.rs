//! A need's private page, to which its letter's link leads: where it stands, what is said, and what its asker can do with it.

mod mine;
mod way;

use cafeia_shared::site::SitePage;
use leptos::prelude::*;

use self::mine::Mine;
use crate::{
    client,
    i18n::{MyNeedTexts, use_i18n},
    kit::{Icon, Notice},
    pages::private_link::{Linked, LinkedPage, PrivateLink},
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

/// The need of a link.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let token = StoredValue::new(token);
    view! {
        <Linked
            link=PrivateLink::NEED
            token
            ask=|token: String| async move { client::my_need(&token).await }
            over=|| view! { <Over/> }.into_any()
            draw=move |need, on_refresh| view! { <Mine token need on_refresh/> }.into_any()
        />
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

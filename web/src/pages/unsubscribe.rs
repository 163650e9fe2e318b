//! Where the link leads by which one wants no more letters that are sent to many: following it says so, and it is undone there.

use cafeia_shared::{
    mailings::MailingSubscription,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use super::private_link::{Linked, LinkedPage, PrivateLink};
use crate::{
    client,
    i18n::{UnsubscribeTexts, use_i18n},
    kit::{Button, Icon, Notice, Tone},
};

/// The page.
#[component]
pub fn UnsubscribePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkedPage
            link=PrivateLink::SUBSCRIPTION
            title=move || UnsubscribeTexts::of(i18n).title
            no_link=move || UnsubscribeTexts::of(i18n).no_link
            no_link_help=move || UnsubscribeTexts::of(i18n).no_link_help
            draw=|token| view! { <ByLink token/> }.into_any()
        />
    }
}

/// The link is followed by taking oneself off; what it answers says how to come back.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let token = StoredValue::new(token);
    let subscribed = StoredValue::new(false);
    view! {
        <Linked
            link=PrivateLink::SUBSCRIPTION
            token
            ask=move |token: String| async move { client::subscribe(&token, subscribed.get_value()).await }
            over=|| view! { <Over/> }.into_any()
            draw=move |now: MailingSubscription, again| {
                let on_say = Callback::new(move |wanted| {
                    subscribed.set_value(wanted);
                    again.run(());
                });
                view! { <Noted subscribed=now.subscribed on_say/> }.into_any()
            }
        />
    }
}

/// The link is over.
#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice tone=Tone::Plain icon=Icon::Clock title=move || UnsubscribeTexts::of(i18n).over>
            <p>{move || UnsubscribeTexts::of(i18n).over_help}</p>
        </Notice>
    }
}

#[component]
fn Noted(subscribed: bool, on_say: Callback<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let words = move |texts: &'static UnsubscribeTexts| {
        if subscribed {
            (texts.subscribed, texts.subscribed_help, texts.unsubscribe)
        } else {
            (texts.unsubscribed, texts.unsubscribed_help, texts.subscribe)
        }
    };
    let account = SitePage::Workspace(WorkspacePage::Account).to_string();
    view! {
        <div role="status">
            <Notice icon=Icon::Check title=move || words(UnsubscribeTexts::of(i18n)).0>
                <p>{move || words(UnsubscribeTexts::of(i18n)).1}</p>
                <p class="actions">
                    <Button on_press=move |()| on_say.run(!subscribed)>
                        {move || words(UnsubscribeTexts::of(i18n)).2}
                    </Button>
                    <a class="button button--quiet" href=account>{move || UnsubscribeTexts::of(i18n).account}</a>
                </p>
            </Notice>
        </div>
    }
}

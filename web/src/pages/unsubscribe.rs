//! Where the link leads by which one wants no more letters that are sent to many: following it says so, and it is undone there.

use cafeia_shared::{
    mailings::MailingSubscription,
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    Trouble,
    private_link::{LinkedPage, PrivateLink},
};
use crate::{
    client::{self, session::Denial},
    i18n::{FrameTexts, UnsubscribeTexts, use_i18n},
    kit::{Button, Icon, Notice, Skeleton, Tone},
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

/// What became of what was said; nothing while it is on its way.
type Came = Option<Result<MailingSubscription, Denial>>;

#[component]
fn ByLink(token: String) -> impl IntoView {
    let i18n = use_i18n();
    let came = RwSignal::new(None::<Result<MailingSubscription, Denial>>);
    let token = StoredValue::new(token);
    let wanted = StoredValue::new(false);
    let say = move |subscribed: bool| {
        wanted.set_value(subscribed);
        came.set(None);
        spawn_local(async move {
            let answer = client::subscribe(&token.get_value(), subscribed).await;
            if matches!(&answer, Err(denial) if denial.is_of_a_dead_link()) {
                PrivateLink::SUBSCRIPTION.forget();
            }
            // The page may have been left.
            came.try_set(Some(answer));
        });
    };
    say(false);
    let on_say = Callback::new(say);
    let on_retry = Callback::new(move |()| say(wanted.get_value()));
    let draw = move |came: Came| match came {
        None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=1/> }.into_any(),
        Some(Ok(now)) => view! { <Noted subscribed=now.subscribed on_say/> }.into_any(),
        Some(Err(denial)) if denial.is_of_a_dead_link() => view! {
            <Notice tone=Tone::Plain icon=Icon::Clock title=move || UnsubscribeTexts::of(i18n).over>
                <p>{move || UnsubscribeTexts::of(i18n).over_help}</p>
            </Notice>
        }
        .into_any(),
        Some(Err(denial)) => view! { <Trouble error=denial.into() on_retry/> }.into_any(),
    };
    move || draw(came.get())
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

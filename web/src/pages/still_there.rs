//! Where the link of the letter leads that asks whether somebody is still there: following it is the answer.

use cafeia_shared::{
    life::{LivingKind, SignOfLife},
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    Trouble,
    private_link::{LinkedPage, PrivateLink},
};
use crate::{
    client::{self, session::Denial},
    i18n::{FrameTexts, StillThereTexts, use_i18n},
    kit::{Icon, Notice, Skeleton, Tone},
};

/// The page.
#[component]
pub fn StillTherePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkedPage
            link=PrivateLink::SIGN_OF_LIFE
            title=move || StillThereTexts::of(i18n).title
            no_link=move || StillThereTexts::of(i18n).no_link
            no_link_help=move || StillThereTexts::of(i18n).no_link_help
            draw=|token| view! { <ByLink token/> }.into_any()
        />
    }
}

/// What became of the answer; nothing while it is on its way.
type Came = Option<Result<SignOfLife, Denial>>;

#[component]
fn ByLink(token: String) -> impl IntoView {
    let i18n = use_i18n();
    let came = RwSignal::new(None::<Result<SignOfLife, Denial>>);
    let token = StoredValue::new(token);
    let say = move |()| {
        came.set(None);
        spawn_local(async move {
            let answer = client::give_sign_of_life(&token.get_value()).await;
            if matches!(&answer, Err(denial) if denial.is_of_a_dead_link()) {
                PrivateLink::SIGN_OF_LIFE.forget();
            }
            // The page may have been left.
            came.try_set(Some(answer));
        });
    };
    say(());
    let on_retry = Callback::new(say);
    let draw = move |came: Came| match came {
        None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=1/> }.into_any(),
        Some(Ok(sign)) => view! { <Noted sign/> }.into_any(),
        Some(Err(denial)) if denial.is_of_a_dead_link() => view! { <Over/> }.into_any(),
        Some(Err(denial)) => view! { <Trouble error=denial.into() on_retry/> }.into_any(),
    };
    move || draw(came.get())
}

#[component]
fn Noted(sign: SignOfLife) -> impl IntoView {
    let i18n = use_i18n();
    let SignOfLife { kind, name, slug, shown, .. } = sign;
    let words = move || {
        let texts = StillThereTexts::of(i18n);
        match (kind, shown) {
            (LivingKind::Facilitator, true) => (texts.facilitator_shown)(&name),
            (LivingKind::Facilitator, false) => (texts.facilitator_hidden)(&name),
            (LivingKind::Organisation, _) => (texts.organisation_shown)(&name),
            (LivingKind::Need, _) => (texts.need_shown)(&name),
        }
    };
    // A need has no page for everybody, and its asker no account.
    let is_need = kind == LivingKind::Need;
    let page = slug.filter(|_| shown).map(|slug| match kind {
        LivingKind::Facilitator => SitePage::Facilitator(&slug).to_string(),
        LivingKind::Organisation | LivingKind::Need => SitePage::Organisation(&slug).to_string(),
    });
    let workspace = SitePage::Workspace(WorkspacePage::Home).to_string();
    view! {
        <div role="status">
            <Notice icon=Icon::Check title=move || StillThereTexts::of(i18n).noted>
                <p>{words}</p>
                <p>
                    {move || {
                        let texts = StillThereTexts::of(i18n);
                        if is_need { texts.need_leave } else { texts.leave }
                    }}
                </p>
                <p class="actions">
                    {page
                        .map(|page| {
                            view! {
                                <a class="button button--primary" href=page>
                                    {move || StillThereTexts::of(i18n).see}
                                </a>
                            }
                        })}
                    {(!is_need)
                        .then(|| {
                            view! { <a class="button" href=workspace>{move || StillThereTexts::of(i18n).sign_in}</a> }
                        })}
                </p>
            </Notice>
        </div>
    }
}

#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = SitePage::Workspace(WorkspacePage::Home).to_string();
    view! {
        <Notice tone=Tone::Plain icon=Icon::Clock title=move || StillThereTexts::of(i18n).over>
            <p>{move || StillThereTexts::of(i18n).over_help}</p>
            <p class="actions">
                <a class="button" href=workspace>{move || StillThereTexts::of(i18n).sign_in}</a>
            </p>
        </Notice>
    }
}

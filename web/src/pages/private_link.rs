//! A private link: its token comes behind `#`, which no server sees, and does not stay in the address, where it would be
//! copied with it. The tab keeps it for a reload, and no longer.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use crate::{
    client::session::Denial,
    i18n::{FrameTexts, use_i18n},
    kit::{Icon, Notice, PageHeading, Skeleton, Tone},
    pages::Trouble,
    tab_storage,
};

/// What a link leads to, by where the tab keeps it.
#[derive(Debug, Clone, Copy)]
pub struct PrivateLink(&'static str);

impl PrivateLink {
    /// To a proposal.
    pub const PROPOSAL: Self = Self("cafeia.proposal.link");
    /// To a need.
    pub const NEED: Self = Self("cafeia.need.link");
    /// To the report of a café.
    pub const REPORT: Self = Self("cafeia.report.link");
    /// To say that somebody is still there.
    pub const SIGN_OF_LIFE: Self = Self("cafeia.sign_of_life.link");
    /// To what is sent to many.
    pub const SUBSCRIPTION: Self = Self("cafeia.subscription.link");

    /// The token of the link that led here, or that the tab has kept.
    pub fn token(self) -> Signal<Option<String>> {
        let location = use_location();
        let navigate = use_navigate();
        let in_address = move || location.hash.with(|hash| hash.trim_start_matches('#').to_owned());
        let led_here = Some(untrack(in_address)).filter(|token| !token.is_empty());
        let link = RwSignal::new(led_here.or_else(|| tab_storage::read(self.0)));
        Effect::new(move || {
            let token = in_address();
            if token.is_empty() {
                return;
            }
            tab_storage::keep(self.0, &token);
            if link.get_untracked().as_ref() != Some(&token) {
                link.set(Some(token));
            }
            let path = location.pathname.get_untracked();
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&path, options);
        });
        link.into()
    }

    /// Forgets a link that is over.
    pub fn forget(self) {
        tab_storage::forget(self.0);
    }
}

/// The page to which a private link leads: what it is about, or that the link is not whole.
#[component]
pub fn LinkedPage(
    /// The link.
    link: PrivateLink,
    /// The page's heading.
    #[prop(into)]
    title: TextProp,
    /// Said of an address without a link.
    #[prop(into)]
    no_link: TextProp,
    /// What one can do then.
    #[prop(into)]
    no_link_help: TextProp,
    /// Draws what the link leads to, from its token.
    draw: fn(String) -> AnyView,
) -> impl IntoView {
    let i18n = use_i18n();
    let token = link.token();
    let without = move || {
        let (no_link, help) = (no_link.clone(), no_link_help.clone());
        view! {
            <Notice tone=Tone::Warning icon=Icon::Link title=no_link>
                <p>{move || help.get()}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <article class="page workspace">
            <PageHeading text=title site=move || FrameTexts::of(i18n).site/>
            {move || token.get().map_or_else(&without, draw)}
        </article>
    }
}

/// What a link is answered, in each of its states: on its way, there, over, in trouble. It is asked for at once, and again
/// when what is drawn says so.
#[component]
pub fn Linked<Answer, Ask, Asked, Draw>(
    /// The link.
    link: PrivateLink,
    /// Its token.
    token: StoredValue<String>,
    /// Asks, by the token.
    ask: Ask,
    /// Drawn when the link is over.
    over: fn() -> AnyView,
    /// Draws the answer; told how to ask again.
    draw: Draw,
) -> impl IntoView
where
    Answer: Clone + Send + Sync + 'static,
    Ask: Fn(String) -> Asked + Send + Sync + 'static,
    Asked: Future<Output = Result<Answer, Denial>> + 'static,
    Draw: Fn(Answer, Callback<()>) -> AnyView + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let answer = RwSignal::new(None::<Result<Answer, Denial>>);
    let again = Callback::new(move |()| {
        answer.set(None);
        // Not in there: the page may have been left before that begins.
        let asked = ask(token.get_value());
        spawn_local(async move {
            let came = asked.await;
            if matches!(&came, Err(denial) if denial.is_of_a_dead_link()) {
                link.forget();
            }
            // The page may have been left.
            answer.try_set(Some(came));
        });
    });
    again.run(());
    move || match answer.get() {
        None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any(),
        Some(Ok(answer)) => draw(answer, again),
        Some(Err(denial)) if denial.is_of_a_dead_link() => over(),
        Some(Err(denial)) => view! { <Trouble error=denial.into() on_retry=again/> }.into_any(),
    }
}

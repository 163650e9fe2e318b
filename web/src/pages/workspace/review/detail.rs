//! What is opened: what is written, where it is, what may be the same, and the decision.

use cafeia_shared::{
    cafes::NewCafe,
    proposals::{ProposerHistory, ReviewedProposal},
};
use leptos::{html, prelude::*};

use super::{
    clock::Clock,
    decision::{Deciding, Draft, Verdict},
    desk::{Desk, Outcome},
    entry::Key,
    list::{KindBadge, OutcomeWords},
    opened::Opened,
    place_map::PlaceMap,
    similar::Similar,
    standing::Standing,
};
use crate::{
    client::CallError,
    i18n::{ReviewTexts, Words as _, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Tone},
    pages::{
        contact::MailLink,
        fetched::{Awaited, use_fetched},
        workspace::{pending::Pending, written::Written},
    },
};

async fn ask(key: Key) -> Result<Opened, CallError> {
    // A café of others is as good as absent here, public or not.
    Opened::ask(key).await.map_err(CallError::as_if_absent)
}

/// What is opened.
#[component]
pub fn Detail(
    /// The desk.
    desk: Desk,
    /// Which one.
    key: Key,
    /// What is being decided.
    draft: Draft,
    /// The present instant.
    now: Signal<chrono::DateTime<chrono::Utc>>,
    /// Told what a decision led to.
    #[prop(into)]
    on_decided: Callback<(Verdict, Opened)>,
    /// Told to go back to the queue.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(key), ask);
    let outcome = Memo::new(move |_| desk.outcome(key));
    // The heading takes the focus when one opens it, not when it comes anew.
    let fresh = StoredValue::new(true);
    let draw = move |opened: Opened| {
        let takes_focus = fresh.get_value();
        fresh.set_value(false);
        desk.meet(&opened);
        view! {
            <Whole
                desk
                opened
                draft
                now
                takes_focus
                on_decided
                on_refused=move |()| {
                    // What was changed by somebody else is read again; what was not keeps what is typed.
                    if let Some(Outcome::Changed | Outcome::Elsewhere(_)) = untrack(|| desk.outcome(key)) {
                        fetched.on_retry.run(());
                    }
                }
            />
        }
        .into_any()
    };
    let gone = move || {
        view! {
            <Notice tone=Tone::Warning icon=Icon::Info title=move || ReviewTexts::of(i18n).gone>
                <p>{move || ReviewTexts::of(i18n).gone_help}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <section class="review__opened" aria-label=move || ReviewTexts::of(i18n).opened>
            <p>
                <Button kind=ButtonKind::Quiet icon=Icon::Back on_press=on_close>
                    {move || ReviewTexts::of(i18n).back}
                </Button>
            </p>
            {move || outcome.get().map(|outcome| view! { <OutcomeWords desk key outcome/> })}
            <Awaited fetched rows=2 gone draw/>
        </section>
    }
}

/// All of it.
#[component]
fn Whole(
    desk: Desk,
    opened: Opened,
    draft: Draft,
    now: Signal<chrono::DateTime<chrono::Utc>>,
    takes_focus: bool,
    on_decided: Callback<(Verdict, Opened)>,
    #[prop(into)] on_refused: Callback<()>,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(move |heading| {
        if takes_focus {
            // It is in the document, and can be focused.
            let _ = heading.focus();
        }
    });
    let content = opened.content();
    let entry = opened.entry();
    let place = opened.place();
    let (kind, waits) = (entry.kind(), opened.waits());
    let slug = opened.slug().map(str::to_owned);
    let proposal = match &opened {
        Opened::Proposal(one) => Some((**one).clone()),
        Opened::Cafe(_) => None,
    };
    let message =
        proposal.as_ref().map(|one| one.proposal.cafe.message.clone()).filter(|words| !words.is_empty());
    view! {
        <header class="review__title">
            <h2 node_ref=heading tabindex="-1">{opened.title().to_owned()}</h2>
            <p class="badges">
                {waits.then(|| view! { <KindBadge kind/><Clock since=entry.since() now/> })}
            </p>
        </header>
        <Pending fields=opened.pending()/>
        {message.map(|message| view! { <Message message/> })}
        {proposal.map(|one| view! { <WhoProposes one/> })}
        {(!waits).then(|| view! { <Standing opened=opened.clone()/> })}
        <div class="review__columns">
            <Written content=content.clone() place=place.clone() slug/>
            <div class="review__aside">
                <PlaceMap place mode=content.mode place_id=content.place_id/>
                <Likely opened=opened.clone() content/>
            </div>
        </div>
        <Deciding desk opened draft on_decided on_refused/>
    }
}

/// Near duplicates: those that come with a proposal; of a café, those that are asked for.
#[component]
fn Likely(opened: Opened, content: NewCafe) -> impl IntoView {
    match opened {
        Opened::Proposal(one) => view! { <super::similar::SimilarList found=one.similar/> }.into_any(),
        Opened::Cafe(cafe) => view! { <Similar id=cafe.summary.id content/> }.into_any(),
    }
}

/// What the proposer says to whoever reviews.
#[component]
fn Message(message: String) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <figure class="review__message">
            <figcaption>{move || ReviewTexts::of(i18n).message}</figcaption>
            <blockquote>{message}</blockquote>
        </figure>
    }
}

/// Who proposes it, and what became of what they proposed before.
#[component]
fn WhoProposes(one: ReviewedProposal) -> impl IntoView {
    let i18n = use_i18n();
    let ReviewedProposal { proposal, history, .. } = one;
    let proposer = proposal.proposer;
    let language = proposer.locale;
    view! {
        <section class="review__who">
            <h3>{move || ReviewTexts::of(i18n).who}</h3>
            <p><strong>{proposer.name}</strong> " · " {move || language.words(i18n.locale())}</p>
            {(!proposer.email.is_empty()).then(|| view! { <MailLink mail=proposer.email/> })}
            <p>{move || in_words(history, i18n)}</p>
        </section>
    }
}

fn in_words(history: ProposerHistory, i18n: crate::i18n::I18n) -> String {
    let texts = ReviewTexts::of(i18n);
    let ProposerHistory { accepted, refused, waiting } = history;
    let counted =
        [(accepted, texts.accepted_before), (refused, texts.refused_before), (waiting, texts.waiting_before)];
    let parts: Vec<_> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| words(count.into()))
        .collect();
    if parts.is_empty() { texts.first_one.to_owned() } else { (texts.before)(&parts.join(", ")) }
}

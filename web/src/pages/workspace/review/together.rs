//! Several at once: the same decision on all that are ticked.

use leptos::{prelude::*, task::spawn_local};

use super::{
    decision::{Decision, ReadySentences, Verdict},
    desk::Desk,
    entry::Key,
};
use crate::{
    format,
    i18n::{FrameTexts, ReviewTexts, WorkspaceTexts, use_i18n},
    kit::{Badge, Button, ButtonKind, Dialog, Form, FormState, Icon, Submit, TextArea, Tone},
    pages::workspace::forms::is_sound,
};

/// Characters of a reason that goes with every kind of thing that waits.
const REASON: usize = 200;

/// How many are ticked, and what can be done with them.
#[component]
pub fn Together(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let i18n = use_i18n();
    let deciding = RwSignal::new(None::<Verdict>);
    let count = Memo::new(move |_| desk.ticked.with(std::collections::BTreeSet::len) as u64);
    let all = move || {
        desk.queue.with(|queue| {
            let shown = queue.shown();
            desk.ticked
                .with(|ticked| !shown.is_empty() && shown.iter().all(|entry| ticked.contains(&entry.key())))
        })
    };
    let tick_all = move |on: bool| {
        let keys: Vec<Key> =
            desk.queue.with_untracked(|queue| queue.shown().iter().map(super::entry::Entry::key).collect());
        desk.ticked.update(|ticked| {
            ticked.clear();
            if on {
                ticked.extend(keys);
            }
        });
    };
    view! {
        <div class="together" role="group" aria-label=move || ReviewTexts::of(i18n).together>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=all
                    on:change:target=move |event| tick_all(event.target().checked())
                />
                <span>{move || ReviewTexts::of(i18n).tick_all}</span>
            </label>
            <p role="status" class="together__count">
                {move || {
                    let count = count.get();
                    (count > 0)
                        .then(|| (ReviewTexts::of(i18n).ticked)(count, &format::number(count, i18n.locale())))
                }}
            </p>
            {move || {
                (count.get() > 0)
                    .then(|| {
                        view! {
                            <Button icon=Icon::Check on_press=move |()| deciding.set(Some(Verdict::Approve))>
                                {move || ReviewTexts::of(i18n).approve_ticked}
                            </Button>
                            <Button icon=Icon::Close on_press=move |()| deciding.set(Some(Verdict::Refuse))>
                                {move || ReviewTexts::of(i18n).refuse_ticked}
                            </Button>
                        }
                    })
            }}
            <Question desk deciding/>
        </div>
    }
}

/// The dialog where the same is decided on several.
#[component]
fn Question(desk: Desk, deciding: RwSignal<Option<Verdict>>) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let form = FormState::new();
    let reason = RwSignal::new(String::new());
    Effect::new(move || {
        form.clear();
        open.set(deciding.get().is_some());
    });
    // Closed by its button or a key: then nothing is decided.
    Effect::new(move || {
        if !open.get() && deciding.get_untracked().is_some() {
            deciding.set(None);
        }
    });
    let submit = move |()| {
        let Some(verdict) = deciding.get_untracked() else { return };
        let decision = Decision::new(verdict, &reason.get_untracked());
        // A reason has to go with each of them.
        if !is_sound(form, i18n, &decision.faults(verdict == Verdict::Approve)) {
            return;
        }
        reason.set(String::new());
        deciding.set(None);
        // What becomes of each is said where it stands.
        spawn_local(desk.decide_together(decision));
    };
    let titles = move || {
        let ticked = desk.ticked.get();
        desk.queue.with(|queue| {
            let now = format::now();
            let approves = deciding.get() == Some(Verdict::Approve);
            let entries = ticked.iter().filter_map(|key| queue.get(*key));
            let titles = entries.map(|entry| (entry.title().to_owned(), approves && entry.is_late(now)));
            let over =
                move || view! { " " <Badge tone=Tone::Warning>{move || ReviewTexts::of(i18n).over}</Badge> };
            titles.map(|(title, is_late)| view! { <li>{title} {is_late.then(over)}</li> }).collect_view()
        })
    };
    let name = move || {
        let texts = ReviewTexts::of(i18n);
        if deciding.get() == Some(Verdict::Refuse) { texts.refuse_ticked } else { texts.approve_ticked }
    };
    view! {
        <Dialog title=name close=move || FrameTexts::of(i18n).close open>
            {move || {
                deciding
                    .get()
                    .map(|verdict| {
                        view! {
                            <ul class="together__titles">{titles}</ul>
                            <p>{move || ReviewTexts::of(i18n).together_help(verdict)}</p>
                            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                                <TextArea
                                    name="reason"
                                    label=move || ReviewTexts::of(i18n).reason_label(verdict)
                                    value=reason
                                    hint=move || ReviewTexts::of(i18n).reason_hint(verdict, true)
                                    rows=3
                                    most=REASON
                                />
                                <ReadySentences verdict language=None reason/>
                                <p class="actions">
                                    <Submit>{name}</Submit>
                                    <Button kind=ButtonKind::Quiet on_press=move |()| deciding.set(None)>
                                        {move || ReviewTexts::of(i18n).not_now}
                                    </Button>
                                </p>
                            </Form>
                        }
                    })
            }}
        </Dialog>
    }
}

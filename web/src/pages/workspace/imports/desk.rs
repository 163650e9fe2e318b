//! A file that is opened: how far it has come, and what can be done with it.

use std::time::Duration;

use cafeia_shared::imports::{Import, ImportCounts, ImportState, LineState};
use leptos::{prelude::*, task::spawn_local};

use super::{columns::Columns, lines::Lines, steps::Steps};
use crate::{
    client, format,
    i18n::{ImportsTexts, Words as _, use_i18n},
    kit::{Icon, Notice, Tone},
};

/// How often it is asked how far the work has come.
const BEAT: Duration = Duration::from_millis(700);
/// After so many beats without any progress the work is waited for: its server may have been stopped. About ten seconds.
const PATIENCE: u32 = 15;

/// The file, as it was asked for last.
#[derive(Clone, Copy)]
pub struct Current(pub RwSignal<Import>);

impl Current {
    /// Something about it. Tracked.
    pub fn with<T>(self, read: impl FnOnce(&Import) -> T) -> T {
        self.0.with(read)
    }

    /// Something about it at this moment.
    pub fn now<T>(self, read: impl FnOnce(&Import) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Asks how it is now.
    pub fn ask_again(self) {
        let id = self.now(|import| import.summary.id.to_string());
        spawn_local(async move {
            // Where no answer comes, the next beat asks again.
            if let Ok(import) = client::import(&id).await {
                // The page may have been left.
                self.0.try_set(import);
            }
        });
    }
}

/// Whether work is under way.
fn is_under_way(state: ImportState) -> bool {
    matches!(state, ImportState::Checking | ImportState::Making | ImportState::Undoing)
}

/// The file and what can be done with it.
#[component]
pub fn Desk(
    /// The file.
    import: Import,
) -> impl IntoView {
    let i18n = use_i18n();
    let (name, kind) = (import.summary.file_name.clone(), import.summary.kind);
    let current = Current(RwSignal::new(import));
    let state = Memo::new(move |_| current.with(|import| import.summary.state));
    let reached = Memo::new(move |_| current.with(|import| (import.summary.state, import.summary.done)));
    let idle = RwSignal::new(0_u32);
    Effect::new(move || {
        reached.track();
        idle.set(0);
    });
    let beat = move || {
        if is_under_way(state.get_untracked()) {
            idle.update(|beats| *beats = beats.saturating_add(1));
            current.ask_again();
        }
    };
    let waits = Memo::new(move |_| idle.get() > PATIENCE);
    // It fails in no window; without it, one sees how far the work has come when one comes back.
    if let Ok(beat) = set_interval_with_handle(beat, BEAT) {
        on_cleanup(move || beat.clear());
    }
    let heading = move || {
        let kind = kind.words(i18n.locale());
        if name.is_empty() { kind.to_owned() } else { format!("{name} ({kind})") }
    };
    view! {
        <h2>{heading}</h2>
        {move || is_under_way(state.get()).then(|| view! { <Progress current waits/> })}
        <Said current/>
        <Tally current/>
        {move || match state.get() {
            ImportState::Ready => {
                view! {
                    <Steps current/>
                    <Columns current/>
                    <Lines current/>
                }
                    .into_any()
            }
            ImportState::Made | ImportState::Undone => {
                view! {
                    <Steps current/>
                    <Lines current/>
                }
                    .into_any()
            }
            ImportState::Checking | ImportState::Making | ImportState::Undoing => ().into_any(),
        }}
    }
}

/// How far the work has come.
#[component]
fn Progress(current: Current, waits: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let all = Memo::new(move |_| {
        current.with(|import| match import.summary.state {
            // What is wrong or there already is not brought in, and only what was is taken out.
            ImportState::Making | ImportState::Undoing => {
                let ImportCounts { sound, made, undone, kept, .. } = import.summary.counts;
                sound + made + undone + kept
            }
            _ => import.summary.lines,
        })
    });
    let done = Memo::new(move |_| current.with(|import| import.summary.done).min(all.get()));
    let words = move || {
        let (done, all) = (u64::from(done.get()), u64::from(all.get()));
        let number = |count| format::number(count, i18n.locale());
        (ImportsTexts::of(i18n).progress)(
            &number((done * 100).checked_div(all).unwrap_or(0)),
            &number(done),
            &number(all),
        )
    };
    let label = move || current.with(|import| (ImportsTexts::of(i18n).working)(import.summary.state));
    view! {
        <div class="progress">
            <p role="status">{label}</p>
            <progress class="progress__bar" aria-label=label max=move || all.get() value=move || done.get()></progress>
            <p aria-hidden="true">{words}</p>
            <p role="status">{move || waits.get().then(|| ImportsTexts::of(i18n).waits)}</p>
        </div>
    }
}

/// What has come of it, said aloud when it changes.
#[component]
fn Said(current: Current) -> impl IntoView {
    let i18n = use_i18n();
    let words = Memo::new(move |_| {
        let texts = ImportsTexts::of(i18n);
        current.with(|import| {
            let (counts, lines) = (import.summary.counts, u64::from(import.summary.lines));
            let number = |count| format::number(count, i18n.locale());
            match import.summary.state {
                ImportState::Ready => Some((texts.checked)(lines, &number(lines))),
                ImportState::Made => {
                    Some((texts.made)(u64::from(counts.made), &number(u64::from(counts.made))))
                }
                ImportState::Undone => {
                    Some((texts.undone)(u64::from(counts.undone), &number(u64::from(counts.undone))))
                }
                _ => None,
            }
        })
    });
    let stopped = move || current.with(|import| import.summary.stopped_at).map(u64::from);
    view! {
        <p role="status"><strong>{move || words.get()}</strong></p>
        {move || {
            stopped()
                .map(|line| {
                    let title = move || (ImportsTexts::of(i18n).stopped)(&format::number(line, i18n.locale()));
                    view! { <Notice tone=Tone::Warning icon=Icon::Alert title/> }
                })
        }}
    }
}

/// How many lines stand where.
pub fn count(counts: &ImportCounts, state: LineState) -> u32 {
    match state {
        LineState::Unchecked => counts.unchecked,
        LineState::Sound => counts.sound,
        LineState::Faulty => counts.faulty,
        LineState::Duplicate => counts.duplicate,
        LineState::Made => counts.made,
        LineState::Undone => counts.undone,
        LineState::Kept => counts.kept,
    }
}

/// The numbers.
#[component]
fn Tally(current: Current) -> impl IntoView {
    let i18n = use_i18n();
    let counts = Memo::new(move |_| current.with(|import| import.summary.counts));
    let shown = move || {
        let counts = counts.get();
        let states = [
            LineState::Sound,
            LineState::Faulty,
            LineState::Duplicate,
            LineState::Made,
            LineState::Undone,
            LineState::Kept,
        ];
        let some =
            states.map(|state| (state, count(&counts, state))).into_iter().filter(|(_, count)| *count > 0);
        some.map(|(state, count)| {
            view! {
                <div>
                    <dt>{state.words(i18n.locale())}</dt>
                    <dd>{format::number(u64::from(count), i18n.locale())}</dd>
                </div>
            }
        })
        .collect_view()
    };
    view! {
        <section aria-label=move || ImportsTexts::of(i18n).tally>
            <dl class="tally">{shown}</dl>
            {move || (counts.get().kept > 0).then(|| view! { <p>{ImportsTexts::of(i18n).kept_help}</p> })}
        </section>
    }
}

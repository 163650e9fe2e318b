//! The reports of a café, each with its confirming.

use cafeia_shared::{
    ids::{CafeId, ReportId},
    problem::ProblemCode,
    reports::{CafeReport, NewReport, Report},
    vocabulary::EventStatus,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::forms::{Said, reason},
    line::Counting,
};
use crate::{
    client::{self, CallError, session::Denial},
    format,
    i18n::{I18n, ReportTexts, VerifyingTexts, Words as _, WorkspaceTexts, use_i18n},
    kit::{Badge, Button, ButtonKind, Icon, Notice, Toasts, Tone},
    pages::fetched::{Awaited, use_fetched},
};

async fn ask(id: CafeId) -> Result<CafeReport, CallError> {
    Ok(client::cafe_report(id).await?)
}

/// All that was told of a café.
#[component]
pub fn Opened(
    /// The café.
    id: CafeId,
    /// What counts of it, as its line shows it.
    counting: RwSignal<Counting>,
) -> impl IntoView {
    let fetched = use_fetched(Signal::stored(id), ask);
    view! { <Awaited fetched rows=1 draw=move |whole| view! { <Reports id whole counting/> }.into_any()/> }
}

/// Why a confirmation was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// The report has changed.
    Changed,
    /// One may not.
    NotAllowed,
    /// Something else.
    Other(Option<ProblemCode>),
}

impl Trouble {
    fn of(denial: &Denial) -> Self {
        match denial.code() {
            Some(ProblemCode::VersionMismatch | ProblemCode::InvalidField) => Self::Changed,
            Some(ProblemCode::NotAllowed | ProblemCode::NotFound) => Self::NotAllowed,
            code => Self::Other(code),
        }
    }

    fn words(self, i18n: I18n) -> &'static str {
        match self {
            Self::Changed => VerifyingTexts::of(i18n).changed,
            Self::NotAllowed => VerifyingTexts::of(i18n).not_allowed,
            Self::Other(code) => {
                let words: Said = reason(code, |texts| texts.failed);
                words(WorkspaceTexts::of(i18n))
            }
        }
    }
}

#[component]
fn Reports(id: CafeId, whole: CafeReport, counting: RwSignal<Counting>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let verifiable = whole.verifiable;
    let whole = RwSignal::new(whole);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let stand = move |now: CafeReport| {
        let held = now.cafe.event_status == EventStatus::Held;
        let (reached, verified) = (now.reached, now.verified_report_id.is_some());
        counting.try_set(Counting { reached, verified, held });
        whole.try_set(now);
    };
    // Undoing is such a step, too: so the function is told to itself.
    let again = StoredValue::new(None::<Callback<Option<ReportId>>>);
    let set = Callback::new(move |wanted: Option<ReportId>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let (version, before) = whole.with_untracked(|whole| (whole.version, whole.verified_report_id));
        spawn_local(async move {
            let answer = match wanted {
                Some(report) => client::verify_report(id, version, report).await,
                None => client::unverify_report(id, version).await,
            };
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => {
                    stand(now);
                    let texts = VerifyingTexts::now(i18n);
                    let words = if wanted.is_some() { texts.done } else { texts.undone };
                    let undo = Callback::new(move |()| {
                        if let Some(again) = again.try_get_value().flatten() {
                            again.run(before);
                        }
                    });
                    if let Some(toasts) = toasts {
                        toasts.offer(words, move || VerifyingTexts::of(i18n).undo, undo);
                    }
                }
                Err(denial) => {
                    trouble.set(Some(Trouble::of(&denial)));
                    // Somebody has changed it: what is confirmed is what one has read.
                    if let Ok(now) = client::cafe_report(id).await {
                        stand(now);
                    }
                }
            }
        });
    });
    again.set_value(Some(set));
    view! {
        <div role="alert">
            {move || {
                trouble
                    .get()
                    .map(|trouble| {
                        view! { <Notice tone=Tone::Stop icon=Icon::Alert title=move || trouble.words(i18n)/> }
                    })
            }}
        </div>
        <ul class="lines">
            <For
                each=move || whole.with(|whole| whole.reports.clone())
                key=|report| (report.id, report.updated_at)
                let:report
            >
                <OneReport report whole verifiable busy set/>
            </For>
        </ul>
        {verifiable.then(|| view! { <p class="field__hint">{move || VerifyingTexts::of(i18n).verify_help}</p> })}
    }
}

/// One person's report.
#[component]
fn OneReport(
    report: Report,
    whole: RwSignal<CafeReport>,
    verifiable: bool,
    busy: RwSignal<bool>,
    set: Callback<Option<ReportId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Report { id, mine, part, content, created_at, .. } = report;
    let is_verified = Memo::new(move |_| whole.with(|whole| whole.verified_report_id == Some(id)));
    let questions = content.questions.clone();
    let told = StoredValue::new(content);
    view! {
        <li class="report">
            <p>
                <strong>{move || part.words(i18n.locale())}</strong>
                " · "
                {move || told.with_value(|told| said(told, i18n))}
            </p>
            <p class="grant__note">
                {move || (VerifyingTexts::of(i18n).told_on)(&format::own_day(created_at, i18n.locale()))}
            </p>
            {(!questions.is_empty()).then(|| view! { <Heard questions/> })}
            {move || {
                if is_verified.get() {
                    view! {
                        <p class="actions">
                            <Badge tone=Tone::Good>{move || VerifyingTexts::of(i18n).is_verified}</Badge>
                            {verifiable
                                .then(|| {
                                    view! {
                                        <Button kind=ButtonKind::Quiet busy on_press=move |()| set.run(None)>
                                            {move || VerifyingTexts::of(i18n).unverify}
                                        </Button>
                                    }
                                })}
                        </p>
                    }
                        .into_any()
                } else if mine && verifiable {
                    view! { <p class="field__hint">{move || VerifyingTexts::of(i18n).own}</p> }.into_any()
                } else {
                    verifiable
                        .then(|| {
                            view! {
                                <p class="actions">
                                    <button
                                        type="button"
                                        class="button"
                                        aria-label=move || {
                                            (VerifyingTexts::of(i18n).verify_label)(part.words(i18n.locale()))
                                        }
                                        aria-disabled=move || busy.get().then_some("true")
                                        on:click=move |_| set.run(Some(id))
                                    >
                                        {move || VerifyingTexts::of(i18n).verify}
                                    </button>
                                </p>
                            }
                        })
                        .into_any()
                }
            }}
        </li>
    }
}

/// The questions that were heard.
#[component]
fn Heard(questions: String) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <figure class="review__message">
            <figcaption>{move || VerifyingTexts::of(i18n).heard}</figcaption>
            <blockquote>{questions}</blockquote>
            <p class="field__hint">{move || VerifyingTexts::of(i18n).heard_help}</p>
        </figure>
    }
}

/// What somebody told, in a sentence. Tracked.
fn said(told: &NewReport, i18n: I18n) -> String {
    let (texts, locale) = (ReportTexts::of(i18n), i18n.locale());
    let number = |count: u32| (u64::from(count), format::number(count.into(), locale));
    match (told.people, told.counting, told.not_held_reason) {
        (Some(people), Some(counting), _) => {
            let people = number(people);
            let said = (texts.said)((people.0, &people.1), counting.words(locale));
            match told.first_timers {
                Some(first) => {
                    let first = number(first);
                    let first = (VerifyingTexts::of(i18n).first_timers)(first.0, &first.1);
                    format!("{} ({first})", said.trim_end_matches('.'))
                }
                None => said,
            }
        }
        (_, _, Some(reason)) => (texts.said_not)(reason.words(locale)),
        _ => String::new(),
    }
}

//! Where a café stands, and the steps that can be taken with it.

use cafeia_shared::{
    problem::ProblemCode,
    site::SitePage,
    vocabulary::{EventStatus, PublicationStatus},
    workspace::{CafeStep, NewCafeStep, WorkspaceCafe},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::pending::Pending,
    copy::CopyDialog,
    step_dialog::StepDialog,
    steps::{OfCafe, done, help, label, publishes_late, sends, undoing},
};
use crate::{
    client, format,
    i18n::{I18n, Words, WritingTexts, use_i18n},
    kit::{Badge, Button, ButtonKind, Icon, Notice, Pictogram, Toasts, Tone},
    pages::forms::Voice as _,
};

/// The part of the page.
#[component]
pub fn Standing(
    /// The café.
    cafe: RwSignal<Option<WorkspaceCafe>>,
    /// Whether something is written and not saved.
    #[prop(into)]
    dirty: Signal<bool>,
    /// Told the café after a step.
    #[prop(into)]
    on_step: Callback<WorkspaceCafe>,
    /// Asked to save what is written, then to go on.
    on_save_first: Callback<Callback<WorkspaceCafe>>,
    /// Told that the café has changed elsewhere.
    #[prop(into)]
    on_reload: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<TextProp>);
    let asking = RwSignal::new(None::<CafeStep>);
    let copying = RwSignal::new(false);

    // Undoing takes a step, too: so the function is told to itself.
    let take = StoredValue::new(None::<Callback<NewCafeStep>>);
    let act = Callback::new(move |new: NewCafeStep| {
        let Some((id, version)) =
            cafe.with_untracked(|cafe| cafe.as_ref().map(|one| (one.summary.id, one.summary.version)))
        else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let step = new.step;
        spawn_local(async move {
            let answer = client::create_cafe_step(id, version, new).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => {
                    let texts = WritingTexts::now(i18n);
                    let words = done(step, now.summary.publication)(texts);
                    let undo = undoing(step).filter(|undo| now.steps.contains(undo));
                    on_step.run(now);
                    match (toasts, undo) {
                        (Some(toasts), Some(undo)) => {
                            let undo = Callback::new(move |()| {
                                if let Some(take) = take.try_get_value().flatten() {
                                    take.run(NewCafeStep::new(undo));
                                }
                            });
                            toasts.offer(words, move || WritingTexts::of(i18n).undo, undo);
                        }
                        (Some(toasts), None) => toasts.say(words),
                        (None, _) => {}
                    }
                }
                Err(denial) => {
                    trouble.set(Some(OfCafe(i18n).reason(denial.code())));
                    if matches!(denial.code(), Some(ProblemCode::VersionMismatch | ProblemCode::IllegalStep))
                    {
                        on_reload.run(());
                    }
                }
            }
        });
    });
    take.set_value(Some(act));

    let go = move |step: CafeStep, cafe: &WorkspaceCafe| {
        if publishes_late(step, cafe, format::now()) {
            asking.set(Some(step));
        } else {
            act.run(NewCafeStep::new(step));
        }
    };
    let press = Callback::new(move |step: CafeStep| {
        trouble.set(None);
        if dirty.get_untracked() && !sends(step) {
            trouble.set(Some((move || WritingTexts::of(i18n).unsaved_step).into()));
        } else if help(step).is_some() {
            asking.set(Some(step));
        } else if dirty.get_untracked() {
            on_save_first.run(Callback::new(move |saved| go(step, &saved)));
        } else if let Some(cafe) = cafe.get_untracked() {
            go(step, &cafe);
        }
    });
    let told = move || cafe.get().map(|cafe| told(&cafe, i18n));
    let buttons = move || {
        let Some((steps, publication)) =
            cafe.with(|cafe| cafe.as_ref().map(|cafe| (cafe.steps.clone(), cafe.summary.publication)))
        else {
            return ().into_any();
        };
        // By handing in, who may publish publishes: one button is enough.
        let publishes = steps.contains(&CafeStep::Publish);
        steps
            .into_iter()
            .filter(|step| !(publishes && *step == CafeStep::Submit))
            .map(|step| {
                let kind = if sends(step) { ButtonKind::Primary } else { ButtonKind::Secondary };
                let words = label(step, publication);
                view! {
                    <Button kind busy on_press=move |()| press.run(step)>
                        {move || words(WritingTexts::of(i18n))}
                    </Button>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <section class="workspace__part">
            <h2>{move || WritingTexts::of(i18n).standing}</h2>
            {told}
            <div role="alert">
                {move || {
                    trouble
                        .get()
                        .map(|words| view! { <Notice tone=Tone::Stop icon=Icon::Alert title=words/> })
                }}
            </div>
            <div class="actions">
                {buttons}
                <Button on_press=move |()| copying.set(true)>{move || WritingTexts::of(i18n).copy}</Button>
            </div>
            <StepDialog cafe asking on_take=act/>
            <CopyDialog cafe open=copying/>
        </section>
    }
}

/// Where it stands, in badges and sentences.
fn told(cafe: &WorkspaceCafe, i18n: I18n) -> impl IntoView + use<> {
    let summary = &cafe.summary;
    let (publication, event) = (summary.publication, summary.event_status);
    let review_since = summary.review_since;
    let tone = match publication {
        PublicationStatus::Published => Tone::Good,
        PublicationStatus::Submitted => Tone::Warning,
        PublicationStatus::Rejected => Tone::Stop,
        PublicationStatus::Draft | PublicationStatus::Archived => Tone::Plain,
    };
    let event_tone = match event {
        EventStatus::Cancelled | EventStatus::NotHeld => Tone::Stop,
        EventStatus::Scheduled | EventStatus::Held => Tone::Good,
        EventStatus::Full | EventStatus::Postponed | EventStatus::MovedOnline => Tone::Warning,
    };
    let help = move || {
        let (texts, locale) = (WritingTexts::of(i18n), i18n.locale());
        let since = review_since.map(|since| format::moment(since, locale));
        match (publication, since) {
            (PublicationStatus::Draft, _) => texts.draft_help.to_owned(),
            (PublicationStatus::Submitted, since) => (texts.submitted_help)(&since.unwrap_or_default()),
            (PublicationStatus::Published, Some(since)) => (texts.changed_help)(&since),
            (PublicationStatus::Published, None) => texts.published_help.to_owned(),
            (PublicationStatus::Rejected, _) => texts.rejected_help.to_owned(),
            (PublicationStatus::Archived, _) => texts.archived_help.to_owned(),
        }
    };
    let reasons =
        [cafe.review_reason.clone(), cafe.status_reason.clone()].into_iter().flatten().map(|reason| {
            view! { <p>{move || (WritingTexts::of(i18n).reason)(&reason)}</p> }
        });
    let public =
        (publication == PublicationStatus::Published).then(|| SitePage::Cafe(&summary.slug).to_string());
    view! {
        <p class="badges">
            <Badge tone>{move || publication.words(i18n.locale())}</Badge>
            {(event != EventStatus::Scheduled)
                .then(|| view! { <Badge tone=event_tone>{move || event.words(i18n.locale())}</Badge> })}
        </p>
        <p>{help}</p>
        <Pending fields=cafe.pending_fields.clone()/>
        {reasons.collect_view()}
        {public
            .map(|address| {
                view! {
                    <p>
                        <a href=address>
                            <Pictogram icon=Icon::Calendar/>
                            <span>{move || WritingTexts::of(i18n).see}</span>
                        </a>
                    </p>
                }
            })}
    }
}

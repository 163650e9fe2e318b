//! Where a resource stands, and the steps that can be taken with it.

use cafeia_shared::{
    problem::ProblemCode,
    resources::{NewResourceStep, ResourceStep, WorkspaceResource},
    site::SitePage,
    vocabulary::PublicationStatus,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::resources::tone,
    draft::Draft,
    saving::{OfResource, WrittenResource},
    step_dialog::StepDialog,
};
use crate::{
    client, format,
    i18n::{MyResourcesTexts, Words as _, use_i18n},
    kit::{Badge, Button, ButtonKind, Icon, Notice, Pictogram, Toasts, Tone},
    pages::{editing::Editing, forms::Voice as _},
};

/// A text about resources.
pub type Said = fn(&MyResourcesTexts) -> &'static str;

/// What a step's button says.
pub fn label(step: ResourceStep) -> Said {
    match step {
        ResourceStep::Submit => |texts| texts.submit,
        ResourceStep::Withdraw => |texts| texts.withdraw,
        ResourceStep::Publish => |texts| texts.publish,
        ResourceStep::AskForChange => |texts| texts.ask_for_change,
        ResourceStep::Reject => |texts| texts.reject,
        ResourceStep::Archive => |texts| texts.archive,
        ResourceStep::Restore => |texts| texts.restore,
    }
}

fn done(step: ResourceStep, now: PublicationStatus) -> Said {
    match step {
        ResourceStep::Submit if now == PublicationStatus::Submitted => |texts| texts.done_submitted,
        ResourceStep::Submit | ResourceStep::Publish => |texts| texts.done_published,
        ResourceStep::Withdraw => |texts| texts.done_withdrawn,
        ResourceStep::AskForChange => |texts| texts.done_asked,
        ResourceStep::Reject => |texts| texts.done_rejected,
        ResourceStep::Archive => |texts| texts.done_archived,
        ResourceStep::Restore => |texts| texts.done_restored,
    }
}

/// The step that undoes another one at once.
fn undoing(step: ResourceStep) -> Option<ResourceStep> {
    match step {
        ResourceStep::Archive => Some(ResourceStep::Restore),
        ResourceStep::Submit => Some(ResourceStep::Withdraw),
        ResourceStep::Withdraw => Some(ResourceStep::Submit),
        _ => None,
    }
}

/// The part of the page.
#[component]
pub fn Standing(
    /// The resource, and what is being written of it.
    editing: Editing<WrittenResource>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let resource = editing.thing;
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<TextProp>);
    let asking = RwSignal::new(None::<ResourceStep>);
    // Undoing takes a step, too: so the function is told to itself.
    let again = StoredValue::new(None::<Callback<NewResourceStep>>);
    let take = Callback::new(move |new: NewResourceStep| {
        let read =
            resource.with_untracked(|one| one.as_ref().map(|one| (one.summary.id, one.summary.version)));
        let Some((id, version)) = read.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        trouble.set(None);
        let step = new.step;
        spawn_local(async move {
            let answer = client::create_resource_step(id, version, new).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => {
                    let words = done(step, now.summary.publication)(MyResourcesTexts::now(i18n));
                    let undo = undoing(step).filter(|undo| now.steps.contains(undo));
                    let draft = Draft::of(now.content.clone());
                    editing.take(now, draft);
                    match (toasts, undo) {
                        (Some(toasts), Some(undo)) => {
                            let undo = Callback::new(move |()| {
                                if let Some(again) = again.try_get_value().flatten() {
                                    again.run(NewResourceStep::new(undo));
                                }
                            });
                            toasts.offer(words, move || MyResourcesTexts::of(i18n).undo, undo);
                        }
                        (Some(toasts), None) => toasts.say(words),
                        (None, _) => {}
                    }
                }
                Err(denial) => {
                    trouble.set(Some(OfResource(i18n).reason(denial.code())));
                    if matches!(denial.code(), Some(ProblemCode::VersionMismatch | ProblemCode::IllegalStep))
                    {
                        editing.reload();
                    }
                }
            }
        });
    });
    again.set_value(Some(take));
    let press = Callback::new(move |step: ResourceStep| {
        trouble.set(None);
        let dirty = editing.dirty.get_untracked();
        match step {
            // What is handed in or published is what one has written.
            ResourceStep::Submit | ResourceStep::Publish if dirty => {
                editing.save_first(Callback::new(move |_| take.run(NewResourceStep::new(step))));
            }
            _ if dirty => trouble.set(Some((move || MyResourcesTexts::of(i18n).unsaved_step).into())),
            ResourceStep::AskForChange | ResourceStep::Reject => asking.set(Some(step)),
            _ => take.run(NewResourceStep::new(step)),
        }
    });
    let buttons = move || {
        let steps = resource.with(|one| one.as_ref().map(|one| one.steps.clone()).unwrap_or_default());
        // By handing in, who may publish publishes: one button is enough.
        let publishes = steps.contains(&ResourceStep::Publish);
        steps
            .into_iter()
            .filter(|step| !(publishes && *step == ResourceStep::Submit))
            .map(|step| {
                let sends = matches!(step, ResourceStep::Submit | ResourceStep::Publish);
                let kind = if sends { ButtonKind::Primary } else { ButtonKind::Secondary };
                view! {
                    <Button kind busy on_press=move |()| press.run(step)>
                        {move || label(step)(MyResourcesTexts::of(i18n))}
                    </Button>
                }
            })
            .collect_view()
    };
    view! {
        <section class="workspace__part">
            <h2>{move || MyResourcesTexts::of(i18n).standing}</h2>
            {move || resource.get().map(|one| view! { <Whence one/> })}
            <div role="alert">
                {move || trouble.get().map(|words| view! { <Notice tone=Tone::Stop icon=Icon::Alert title=words/> })}
            </div>
            <div class="actions">{buttons}</div>
            <StepDialog asking on_take=take/>
        </section>
    }
}

/// Where it stands, in a badge, a sentence, and what was said of it.
#[component]
fn Whence(one: WorkspaceResource) -> impl IntoView {
    let i18n = use_i18n();
    let WorkspaceResource { summary, review_reason, steps, .. } = one;
    let publication = summary.publication;
    let since = summary.review_since;
    let (decides, writes, asked) =
        (steps.contains(&ResourceStep::Reject), !steps.is_empty(), review_reason.is_some());
    let help = move || {
        let (texts, locale) = (MyResourcesTexts::of(i18n), i18n.locale());
        let when = since.map(|since| format::moment(since, locale)).unwrap_or_default();
        match publication {
            PublicationStatus::Draft if asked => texts.change_help.to_owned(),
            PublicationStatus::Draft => texts.draft_help.to_owned(),
            PublicationStatus::Submitted if decides => (texts.review_help)(&when),
            PublicationStatus::Submitted => (texts.submitted_help)(&when),
            PublicationStatus::Published if writes => texts.published_help.to_owned(),
            PublicationStatus::Published => texts.published_author.to_owned(),
            PublicationStatus::Rejected => texts.rejected_help.to_owned(),
            PublicationStatus::Archived => texts.archived_help.to_owned(),
        }
    };
    let public =
        (publication == PublicationStatus::Published).then(|| SitePage::Resource(&summary.slug).to_string());
    view! {
        <p class="badges">
            <Badge tone=tone(publication)>{move || publication.words(i18n.locale())}</Badge>
            {summary.own.then(|| view! { <Badge>{move || MyResourcesTexts::of(i18n).own}</Badge> })}
        </p>
        <p>{help}</p>
        {review_reason
            .map(|reason| {
                view! {
                    <figure class="review__message">
                        <figcaption>{move || MyResourcesTexts::of(i18n).reason}</figcaption>
                        <blockquote>{reason}</blockquote>
                    </figure>
                }
            })}
        {public
            .map(|address| {
                view! {
                    <p>
                        <a href=address>
                            <Pictogram icon=Icon::Document/>
                            <span>{move || MyResourcesTexts::of(i18n).see}</span>
                        </a>
                    </p>
                }
            })}
    }
}

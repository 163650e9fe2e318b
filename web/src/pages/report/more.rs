//! What one may say besides: who came for the first time, who they were, what worked, what was asked.

use cafeia_shared::{
    ids::ResourceId,
    reports::{AgeBand, Gender, QUESTIONS, ReportedFormat, SocialStatus},
    vocabulary::Term,
};
use leptos::prelude::*;

use super::{
    sending::Sending,
    typed::{Typed, TypedCounts},
};
use crate::{
    i18n::{ReportTexts, Words, use_i18n},
    kit::{CheckGroup, FieldPlace, TextArea, TextField},
};

/// A text of the form.
type Said = fn(&ReportTexts) -> &'static str;

/// The fields, folded as long as there is nothing in them.
#[component]
pub fn More(
    /// The report.
    sending: Sending,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = sending.typed;
    let text = |read: fn(&Typed) -> &String, write: fn(&mut Typed, String)| {
        let value = RwSignal::new(typed.with_untracked(|typed| read(typed).clone()));
        Effect::new(move || {
            let value = value.get();
            if typed.with_untracked(|typed| *read(typed) != value) {
                typed.update(|typed| write(typed, value));
            }
        });
        value
    };
    let first_timers = text(|typed| &typed.first_timers, |typed, text| typed.first_timers = text);
    let questions = text(|typed| &typed.questions, |typed, text| typed.questions = text);
    let formats = Memo::new(move |_| sending.report().map(|report| report.cafe.formats).unwrap_or_default());
    let is_open = typed.with_untracked(|typed| {
        let empty = Typed {
            held: typed.held,
            not_held_reason: typed.not_held_reason,
            people: typed.people.clone(),
            sure: typed.sure,
            counting: typed.counting,
            ..Typed::default()
        };
        *typed != empty
    });
    view! {
        <details class="form__more" open=is_open>
            <summary>
                <span class="form__more-name">{move || ReportTexts::of(i18n).more}</span>
                <span class="field__hint">{move || ReportTexts::of(i18n).more_help}</span>
            </summary>
            <div class="form__part">
                <TextField
                    name="first_timers"
                    label=move || ReportTexts::of(i18n).first_timers
                    value=first_timers
                    keys="numeric"
                />
                {counts::<AgeBand>("profiles.ages", |texts| texts.ages, typed, |typed| &typed.ages, |typed| &mut typed.ages)}
                {counts::<Gender>("profiles.genders", |texts| texts.genders, typed, |typed| &typed.genders, |typed| &mut typed.genders)}
                {counts::<SocialStatus>("profiles.statuses", |texts| texts.statuses, typed, |typed| &typed.statuses, |typed| &mut typed.statuses)}
                {move || {
                    let formats = formats.get();
                    (!formats.is_empty()).then(|| view! { <Formats typed formats/> })
                }}
                <TextArea
                    name="questions"
                    label=move || ReportTexts::of(i18n).questions
                    hint=move || ReportTexts::of(i18n).questions_help
                    value=questions
                    most=QUESTIONS
                />
            </div>
        </details>
    }
}

/// How many people of each kind there were: a field for each, under one name in the form.
fn counts<T: Term + Words>(
    name: &'static str,
    label: Said,
    typed: RwSignal<Typed>,
    read: fn(&Typed) -> &TypedCounts<T>,
    write: fn(&mut Typed) -> &mut TypedCounts<T>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = move |term: T| {
        let known = typed.with_untracked(|typed| read(typed).get(&term).cloned().unwrap_or_default());
        view! {
            <label class="count">
                <input
                    type="text"
                    class="field__input"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="7"
                    prop:value=known
                    on:input:target=move |event| {
                        let text = event.target().value();
                        typed
                            .update(|typed| {
                                if text.trim().is_empty() {
                                    write(typed).remove(&term);
                                } else {
                                    write(typed).insert(term, text);
                                }
                            });
                    }
                />
                <span>{move || term.words(i18n.locale())}</span>
            </label>
        }
    };
    view! {
        <FieldPlace name label=move || label(ReportTexts::of(i18n))>
            <p class="field__label">{move || label(ReportTexts::of(i18n))}</p>
            <div class="counts">{T::ALL.iter().copied().map(field).collect_view()}</div>
        </FieldPlace>
    }
}

/// Which of the formats worked.
#[component]
fn Formats(typed: RwSignal<Typed>, formats: Vec<ReportedFormat>) -> impl IntoView {
    let i18n = use_i18n();
    let choices: Vec<(ResourceId, String)> =
        formats.into_iter().map(|format| (format.id, format.title)).collect();
    let chosen = Memo::new(move |_| typed.with(|typed| typed.format_ids.clone()));
    let toggle = move |(id, is_chosen): (ResourceId, bool)| {
        typed.update(|typed| {
            typed.format_ids.retain(|chosen| *chosen != id);
            if is_chosen {
                typed.format_ids.push(id);
            }
        });
    };
    view! {
        <FieldPlace name="format_ids" label=move || ReportTexts::of(i18n).formats>
            <CheckGroup
                label=move || ReportTexts::of(i18n).formats
                choices=Signal::stored(choices)
                chosen
                on_toggle=toggle
            />
        </FieldPlace>
    }
}

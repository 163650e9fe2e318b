//! The fields of a resource.

use cafeia_shared::{
    validation::limits,
    vocabulary::{DocumentType, FormatFamily, Licence, ResourceKind, Term},
};
use leptos::prelude::*;

use super::draft::Writing;
use crate::{
    i18n::{MyResourcesTexts, Words, use_i18n},
    kit::{ChoiceGroup, FieldPlace, Select, TextArea, TextField},
    pages::choosing::TermChoice,
};

/// Characters of a list of things, one a line: 30 things of 140 characters.
const LINES: usize = 4_300;

/// The fields. They stand in a form of the page's own.
#[component]
#[expect(clippy::large_types_passed_by_value, reason = "the fields of the form are handles, and many")]
pub fn ResourceFields(
    /// The fields' contents.
    writing: Writing,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_format = Memo::new(move |_| writing.kind.get() == ResourceKind::Format);
    view! {
        <section class="form__part">
            <h2>{move || MyResourcesTexts::of(i18n).what}</h2>
            <ChoiceGroup
                label=move || MyResourcesTexts::of(i18n).kind
                choices={terms::<ResourceKind>()}
                chosen=writing.kind
                on_choose=move |kind| writing.kind.set(kind)
            />
            {move || {
                if is_format.get() {
                    view! {
                        <ChoiceGroup
                            label=move || MyResourcesTexts::of(i18n).family
                            choices={terms::<FormatFamily>()}
                            chosen=writing.family
                            on_choose=move |family| writing.family.set(family)
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <Select
                            label=move || MyResourcesTexts::of(i18n).document_type
                            choices={terms::<DocumentType>()}
                            chosen=writing.document_type
                            on_choose=move |kind| writing.document_type.set(kind)
                        />
                    }
                        .into_any()
                }
            }}
            <TextField
                name="title"
                label=move || MyResourcesTexts::of(i18n).name
                value=writing.title
                most=limits::TITLE
            />
            <TextArea
                name="summary"
                label=move || MyResourcesTexts::of(i18n).summary
                value=writing.summary
                hint=move || MyResourcesTexts::of(i18n).summary_hint
                rows=2
                most=limits::SUMMARY
            />
            <TextArea
                name="description"
                label=move || MyResourcesTexts::of(i18n).description
                value=writing.description
                hint=move || MyResourcesTexts::of(i18n).description_hint
                rows=10
                most=limits::DESCRIPTION
            />
        </section>
        <UsePart writing is_format/>
        <RightsPart writing/>
    }
}

/// How it is used, and by whom.
#[component]
#[expect(clippy::large_types_passed_by_value, reason = "the fields of the form are handles, and many")]
fn UsePart(writing: Writing, is_format: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="form__part">
            <h2>{move || MyResourcesTexts::of(i18n).use_heading}</h2>
            {move || is_format.get().then(|| view! { <Spans writing/> })}
            <TextArea
                name="material"
                label=move || MyResourcesTexts::of(i18n).material
                value=writing.material
                hint=move || MyResourcesTexts::of(i18n).line_hint
                rows=3
                most=LINES
            />
            <TextArea
                name="objectives"
                label=move || MyResourcesTexts::of(i18n).objectives
                value=writing.objectives
                hint=move || MyResourcesTexts::of(i18n).line_hint
                rows=3
                most=LINES
            />
            <TermChoice label=move || MyResourcesTexts::of(i18n).audiences chosen=writing.audiences/>
            <TermChoice label=move || MyResourcesTexts::of(i18n).themes chosen=writing.themes/>
            <TermChoice label=move || MyResourcesTexts::of(i18n).languages chosen=writing.languages/>
        </section>
    }
}

/// How long a format takes, and for how many people it is.
#[component]
#[expect(clippy::large_types_passed_by_value, reason = "the fields of the form are handles, and many")]
fn Spans(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="form__row">
            <TextField
                name="duration_minutes.min"
                label=move || MyResourcesTexts::of(i18n).minutes_min
                value=writing.minutes_min
                keys="numeric"
                most=5
            />
            <TextField
                name="duration_minutes.max"
                label=move || MyResourcesTexts::of(i18n).minutes_max
                value=writing.minutes_max
                keys="numeric"
                most=5
            />
        </div>
        <div class="form__row">
            <TextField
                name="group_size.min"
                label=move || MyResourcesTexts::of(i18n).people_min
                value=writing.people_min
                keys="numeric"
                most=6
            />
            <TextField
                name="group_size.max"
                label=move || MyResourcesTexts::of(i18n).people_max
                value=writing.people_max
                keys="numeric"
                most=6
            />
        </div>
    }
}

/// Whose it is, and where it is found.
#[component]
#[expect(clippy::large_types_passed_by_value, reason = "the fields of the form are handles, and many")]
fn RightsPart(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="form__part">
            <h2>{move || MyResourcesTexts::of(i18n).rights}</h2>
            <TextArea
                name="creators"
                label=move || MyResourcesTexts::of(i18n).creators
                value=writing.creators
                hint=move || MyResourcesTexts::of(i18n).creators_hint
                rows=2
                most=LINES
            />
            <FieldPlace name="licence" label=move || MyResourcesTexts::of(i18n).licence>
                <Select
                    label=move || MyResourcesTexts::of(i18n).licence
                    choices={terms::<Licence>()}
                    chosen=writing.licence
                    on_choose=move |licence| writing.licence.set(licence)
                />
                <p class="field__hint">{move || MyResourcesTexts::of(i18n).licence_hint}</p>
            </FieldPlace>
            <TextField
                name="publisher"
                label=move || MyResourcesTexts::of(i18n).publisher
                value=writing.publisher
                autocomplete="organization"
                most=limits::NAME
            />
            <TextField
                name="url"
                label=move || MyResourcesTexts::of(i18n).url
                value=writing.url
                hint=TextProp::from(move || MyResourcesTexts::of(i18n).url_hint)
                kind="url"
                keys="url"
                most=limits::URL
            />
        </section>
    }
}

/// A vocabulary's terms in words.
fn terms<T: Term + Words + Send + Sync + 'static>() -> Signal<Vec<(T, &'static str)>> {
    let i18n = use_i18n();
    Signal::derive(move || T::ALL.iter().map(|term| (*term, term.words(i18n.locale()))).collect())
}

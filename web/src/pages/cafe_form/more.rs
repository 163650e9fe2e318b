//! What a café does without: folded, so that the form is short for who has three minutes.

use cafeia_shared::{
    validation::limits,
    vocabulary::{FacilitatorPart, OrganiserPart, Term},
};
use leptos::prelude::*;

use super::{By, Writing};
use crate::{
    format,
    i18n::{CafeFormTexts, Words, ZONES, use_i18n},
    kit::{Choice, FieldPlace, FormState, Icon, Pictogram, Select, TextArea, TextField},
    pages::{
        choosing::{FormatChoice, TermChoice},
        thing_field::{Finding, ThingField, find_facilitators, find_organisations},
    },
};

/// The fields in there, which open it when something is wrong with them.
const FIELDS: [&str; 11] = [
    "description",
    "last_day",
    "timezone",
    "format_ids",
    "capacity",
    "seats_taken",
    "contact.email",
    "contact.phone",
    "organisers",
    "facilitators",
    "accessibility",
];

/// The part of the form.
#[component]
pub fn More(writing: Writing, by: By) -> impl IntoView {
    let i18n = use_i18n();
    let form = use_context::<FormState>().unwrap_or_default();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if form.blames(&FIELDS) {
            open.set(true);
        }
    });
    let is_writer = matches!(by, By::Writer { .. });
    let zones = Signal::derive(move || {
        let known = ZONES.map(str::to_owned).to_vec();
        let own = writing.timezone.get();
        // A café of elsewhere keeps its zone.
        let foreign = (!known.contains(&own)).then_some(own);
        let name = |zone: String| {
            let name = format::zone_name(format::now(), &zone, i18n.locale());
            (zone, capitalised(&name))
        };
        known.into_iter().chain(foreign).map(name).collect::<Vec<_>>()
    });
    view! {
        <details class="form__more" prop:open=open on:toggle=move |event| open.set(is_open(&event))>
            <summary>
                <span class="form__more-name">{move || CafeFormTexts::of(i18n).more}</span>
                <span class="field__hint">{move || CafeFormTexts::of(i18n).more_hint}</span>
            </summary>
            <div class="form__part">
            <TextArea
                name="description"
                label=move || CafeFormTexts::of(i18n).description
                value=writing.description
                hint=move || CafeFormTexts::of(i18n).description_hint
                rows=8
                most=limits::DESCRIPTION
            />
            <FieldPlace name="format_ids" label=move || CafeFormTexts::of(i18n).formats>
                <FormatChoice
                    label=move || CafeFormTexts::of(i18n).formats
                    hint=move || CafeFormTexts::of(i18n).formats_hint
                    chosen=writing.formats
                />
            </FieldPlace>
            <TermChoice label=move || CafeFormTexts::of(i18n).audiences chosen=writing.audiences/>
            <TermChoice label=move || CafeFormTexts::of(i18n).themes chosen=writing.themes/>
            <TermChoice label=move || CafeFormTexts::of(i18n).languages chosen=writing.languages/>
            <TermChoice label=move || CafeFormTexts::of(i18n).accessibility chosen=writing.accessibility/>
            <TextField
                name="capacity"
                label=move || CafeFormTexts::of(i18n).capacity
                value=writing.capacity
                hint=TextProp::from(move || CafeFormTexts::of(i18n).capacity_hint)
                keys="numeric"
                most=10
            />
            {is_writer
                .then(|| {
                    view! {
                        <TextField
                            name="seats_taken"
                            label=move || CafeFormTexts::of(i18n).seats_taken
                            value=writing.seats_taken
                            keys="numeric"
                            most=10
                        />
                    }
                })}
            <TextField
                name="contact.email"
                label=move || CafeFormTexts::of(i18n).contact_email
                value=writing.contact_email
                hint=TextProp::from(move || CafeFormTexts::of(i18n).contact_hint)
                kind="email"
            />
            <TextField
                name="contact.phone"
                label=move || CafeFormTexts::of(i18n).contact_phone
                value=writing.contact_phone
                kind="tel"
                keys="tel"
                most=30
            />
            {is_writer
                .then(|| {
                    view! {
                        <FieldPlace name="organisers" label=move || CafeFormTexts::of(i18n).organisers>
                            <Partners
                                label=|texts| texts.organisers
                                add=|texts| texts.add_organiser
                                chosen=writing.organisers
                                find=find_organisations
                                first=OrganiserPart::CoOrganiser
                            />
                        </FieldPlace>
                        <FieldPlace name="facilitators" label=move || CafeFormTexts::of(i18n).facilitators>
                            <Partners
                                label=|texts| texts.facilitators
                                add=|texts| texts.add_facilitator
                                chosen=writing.facilitators
                                find=find_facilitators
                                first=FacilitatorPart::Lead
                            />
                        </FieldPlace>
                    }
                })}
            <TextField
                name="last_day"
                label=move || CafeFormTexts::of(i18n).last_day
                value=writing.last_day
                kind="date"
            />
            <FieldPlace name="timezone" label=move || CafeFormTexts::of(i18n).zone>
                <Select
                    label=move || CafeFormTexts::of(i18n).zone
                    choices=zones
                    chosen=writing.timezone
                    on_choose=move |zone| writing.timezone.set(zone)
                />
            </FieldPlace>
            </div>
        </details>
    }
}

/// Whether what was folded or unfolded is open now.
fn is_open(event: &web_sys::Event) -> bool {
    use wasm_bindgen::JsCast as _;
    let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Others who take part, each with what they do.
#[component]
fn Partners<P: Term + Words + Send + Sync + PartialEq + 'static>(
    /// Who they are.
    label: fn(&CafeFormTexts) -> &'static str,
    /// Label of the field that adds one.
    add: fn(&CafeFormTexts) -> &'static str,
    /// Those chosen.
    chosen: RwSignal<Vec<(Choice, P)>>,
    /// Looks for others.
    find: fn(String) -> Finding,
    /// What one does unless said otherwise.
    first: P,
) -> impl IntoView {
    let i18n = use_i18n();
    let picked = RwSignal::new(None::<Choice>);
    Effect::new(move || {
        if let Some(choice) = picked.get() {
            picked.set(None);
            chosen.update(|chosen| {
                if chosen.iter().all(|(one, _)| one.value != choice.value) {
                    chosen.push((choice, first));
                }
            });
        }
    });
    let parts = Signal::derive(move || {
        P::ALL.iter().map(|part| (*part, part.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let ids = Memo::new(move |_| {
        chosen.with(|chosen| {
            chosen.iter().map(|(one, _)| (one.value.clone(), one.label.clone())).collect::<Vec<_>>()
        })
    });
    let line = move |(id, name): (String, String)| {
        let id = StoredValue::new(id);
        let (of, removed) = (name.clone(), name.clone());
        let part = Signal::derive(move || {
            chosen.with(|chosen| {
                id.with_value(|id| {
                    chosen.iter().find(|(one, _)| one.value == *id).map_or(first, |(_, part)| *part)
                })
            })
        });
        view! {
            <li class="line">
                <span>{name}</span>
                <Select
                    label=move || (CafeFormTexts::of(i18n).part)(&of)
                    choices=parts
                    chosen=part
                    on_choose=move |part| {
                        chosen
                            .update(|chosen| {
                                id.with_value(|id| {
                                    chosen.iter_mut().filter(|(one, _)| one.value == *id).for_each(|one| one.1 = part);
                                });
                            });
                    }
                />
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=move || (CafeFormTexts::of(i18n).remove)(&removed)
                    on:click=move |_| chosen.update(|chosen| id.with_value(|id| chosen.retain(|(one, _)| one.value != *id)))
                >
                    <Pictogram icon=Icon::Close/>
                </button>
            </li>
        }
    };
    view! {
        <p class="field__label">{move || label(CafeFormTexts::of(i18n))}</p>
        <ul class="lines">{move || ids.get().into_iter().map(line).collect_view()}</ul>
        <ThingField label=move || add(CafeFormTexts::of(i18n)) chosen=picked find=find/>
    }
}

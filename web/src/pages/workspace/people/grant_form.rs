//! The fields of a grant: role, scope, period.

use cafeia_shared::{
    accounts::{GrantState, NewGrant, Role},
    territories::TerritoryCode,
};
use chrono::{DateTime, Utc};
use js_sys::Date;
use leptos::prelude::*;

use super::super::frame::Me;
use crate::{
    i18n::{PeopleTexts, Words, use_i18n},
    kit::{Choice, FieldPlace, Icon, Pictogram, Select, TextField},
    pages::{
        PlaceField, TerritoryNames,
        thing_field::{ThingField, find_facilitators, find_organisations},
    },
};

/// A grant as it is being written.
#[derive(Clone, Copy)]
pub struct Draft {
    role: RwSignal<Role>,
    territories: RwSignal<Vec<TerritoryCode>>,
    organisation: RwSignal<Option<Choice>>,
    facilitator: RwSignal<Option<Choice>>,
    starts: RwSignal<String>,
    ends: RwSignal<String>,
}

impl Draft {
    /// A referent's, of no territory yet.
    pub fn new() -> Self {
        Self {
            role: RwSignal::new(Role::Referent),
            territories: RwSignal::default(),
            organisation: RwSignal::new(None),
            facilitator: RwSignal::new(None),
            starts: RwSignal::default(),
            ends: RwSignal::default(),
        }
    }

    /// Empty again.
    pub fn clear(self) {
        self.role.set(Role::Referent);
        self.territories.set(Vec::new());
        self.organisation.set(None);
        self.facilitator.set(None);
        self.starts.set(String::new());
        self.ends.set(String::new());
    }

    /// What is sent: what goes with its role.
    pub fn grant(self) -> NewGrant {
        let role = self.role.get_untracked();
        let id = |chosen: RwSignal<Option<Choice>>, of: Role| {
            chosen.get_untracked().filter(|_| role == of).map(|choice| choice.value)
        };
        NewGrant {
            territories: if role == Role::Referent { self.territories.get_untracked() } else { Vec::new() },
            organisation_id: id(self.organisation, Role::Organiser).and_then(|id| id.parse().ok()),
            facilitator_id: id(self.facilitator, Role::Facilitator).and_then(|id| id.parse().ok()),
            starts_at: instant(&self.starts.get_untracked(), 0),
            ends_at: instant(&self.ends.get_untracked(), 1),
            ..NewGrant::new(role)
        }
    }
}

/// The beginning of a day, or of one some days later, by the browser's own clock.
pub fn instant(day: &str, later: u32) -> Option<DateTime<Utc>> {
    if day.is_empty() {
        return None;
    }
    let date = Date::new(&format!("{day}T00:00:00").into());
    date.set_date(date.get_date() + later);
    let milliseconds = date.get_time();
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a day that can be written")]
    let milliseconds = milliseconds.is_finite().then_some(milliseconds as i64)?;
    DateTime::from_timestamp_millis(milliseconds)
}

/// The names of the fields in their form: those of the API.
#[derive(Clone, Copy)]
pub struct Names {
    territories: &'static str,
    organisation: &'static str,
    facilitator: &'static str,
    starts: &'static str,
    ends: &'static str,
}

/// In a form of nothing else.
pub const ALONE: Names = Names {
    territories: "territories",
    organisation: "organisation_id",
    facilitator: "facilitator_id",
    starts: "starts_at",
    ends: "ends_at",
};
/// In an invitation.
pub const IN_INVITATION: Names = Names {
    territories: "grant.territories",
    organisation: "grant.organisation_id",
    facilitator: "grant.facilitator_id",
    starts: "grant.starts_at",
    ends: "grant.ends_at",
};

/// The fields.
#[component]
pub fn GrantFields(
    /// The grant.
    draft: Draft,
    /// Who gives it.
    me: Me,
    /// The fields' names.
    names: Names,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_national = move || {
        me.with(|account| {
            let counts = |state| state == GrantState::InForce;
            account.grants.iter().any(|grant| grant.role == Role::National && counts(grant.state))
        })
    };
    let roles = Signal::derive(move || {
        let offered = [Role::Referent, Role::Organiser, Role::Facilitator];
        let national = is_national().then_some(Role::National);
        offered.into_iter().chain(national).map(|role| (role, role.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let scope = move || match draft.role.get() {
        Role::National => ().into_any(),
        Role::Referent => view! {
            <FieldPlace name=names.territories label=move || PeopleTexts::of(i18n).territories>
                <Territories chosen=draft.territories/>
            </FieldPlace>
        }
        .into_any(),
        Role::Organiser => view! {
            <FieldPlace name=names.organisation label=move || PeopleTexts::of(i18n).organisation>
                <ThingField
                    label=move || PeopleTexts::of(i18n).organisation
                    chosen=draft.organisation
                    find=find_organisations
                />
            </FieldPlace>
        }
        .into_any(),
        Role::Facilitator => view! {
            <FieldPlace name=names.facilitator label=move || PeopleTexts::of(i18n).facilitator>
                <ThingField
                    label=move || PeopleTexts::of(i18n).facilitator
                    chosen=draft.facilitator
                    find=find_facilitators
                />
            </FieldPlace>
        }
        .into_any(),
    };
    view! {
        <Select
            label=move || PeopleTexts::of(i18n).role
            choices=roles
            chosen=draft.role
            on_choose=move |role| draft.role.set(role)
        />
        {scope}
        <TextField
            name=names.starts
            label=move || PeopleTexts::of(i18n).starts
            value=draft.starts
            hint=TextProp::from(move || PeopleTexts::of(i18n).starts_hint)
            kind="date"
        />
        <TextField
            name=names.ends
            label=move || PeopleTexts::of(i18n).ends
            value=draft.ends
            hint=TextProp::from(move || PeopleTexts::of(i18n).ends_hint)
            kind="date"
        />
    }
}

/// The territories of a referent.
#[component]
fn Territories(chosen: RwSignal<Vec<TerritoryCode>>) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let name = move |code: &TerritoryCode| names.name(code).unwrap_or_else(|| code.to_string());
    view! {
        <PlaceField
            label=TextProp::from(move || PeopleTexts::of(i18n).territory)
            on_choose=move |code: TerritoryCode| {
                chosen
                    .update(|chosen| {
                        if !chosen.contains(&code) {
                            chosen.push(code);
                        }
                    });
            }
        />
        <div class="in-force" role="group" aria-label=move || PeopleTexts::of(i18n).territories>
            {move || {
                let codes = chosen.get();
                if codes.is_empty() {
                    return view! { <p class="field__hint">{move || PeopleTexts::of(i18n).no_territory}</p> }
                        .into_any();
                }
                codes
                    .into_iter()
                    .map(|code| {
                        let words = name(&code);
                        let label = words.clone();
                        view! {
                            <button
                                type="button"
                                class="chip chip--removable"
                                aria-label=move || (PeopleTexts::of(i18n).remove_territory)(&label)
                                on:click=move |_| chosen.update(|chosen| chosen.retain(|one| *one != code))
                            >
                                <span>{words}</span>
                                <Pictogram icon=Icon::Close/>
                            </button>
                        }
                    })
                    .collect_view()
                    .into_any()
            }}
        </div>
    }
}

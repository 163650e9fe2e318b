//! The fields of a need: for whoever asks for a café, and for whoever changes what they asked for.

use cafeia_shared::{
    instant::calendar_date,
    needs::{Equipment, NeedContent, NeedPeriod, PERIODS, WORDS},
    problem::{FaultCode, FieldError, ProblemCode},
    territories::{Commune, CommuneRef},
    validation::limits,
    vocabulary::{Accessibility, Audience, OrganisationKind, Term},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    format,
    i18n::{AskingTexts, I18n, NeedTexts, Words, use_i18n},
    kit::{Button, ButtonKind, CheckGroup, DateField, FieldPlace, Select, TextArea, TextField},
    pages::{
        cafe_form::CafeVoice,
        commune_field::{CommuneChoice, named},
        filtering::toggle,
        forms::{Blame, Voice, blame},
    },
};

/// The periods' names in the form, as the API names them.
const PERIOD: [&str; PERIODS] = ["periods.0", "periods.1", "periods.2", "periods.3", "periods.4"];

/// What stands in the fields. It is kept as it was typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedDraft {
    commune: Option<CommuneRef>,
    host_name: String,
    host_kind: OrganisationKind,
    place_name: String,
    address: String,
    /// First and last days, as `2026-12-31`.
    periods: Vec<(String, String)>,
    audiences: Vec<Audience>,
    people: String,
    equipment: Vec<Equipment>,
    accessibility: Vec<Accessibility>,
    words: String,
}

impl NeedDraft {
    /// Nothing yet.
    pub fn empty() -> Self {
        Self {
            commune: None,
            host_name: String::new(),
            host_kind: OrganisationKind::Library,
            place_name: String::new(),
            address: String::new(),
            periods: vec![(String::new(), String::new())],
            audiences: Vec::new(),
            people: String::new(),
            equipment: Vec::new(),
            accessibility: Vec::new(),
            words: String::new(),
        }
    }

    /// What was asked for.
    pub fn of(need: NeedContent, commune: CommuneRef) -> Self {
        Self {
            commune: Some(commune),
            host_name: need.host_name,
            host_kind: need.host_kind,
            place_name: need.place_name.unwrap_or_default(),
            address: need.address.unwrap_or_default(),
            periods: need.periods.iter().map(|one| (one.from.to_string(), one.until.to_string())).collect(),
            audiences: need.audiences,
            people: need.people.to_string(),
            equipment: need.equipment,
            accessibility: need.accessibility,
            words: need.words,
        }
    }

    /// Whether nothing is in it but where it is to be, which the way to the form may have told.
    pub fn is_not_begun(&self) -> bool {
        Self { commune: None, ..self.clone() } == Self::empty()
    }

    /// With other days to be chosen: those that are over would only be refused.
    #[must_use]
    pub fn with_other_days(self) -> Self {
        Self { periods: vec![(String::new(), String::new())], ..self }
    }

    /// What is to be sent, or all that is wrong with it.
    pub fn content(self) -> Result<NeedContent, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut periods = Vec::new();
        for ((from, until), name) in self.periods.iter().zip(PERIOD) {
            let until = if until.is_empty() { from } else { until };
            match calendar_date(from).zip(calendar_date(until)) {
                Some((from, until)) => periods.push(NeedPeriod { from, until }),
                None => faults.push(FieldError::new(name, FaultCode::Required, "must be given")),
            }
        }
        let digits: String = self.people.chars().filter(|letter| !letter.is_whitespace()).collect();
        let people = digits.parse().ok();
        if people.is_none() {
            let code = if digits.is_empty() { FaultCode::Required } else { FaultCode::Malformed };
            faults.push(FieldError::new("people", code, "is a number"));
        }
        let content = NeedContent {
            commune_code: self.commune.map(|commune| commune.code).unwrap_or_default(),
            host_name: self.host_name.trim().to_owned(),
            host_kind: self.host_kind,
            place_name: given(&self.place_name),
            address: given(&self.address),
            periods,
            audiences: self.audiences,
            people: people.unwrap_or(1),
            equipment: self.equipment,
            accessibility: self.accessibility,
            words: self.words.trim().to_owned(),
        };
        let mut found = content.faults_at(format::now());
        // A day that is missing is said where it is missing.
        found.retain(|fault| fault.field != "periods");
        found.extend(faults);
        if found.is_empty() { Ok(content) } else { Err(found) }
    }
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The fields.
#[derive(Clone, Copy)]
pub struct NeedWriting {
    /// Where it is to be.
    pub commune: RwSignal<Option<CommuneRef>>,
    host_name: RwSignal<String>,
    host_kind: RwSignal<OrganisationKind>,
    place_name: RwSignal<String>,
    address: RwSignal<String>,
    periods: RwSignal<Vec<(String, String)>>,
    audiences: RwSignal<Vec<Audience>>,
    people: RwSignal<String>,
    equipment: RwSignal<Vec<Equipment>>,
    accessibility: RwSignal<Vec<Accessibility>>,
    words: RwSignal<String>,
}

impl NeedWriting {
    /// Fields with something in them.
    pub fn new(draft: NeedDraft) -> Self {
        Self {
            commune: RwSignal::new(draft.commune),
            host_name: RwSignal::new(draft.host_name),
            host_kind: RwSignal::new(draft.host_kind),
            place_name: RwSignal::new(draft.place_name),
            address: RwSignal::new(draft.address),
            periods: RwSignal::new(draft.periods),
            audiences: RwSignal::new(draft.audiences),
            people: RwSignal::new(draft.people),
            equipment: RwSignal::new(draft.equipment),
            accessibility: RwSignal::new(draft.accessibility),
            words: RwSignal::new(draft.words),
        }
    }

    /// What stands in them. Tracked.
    pub fn draft(self) -> NeedDraft {
        NeedDraft {
            commune: self.commune.get(),
            host_name: self.host_name.get(),
            host_kind: self.host_kind.get(),
            place_name: self.place_name.get(),
            address: self.address.get(),
            periods: self.periods.get(),
            audiences: self.audiences.get(),
            people: self.people.get(),
            equipment: self.equipment.get(),
            accessibility: self.accessibility.get(),
            words: self.words.get(),
        }
    }

    /// Says where, unless somebody has.
    pub fn begin_in(self, commune: Commune) {
        // The page may have been left meanwhile.
        self.commune.try_update(|chosen| {
            chosen.get_or_insert_with(|| named(commune));
        });
    }

    /// Puts something else into them.
    pub fn set(self, draft: NeedDraft) {
        self.commune.set(draft.commune);
        self.host_name.set(draft.host_name);
        self.host_kind.set(draft.host_kind);
        self.place_name.set(draft.place_name);
        self.address.set(draft.address);
        self.periods.set(draft.periods);
        self.audiences.set(draft.audiences);
        self.people.set(draft.people);
        self.equipment.set(draft.equipment);
        self.accessibility.set(draft.accessibility);
        self.words.set(draft.words);
    }
}

/// What the form says of what is wrong with it.
#[derive(Clone, Copy)]
pub struct NeedVoice(pub I18n);

impl Voice for NeedVoice {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        CafeVoice(self.0).reason(code)
    }

    fn blame(self, fault: &FieldError) -> Blame {
        match (self.name(&fault.field), fault.code) {
            ("commune_code", FaultCode::Required) => |texts| texts.commune_missing,
            ("people", FaultCode::Malformed | FaultCode::OutOfRange) => |texts| texts.bad_capacity,
            (field, FaultCode::Required) if field.starts_with("periods") => |texts| texts.day_missing,
            (field, FaultCode::Inconsistent) if field.starts_with("periods") => |texts| texts.bad_end,
            ("consent", _) => |texts| texts.not_agreed,
            _ => blame(fault),
        }
    }

    fn name(self, field: &str) -> &str {
        match field.strip_prefix("need.").unwrap_or(field) {
            "periods" => PERIOD[0],
            field => field,
        }
    }
}

/// The fields. They stand in a form of the page's own.
#[component]
pub fn NeedFields(
    /// The fields' contents.
    writing: NeedWriting,
) -> impl IntoView {
    let i18n = use_i18n();
    let kinds = Signal::derive(move || {
        OrganisationKind::ALL.iter().map(|kind| (*kind, kind.words(i18n.locale()))).collect::<Vec<_>>()
    });
    view! {
        <section class="form__part">
            <h2>{move || AskingTexts::of(i18n).place_part}</h2>
            <FieldPlace name="commune_code" label=move || AskingTexts::of(i18n).commune>
                <CommuneChoice
                    label=move || AskingTexts::of(i18n).commune
                    hint=move || AskingTexts::of(i18n).commune_hint
                    chosen=writing.commune
                />
            </FieldPlace>
            <TextField
                name="host_name"
                label=move || AskingTexts::of(i18n).host_name
                value=writing.host_name
                autocomplete="organization"
                most=limits::NAME
            />
            <Select
                label=move || AskingTexts::of(i18n).host_kind
                choices=kinds
                chosen=writing.host_kind
                on_choose=move |kind| writing.host_kind.set(kind)
            />
            <TextField
                name="place_name"
                label=move || AskingTexts::of(i18n).place_name
                value=writing.place_name
                hint=TextProp::from(move || AskingTexts::of(i18n).place_hint)
                most=limits::NAME
            />
            <TextField
                name="address"
                label=move || AskingTexts::of(i18n).address
                value=writing.address
                autocomplete="street-address"
                most=200
            />
        </section>
        <section class="form__part">
            <h2>{move || AskingTexts::of(i18n).when_part}</h2>
            <PeriodFields writing/>
            <TextField
                name="people"
                label=move || AskingTexts::of(i18n).people
                value=writing.people
                hint=TextProp::from(move || AskingTexts::of(i18n).people_hint)
                keys="numeric"
                most=6
            />
            <Terms label=|texts| texts.audiences chosen=writing.audiences/>
        </section>
        <section class="form__part">
            <h2>{move || AskingTexts::of(i18n).room_part}</h2>
            <Terms label=|texts| texts.equipment chosen=writing.equipment/>
            <Terms label=|texts| texts.accessibility chosen=writing.accessibility/>
            <TextArea
                name="words"
                label=move || AskingTexts::of(i18n).words
                value=writing.words
                hint=move || AskingTexts::of(i18n).words_hint
                rows=4
                most=WORDS
            />
        </section>
    }
}

/// The days between which it would suit: one period, and as many more as one adds.
#[component]
fn PeriodFields(writing: NeedWriting) -> impl IntoView {
    let i18n = use_i18n();
    let periods = writing.periods;
    let count = Memo::new(move |_| periods.with(Vec::len));
    let period = move |index: usize| {
        let of = move |read: fn(&(String, String)) -> &String| {
            Signal::derive(move || {
                periods.with(|periods| periods.get(index).map(|one| read(one).clone()).unwrap_or_default())
            })
        };
        let change = move |write: fn(&mut (String, String), String)| {
            move |day: String| {
                periods.update(|periods| {
                    if let Some(one) = periods.get_mut(index) {
                        write(one, day);
                    }
                });
            }
        };
        let name = PERIOD.get(index).copied().unwrap_or_default();
        view! {
            <FieldPlace name label=move || (AskingTexts::of(i18n).period)(index + 1)>
                <div class="form__row">
                    <DateField
                        label=move || AskingTexts::of(i18n).from
                        value=of(|one| &one.0)
                        on_change=change(|one, day| one.0 = day)
                    />
                    <DateField
                        label=move || AskingTexts::of(i18n).until
                        value=of(|one| &one.1)
                        on_change=change(|one, day| one.1 = day)
                    />
                </div>
                {(index > 0)
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Quiet
                                on_press=move |()| {
                                    periods
                                        .update(|periods| {
                                            periods.remove(index);
                                        });
                                }
                            >
                                {move || (AskingTexts::of(i18n).remove_period)(index + 1)}
                            </Button>
                        }
                    })}
            </FieldPlace>
        }
    };
    view! {
        <p class="field__hint">{move || AskingTexts::of(i18n).periods_help}</p>
        {move || (0..count.get()).map(period).collect_view()}
        {move || {
            (count.get() < PERIODS)
                .then(|| {
                    view! {
                        <p>
                            <Button
                                kind=ButtonKind::Quiet
                                on_press=move |()| periods.update(|periods| periods.push((String::new(), String::new())))
                            >
                                {move || AskingTexts::of(i18n).add_period}
                            </Button>
                        </p>
                    }
                })
        }}
    }
}

/// Terms of a vocabulary.
#[component]
fn Terms<T: Term + Words + Send + Sync + PartialEq + 'static>(
    label: fn(&NeedTexts) -> &'static str,
    chosen: RwSignal<Vec<T>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let terms = Signal::derive(move || {
        T::ALL.iter().map(|term| (*term, term.words(i18n.locale()).to_owned())).collect::<Vec<_>>()
    });
    view! {
        <CheckGroup
            label=move || label(NeedTexts::of(i18n))
            choices=terms
            chosen=chosen
            on_toggle=move |change| chosen.update(|chosen| toggle(chosen, change))
        />
    }
}

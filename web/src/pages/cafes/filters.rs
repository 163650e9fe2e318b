//! The filters of the agenda, and those in force.

use std::time::Duration;

use cafeia_shared::{
    cafes::{CafeFilter, CafeQuery, Period},
    territories::TerritoryCode,
    validation::limits,
    vocabulary::Term,
};
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Utc};
use leptos::{leptos_dom::helpers::debounce, prelude::*};

use super::{AgendaMemory, place::PlaceField};
use crate::{
    format,
    i18n::{I18n, use_i18n},
    kit::{
        Button, ButtonKind, CheckGroup, ChoiceGroup, DateField, Dialog, Icon, Pictogram, SearchField, Select,
    },
};

/// Rest between the last key and the search.
const REST: Duration = Duration::from_millis(350);

/// A new query, and how it enters the history.
#[derive(Debug, Clone)]
pub struct Change {
    /// The query.
    pub query: CafeQuery,
    /// Whether it takes the place of the one before: words do, letter by letter.
    pub in_place: bool,
}

/// The choices of « Quand ? ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Any,
    Today,
    Weekend,
    Month,
    Range,
}

impl When {
    fn of(filter: &CafeFilter) -> Self {
        if filter.from.is_none() && filter.to.is_none() {
            return Self::Any;
        }
        [Self::Today, Self::Weekend, Self::Month]
            .into_iter()
            .find(|when| {
                when.days().is_some_and(|(from, to)| (filter.from, filter.to) == (Some(from), Some(to)))
            })
            .unwrap_or(Self::Range)
    }

    /// The first and the last day.
    fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let today = format::today();
        match self {
            Self::Any | Self::Range => None,
            Self::Today => Some((today, today)),
            Self::Weekend => Some(format::weekend(today)),
            Self::Month => Some(format::rest_of_month(today)),
        }
    }
}

/// The form of the filters.
#[component]
pub fn Filters(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// How many cafés it finds, once it is known.
    #[prop(into)]
    total: Signal<Option<u64>>,
    /// Told the new query.
    #[prop(into)]
    on_change: Callback<Change>,
) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |mutate: &dyn Fn(&mut CafeFilter), in_place: bool| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        query.paging.cursor = None;
        if query.filter.around.is_none() {
            query.paging.sort = None;
        }
        on_change.run(Change { query, in_place });
    };

    let open = RwSignal::new(false);
    let range = RwSignal::new(false);
    let when = Signal::derive(move || {
        let of = query.with(|query| When::of(&query.filter));
        if range.get() { When::Range } else { of }
    });
    let when_choices = Signal::derive(move || {
        let agenda = &i18n.texts().agenda;
        vec![
            (When::Any, agenda.any_day),
            (When::Today, agenda.today),
            (When::Weekend, agenda.weekend),
            (When::Month, agenda.month),
            (When::Range, agenda.range),
        ]
    });

    // The words as they are typed; the query follows when the typing rests.
    let words = RwSignal::new(query.with_untracked(|query| query.filter.q.clone().unwrap_or_default()));
    Effect::new(move || {
        let of_query = query.with(|query| query.filter.q.clone().unwrap_or_default());
        if of_query != words.get_untracked().trim() {
            words.set(of_query);
        }
    });
    let search = debounce(REST, move |typed: String| {
        // The page may have been left meanwhile.
        if words.try_get_untracked().as_ref() == Some(&typed) {
            let typed = typed.trim().to_owned();
            let q = (!typed.is_empty()).then_some(typed);
            change(&move |filter| filter.q.clone_from(&q), true);
        }
    });
    let search = StoredValue::new_local(search);

    let more = move || query.with(|query| more_count(&query.filter));
    let shown = move || {
        let total = total.get().unwrap_or_default();
        (i18n.texts().agenda.show)(total, &format::number(total, i18n.locale()))
    };

    view! {
        <form
            class="filters"
            role="search"
            aria-label=move || i18n.texts().agenda.filters
            on:submit=move |event| event.prevent_default()
        >
            <PlaceField on_choose=move |code: TerritoryCode| {
                change(
                    &move |filter| {
                        filter.territory = vec![code.clone()];
                        filter.bbox = None;
                        filter.around = None;
                        filter.radius_km = None;
                    },
                    false,
                );
            }/>
            <SearchField
                label=move || i18n.texts().agenda.words
                hint=move || i18n.texts().agenda.words_hint
                value=words
                on_input=move |typed: String| {
                    words.set(typed.clone());
                    search.update_value(|search| search(typed));
                }
            />
            <div class="filters__when">
                <ChoiceGroup
                    label=move || i18n.texts().agenda.when
                    choices=when_choices
                    chosen=when
                    on_choose=move |when: When| {
                        range.set(when == When::Range);
                        if when != When::Range {
                            let (from, to) = when.days().unzip();
                            change(
                                &move |filter| {
                                    filter.from = from;
                                    filter.to = to;
                                },
                                false,
                            );
                        }
                    }
                />
                {move || (when.get() == When::Range).then(|| view! { <Range query on_change/> })}
            </div>
            <div class="filters__more">
                <Button icon=Icon::Filters on_press=move |()| open.set(true)>
                    {move || match more() {
                        0 => i18n.texts().agenda.more.to_owned(),
                        count => (i18n.texts().agenda.more_set)(count),
                    }}
                </Button>
            </div>
        </form>
        <Dialog
            title=move || i18n.texts().agenda.more
            close=move || i18n.texts().frame.close
            open
        >
            <More query on_change/>
            <p class="dialog__foot">
                <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>{shown}</Button>
            </p>
        </Dialog>
    }
}

/// Two dates of one's own.
#[component]
fn Range(query: Memo<CafeQuery>, on_change: Callback<Change>) -> impl IntoView {
    let i18n = use_i18n();
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let from = RwSignal::new(query.with_untracked(|query| day(query.filter.from)));
    let to = RwSignal::new(query.with_untracked(|query| day(query.filter.to)));
    // While a year is being typed, the field holds the years 2, 20 and 202 in turn.
    let read =
        |text: String| text.parse::<NaiveDate>().ok().filter(|date| limits::YEARS.contains(&date.year()));
    let unfinished = move |text: &str| !text.is_empty() && read(text.to_owned()).is_none();
    let backwards = move || matches!((read(from.get()), read(to.get())), (Some(from), Some(to)) if to < from);
    let apply = move || {
        if !untrack(backwards) {
            let mut query = query.get_untracked();
            query.filter.from = read(from.get_untracked());
            query.filter.to = read(to.get_untracked());
            on_change.run(Change { query, in_place: false });
        }
    };
    view! {
        <div class="filters__range">
            <DateField
                label=move || i18n.texts().agenda.from
                value=from
                on_change=move |text: String| {
                    let finished = !unfinished(&text);
                    from.set(text);
                    if finished {
                        apply();
                    }
                }
            />
            <DateField
                label=move || i18n.texts().agenda.to
                value=to
                on_change=move |text: String| {
                    let finished = !unfinished(&text);
                    to.set(text);
                    if finished {
                        apply();
                    }
                }
                fault=Signal::derive(move || backwards().then(|| i18n.texts().agenda.range_fault.to_owned()))
            />
        </div>
    }
}

/// How many of the filters of the dialog are set.
fn more_count(filter: &CafeFilter) -> usize {
    filter.mode.len()
        + filter.accessibility.len()
        + filter.audience.len()
        + filter.language.len()
        + usize::from(filter.places_left == Some(true))
        + usize::from(filter.period() != Period::Upcoming)
}

/// A vocabulary's terms with their words.
fn choices<T: Term>(
    words: impl Fn() -> fn(T) -> &'static str + Send + Sync + 'static,
) -> Signal<Vec<(T, &'static str)>> {
    Signal::derive(move || {
        let words = words();
        T::ALL.iter().map(|term| (*term, words(*term))).collect()
    })
}

fn toggle<T: PartialEq>(values: &mut Vec<T>, (value, on): (T, bool)) {
    values.retain(|other| *other != value);
    if on {
        values.push(value);
    }
}

/// The other filters.
#[component]
fn More(query: Memo<CafeQuery>, on_change: Callback<Change>) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |mutate: Box<dyn FnOnce(&mut CafeFilter)>| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place: true });
    };
    let periods = Signal::derive(move || {
        let agenda = &i18n.texts().agenda;
        vec![
            (Period::Upcoming, i18n.texts().agenda.any_upcoming),
            (Period::Past, agenda.past),
            (Period::All, agenda.all_periods),
        ]
    });
    let only_left = Signal::derive(move || query.with(|query| Vec::from_iter(query.filter.places_left)));
    view! {
        <div class="more">
            <CheckGroup
                label=move || i18n.texts().agenda.availability
                choices=Signal::derive(move || vec![(true, i18n.texts().agenda.places_left)])
                chosen=only_left
                on_toggle=move |(_, on): (bool, bool)| {
                    change(Box::new(move |filter| filter.places_left = on.then_some(true)));
                }
            />
            <CheckGroup
                label=move || i18n.texts().agenda.mode
                choices=choices(move || i18n.texts().terms.mode)
                chosen=Signal::derive(move || query.with(|query| query.filter.mode.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.mode, told)))
            />
            <CheckGroup
                label=move || i18n.texts().agenda.accessibility
                choices=choices(move || i18n.texts().terms.accessibility)
                chosen=Signal::derive(move || query.with(|query| query.filter.accessibility.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.accessibility, told)))
            />
            <CheckGroup
                label=move || i18n.texts().agenda.audience
                choices=choices(move || i18n.texts().terms.audience)
                chosen=Signal::derive(move || query.with(|query| query.filter.audience.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.audience, told)))
            />
            <CheckGroup
                label=move || i18n.texts().agenda.language
                choices=choices(move || i18n.texts().terms.language)
                chosen=Signal::derive(move || query.with(|query| query.filter.language.clone()))
                on_toggle=move |told| change(Box::new(move |filter| toggle(&mut filter.language, told)))
            />
            <Select
                label=move || i18n.texts().agenda.period
                choices=periods
                chosen=Signal::derive(move || query.with(|query| query.filter.period()))
                on_choose=move |period: Period| {
                    change(Box::new(move |filter| filter.period = (period != Period::Upcoming).then_some(period)));
                }
            />
        </div>
    }
}

/// A filter in force: its words, and the query without it.
struct InForce {
    words: String,
    without: CafeQuery,
}

/// The filters in force, each with a button that takes it away.
#[component]
pub fn FiltersInForce(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// Told the new query.
    #[prop(into)]
    on_change: Callback<Change>,
) -> impl IntoView {
    let i18n = use_i18n();
    let memory = AgendaMemory::expect();
    let take_away = move |query: CafeQuery| on_change.run(Change { query, in_place: false });
    move || {
        let in_force = query.with(|query| in_force(query, i18n, memory));
        (!in_force.is_empty()).then(|| {
            let several = in_force.len() > 1;
            view! {
                <div class="in-force" role="group" aria-label=i18n.texts().agenda.in_force>
                    {in_force
                        .into_iter()
                        .map(|InForce { words, without }| {
                            let remove = (i18n.texts().agenda.remove)(&words);
                            view! {
                                <button
                                    type="button"
                                    class="chip chip--removable"
                                    aria-label=remove
                                    on:click=move |_| take_away(without.clone())
                                >
                                    <span>{words}</span>
                                    <Pictogram icon=Icon::Close/>
                                </button>
                            }
                        })
                        .collect_view()}
                    {several
                        .then(|| {
                            view! {
                                <Button
                                    kind=ButtonKind::Quiet
                                    on_press=move |()| take_away(CafeQuery::default())
                                >
                                    {move || i18n.texts().agenda.clear}
                                </Button>
                            }
                        })}
                </div>
            }
        })
    }
}

fn in_force(query: &CafeQuery, i18n: I18n, memory: AgendaMemory) -> Vec<InForce> {
    let (texts, locale) = (i18n.texts(), i18n.locale());
    let (agenda, terms) = (&texts.agenda, &texts.terms);
    let filter = &query.filter;
    let mut found = Vec::new();
    let mut add = |words: String, take_away: &dyn Fn(&mut CafeFilter)| {
        let mut without = query.clone();
        take_away(&mut without.filter);
        if without.filter.around.is_none() {
            without.filter.radius_km = None;
            without.paging.sort = None;
        }
        found.push(InForce { words, without });
    };

    for (index, code) in filter.territory.iter().enumerate() {
        let name = memory.name(code).unwrap_or_else(|| (agenda.commune_code)(&code.code));
        add(name, &|filter| {
            filter.territory.remove(index);
        });
    }
    if filter.bbox.is_some() {
        add(agenda.this_area.to_owned(), &|filter| filter.bbox = None);
    }
    if filter.around.is_some() {
        let metres = u32::from(filter.radius_km.unwrap_or(0)) * 1000;
        let words = if metres == 0 {
            agenda.nearest.to_owned()
        } else {
            (agenda.around)(&format::distance(metres, locale))
        };
        add(words, &|filter| filter.around = None);
    }
    // A date of the filter is a day of Paris; noon (UTC) of that day lies within it.
    let day = |date: NaiveDate| {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let noon = DateTime::<Utc>::from_naive_utc_and_offset(date.and_time(noon), Utc);
        format::short_day(noon, "Europe/Paris", locale)
    };
    let dates = match (filter.from, filter.to) {
        (Some(from), Some(to)) => Some((agenda.between)(&day(from), &day(to))),
        (Some(from), None) => Some((agenda.since)(&day(from))),
        (None, Some(to)) => Some((agenda.until)(&day(to))),
        (None, None) => None,
    };
    if let Some(words) = dates {
        add(words, &|filter| {
            filter.from = None;
            filter.to = None;
        });
    }
    if let Some(q) = &filter.q {
        add((agenda.containing)(q), &|filter| filter.q = None);
    }
    match filter.period() {
        Period::Upcoming => {}
        Period::Past => add(agenda.past.to_owned(), &|filter| filter.period = None),
        Period::All => add(agenda.all_periods.to_owned(), &|filter| filter.period = None),
    }
    if filter.places_left == Some(true) {
        add(agenda.places_left.to_owned(), &|filter| filter.places_left = None);
    }
    for value in &filter.mode {
        add((terms.mode)(*value).to_owned(), &|filter| filter.mode.retain(|other| other != value));
    }
    for value in &filter.accessibility {
        add((terms.accessibility)(*value).to_owned(), &|filter| {
            filter.accessibility.retain(|other| other != value);
        });
    }
    for value in &filter.audience {
        add((terms.audience)(*value).to_owned(), &|filter| filter.audience.retain(|other| other != value));
    }
    for value in &filter.language {
        add((terms.language)(*value).to_owned(), &|filter| filter.language.retain(|other| other != value));
    }
    for value in &filter.theme {
        add((terms.theme)(*value).to_owned(), &|filter| filter.theme.retain(|other| other != value));
    }
    for value in &filter.status {
        add((terms.event_status)(*value).to_owned(), &|filter| filter.status.retain(|other| other != value));
    }
    // Those that come by a link only; their slugs read well enough.
    for value in &filter.format {
        add(value.clone(), &|filter| filter.format.retain(|other| other != value));
    }
    for value in &filter.organisation {
        add(value.clone(), &|filter| filter.organisation.retain(|other| other != value));
    }
    for value in &filter.facilitator {
        add(value.clone(), &|filter| filter.facilitator.retain(|other| other != value));
    }
    found
}

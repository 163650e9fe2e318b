//! What is searched in the journal.

use cafeia_shared::{
    accounts::{Account, GrantState, Role},
    instant::calendar_date,
    journal::{JournalFilter, JournalQuery},
    territories::{TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::prelude::*;

use super::super::frame::Me;
use crate::{
    i18n::{JOURNAL_KINDS, JournalTexts, use_i18n},
    kit::{Button, ButtonKind, DateField, SearchForm, Select},
    pages::{TerritoryNames, address::Change, words_field::WordsField},
};

/// The fields of the search.
#[component]
pub fn Filters(
    /// Who reads.
    me: Me,
    /// The query in force.
    query: Memo<JournalQuery>,
    /// Told a new one.
    on_change: Callback<Change<JournalQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let change = move |in_place: bool, edit: &dyn Fn(&mut JournalFilter)| {
        let mut query = query.get_untracked();
        query.paging.cursor = None;
        edit(&mut query.filter);
        on_change.run(Change { query, in_place });
    };
    let of = move |read: fn(&JournalFilter) -> String| {
        Signal::derive(move || query.with(|query| read(&query.filter)))
    };
    let kind = of(|filter| filter.aggregate.first().cloned().unwrap_or_default());
    let kinds = Signal::derive(move || {
        let texts = JournalTexts::of(i18n);
        let all = (String::new(), texts.all_kinds);
        std::iter::once(all)
            .chain(JOURNAL_KINDS.into_iter().map(|kind| (kind.to_owned(), texts.kind_of(kind))))
            .collect::<Vec<_>>()
    });
    let territory = Signal::derive(move || query.with(|query| query.filter.territory.first().cloned()));
    let territories = Signal::derive(move || {
        let all = (None::<TerritoryCode>, JournalTexts::of(i18n).all_territories.to_owned());
        let reach = me.with(Reach::of);
        let within = names.territories().into_iter().filter(|one| reach.holds(one));
        let each = within.map(|one| (Some(one.code), one.name));
        let communes = reach.communes().map(|code| (Some(code.clone()), names.words(code, i18n)));
        std::iter::once(all).chain(each).chain(communes).collect::<Vec<_>>()
    });
    let others = Signal::derive(move || query.with(|query| query.filter.by_others.unwrap_or_default()));
    let by = Signal::derive(move || {
        let texts = JournalTexts::of(i18n);
        vec![(false, texts.by_all), (true, texts.by_others)]
    });
    let date = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let from = Signal::derive(move || query.with(|query| date(query.filter.from)));
    let until = Signal::derive(move || query.with(|query| date(query.filter.until)));
    let on_search = move |words: Option<String>| change(true, &|filter| filter.q.clone_from(&words));
    let on_territory = move |territory: Option<TerritoryCode>| {
        let chosen: Vec<TerritoryCode> = territory.into_iter().collect();
        change(false, &|filter| filter.territory.clone_from(&chosen));
    };
    view! {
        <SearchForm class="narrowing" label=move || JournalTexts::of(i18n).filters>
            <WordsField
                label=move || JournalTexts::of(i18n).words
                hint=move || JournalTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.filter.q.clone()))
                on_search
            />
            <Select
                label=move || JournalTexts::of(i18n).kind
                choices=kinds
                chosen=kind
                on_choose=move |kind: String| {
                    let chosen = if kind.is_empty() { Vec::new() } else { vec![kind] };
                    change(false, &|filter| filter.aggregate.clone_from(&chosen));
                }
            />
            <Select
                label=move || JournalTexts::of(i18n).territory
                choices=territories
                chosen=territory
                on_choose=on_territory
            />
            <Select
                label=move || JournalTexts::of(i18n).by
                choices=by
                chosen=others
                on_choose=move |only: bool| change(false, &|filter| filter.by_others = only.then_some(true))
            />
            <DateField
                label=move || JournalTexts::of(i18n).from
                value=from
                on_change=move |day: String| change(false, &|filter| filter.from = calendar_date(&day))
            />
            <DateField
                label=move || JournalTexts::of(i18n).until
                value=until
                on_change=move |day: String| change(false, &|filter| filter.until = calendar_date(&day))
            />
        </SearchForm>
        <Narrowed query on_change/>
    }
}

/// What somebody looks after, by their grants in force.
#[derive(Default)]
struct Reach {
    everything: bool,
    territories: Vec<TerritoryCode>,
}

impl Reach {
    fn of(account: &Account) -> Self {
        let mut reach = Self::default();
        for grant in account.grants.iter().filter(|grant| grant.state == GrantState::InForce) {
            match grant.role {
                Role::National => reach.everything = true,
                Role::Referent => reach.territories.extend(grant.territories.iter().cloned()),
                Role::Organiser | Role::Facilitator => {}
            }
        }
        reach
    }

    /// Whether a région or a département lies within.
    fn holds(&self, one: &TerritorySummary) -> bool {
        let is_own = |code: &TerritoryCode| self.territories.contains(code);
        self.everything || is_own(&one.code) || one.parent.as_ref().is_some_and(is_own)
    }

    /// The communes that they look after by themselves.
    fn communes(&self) -> impl Iterator<Item = &TerritoryCode> {
        self.territories.iter().filter(|code| !self.everything && code.level == TerritoryLevel::Commune)
    }
}

/// Says that only one thing or one person is shown, and how to see all again.
#[component]
fn Narrowed(query: Memo<JournalQuery>, on_change: Callback<Change<JournalQuery>>) -> impl IntoView {
    let i18n = use_i18n();
    let narrowed =
        Memo::new(move |_| query.with(|query| (query.filter.object.is_some(), query.filter.actor.is_some())));
    let show_all = move |()| {
        let mut query = query.get_untracked();
        query.paging.cursor = None;
        query.filter.object = None;
        query.filter.actor = None;
        on_change.run(Change { query, in_place: false });
    };
    move || {
        let (object, actor) = narrowed.get();
        let words = move || {
            let texts = JournalTexts::of(i18n);
            if object { texts.one_object } else { texts.one_person }
        };
        (object || actor).then(|| {
            view! {
                <p class="actions">
                    <span>{words}</span>
                    <Button kind=ButtonKind::Quiet on_press=show_all>
                        {move || JournalTexts::of(i18n).show_all}
                    </Button>
                </p>
            }
        })
    }
}

//! The figures of a territory: towards the objective, month by month, by its parts, and how near a café is.

use cafeia_shared::{
    dashboard::{MonthFigures, NearFigures, OBJECTIVE_UNTIL, PartFigures, TerritoryDashboard},
    site::SitePage,
    stats::PeopleReached,
};
use chrono::Datelike as _;
use leptos::prelude::*;

use super::{
    bars::{Bar, Bars},
    map::TerritoryMap,
    next::NextPlaces,
};
use crate::{
    format,
    i18n::{DashboardTexts, use_i18n},
    kit::{Line, Table},
};

/// All figures of a territory.
#[component]
pub(super) fn Figures(dashboard: TerritoryDashboard) -> impl IntoView {
    let i18n = use_i18n();
    let drawn = dashboard.clone();
    let TerritoryDashboard {
        name,
        population,
        months,
        parts,
        near,
        people_reached,
        objective,
        reach_km,
        next_places,
        ..
    } = dashboard;
    view! {
        <h2>{name}</h2>
        <Objective population objective reached=people_reached/>
        <Months months/>
        <Near near population/>
        <NextPlaces places=next_places reach_km>
            <TerritoryMap dashboard=drawn/>
        </NextPlaces>
        <Parts parts/>
        <p class="cockpit__help">{move || DashboardTexts::of(i18n).definition}</p>
    }
}

/// Months that are left until the objective's last day, this one included.
fn months_left() -> u32 {
    let today = format::today();
    let months = |year: i32, month: u32| i64::from(year) * 12 + i64::from(month);
    let left =
        months(OBJECTIVE_UNTIL.year(), OBJECTIVE_UNTIL.month()) - months(today.year(), today.month()) + 1;
    u32::try_from(left.max(1)).unwrap_or(1)
}

#[component]
fn Objective(population: u32, objective: u32, reached: Option<PeopleReached>) -> impl IntoView {
    let i18n = use_i18n();
    let number = move |value: u32| format::number(u64::from(value), i18n.locale());
    let declared = reached.map_or(0, |reached| reached.declared);
    let missing = objective.saturating_sub(declared);
    let is = move || (DashboardTexts::of(i18n).objective_is)(&number(objective), &number(population));
    let so_far = move || match reached {
        Some(reached) => {
            (DashboardTexts::of(i18n).reached)(&number(reached.declared), &number(reached.verified))
        }
        None => DashboardTexts::of(i18n).reached_none.to_owned(),
    };
    let to_go = move || match missing {
        0 => DashboardTexts::of(i18n).done.to_owned(),
        _ => (DashboardTexts::of(i18n).to_go)(&number(missing), &number(missing.div_ceil(months_left()))),
    };
    view! {
        <section class="workspace__part">
            <h3>{move || DashboardTexts::of(i18n).objective}</h3>
            <p>{is}</p>
            <meter class="meter" min="0" max=objective.max(1) value=declared.min(objective) aria-label=so_far></meter>
            <p>{so_far}</p>
            <p><strong>{to_go}</strong></p>
        </section>
    }
}

/// Which of the figures of a month is drawn.
type Read = fn(&MonthFigures) -> (u32, u32);

#[component]
fn Months(months: Vec<MonthFigures>) -> impl IntoView {
    let i18n = use_i18n();
    let people =
        |month: &MonthFigures| month.people_reached.map_or((0, 0), |all| (all.declared, all.verified));
    let months = StoredValue::new(months);
    let columns = Signal::derive(move || {
        let texts = DashboardTexts::of(i18n);
        vec![texts.month, texts.cafes, texts.people, texts.verified]
    });
    let lines = Signal::derive(move || {
        let number = |value: u32| format::number(u64::from(value), i18n.locale());
        let line = |month: &MonthFigures| {
            let (declared, verified) = people(month);
            Line {
                name: (DashboardTexts::of(i18n).month_name)(&month.month),
                cells: vec![number(month.cafes), number(declared), number(verified)],
                ..Line::default()
            }
        };
        months.with_value(|months| months.iter().rev().map(line).collect::<Vec<_>>())
    });
    view! {
        <section class="workspace__part">
            <h3>{move || DashboardTexts::of(i18n).months}</h3>
            <Chart months what=|texts| texts.cafes read=|month| (month.cafes, month.cafes)/>
            <Chart months what=|texts| texts.people read=people/>
            <details>
                <summary>{move || DashboardTexts::of(i18n).table}</summary>
                <Table caption=move || DashboardTexts::of(i18n).months columns lines/>
            </details>
        </section>
    }
}

#[component]
fn Chart(
    months: StoredValue<Vec<MonthFigures>>,
    what: fn(&DashboardTexts) -> &'static str,
    read: Read,
) -> impl IntoView {
    let i18n = use_i18n();
    let most = months.with_value(|months| {
        let most = months.iter().max_by_key(|month| read(month).0);
        most.map(|month| (month.month.clone(), read(month).0)).filter(|(_, value)| *value > 0)
    });
    let Some((month, value)) = most else {
        return view! {
            <p>{move || what(DashboardTexts::of(i18n))} " : " {move || DashboardTexts::of(i18n).chart_empty}</p>
        }
        .into_any();
    };
    let label = Signal::derive(move || {
        let texts = DashboardTexts::of(i18n);
        let most = format::number(u64::from(value), i18n.locale());
        (texts.chart)(what(texts), &most, &(texts.month_name)(&month))
    });
    let bars = move || {
        let texts = DashboardTexts::of(i18n);
        months.with_value(|months| {
            let bar = |month: &MonthFigures| {
                let (value, sure) = read(month);
                Bar { name: (texts.month_name)(&month.month), value, sure }
            };
            months.iter().map(bar).collect::<Vec<_>>()
        })
    };
    view! {
        <figure class="chart">
            <figcaption>{move || label.get()}</figcaption>
            {move || view! { <Bars label bars=bars()/> }}
        </figure>
    }
    .into_any()
}

#[component]
fn Near(near: Vec<NearFigures>, population: u32) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |figures: NearFigures| {
        let share = f64::from(figures.inhabitants) / f64::from(population.max(1));
        let percent = move || format::decimal((share * 1000.0).round() / 10.0, i18n.locale());
        let number = move || format::number(u64::from(figures.inhabitants), i18n.locale());
        let words = move || (DashboardTexts::of(i18n).share)(&percent(), &number());
        view! {
            <li class="near">
                <span>{move || (DashboardTexts::of(i18n).within)(figures.km)}</span>
                <meter class="meter" min="0" max=population.max(1) value=figures.inhabitants aria-label=words></meter>
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <section class="workspace__part">
            <h3>{move || DashboardTexts::of(i18n).near}</h3>
            <p class="cockpit__help">{move || DashboardTexts::of(i18n).near_help}</p>
            <ul class="lines">{near.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Parts(parts: Vec<PartFigures>) -> impl IntoView {
    let i18n = use_i18n();
    let empty = parts.is_empty();
    let parts = StoredValue::new(parts);
    let columns = Signal::derive(move || {
        let texts = DashboardTexts::of(i18n);
        vec![texts.part, texts.population, texts.cafes, texts.rate, texts.people]
    });
    let lines = Signal::derive(move || {
        let number = |value: u32| format::number(u64::from(value), i18n.locale());
        let line = |part: &PartFigures| {
            let rate = f64::from(part.cafes) * 10_000.0 / f64::from(part.population.max(1));
            let rate = format::decimal((rate * 100.0).round() / 100.0, i18n.locale());
            let people = part.people_reached.map_or(0, |reached| reached.declared);
            Line {
                name: format!("{} ({})", part.name, part.code.code),
                href: Some(SitePage::Territory(&part.code.to_string()).to_string()),
                cells: vec![number(part.population), number(part.cafes), rate, number(people)],
                ..Line::default()
            }
        };
        parts.with_value(|parts| parts.iter().map(line).collect::<Vec<_>>())
    });
    view! {
        <section class="workspace__part">
            <h3>{move || DashboardTexts::of(i18n).parts}</h3>
            {if empty {
                view! { <p>{move || DashboardTexts::of(i18n).parts_none}</p> }.into_any()
            } else {
                view! { <Table caption=move || DashboardTexts::of(i18n).parts columns lines/> }.into_any()
            }}
        </section>
    }
}

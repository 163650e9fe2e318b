//! The figures of the movement, as the server counts them.

use cafeia_shared::{stats::Stats, vocabulary::TrainingState};
use leptos::prelude::*;

use crate::{
    client, format,
    i18n::{HomeTexts, Locale, use_i18n},
    kit::Figure,
    pages::{
        fetched::{Awaited, use_fetched},
        reached::Reached,
    },
};

/// The zone of the day that the figures bear.
const ZONE: &str = "Europe/Paris";

/// The figures, each with what it counts.
#[component]
pub(super) fn Figures() -> impl IntoView {
    let i18n = use_i18n();
    let stats = use_fetched(Signal::stored(()), |()| client::stats());
    let draw = move |stats: Stats| {
        let (as_of, people) = (stats.as_of, stats.people_reached);
        let day = move || format::long_day(as_of, ZONE, i18n.locale());
        let figures = move || written(&stats, HomeTexts::of(i18n), i18n.locale());
        view! {
            <dl class="figures">
                {move || {
                    figures()
                        .into_iter()
                        .map(|(number, words)| view! { <Figure number words/> })
                        .collect_view()
                }}
            </dl>
            <Reached people/>
            <p class="figures__day">{move || (HomeTexts::of(i18n).as_of)(&day())}</p>
        }
        .into_any()
    };
    view! {
        <div class="home__figures">
            <Awaited fetched=stats rows=1 draw/>
        </div>
    }
}

/// Each figure and what it counts, in words.
fn written(stats: &Stats, texts: &HomeTexts, locale: Locale) -> Vec<(String, String)> {
    let counted = |count: u32, words: fn(u64) -> &'static str| {
        let count = u64::from(count);
        (format::number(count, locale), words(count).to_owned())
    };
    let mut figures = vec![
        counted(stats.upcoming_cafes, texts.upcoming_cafes),
        counted(stats.past_cafes, texts.past_cafes),
        counted(stats.communes, texts.communes),
    ];
    if let Some(share) = stats.share_outside_paris {
        figures.push(((texts.percent)(percent(share)), texts.outside_paris.to_owned()));
    }
    let (all, trained) = facilitators(stats);
    figures.extend([
        counted(stats.organisations, texts.organisations),
        (format::number(all, locale), (texts.facilitators)(all, (trained, &format::number(trained, locale)))),
    ]);
    figures
}

/// A share as whole percent.
fn percent(share: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share lies between 0 and 1"
    )]
    let percent = (share.clamp(0.0, 1.0) * 100.0).round() as u64;
    percent
}

/// How many facilitators there are, and how many of them have been trained.
fn facilitators(stats: &Stats) -> (u64, u64) {
    let sum = |counted: fn(TrainingState) -> bool| {
        let counts = stats.facilitators.iter().filter(|one| counted(one.training));
        counts.map(|one| u64::from(one.count)).sum()
    };
    (sum(|_| true), sum(TrainingState::is_trained))
}

#[cfg(test)]
mod tests {
    use cafeia_shared::stats::TrainingCount;
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_share_is_told_in_whole_percent() {
        assert_eq!([0.0, 0.804, 0.805, 1.0].map(percent), [0, 80, 81, 100]);
    }

    #[test]
    fn who_is_still_in_training_is_not_trained() {
        let counts = [
            (TrainingState::Declared, 5),
            (TrainingState::InTraining, 4),
            (TrainingState::Trained, 3),
            (TrainingState::Certified, 2),
            (TrainingState::Trainer, 1),
        ];
        let stats = Stats {
            as_of: DateTime::UNIX_EPOCH,
            upcoming_cafes: 0,
            past_cafes: 0,
            cafes_with_place: 0,
            share_outside_paris: None,
            organisations: 0,
            facilitators: counts.map(|(training, count)| TrainingCount { training, count }).to_vec(),
            communes: 0,
            resources: 0,
            people_reached: None,
        };
        assert_eq!(facilitators(&stats), (15, 6));
    }
}

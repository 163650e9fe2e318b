//! States of training: how they are told apart, and what each of them means.

use cafeia_shared::vocabulary::{Term as _, TrainingState};
use leptos::prelude::*;

use crate::{
    i18n::{FacilitatorsTexts, Words, use_i18n},
    kit::{Badge, Icon, Pictogram, Tone},
};

/// The two sides of training: what somebody followed, and what they say or are about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// They followed the training, or went further.
    Trained,
    /// They declare themselves, or follow the training at the moment.
    NotTrained,
}

impl Side {
    /// The side that a state is on.
    pub fn of(state: TrainingState) -> Self {
        if state.is_trained() { Self::Trained } else { Self::NotTrained }
    }

    /// Its states.
    pub fn states(self) -> Vec<TrainingState> {
        TrainingState::ALL.iter().copied().filter(|state| Self::of(*state) == self).collect()
    }

    /// The side whose states these are, all of them and no other.
    pub fn made_of(states: &[TrainingState]) -> Option<Self> {
        [Self::Trained, Self::NotTrained].into_iter().find(|side| {
            let its = side.states();
            its.len() == states.len() && its.iter().all(|state| states.contains(state))
        })
    }
}

/// A state as a mention. A tick stands before those who followed the training.
#[component]
pub fn TrainingBadge(
    /// The state.
    state: TrainingState,
) -> impl IntoView {
    let i18n = use_i18n();
    let trained = Side::of(state) == Side::Trained;
    view! {
        <Badge tone=if trained { Tone::Good } else { Tone::Plain }>
            {trained.then(|| view! { <Pictogram icon=Icon::Check/> })}
            {move || state.words(i18n.locale())}
        </Badge>
    }
}

/// What every state means, folded until it is asked for.
#[component]
pub fn Meanings() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <details class="meanings">
            <summary class="meanings__head">
                <Pictogram icon=Icon::Info/>
                <span>{move || FacilitatorsTexts::of(i18n).meanings}</span>
            </summary>
            <dl class="meanings__list">
                {TrainingState::ALL
                    .iter()
                    .map(|state| {
                        let state = *state;
                        view! {
                            <dt><TrainingBadge state/></dt>
                            <dd>{move || (FacilitatorsTexts::of(i18n).meaning)(state)}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_known_by_its_states_in_any_order() {
        let mut trained = Side::Trained.states();
        trained.reverse();
        assert_eq!(Side::made_of(&trained), Some(Side::Trained));
        assert_eq!(Side::made_of(&Side::NotTrained.states()), Some(Side::NotTrained));
        assert_eq!(Side::made_of(&[TrainingState::Trained]), None);
        assert_eq!(Side::made_of(TrainingState::ALL), None);
        assert_eq!(Side::made_of(&[]), None);
    }
}

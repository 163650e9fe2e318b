//! « Où ? »: one field for communes, postal codes, départements and régions.

use std::time::Duration;

use cafeia_shared::territories::{Commune, TerritoryCode, TerritoryLevel, TerritorySummary};
use js_sys::JsString;
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use super::TerritoryNames;
use crate::{
    client,
    i18n::{AgendaTexts, I18n, use_i18n},
    kit::{Choice, Combobox},
};

/// Rest between the last key and the question to the server.
const REST: Duration = Duration::from_millis(180);
/// Régions and départements offered at most, above the communes.
const TERRITORIES: usize = 4;

/// The field. It tells the territory that was chosen.
#[component]
pub fn PlaceField(
    /// Its label: « Où ? » unless said otherwise.
    #[prop(into, optional)]
    label: Option<TextProp>,
    /// The place in force, which the field shows until something is typed.
    #[prop(into, optional)]
    in_force: Signal<String>,
    /// Told the territory.
    #[prop(into)]
    on_choose: Callback<TerritoryCode>,
    /// Told that the place in force is taken away.
    #[prop(into, optional)]
    on_clear: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let label = label.unwrap_or_else(|| (move || AgendaTexts::of(i18n).place).into());
    let names = TerritoryNames::expect();
    let text = RwSignal::new(String::new());
    // The communes found, with the text they were found for; none of them when no answer came.
    let found = RwSignal::new(None::<(String, Option<Vec<Commune>>)>);

    let ask = debounce(REST, move |words: String| {
        // The page may have been left meanwhile.
        if words.is_empty() || text.try_get_untracked().as_ref() != Some(&words) {
            return;
        }
        spawn_local(async move {
            let communes = client::communes(words.clone()).await.ok();
            if text.try_get_untracked().as_ref() == Some(&words) {
                found.set(Some((words, communes)));
            }
        });
    });
    let ask = StoredValue::new_local(ask);

    let choices = Signal::derive(move || {
        let words = text.get();
        if words.is_empty() {
            return None;
        }
        let mut choices = territories_like(&names.territories(), &words, i18n);
        match found.get() {
            Some((of, communes)) if of == words => {
                choices.extend(communes.into_iter().flatten().map(commune_choice));
            }
            // Those of a moment ago are about other words; the list waits unless it has something to offer.
            _ if choices.is_empty() => return None,
            _ => {}
        }
        Some(choices)
    });

    // Without an answer nothing is known: not that there is no such place.
    let none = move || {
        let unanswered = found.with(|found| matches!(found, Some((_, None))));
        let texts = AgendaTexts::of(i18n);
        if unanswered { texts.place_unanswered } else { texts.place_none }
    };

    view! {
        <Combobox
            label
            hint=move || AgendaTexts::of(i18n).place_hint
            placeholder=in_force
            none
            unchosen=move || AgendaTexts::of(i18n).place_unchosen
            nostrip:on_clear=on_clear
            count=Signal::derive(move || AgendaTexts::of(i18n).place_count)
            choices
            on_input=move |typed: String| {
                let words = typed.trim().to_owned();
                text.set(words.clone());
                ask.update_value(|ask| ask(words));
            }
            on_choose=move |choice: Choice| {
                if let Ok(code) = choice.value.parse::<TerritoryCode>() {
                    if code.level == TerritoryLevel::Commune {
                        names.learn(code.clone(), choice.label);
                    }
                    on_choose.run(code);
                }
            }
        />
    }
}

fn commune_choice(commune: Commune) -> Choice {
    let postal_code = commune.postal_codes.first().cloned().unwrap_or_default();
    Choice {
        value: TerritoryCode::new(TerritoryLevel::Commune, commune.code).to_string(),
        label: commune.name,
        detail: format!("{postal_code} {}", commune.departement).trim().to_owned(),
    }
}

/// The territories with a word that begins like the text, or of that very code.
fn territories_like(territories: &[TerritorySummary], text: &str, i18n: I18n) -> Vec<Choice> {
    let agenda = AgendaTexts::of(i18n);
    let wanted = fold(text);
    territories
        .iter()
        .filter(|territory| {
            let name = fold(&territory.name);
            let of_code = territory.code.level == TerritoryLevel::Departement
                && territory.code.code.eq_ignore_ascii_case(text);
            of_code || name.starts_with(&wanted) || name.contains(&format!(" {wanted}"))
        })
        .take(TERRITORIES)
        .map(|territory| {
            // People know the numbers of départements; those of régions mean nothing to anyone.
            let detail = match territory.code.level {
                TerritoryLevel::Region => agenda.region.to_owned(),
                _ => format!("{} {}", agenda.departement, territory.code.code),
            };
            Choice { value: territory.code.to_string(), label: territory.name.clone(), detail }
        })
        .collect()
}

/// A name as it is compared: small letters without accents, blanks for hyphens and apostrophes. The browser knows the
/// letters; our own tables of them would weigh more than the rest of this file.
pub fn fold(text: &str) -> String {
    let letters = String::from(JsString::from(text).normalize("NFD").to_lower_case());
    let mut folded = String::with_capacity(letters.len());
    for letter in letters.chars() {
        match letter {
            // What is left of an accent when it is taken from its letter.
            '\u{300}'..='\u{36f}' => {}
            'œ' => folded.push_str("oe"),
            '-' | '\'' | '’' => folded.push(' '),
            other => folded.push(other),
        }
    }
    folded
}

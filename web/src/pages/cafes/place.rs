//! « Où ? »: one field for communes, postal codes, départements and régions.

use std::time::Duration;

use cafeia_shared::territories::{Commune, TerritoryCode, TerritoryLevel, TerritorySummary};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use super::AgendaMemory;
use crate::{
    client,
    i18n::{I18n, use_i18n},
    kit::{Choice, Combobox},
};

/// Rest between the last key and the question to the server.
const REST: Duration = Duration::from_millis(180);
/// Régions and départements offered at most, above the communes.
const TERRITORIES: usize = 4;

/// The field. It tells the territory that was chosen.
#[component]
pub fn PlaceField(
    /// Told the territory.
    #[prop(into)]
    on_choose: Callback<TerritoryCode>,
) -> impl IntoView {
    let i18n = use_i18n();
    let memory = AgendaMemory::expect();
    let text = RwSignal::new(String::new());
    // The communes found, with the text they were found for.
    let found = RwSignal::new(None::<(String, Vec<Commune>)>);

    let ask = debounce(REST, move |words: String| {
        // The page may have been left meanwhile.
        if words.is_empty() || text.try_get_untracked().as_ref() != Some(&words) {
            return;
        }
        spawn_local(async move {
            let communes = client::communes(words.clone()).await.unwrap_or_default();
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
        let mut choices = territories_like(&memory.territories(), &words, i18n);
        match found.get() {
            Some((of, communes)) if of == words => choices.extend(communes.into_iter().map(commune_choice)),
            // Those of a moment ago are about other words; the list waits unless it has something to offer.
            _ if choices.is_empty() => return None,
            _ => {}
        }
        Some(choices)
    });

    view! {
        <Combobox
            label=move || i18n.texts().agenda.place
            hint=move || i18n.texts().agenda.place_hint
            none=move || i18n.texts().agenda.place_none
            count=Signal::derive(move || i18n.texts().agenda.place_count)
            choices
            on_input=move |typed: String| {
                let words = typed.trim().to_owned();
                text.set(words.clone());
                ask.update_value(|ask| ask(words));
            }
            on_choose=move |choice: Choice| {
                if let Ok(code) = choice.value.parse::<TerritoryCode>() {
                    if code.level == TerritoryLevel::Commune {
                        memory.learn(code.clone(), choice.label);
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
    let agenda = &i18n.texts().agenda;
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
            let level = match territory.code.level {
                TerritoryLevel::Region => agenda.region,
                _ => agenda.departement,
            };
            Choice {
                value: territory.code.to_string(),
                label: territory.name.clone(),
                detail: format!("{level} {}", territory.code.code),
            }
        })
        .collect()
}

/// A name as it is compared: small letters without accents, blanks for hyphens and apostrophes.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' => folded.push('i'),
            'ô' | 'ö' => folded.push('o'),
            'ù' | 'û' | 'ü' => folded.push('u'),
            'ç' => folded.push('c'),
            'œ' => folded.push_str("oe"),
            '-' | '\'' | '’' => folded.push(' '),
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_hyphens_and_apostrophes_do_not_matter() {
        assert_eq!(fold("Côtes-d’Armor"), "cotes d armor");
        assert_eq!(fold("ÎLE-DE-FRANCE"), "ile de france");
    }
}

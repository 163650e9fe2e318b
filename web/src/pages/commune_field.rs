//! A field for a commune, by its name or postal code.

use std::time::Duration;

use cafeia_shared::territories::{Commune, CommuneRef};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use crate::{
    client,
    i18n::{FindingTexts, use_i18n},
    kit::{Choice, Combobox},
};

/// Rest between the last key and the question to the server.
const REST: Duration = Duration::from_millis(180);

/// The field. It tells the commune that was chosen.
#[component]
pub fn CommuneField(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// An example.
    #[prop(into)]
    hint: TextProp,
    /// Told the commune.
    #[prop(into)]
    on_choose: Callback<Commune>,
) -> impl IntoView {
    let i18n = use_i18n();
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
        found.with(|found| match found {
            Some((of, communes)) if *of == words => Some(communes.iter().flatten().map(choice).collect()),
            _ => None,
        })
    });
    // Without an answer nothing is known: not that there is no such place.
    let none = move || {
        if found.with(|found| matches!(found, Some((_, None)))) {
            FindingTexts::of(i18n).unanswered
        } else {
            FindingTexts::of(i18n).commune_none
        }
    };

    view! {
        <Combobox
            label
            hint
            none
            count=Signal::derive(move || FindingTexts::of(i18n).commune_count)
            choices
            on_input=move |typed: String| {
                let words = typed.trim().to_owned();
                text.set(words.clone());
                ask.update_value(|ask| ask(words));
            }
            on_choose=move |choice: Choice| {
                let chosen = found.with_untracked(|found| {
                    let communes = found.as_ref()?.1.as_ref()?;
                    communes.iter().find(|commune| commune.code == choice.value).cloned()
                });
                if let Some(commune) = chosen {
                    on_choose.run(commune);
                }
            }
        />
    }
}

/// What other objects name of a commune.
pub fn named(commune: Commune) -> CommuneRef {
    let Commune { code, name, departement_code, .. } = commune;
    CommuneRef { code, name, departement_code }
}

/// The commune that was chosen, and a way to choose another one.
#[component]
pub fn ChosenCommune(
    /// The commune.
    commune: CommuneRef,
    /// Told that another one is wanted.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let CommuneRef { name, departement_code, .. } = commune;
    let words = if departement_code.is_empty() { name } else { format!("{name} ({departement_code})") };
    view! {
        <p class="form__chosen">
            <strong>{words}</strong>
            <button
                type="button"
                class="button button--quiet"
                aria-label=move || FindingTexts::of(i18n).change_commune
                on:click=move |_| on_change.run(())
            >
                {move || FindingTexts::of(i18n).change}
            </button>
        </p>
    }
}

/// A commune of a form: chosen by its name, then shown until another one is wanted.
#[component]
pub fn CommuneChoice(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// An example.
    #[prop(into)]
    hint: TextProp,
    /// The one that is chosen.
    chosen: RwSignal<Option<CommuneRef>>,
) -> impl IntoView {
    move || {
        if let Some(commune) = chosen.get() {
            view! { <ChosenCommune commune on_change=move |()| chosen.set(None)/> }.into_any()
        } else {
            view! {
                <CommuneField
                    label=label.clone()
                    hint=hint.clone()
                    on_choose=move |commune| chosen.set(Some(named(commune)))
                />
            }
            .into_any()
        }
    }
}

fn choice(commune: &Commune) -> Choice {
    let postal_code = commune.postal_codes.first().map(String::as_str).unwrap_or_default();
    Choice {
        value: commune.code.clone(),
        label: commune.name.clone(),
        detail: format!("{postal_code} {}", commune.departement).trim().to_owned(),
    }
}

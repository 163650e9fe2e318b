//! Fields: each with its label, its hint and what is wrong with it.

use leptos::prelude::*;

use super::unique;

/// A field for a day: the browser's own.
#[component]
pub fn DateField(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// The day as `2026-12-31`, or empty.
    #[prop(into)]
    value: Signal<String>,
    /// Told the day when it has changed, empty when it was taken away.
    #[prop(into)]
    on_change: Callback<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let id = unique("date");
    let fault_id = format!("{id}-fault");
    let described = fault_id.clone();
    view! {
        <div class="field">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <input
                type="date"
                id=id.clone()
                class="field__input"
                min="2020-01-01"
                max="2100-12-31"
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || fault.get().map(|_| described.clone())
                prop:value=move || value.get()
                on:change:target=move |event| on_change.run(event.target().value())
            />
            <p id=fault_id class="field__fault" role="alert">{move || fault.get()}</p>
        </div>
    }
}

/// One choice among a few, shown side by side: radio buttons.
#[component]
pub fn ChoiceGroup<T, W>(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// The choices and their words.
    #[prop(into)]
    choices: Signal<Vec<(T, W)>>,
    /// The one in force.
    #[prop(into)]
    chosen: Signal<T>,
    /// Told the new one.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    W: Clone + IntoView + Send + Sync + 'static,
{
    let name = unique("choice");
    view! {
        <fieldset class="choices">
            <legend class="field__label">{move || label.get()}</legend>
            <div class="choices__row">
                {move || {
                    let name = name.clone();
                    choices
                        .get()
                        .into_iter()
                        .map(move |(value, words)| {
                            view! {
                                <label class="chip">
                                    <input
                                        type="radio"
                                        class="visually-hidden"
                                        name=name.clone()
                                        prop:checked=move || chosen.get() == value
                                        on:change=move |_| on_choose.run(value)
                                    />
                                    <span>{words}</span>
                                </label>
                            }
                        })
                        .collect_view()
                }}
            </div>
        </fieldset>
    }
}

/// Any number of choices: check boxes.
#[component]
pub fn CheckGroup<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// The choices and their words.
    #[prop(into)]
    choices: Signal<Vec<(T, String)>>,
    /// Those in force.
    #[prop(into)]
    chosen: Signal<Vec<T>>,
    /// Told a choice, and whether it was made or taken back.
    #[prop(into)]
    on_toggle: Callback<(T, bool)>,
) -> impl IntoView {
    view! {
        <fieldset class="checks">
            <legend class="field__label">{move || label.get()}</legend>
            {move || {
                choices
                    .get()
                    .into_iter()
                    .map(|(value, words)| {
                        view! {
                            <label class="check">
                                <input
                                    type="checkbox"
                                    prop:checked=move || chosen.get().contains(&value)
                                    on:change:target=move |event| {
                                        on_toggle.run((value, event.target().checked()));
                                    }
                                />
                                <span>{words}</span>
                            </label>
                        }
                    })
                    .collect_view()
            }}
        </fieldset>
    }
}

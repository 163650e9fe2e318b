//! A field that offers what begins like its text.

use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

use super::{Icon, Pictogram, unique};

/// Something to choose.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Choice {
    /// What the page knows it by.
    pub value: String,
    /// Its name.
    pub label: String,
    /// What tells it from others of the same name.
    pub detail: String,
}

/// The same thing is chosen, however it is named.
impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Choice {}

/// A text field with a list of choices below (WAI-ARIA authoring practices, "editable combobox with list
/// autocomplete"). The arrows walk through the list, Enter takes the choice, Escape closes the list, then empties the
/// field. The choices come from the page, for each text.
#[component]
pub fn Combobox(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// An example.
    #[prop(into)]
    hint: TextProp,
    /// Shown in the field as long as it is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Said when there is no choice for a text.
    #[prop(into)]
    none: TextProp,
    /// Said when the field is left with a text in it that is no choice's name.
    #[prop(into, optional)]
    unchosen: Option<TextProp>,
    /// Told that what the empty field shows is taken away.
    #[prop(into, optional)]
    on_clear: Option<Callback<()>>,
    /// How many choices there are, in words.
    #[prop(into)]
    count: Signal<fn(usize) -> String>,
    /// The choices for the text of the moment; nothing while they are on their way.
    #[prop(into)]
    choices: Signal<Option<Vec<Choice>>>,
    /// Told the text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Told the choice that was taken. The field is emptied: the page shows what is chosen.
    #[prop(into)]
    on_choose: Callback<Choice>,
) -> impl IntoView {
    let id = unique("combobox");
    let list_id = format!("{id}-list");
    let hint_id = format!("{id}-hint");
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };

    let text = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let input = NodeRef::<html::Input>::new();
    let listed = Memo::new(move |_| if open.get() { choices.get() } else { None });
    // Enter, pressed before there was anything to choose from.
    let hurried = RwSignal::new(false);
    let shown = move || listed.with(|list| list.as_ref().is_some_and(|list| !list.is_empty()));

    // Whether the field was left with a text in it.
    let left = RwSignal::new(false);
    let take = move |index: usize, stay: bool| {
        let choice = listed.with_untracked(|list| list.as_ref().and_then(|list| list.get(index).cloned()));
        if let Some(choice) = choice {
            text.set(String::new());
            open.set(false);
            active.set(None);
            on_input.run(String::new());
            on_choose.run(choice);
            if let Some(input) = input.get_untracked().filter(|_| stay) {
                // It is in the document, and can be focused.
                let _ = input.focus();
            }
        }
    };

    Effect::new(move || {
        if listed.with(|list| list.as_ref().is_some_and(|list| !list.is_empty())) && hurried.get_untracked() {
            hurried.set(false);
            take(0, true);
        }
    });

    // The only choice of which the text is the name.
    let named = move |name: &str| {
        listed.with_untracked(|list| {
            let mut alike = list
                .as_ref()?
                .iter()
                .enumerate()
                .filter(|(_, choice)| choice.label.eq_ignore_ascii_case(name));
            alike.next().filter(|_| alike.next().is_none()).map(|(index, _)| index)
        })
    };

    let on_key = move |event: web_sys::KeyboardEvent| {
        let length = listed.with_untracked(|list| list.as_ref().map_or(0, Vec::len));
        let last = length.saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if length > 0 => {
                event.prevent_default();
                let down = event.key() == "ArrowDown";
                active.update(|active| {
                    *active = Some(match (*active, down) {
                        (None, true) => 0,
                        (Some(at), true) if at == last => 0,
                        (Some(at), true) => at + 1,
                        (None | Some(0), false) => last,
                        (Some(at), false) => at - 1,
                    });
                });
            }
            "ArrowDown" if !text.get_untracked().is_empty() => open.set(true),
            // Without a walk through the list, Enter takes the first choice: the most likely one.
            "Enter" if length > 0 => {
                event.prevent_default();
                take(active.get_untracked().unwrap_or(0), true);
            }
            "Enter" if !text.get_untracked().trim().is_empty() => {
                event.prevent_default();
                hurried.set(true);
            }
            "Escape" if length > 0 => {
                event.prevent_default();
                open.set(false);
                active.set(None);
            }
            "Backspace" if text.get_untracked().is_empty() => {
                if let Some(clear) = on_clear.filter(|_| !placeholder.get_untracked().is_empty()) {
                    clear.run(());
                }
            }
            "Escape" => {
                text.set(String::new());
                on_input.run(String::new());
            }
            _ => {}
        }
    };

    let expanded = move || if shown() { "true" } else { "false" };
    let active_id = {
        let option_id = option_id.clone();
        move || active.get().filter(|_| shown()).map(&option_id)
    };
    let status = {
        let none = none.clone();
        move || match listed.with(|list| list.as_ref().map(Vec::len)) {
            None => String::new(),
            Some(0) => none.get().to_string(),
            Some(length) => count.get()(length),
        }
    };
    let nothing = move || listed.with(|list| list.as_ref().is_some_and(Vec::is_empty));

    view! {
        <div class="field combobox">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <div class="field__box">
                <Pictogram icon=Icon::Place/>
                <input
                    type="text"
                    id=id.clone()
                    class="field__input"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-expanded=expanded
                    aria-controls=list_id.clone()
                    aria-activedescendant=active_id
                    aria-describedby=hint_id.clone()
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="100"
                    placeholder=move || placeholder.get()
                    node_ref=input
                    prop:value=move || text.get()
                    on:input:target=move |event| {
                        let value = event.target().value();
                        open.set(!value.trim().is_empty());
                        active.set(None);
                        hurried.set(false);
                        left.set(false);
                        text.set(value.clone());
                        on_input.run(value);
                    }
                    on:keydown=on_key
                    on:blur=move |_| {
                        // It leaves with the page, too, to which a choice has led.
                        let Some(typed) = text.try_get_untracked() else { return };
                        // Who leaves it with the whole name of a choice in it, and of no other, has chosen.
                        let index = named(typed.trim());
                        left.set(index.is_none() && !typed.trim().is_empty());
                        if let Some(index) = index {
                            return take(index, false);
                        }
                        open.set(false);
                        hurried.set(false);
                    }
                />
            </div>
            <ul id=list_id class="combobox__list" role="listbox" aria-label={let label = hint.clone(); move || label.get().to_string()} hidden=move || !shown()>
                {move || {
                    let option_id = option_id.clone();
                    listed
                        .get()
                        .unwrap_or_default()
                        .into_iter()
                        .enumerate()
                        .map(move |(index, choice)| {
                            view! {
                                <li
                                    id=option_id(index)
                                    class="combobox__option"
                                    role="option"
                                    aria-selected=move || if active.get() == Some(index) { "true" } else { "false" }
                                    // Before the field loses the focus, which would close the list.
                                    on:mousedown=move |event| event.prevent_default()
                                    on:click=move |_| take(index, true)
                                >
                                    <span>{choice.label}</span>
                                    <span class="combobox__detail">{choice.detail}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            <p class="combobox__none" hidden=move || !nothing()>{move || none.get()}</p>
            {unchosen
                .map(|unchosen| {
                    view! { <p class="combobox__none" hidden=move || !left.get()>{move || unchosen.get()}</p> }
                })}
            <p class="visually-hidden" role="status">{status}</p>
            <p id=hint_id class="field__hint">{move || hint.get()}</p>
        </div>
    }
}

//! Fields of a form that one types in.

use leptos::{html, prelude::*};

use super::form::{Known, known};

/// What the browser may be given for so many characters: it counts in units of which an emoji takes two. What is too long by
/// the characters is told by the form, and not cut off.
fn units(characters: usize) -> usize {
    characters * 2
}

/// A field for a line of text.
#[component]
pub fn TextField(
    /// Its name in the form: the path of the API's field.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// What is in it.
    value: RwSignal<String>,
    /// What helps to fill it.
    #[prop(into, optional)]
    hint: Option<TextProp>,
    /// The kind of field: `email`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in (HTML, “autofill”).
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Which keys a telephone shows.
    #[prop(optional)]
    keys: Option<&'static str>,
    /// Characters at most.
    #[prop(default = 254)]
    most: usize,
) -> impl IntoView {
    let Known { id, hint_id, fault_id, fault, described } = known(name, &label, hint.is_some());
    view! {
        <div class="field">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <input
                type=kind
                id=id
                class="field__input"
                name=name
                autocomplete=autocomplete
                inputmode=keys
                spellcheck="false"
                maxlength=units(most)
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || described.get()
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
                on:change:target=move |event| value.set(event.target().value())
            />
            <p id=fault_id class="field__fault">{move || fault.get()}</p>
            {hint.map(|hint| view! { <p id=hint_id class="field__hint">{move || hint.get()}</p> })}
        </div>
    }
}

/// A field for a text over several lines.
#[component]
pub fn TextArea(
    /// Its name in the form: the path of the API's field.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// What is in it.
    value: RwSignal<String>,
    /// What helps to fill it.
    #[prop(into)]
    hint: TextProp,
    /// Lines that are seen at once.
    #[prop(default = 4)]
    rows: u32,
    /// Characters at most.
    most: usize,
) -> impl IntoView {
    let Known { id, hint_id, fault_id, fault, described } = known(name, &label, true);
    view! {
        <div class="field">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <textarea
                id=id
                class="field__input"
                name=name
                rows=rows
                maxlength=units(most)
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || described.get()
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
            <p id=fault_id class="field__fault">{move || fault.get()}</p>
            <p id=hint_id class="field__hint">{move || hint.get()}</p>
        </div>
    }
}

/// A field for a password, which can be shown.
#[component]
pub fn PasswordField(
    /// Its name in the form.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// What is in it.
    value: RwSignal<String>,
    /// What helps to fill it; it may change while one types.
    #[prop(into, optional)]
    hint: Option<TextProp>,
    /// Words of the button that shows it.
    #[prop(into)]
    show: TextProp,
    /// Whether it is a new one, which the browser may propose and keep.
    #[prop(optional)]
    is_new: bool,
) -> impl IntoView {
    let Known { id, hint_id, fault_id, fault, described } = known(name, &label, hint.is_some());
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <div class="field__line">
                <input
                    type=move || if shown.get() { "text" } else { "password" }
                    id=id.clone()
                    class="field__input"
                    name=name
                    autocomplete=if is_new { "new-password" } else { "current-password" }
                    autocapitalize="off"
                    spellcheck="false"
                    aria-invalid=move || fault.get().map(|_| "true")
                    aria-describedby=move || described.get()
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                    on:change:target=move |event| value.set(event.target().value())
                />
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || if shown.get() { "true" } else { "false" }
                    aria-controls=id
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || show.get()}
                </button>
            </div>
            <p id=fault_id class="field__fault">{move || fault.get()}</p>
            {hint
                .map(|hint| {
                    view! { <p id=hint_id class="field__hint" aria-live="polite">{move || hint.get()}</p> }
                })}
        </div>
    }
}

/// A field for a code that counts once: six digits of an application.
#[component]
pub fn CodeField(
    /// Its name in the form.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// What is in it.
    value: RwSignal<String>,
    /// Where one finds it.
    #[prop(into)]
    hint: TextProp,
    /// Whether it has digits only; a recovery code has letters, too.
    #[prop(default = true)]
    digits: bool,
    /// Whether it takes the focus when it comes.
    #[prop(optional)]
    takes_focus: bool,
) -> impl IntoView {
    let Known { id, hint_id, fault_id, fault, described } = known(name, &label, true);
    let element = NodeRef::<html::Input>::new();
    element.on_load(move |input| {
        if takes_focus {
            // It is in the document, and can be focused.
            let _ = input.focus();
        }
    });
    view! {
        <div class="field">
            <label for=id.clone() class="field__label">{move || label.get()}</label>
            <input
                type="text"
                id=id
                class="field__input field__input--code"
                name=name
                autocomplete=if digits { "one-time-code" } else { "off" }
                inputmode=if digits { "numeric" } else { "text" }
                autocapitalize="off"
                spellcheck="false"
                maxlength="40"
                node_ref=element
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || described.get()
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            <p id=fault_id class="field__fault">{move || fault.get()}</p>
            <p id=hint_id class="field__hint">{move || hint.get()}</p>
        </div>
    }
}

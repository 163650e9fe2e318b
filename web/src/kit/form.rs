//! Forms: fields that say what is wrong with them, and a summary that leads there.

use std::cmp::Ordering;

use leptos::{context::Provider, html, prelude::*};
use wasm_bindgen::JsCast as _;

use super::{Icon, Pictogram, unique};

/// A form's field, as the summary of faults names it.
#[derive(Clone)]
struct Field {
    name: &'static str,
    label: TextProp,
}

/// What is wrong with a form, and whether it is at work.
#[derive(Clone, Copy)]
pub struct FormState {
    id: StoredValue<String>,
    fields: StoredValue<Vec<Field>>,
    faults: RwSignal<Vec<(String, TextProp)>>,
    message: RwSignal<Option<TextProp>>,
    busy: RwSignal<bool>,
    /// Counts what was said, so that the same thing said again is heard again.
    said: RwSignal<u32>,
}

impl FormState {
    /// A form with nothing wrong yet.
    pub fn new() -> Self {
        Self {
            id: StoredValue::new(unique("form")),
            fields: StoredValue::default(),
            faults: RwSignal::default(),
            message: RwSignal::new(None),
            busy: RwSignal::new(false),
            said: RwSignal::new(0),
        }
    }

    /// Nothing is wrong with it any more.
    pub fn clear(self) {
        self.faults.set(Vec::new());
        self.message.set(None);
    }

    /// It is at work: nothing is wrong for now.
    pub fn begin(self) {
        self.clear();
        self.busy.set(true);
    }

    /// Its work is done. Whether it still stands on the page.
    pub fn end(self) -> bool {
        self.busy.try_set(false).is_none()
    }

    /// Says what is wrong: with fields, by their names, and altogether. The focus goes to the summary.
    pub fn refuse(self, faults: Vec<(String, TextProp)>, message: Option<TextProp>) {
        if !self.end() {
            return;
        }
        self.faults.set(faults);
        self.message.set(message);
        self.said.update(|said| *said += 1);
    }

    /// Whether something is wrong with one of some fields. Tracked.
    pub fn blames(self, names: &[&str]) -> bool {
        self.faults.with(|faults| faults.iter().any(|(name, _)| names.contains(&name.as_str())))
    }

    /// Whether something is wrong with any of its fields.
    pub fn is_blamed(self) -> bool {
        !self.faults.with_untracked(Vec::is_empty)
    }

    /// Blames no longer those fields that are right by now.
    pub fn keep_blaming(self, is_wrong: impl Fn(&str) -> bool) {
        if self.faults.with_untracked(|faults| !faults.iter().all(|(name, _)| is_wrong(name))) {
            self.faults.update(|faults| faults.retain(|(name, _)| is_wrong(name)));
        }
    }

    /// Whether it has a field of a name.
    pub fn has(self, name: &str) -> bool {
        self.fields.with_value(|fields| fields.iter().any(|field| field.name == name))
    }

    /// Whether it is at work.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    fn field_id(self, name: &str) -> String {
        self.id.with_value(|id| format!("{id}-{}", name.replace('.', "-")))
    }

    fn fault(self, name: &str) -> Option<String> {
        self.faults.with(|faults| {
            faults.iter().find(|(field, _)| field == name).map(|(_, words)| words.get().to_string())
        })
    }

    fn is_wrong(self) -> bool {
        self.message.with(Option::is_some) || !self.faults.with(Vec::is_empty)
    }
}

impl Default for FormState {
    fn default() -> Self {
        Self::new()
    }
}

/// A form. It keeps what was typed, whatever comes of it.
#[component]
pub fn Form(
    /// What is wrong with it.
    state: FormState,
    /// Heading of the summary of faults.
    #[prop(into)]
    summary: TextProp,
    /// Does what it is for.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                if !state.busy.get_untracked() {
                    on_submit.run(());
                }
            }
        >
            <Summary state title=summary/>
            <Provider value=state>{children()}</Provider>
        </form>
    }
}

/// What is wrong, with a way to each field. It takes the focus when it comes.
#[component]
fn Summary(state: FormState, title: TextProp) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if state.said.get() > 0 {
            request_animation_frame(move || {
                if let Some(summary) = element.try_get_untracked().flatten() {
                    // It is in the document, and can be focused.
                    let _ = summary.focus();
                }
            });
        }
    });
    move || {
        let title = title.clone();
        state.is_wrong().then(|| {
            view! {
                <div class="notice tone-stop" role="alert" tabindex="-1" node_ref=element>
                    <Pictogram icon=Icon::Alert/>
                    <div class="notice__body">
                        <p class="notice__title">
                            {move || state.message.get().unwrap_or_else(|| title.clone()).get()}
                        </p>
                        <ul class="form__faults">
                            {move || {
                                let fields = in_page_order(state);
                                let faults = state.faults.get();
                                fields
                                    .into_iter()
                                    .filter_map(|field| {
                                        let found = faults.iter().find(|(name, _)| name == field.name)?;
                                        Some(view! { <Leading state field words=found.1.clone()/> })
                                    })
                                    .collect_view()
                            }}
                        </ul>
                    </div>
                </div>
            }
        })
    }
}

/// The fields from top to bottom; those that came later stand in between others.
fn in_page_order(state: FormState) -> Vec<Field> {
    let element = |field: &Field| document().get_element_by_id(&state.field_id(field.name));
    let mut fields: Vec<_> =
        state.fields.get_value().into_iter().map(|field| (element(&field), field)).collect();
    fields.sort_by(|(one, _), (other, _)| {
        let (Some(one), Some(other)) = (one, other) else { return Ordering::Equal };
        let position = one.compare_document_position(other);
        if position & web_sys::Node::DOCUMENT_POSITION_FOLLOWING > 0 {
            Ordering::Less
        } else if position & web_sys::Node::DOCUMENT_POSITION_PRECEDING > 0 {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    });
    fields.into_iter().map(|(_, field)| field).collect()
}

/// Leads from the summary to a field.
#[component]
fn Leading(state: FormState, field: Field, words: TextProp) -> impl IntoView {
    let id = state.field_id(field.name);
    let href = format!("#{id}");
    view! {
        <li>
            <a
                href=href
                on:click=move |event| {
                    event.prevent_default();
                    focus(&id);
                }
            >
                {move || field.label.get()}
            </a>
            " – "
            {move || words.get()}
        </li>
    }
}

/// Puts the focus on a field, wherever it is folded away.
fn focus(id: &str) {
    let field = document().get_element_by_id(id);
    let mut around = field.as_ref().and_then(|field| field.closest("details").ok().flatten());
    while let Some(details) = around {
        // An attribute of that name can be set.
        let _ = details.set_attribute("open", "");
        around = details.parent_element().and_then(|outer| outer.closest("details").ok().flatten());
    }
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is in the document, and can be focused.
        let _ = field.focus();
    }
}

/// A field as a form knows it.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) hint_id: String,
    pub(super) fault_id: String,
    pub(super) fault: Signal<Option<String>>,
    pub(super) described: Signal<Option<String>>,
}

/// Makes a field known to its form.
pub(super) fn known(name: &'static str, label: &TextProp, has_hint: bool) -> Known {
    let state = use_context::<FormState>().unwrap_or_default();
    state.fields.update_value(|fields| fields.push(Field { name, label: label.clone() }));
    on_cleanup(move || {
        state.fields.try_update_value(|fields| {
            if let Some(at) = fields.iter().position(|field| field.name == name) {
                fields.remove(at);
            }
        });
    });
    let id = state.field_id(name);
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let fault = Signal::derive(move || state.fault(name));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        Signal::derive(move || {
            let fault = fault.get().map(|_| fault_id.clone());
            let ids: Vec<_> = fault.into_iter().chain(has_hint.then(|| hint_id.clone())).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    Known { id, hint_id, fault_id, fault, described }
}

/// A place for fields of another make, as one of the form: what is wrong with them is said below.
#[component]
pub fn FieldPlace(
    /// Its name in the form.
    name: &'static str,
    /// Its label in the summary.
    #[prop(into)]
    label: TextProp,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let Known { id, fault_id, fault, described, .. } = known(name, &label, false);
    view! {
        <div
            class="field__place"
            id=id
            role="group"
            aria-label=move || label.get().to_string()
            tabindex="-1"
            aria-describedby=move || described.get()
        >
            {children()}
            <p id=fault_id class="field__fault">{move || fault.get()}</p>
        </div>
    }
}

/// The button that sends the form around it.
#[component]
pub fn Submit(
    /// Whether it takes something away for good.
    #[prop(optional)]
    is_final: bool,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let busy = use_context::<FormState>().unwrap_or_default().busy;
    view! {
        <button
            type="submit"
            class=if is_final { "button button--final" } else { "button button--primary" }
            aria-disabled=move || busy.get().then_some("true")
            aria-busy=move || busy.get().then_some("true")
        >
            <span>{children()}</span>
        </button>
    }
}

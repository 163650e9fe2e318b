//! « Refaire ce café »: the same one on another day.

use cafeia_shared::{
    site::{SitePage, WorkspacePage},
    workspace::{NewCafeCopy, WorkspaceCafe},
};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::steps::OfCafe;
use crate::{
    client,
    i18n::{CafeFormTexts, EditingTexts, FrameTexts, WritingTexts, use_i18n},
    kit::{Dialog, Form, FormState, Submit, TextField, Toasts},
    pages::{
        cafe_form::{a_week_later, times},
        forms::{is_sound, send},
    },
};

/// The dialog.
#[component]
pub fn CopyDialog(
    /// The café.
    cafe: RwSignal<Option<WorkspaceCafe>>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let form = FormState::new();
    let fields: [RwSignal<String>; 4] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let [day, starts, ends, last_day] = fields;
    Effect::new(move || {
        if open.get() {
            form.clear();
            let later = cafe.with_untracked(|cafe| cafe.as_ref().map(a_week_later)).unwrap_or_default();
            for (field, value) in fields.into_iter().zip(later) {
                field.set(value);
            }
        }
    });
    let submit = move |()| {
        let Some((id, zone)) = cafe
            .with_untracked(|cafe| cafe.as_ref().map(|one| (one.summary.id, one.summary.timezone.clone())))
        else {
            return;
        };
        let [day, starts, ends, last_day] = fields.map(|field| field.get_untracked());
        let mut faults = Vec::new();
        let found = times([&day, &starts, &ends, &last_day], &zone, &mut faults);
        if !is_sound(form, OfCafe(i18n), &faults) {
            return;
        }
        let Some((starts_at, ends_at)) = found else { return };
        send(form, OfCafe(i18n), client::copy_cafe(id, NewCafeCopy { starts_at, ends_at }), move |copy| {
            open.set(false);
            if let Some(toasts) = toasts {
                toasts.say(WritingTexts::now(i18n).copied);
            }
            let page = SitePage::Workspace(WorkspacePage::Cafe(&copy.summary.id.to_string())).to_string();
            navigate.with_value(|navigate| navigate(&page, leptos_router::NavigateOptions::default()));
        });
    };
    view! {
        <Dialog
            title=move || WritingTexts::of(i18n).copy
            close=move || FrameTexts::of(i18n).close
            open
        >
            <p>{move || WritingTexts::of(i18n).copy_help}</p>
            <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
                <TextField name="day" label=move || CafeFormTexts::of(i18n).day value=day kind="date"/>
                <div class="form__row">
                    <TextField
                        name="starts_at"
                        label=move || CafeFormTexts::of(i18n).starts
                        value=starts
                        kind="time"
                    />
                    <TextField name="ends_at" label=move || CafeFormTexts::of(i18n).ends value=ends kind="time"/>
                </div>
                {move || {
                    last_day
                        .with(|day| !day.is_empty())
                        .then(|| {
                            view! {
                                <TextField
                                    name="last_day"
                                    label=move || CafeFormTexts::of(i18n).last_day
                                    value=last_day
                                    kind="date"
                                />
                            }
                        })
                }}
                <p class="actions">
                    <Submit>{move || WritingTexts::of(i18n).copy}</Submit>
                </p>
            </Form>
        </Dialog>
    }
}

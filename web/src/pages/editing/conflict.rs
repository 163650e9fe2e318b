//! Two people have changed the same parts of something: both versions side by side, and a choice for each part.

use leptos::{html, prelude::*};

use super::{
    Parts as _,
    merge::Merged,
    saving::{Clash, Edited, Part},
};
use crate::{
    i18n::{EditingTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Tone, unique},
};

/// The screen. It tells the draft with every part as it was chosen.
#[component]
pub fn Conflict<E: Edited>(
    /// The two changes.
    clash: Clash<E>,
    /// What a draft says about a part. Tracked.
    told: Callback<(E::Draft, Part<E>), String>,
    /// Whether it is being saved.
    #[prop(into)]
    busy: Signal<bool>,
    /// Told what was chosen, to be saved.
    #[prop(into)]
    on_save: Callback<E::Draft>,
    /// Told what was chosen so far, to be written further.
    #[prop(into)]
    on_back: Callback<E::Draft>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Clash { theirs, merged: Merged { draft: mine, theirs: taken, conflicts }, .. } = clash;
    let (theirs, mine) = (StoredValue::new(theirs), StoredValue::new(mine));
    // The parts of which the other one's version was chosen.
    let given_up = RwSignal::new(Vec::<Part<E>>::new());
    let chosen = move || {
        let mut draft = mine.get_value();
        for part in given_up.get_untracked() {
            theirs.with_value(|theirs| draft.take(part, theirs));
        }
        draft
    };
    let version = move |part: Part<E>, name: &str, is_mine: bool| {
        let words = move || {
            let version = if is_mine { mine } else { theirs };
            let words = told.run((version.get_value(), part));
            if words.is_empty() { EditingTexts::of(i18n).empty.to_owned() } else { words }
        };
        let label = move || {
            let texts = EditingTexts::of(i18n);
            if is_mine { texts.mine_version } else { texts.theirs }
        };
        view! {
            <label class="version">
                <span class="version__head">
                    <input
                        type="radio"
                        name=name.to_owned()
                        prop:checked=move || given_up.with(|parts| parts.contains(&part)) != is_mine
                        on:change=move |_| {
                            given_up
                                .update(|parts| {
                                    parts.retain(|one| *one != part);
                                    if !is_mine {
                                        parts.push(part);
                                    }
                                });
                        }
                    />
                    <span>{label}</span>
                </span>
                <span class="version__text">{words}</span>
            </label>
        }
    };
    let ask = move |part: Part<E>| {
        let name = unique("version");
        view! {
            <fieldset class="versions">
                <legend>{move || E::part_name(part, i18n)}</legend>
                {version(part, &name, false)}
                {version(part, &name, true)}
            </fieldset>
        }
    };
    // What one pressed is gone; what is asked now has the focus.
    let element = NodeRef::<html::Div>::new();
    element.on_load(|question| {
        // It is in the document, and can be focused.
        let _ = question.focus();
    });
    view! {
        <div class="conflict">
            <div role="alert" tabindex="-1" node_ref=element>
                <Notice tone=Tone::Warning icon=Icon::People title=move || EditingTexts::of(i18n).conflict>
                    <p>{move || EditingTexts::of(i18n).conflict_help}</p>
                </Notice>
            </div>
            {conflicts.into_iter().map(ask).collect_view()}
            {(!taken.is_empty())
                .then(|| {
                    let names = move || taken.iter().map(|part| E::part_name(*part, i18n)).collect::<Vec<_>>().join(", ");
                    view! { <p>{move || EditingTexts::of(i18n).taken} " " {names}</p> }
                })}
            <p class="actions">
                <Button kind=ButtonKind::Primary busy on_press=move |()| on_save.run(chosen())>
                    {move || EditingTexts::of(i18n).save_choice}
                </Button>
                <Button on_press=move |()| on_back.run(chosen())>{move || EditingTexts::of(i18n).back}</Button>
            </p>
        </div>
    }
}

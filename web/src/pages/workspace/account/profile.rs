//! Name, language of letters, and which ones one gets.

use cafeia_shared::{
    accounts::{AccountPatch, ReviewLetters},
    vocabulary::Locale as Letters,
};
use leptos::prelude::*;

use super::super::{
    forms::{is_sound, send},
    frame::Me,
};
use crate::{
    client,
    i18n::{AccountTexts, LETTERS, Words as _, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Select, Submit, TextField, Toasts},
};

/// Who one is.
#[component]
pub fn Profile(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let name = RwSignal::new(me.now(|account| account.name.clone()));
    let language = RwSignal::new(me.now(|account| Some(account.locale)).unwrap_or(Letters::French));
    let review = RwSignal::new(me.now(|account| Some(account.review_letters)).unwrap_or(ReviewLetters::Each));
    // What another tab has saved is taken over, unless something else was typed here.
    Effect::new(move |before: Option<(String, Option<Letters>, Option<ReviewLetters>)>| {
        let saved = me
            .with(|account| Some((account.name.clone(), Some(account.locale), Some(account.review_letters))));
        let Some(saved) = saved else { return before.unwrap_or_default() };
        if let Some((was_called, was_in, was_told)) = before {
            if name.with_untracked(|name| *name == was_called) {
                name.set(saved.0.clone());
            }
            if let Some(now) = saved.1.filter(|_| was_in == Some(language.get_untracked())) {
                language.set(now);
            }
            if let Some(now) = saved.2.filter(|_| was_told == Some(review.get_untracked())) {
                review.set(now);
            }
        }
        saved
    });
    let mailings = RwSignal::new(me.now(|account| account.mailings));
    // Only who decides gets letters about what waits.
    let decides = Memo::new(move |_| me.looks_after_others());
    let submit = move |()| {
        let patch = AccountPatch {
            name: Some(name.get_untracked().trim().to_owned()),
            locale: Some(language.get_untracked()),
            review_letters: decides.get_untracked().then(|| review.get_untracked()),
            mailings: Some(mailings.get_untracked()),
        };
        if !is_sound(form, i18n, &patch.faults()) {
            return;
        }
        let version = me.now(|account| account.version);
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::update_account(version, patch),
            move |account| {
                me.set(account);
                if let Some(toasts) = toasts {
                    toasts.say(AccountTexts::now(i18n).saved);
                }
            },
        );
    };
    view! {
        <section class="workspace__part">
            <h2>{move || AccountTexts::of(i18n).profile}</h2>
            <dl class="workspace__fact">
                <dt>{move || AccountTexts::of(i18n).email_fixed}</dt>
                <dd>{move || me.with(|account| account.email.clone())}</dd>
            </dl>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <TextField
                    name="name"
                    label=move || AccountTexts::of(i18n).name
                    value=name
                    hint=TextProp::from(move || AccountTexts::of(i18n).name_hint)
                    autocomplete="name"
                />
                <Select
                    label=move || AccountTexts::of(i18n).language
                    choices=Signal::stored(LETTERS.to_vec())
                    chosen=language
                    on_choose=move |chosen| language.set(chosen)
                />
                {move || {
                    decides
                        .get()
                        .then(|| {
                            view! {
                                <Select
                                    label=move || AccountTexts::of(i18n).review_letters
                                    choices=Signal::derive(move || {
                                        let each = [ReviewLetters::Each, ReviewLetters::None];
                                        each.map(|one| (one, one.words(i18n.locale()))).to_vec()
                                    })
                                    chosen=review
                                    on_choose=move |chosen| review.set(chosen)
                                />
                            }
                        })
                }}
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || mailings.get()
                        on:change:target=move |event| mailings.set(event.target().checked())
                    />
                    <span>{move || AccountTexts::of(i18n).mailings}</span>
                </label>
                <p class="field__hint">{move || AccountTexts::of(i18n).mailings_hint}</p>
                <p class="actions">
                    <Submit>{move || AccountTexts::of(i18n).save}</Submit>
                </p>
            </Form>
        </section>
    }
}

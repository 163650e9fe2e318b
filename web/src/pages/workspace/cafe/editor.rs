//! What is written of a café, and where it stands.

use cafeia_shared::{
    ids::{CafeId, ResourceId},
    site::{SitePage, WorkspacePage},
    vocabulary::PublicationStatus,
    workspace::WorkspaceCafe,
};
use chrono::TimeDelta;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use serde::{Deserialize, Serialize};

use super::{
    saving::{Attempt, Clash, Failure, Outcome, Saved, named_as, save},
    standing::Standing,
    steps::OfCafe,
};
use crate::{
    client::{self, session::WRITTEN},
    i18n::{CafeFormTexts, WritingTexts, use_i18n},
    kit::{Choice, Form, FormState, Submit, Toasts},
    pages::{
        cafe_form::{self, By, CafeFields, Conflict, Draft, Kept, KeptNotice, Writing, name_all, part_name},
        forms::{is_sound, refuse},
    },
};

/// How long what is typed stays in the browser.
const MOST: TimeDelta = TimeDelta::days(30);

/// A café that is known already.
#[derive(Clone)]
pub struct Known {
    /// The café.
    pub cafe: WorkspaceCafe,
    /// What is written of it.
    pub draft: Draft,
}

/// What stands in the form, and on what it rests: the version that one read, and what it said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Written {
    version: u32,
    base: Draft,
    mine: Draft,
}

/// The form of a café, with what can be done with it.
#[component]
pub fn Editor(
    /// The café; none for a new one.
    known: Option<Known>,
    /// The organisations that one acts for.
    mine: Signal<Vec<Choice>>,
    /// Told the café whenever it has changed.
    #[prop(into, optional)]
    on_change: Option<Callback<WorkspaceCafe>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let (cafe, begin) = match known {
        Some(Known { cafe, draft }) => (Some(cafe), draft),
        None => (None, Draft::empty()),
    };
    let id = cafe.as_ref().map(|cafe| cafe.summary.id);
    let version = RwSignal::new(cafe.as_ref().map_or(0, |cafe| cafe.summary.version));
    let cafe = RwSignal::new(cafe);
    let base = RwSignal::new(begin.clone());
    let writing = Writing::new(begin);
    let clash = RwSignal::new(None::<Clash>);
    let dirty = Memo::new(move |_| base.with(|base| *base != writing.draft()));
    Effect::new(move || {
        if let (Some(on_change), Some(cafe)) = (on_change, cafe.get()) {
            on_change.run(cafe);
        }
    });

    let key = id.map_or_else(|| format!("{WRITTEN}cafe"), |id| format!("{WRITTEN}cafe.{id}"));
    let written = move || Written { version: version.get(), base: base.get(), mine: writing.draft() };
    let kept = Kept::new(key, MOST, written, move |written: &Written| written.base == written.mine);
    // It rests on what one read then: what others have saved since is put together with it.
    let resume = move |written: Written| {
        version.set(written.version);
        base.set(written.base);
        writing.set(written.mine);
    };

    // The café as it is now, and nothing of one's own that is not saved.
    let stand = move |known: Known| {
        version.set(known.cafe.summary.version);
        base.set(known.draft.clone());
        writing.set(known.draft);
        cafe.set(Some(known.cafe));
    };
    // Takes what a step has made of it; what is being written stays as it is.
    let on_step = move |now: WorkspaceCafe| {
        if dirty.get_untracked() {
            cafe.set(Some(now));
            return;
        }
        let known = base.get_untracked();
        let draft = named_as(&known, Draft::of_cafe(&now));
        stand(Known { cafe: now, draft });
    };

    let form = FormState::new();
    let voice = OfCafe(i18n);
    let say = move |words: String| {
        if let Some(toasts) = toasts {
            toasts.say(words);
        }
    };
    let saved = move |Saved { cafe: now, draft, taken }: Saved| {
        clash.set(None);
        let texts = WritingTexts::now(i18n);
        let waits =
            now.summary.publication == PublicationStatus::Published && now.summary.review_since.is_some();
        if taken.is_empty() {
            say(if waits { texts.saved_waits } else { texts.saved }.to_owned());
        } else {
            let names: Vec<_> = taken.into_iter().map(|part| untrack(|| part_name(part, i18n))).collect();
            say((texts.merged)(&names.join(", ")));
        }
        if id.is_some() {
            kept.forget();
            stand(Known { cafe: now, draft });
        } else {
            kept.end();
            go_to(navigate, now.summary.id);
        }
    };
    // Saves, then does what was asked for, if anything.
    let attempt = move |(mine, base, version): (Draft, Draft, u32), then: Option<Callback<WorkspaceCafe>>| {
        if let Err(faults) = mine.cafe()
            && !is_sound(form, voice, &faults)
        {
            return;
        }
        form.begin();
        spawn_local(async move {
            let on_place = move |place: Choice| {
                writing.place.try_set(Some(place));
                writing.writes_place.try_set(false);
            };
            let outcome = save(Attempt { id, version, base, mine }, on_place).await;
            match outcome {
                Err(Failure::Faults(faults)) => {
                    form.end();
                    is_sound(form, voice, &faults);
                }
                Err(Failure::Denied(denial)) => refuse(form, voice, &denial),
                Ok(_) if !form.end() => {}
                Ok(Outcome::Clash(found)) => clash.set(Some(*found)),
                Ok(Outcome::Saved(outcome)) => {
                    let now = outcome.cafe.clone();
                    saved(*outcome);
                    if let Some(then) = then {
                        then.run(now);
                    }
                }
            }
        });
    };
    let current = move || (untrack(|| writing.draft()), base.get_untracked(), version.get_untracked());
    let submit = move |()| attempt(current(), None);
    let on_save_first = Callback::new(move |then| attempt(current(), Some(then)));
    // Somebody else was faster with a step: the café as it is now.
    let on_reload = move |()| {
        let Some(id) = id else { return };
        spawn_local(async move {
            // Without an answer, what is shown stays; the next step tells.
            let Ok(now) = client::workspace_cafe(&id.to_string()).await else { return };
            let draft = name_all(Draft::of_cafe(&now)).await;
            match dirty.try_get_untracked() {
                Some(true) => cafe.set(Some(now)),
                Some(false) => stand(Known { cafe: now, draft }),
                None => {}
            }
        });
    };

    let formats = RwSignal::new(Vec::<(ResourceId, String)>::new());
    Effect::new(move || {
        if clash.with(Option::is_some) && formats.with_untracked(Vec::is_empty) {
            spawn_local(async move {
                formats.try_set(cafe_form::formats().await);
            });
        }
    });
    let settle = move |found: &Clash| {
        version.set(found.cafe.summary.version);
        base.set(found.theirs.clone());
        cafe.set(Some(found.cafe.clone()));
    };
    let content = move || {
        match clash.get() {
        Some(found) => {
            let (theirs, merged) = (found.theirs.clone(), found.merged.clone());
            let found = StoredValue::new(found);
            view! {
                <Conflict
                    theirs
                    merged
                    formats
                    busy=form.busy()
                    on_save=move |chosen: Draft| {
                        found.with_value(settle);
                        writing.set(chosen);
                        attempt(current(), None);
                    }
                    on_back=move |chosen: Draft| {
                        found.with_value(settle);
                        writing.set(chosen);
                        clash.set(None);
                    }
                />
            }
            .into_any()
        }
        None => view! {
            <Form state=form summary=move || CafeFormTexts::of(i18n).check on_submit=submit>
                <CafeFields
                    writing
                    by=By::Writer { mine, cafe: Signal::derive(move || cafe.with(|cafe| cafe.as_ref().map(|one| one.summary.id))) }
                />
                <div class="form__end">
                    <Submit>
                        {move || {
                            let texts = WritingTexts::of(i18n);
                            if id.is_some() { texts.save } else { texts.create }
                        }}
                    </Submit>
                    <span class="field__hint" role="status">
                        {move || (dirty.get() && id.is_some()).then(|| WritingTexts::of(i18n).unsaved)}
                    </span>
                </div>
            </Form>
        }
        .into_any(),
    }
    };
    view! {
        <KeptNotice kept on_resume=resume/>
        {id.map(|_| view! { <Standing cafe dirty on_step on_save_first on_reload/> })}
        {content}
    }
}

/// Goes to a café's page; the way back does not lead to its empty form.
fn go_to(navigate: StoredValue<impl Fn(&str, NavigateOptions) + 'static, LocalStorage>, id: CafeId) {
    let page = SitePage::Workspace(WorkspacePage::Cafe(&id.to_string())).to_string();
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    navigate.with_value(|navigate| navigate(&page, options));
}

//! A café of a need, in one gesture: the day and the hours; all else is as the need has it.

use cafeia_shared::{
    ids::{OrganisationId, PlaceId},
    needs::{NeedStatus, NewNeedCafe},
    problem::FieldError,
    validation::{Check, limits},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::forms::{is_sound, refuse},
    desk::Desk,
};
use crate::{
    client,
    i18n::{NeedsTexts, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Select, Submit, TextField},
    pages::cafe_form::times,
};

/// When a café begins and ends unless one says otherwise.
const HOURS: (&str, &str) = ("10:00", "12:00");

/// The form.
#[component]
pub fn Plan(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let need = desk.need.get_untracked();
    let publishes = need.managed;
    let zone = StoredValue::new(need.timezone.clone());
    let title = RwSignal::new((desk.texts().title_for)(&need.summary.host_name));
    // The first day that was wished for, if it lies ahead.
    let first = need.need.periods.first().map(|period| period.from.to_string()).unwrap_or_default();
    let (day, starts) = (RwSignal::new(first), RwSignal::new(HOURS.0.to_owned()));
    let ends = RwSignal::new(HOURS.1.to_owned());
    let new_place = need.need.place_name.clone().unwrap_or_else(|| need.need.host_name.clone());
    // What merely resembles it is chosen by whoever knows, not by us.
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let known = need.similar_places.iter().find(|one| same(&one.name, &new_place));
    let place = RwSignal::new(known.map(|one| one.id));
    let known = need.similar_hosts.iter().find(|one| same(&one.name, &need.need.host_name));
    let host = RwSignal::new(known.map(|one| one.id));
    let places: Vec<(Option<PlaceId>, String)> =
        need.similar_places.into_iter().map(|one| (Some(one.id), one.name)).collect();
    let hosts: Vec<(Option<OrganisationId>, String)> =
        need.similar_hosts.into_iter().map(|one| (Some(one.id), one.name)).collect();
    let new_host = need.need.host_name.clone();

    let form = FormState::new();
    let read = move || -> Result<NewNeedCafe, Vec<FieldError>> {
        let mut check = Check::default();
        check.text("title", &title.get_untracked(), 3, limits::TITLE);
        let mut faults = check.faults();
        let (day, starts, ends) = (day.get_untracked(), starts.get_untracked(), ends.get_untracked());
        let times = zone.with_value(|zone| times([&day, &starts, &ends, ""], zone, &mut faults));
        match times {
            Some((starts_at, ends_at)) if faults.is_empty() => Ok(NewNeedCafe {
                title: title.get_untracked().trim().to_owned(),
                starts_at,
                ends_at,
                format_ids: Vec::new(),
                place_id: place.get_untracked(),
                host_id: host.get_untracked(),
            }),
            _ => Err(faults),
        }
    };
    let submit = move |()| {
        let cafe = match read() {
            Ok(cafe) => cafe,
            Err(faults) => {
                is_sound(form, i18n, &faults);
                return;
            }
        };
        form.begin();
        let (id, version) = desk.read();
        spawn_local(async move {
            match client::plan_need(id, version, &cafe).await {
                Ok(need) => {
                    form.end();
                    let is_public = need.summary.status == NeedStatus::Done;
                    desk.need.try_set(need);
                    let texts = desk.texts();
                    desk.say(if is_public { texts.published } else { texts.handed_in });
                }
                Err(denial) => refuse(form, i18n, &denial, |texts| texts.failed),
            }
        });
    };
    let known_places = {
        let places = places.clone();
        Signal::derive(move || {
            let new = (None, (NeedsTexts::of(i18n).new_one)(&new_place));
            places.iter().cloned().chain([new]).collect::<Vec<_>>()
        })
    };
    let known_hosts = {
        let hosts = hosts.clone();
        Signal::derive(move || {
            let new = (None, (NeedsTexts::of(i18n).new_one)(&new_host));
            hosts.iter().cloned().chain([new]).collect::<Vec<_>>()
        })
    };
    view! {
        <section class="workspace__part">
            <h2>{move || NeedsTexts::of(i18n).plan}</h2>
            <p>
                {move || {
                    let texts = NeedsTexts::of(i18n);
                    if publishes { texts.plan_help } else { texts.plan_help_review }
                }}
            </p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <TextField
                    name="title"
                    label=move || NeedsTexts::of(i18n).plan_title
                    value=title
                    most=limits::TITLE
                />
                <TextField name="day" label=move || NeedsTexts::of(i18n).day value=day kind="date"/>
                <div class="form__row">
                    <TextField
                        name="starts_at"
                        label=move || NeedsTexts::of(i18n).starts
                        value=starts
                        kind="time"
                    />
                    <TextField name="ends_at" label=move || NeedsTexts::of(i18n).ends value=ends kind="time"/>
                </div>
                {(!places.is_empty())
                    .then(|| {
                        view! {
                            <Select
                                label=move || NeedsTexts::of(i18n).known_place
                                choices=known_places
                                chosen=place
                                on_choose=move |chosen| place.set(chosen)
                            />
                        }
                    })}
                {(!hosts.is_empty())
                    .then(|| {
                        view! {
                            <Select
                                label=move || NeedsTexts::of(i18n).known_host
                                choices=known_hosts
                                chosen=host
                                on_choose=move |chosen| host.set(chosen)
                            />
                        }
                    })}
                <p class="actions">
                    <Submit>{move || NeedsTexts::of(i18n).plan_now}</Submit>
                </p>
            </Form>
        </section>
    }
}

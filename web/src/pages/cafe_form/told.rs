//! What a draft says, part by part, in words to be read side by side.

use cafeia_shared::ids::ResourceId;

use super::{Draft, Part, is_in_a_place};
use crate::{
    format,
    i18n::{CafeFormTexts, I18n, Words},
};

/// A part's name. Tracked.
pub fn part_name(part: Part, i18n: I18n) -> &'static str {
    let texts = CafeFormTexts::of(i18n);
    match part {
        Part::Title => texts.title,
        Part::Summary => texts.summary_name,
        Part::Time => texts.when,
        Part::Attendance => texts.place_heading,
        Part::Host => texts.host_heading,
        Part::Registration => texts.coming,
        Part::Description => texts.description,
        Part::Formats => texts.formats,
        Part::Audiences => texts.audiences,
        Part::Themes => texts.themes,
        Part::Languages => texts.languages,
        Part::Accessibility => texts.accessibility,
        Part::Capacity => texts.capacity,
        Part::Contact => texts.contact_email,
        Part::Organisers => texts.organisers,
        Part::Facilitators => texts.facilitators,
        Part::Message => texts.message,
    }
}

/// What a draft says about a part; nothing when it is empty. Tracked.
pub fn told(draft: &Draft, part: Part, formats: &[(ResourceId, String)], i18n: I18n) -> String {
    let locale = i18n.locale();
    let lines = match part {
        Part::Title => vec![draft.title.clone()],
        Part::Summary => vec![draft.summary.clone()],
        Part::Description => vec![draft.description.clone()],
        Part::Message => vec![draft.message.clone()],
        Part::Time => {
            let last_day = if draft.last_day == draft.day { "" } else { draft.last_day.as_str() };
            let zone = format::zone_name(format::now(), &draft.timezone, locale);
            vec![joined([&draft.day, last_day]), joined([&draft.starts, draft.ends.as_str()]), zone]
        }
        Part::Attendance => {
            let mut lines = vec![draft.mode.words(locale).to_owned()];
            if is_in_a_place(draft.mode) {
                let known = draft.place.as_ref().filter(|_| !draft.writes_place);
                lines.push(known.map_or_else(|| draft.place_name.clone(), |place| place.label.clone()));
                if draft.writes_place {
                    lines.extend([
                        draft.place_address.clone(),
                        draft.place_postal_code.clone(),
                        draft.place_access.clone(),
                    ]);
                    lines.extend(draft.place_accessibility.iter().map(|term| term.words(locale).to_owned()));
                }
                lines.extend(draft.commune.as_ref().map(|commune| commune.name.clone()));
            }
            lines.push(draft.online_url.clone());
            lines
        }
        Part::Host if draft.writes_host => {
            let commune = draft.host_commune.as_ref().map(|commune| commune.name.clone());
            [draft.host_name.clone(), draft.host_kind.words(locale).to_owned()]
                .into_iter()
                .chain(commune)
                .collect()
        }
        Part::Host => draft.host.iter().map(|host| host.label.clone()).collect(),
        Part::Registration => vec![draft.registration.words(locale).to_owned(), draft.target.clone()],
        Part::Formats => {
            let name = |id: &ResourceId| {
                formats
                    .iter()
                    .find(|(known, _)| known == id)
                    .map_or_else(|| id.to_string(), |(_, name)| name.clone())
            };
            draft.formats.iter().map(name).collect()
        }
        Part::Audiences => words(&draft.audiences, i18n),
        Part::Themes => words(&draft.themes, i18n),
        Part::Languages => words(&draft.languages, i18n),
        Part::Accessibility => words(&draft.accessibility, i18n),
        Part::Capacity => vec![draft.capacity.clone(), draft.seats_taken.clone()],
        Part::Contact => vec![draft.contact_email.clone(), draft.contact_phone.clone()],
        Part::Organisers => draft
            .organisers
            .iter()
            .map(|(one, part)| format!("{} {}", part.words(locale), one.label))
            .collect(),
        Part::Facilitators => draft
            .facilitators
            .iter()
            .map(|(one, part)| format!("{} {}", part.words(locale), one.label))
            .collect(),
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn words<T: Words>(terms: &[T], i18n: I18n) -> Vec<String> {
    terms.iter().map(|term| term.words(i18n.locale()).to_owned()).collect()
}

fn joined(both: [&str; 2]) -> String {
    both.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" – ")
}

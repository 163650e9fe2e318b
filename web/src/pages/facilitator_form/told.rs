//! What a draft says, part by part, in words to be read side by side.

use cafeia_shared::{ids::ResourceId, territories::CommuneRef};

use super::{Draft, Part};
use crate::i18n::{FacilitatorFormTexts, I18n, Words as _};

/// A part's name. Tracked.
pub fn part_name(part: Part, i18n: I18n) -> &'static str {
    let texts = FacilitatorFormTexts::of(i18n);
    match part {
        Part::Name => texts.name,
        Part::Description => texts.description,
        Part::Place => texts.place,
        Part::Formats => texts.formats,
        Part::Languages => texts.languages,
        Part::Organisation => texts.organisation,
        Part::Consent => texts.consent,
    }
}

/// What a draft says about a part; nothing when it is empty. Tracked.
pub fn told(draft: &Draft, part: Part, formats: &[(ResourceId, String)], i18n: I18n) -> String {
    let texts = FacilitatorFormTexts::of(i18n);
    let lines: Vec<String> = match part {
        Part::Name => vec![draft.name.clone()],
        Part::Description => vec![draft.description.clone()],
        Part::Place => {
            let commune = draft.commune.as_ref().map(CommuneRef::with_departement);
            commune.into_iter().chain([(texts.kilometres)(&draft.radius)]).collect()
        }
        Part::Formats => {
            let name = |id: &ResourceId| {
                let known = formats.iter().find(|(known, _)| known == id);
                known.map_or_else(|| id.to_string(), |(_, name)| name.clone())
            };
            draft.formats.iter().map(name).collect()
        }
        Part::Languages => draft.languages.iter().map(|one| one.words(i18n.locale()).to_owned()).collect(),
        Part::Organisation => draft.organisation.iter().map(|one| one.label.clone()).collect(),
        Part::Consent => vec![if draft.visible { texts.shown } else { texts.hidden }.to_owned()],
    };
    lines.join("\n")
}

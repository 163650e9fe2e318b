//! From what stands in the fields to what is sent, and back.

use cafeia_shared::{
    directory::WorkspaceFacilitator,
    facilitators::NewFacilitator,
    problem::{FaultCode, FieldError},
};

use super::Draft;
use crate::{client, kit::Choice};

impl Draft {
    /// A facilitator as they are sent.
    ///
    /// # Errors
    /// What is wrong with it, by the names of the API's fields.
    pub fn content(&self) -> Result<NewFacilitator, Vec<FieldError>> {
        let mut faults = Vec::new();
        let content = NewFacilitator {
            name: self.name.trim().to_owned(),
            commune_code: self.commune.as_ref().map(|commune| commune.code.clone()).unwrap_or_default(),
            travel_radius_km: kilometres(&self.radius, &mut faults),
            description: self.description.trim().to_owned(),
            languages: self.languages.clone(),
            format_ids: self.formats.clone(),
            organisation_id: self.organisation.as_ref().and_then(|chosen| chosen.value.parse().ok()),
            visible: self.visible,
        };
        if self.commune.is_none() {
            faults.push(FieldError::new("commune_code", FaultCode::Required, "must be given"));
        }
        faults.extend(content.faults());
        if faults.is_empty() { Ok(content) } else { Err(faults) }
    }

    /// A facilitator as they are written. The name of their organisation is not known yet.
    pub fn of(facilitator: &WorkspaceFacilitator) -> Self {
        let WorkspaceFacilitator { summary, content, .. } = facilitator;
        let nameless = |id: String| Choice { value: id, label: "…".to_owned(), detail: String::new() };
        Self {
            name: content.name.clone(),
            description: content.description.clone(),
            commune: Some(summary.commune.clone()),
            radius: content.travel_radius_km.to_string(),
            formats: content.format_ids.clone(),
            languages: content.languages.clone(),
            organisation: content.organisation_id.map(|id| nameless(id.to_string())),
            visible: content.visible,
        }
    }

    /// The same, with the organisation's name that another draft knows.
    #[must_use]
    pub fn named_as(mut self, known: &Self) -> Self {
        if let (Some(one), Some(known)) = (&mut self.organisation, &known.organisation)
            && one.value == known.value
        {
            one.clone_from(known);
        }
        self
    }
}

/// Asks for the name of the organisation. What gives no name keeps its place.
pub async fn named(mut draft: Draft) -> Draft {
    if let Some(chosen) = &mut draft.organisation
        && let Ok(organisation) = client::organisation(chosen.value.clone()).await
    {
        chosen.label = organisation.summary.name;
    }
    draft
}

/// How far somebody travels.
fn kilometres(text: &str, faults: &mut Vec<FieldError>) -> u16 {
    let written = text.trim().trim_end_matches("km").trim_end();
    if written.is_empty() {
        faults.push(FieldError::new("travel_radius_km", FaultCode::Required, "must be given"));
        return 0;
    }
    written.parse().unwrap_or_else(|_| {
        faults.push(FieldError::new("travel_radius_km", FaultCode::Malformed, "is a whole number"));
        0
    })
}

#[cfg(test)]
mod tests {
    use cafeia_shared::territories::CommuneRef;

    use super::*;

    fn draft(radius: &str) -> Draft {
        let commune = CommuneRef {
            code: "29019".to_owned(),
            name: "Brest".to_owned(),
            departement_code: "29".to_owned(),
        };
        Draft {
            name: " Ana ".to_owned(),
            commune: Some(commune),
            radius: radius.to_owned(),
            ..Draft::empty()
        }
    }

    fn fields(draft: &Draft) -> Vec<String> {
        draft.content().err().unwrap_or_default().into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn nobody_is_shown_unless_they_say_so() {
        let content = draft("15 km").content();
        let content = content.as_ref().ok();
        assert_eq!(
            content.map(|one| (one.name.as_str(), one.travel_radius_km, one.visible)),
            Some(("Ana", 15, false))
        );
    }

    #[test]
    fn what_is_missing_is_named_by_its_field() {
        assert_eq!(fields(&Draft::empty()), ["commune_code", "name"]);
        for radius in ["", "loin", "-3", "70000"] {
            assert_eq!(fields(&draft(radius)), ["travel_radius_km"], "{radius}");
        }
        assert_eq!(fields(&draft("501")), ["travel_radius_km"]);
    }
}

//! A resource as it is being written: what stands in the fields, and what is sent.

use cafeia_shared::{
    problem::{FaultCode, FieldError},
    resources::{NewResource, Span},
    vocabulary::{Audience, DocumentType, FormatFamily, Language, Licence, ResourceKind, Theme},
};

use crate::pages::editing::{fields, parts};

fields! {
    /// What stands in the fields of a resource's form. It is kept as it was typed.
    Draft,
    /// The fields of a resource's form.
    Writing {
        /// Format or document.
        kind: ResourceKind,
        /// Its title.
        title: String,
        /// One or two sentences.
        summary: String,
        /// Description in Markdown.
        description: String,
        /// Its family, as long as it is a format.
        family: FormatFamily,
        /// What document it is, as long as it is one.
        document_type: DocumentType,
        /// How many minutes it takes at least.
        minutes_min: String,
        /// How many minutes it takes at most.
        minutes_max: String,
        /// For how many people at least.
        people_min: String,
        /// For how many people at most.
        people_max: String,
        /// What is needed, one thing a line.
        material: String,
        /// What people take away, one thing a line.
        objectives: String,
        /// Whom it is for.
        audiences: Vec<Audience>,
        /// What it talks about.
        themes: Vec<Theme>,
        /// The languages it exists in.
        languages: Vec<Language>,
        /// Its licence.
        licence: Licence,
        /// Who made it, one name a line.
        creators: String,
        /// Who publishes it.
        publisher: String,
        /// Where.
        url: String,
    }
}

parts! {
    /// A part of a resource's form that is changed as one.
    Part of Draft {
        /// What it is.
        Kind: kind, family, document_type;
        /// Title.
        Title: title;
        /// Summary.
        Summary: summary;
        /// Description.
        Description: description;
        /// How long it takes.
        Duration: minutes_min, minutes_max;
        /// For how many people.
        Group: people_min, people_max;
        /// What is needed.
        Material: material;
        /// What people take away.
        Objectives: objectives;
        /// Whom it is for.
        Audiences: audiences;
        /// What it talks about.
        Themes: themes;
        /// Its languages.
        Languages: languages;
        /// Its licence.
        Licence: licence;
        /// Who made it.
        Creators: creators;
        /// Who publishes it, and where.
        Publisher: publisher, url;
    }
}

impl Draft {
    /// Nothing yet.
    pub fn empty() -> Self {
        Self {
            kind: ResourceKind::Format,
            title: String::new(),
            summary: String::new(),
            description: String::new(),
            family: FormatFamily::Play,
            document_type: DocumentType::Guide,
            minutes_min: String::new(),
            minutes_max: String::new(),
            people_min: String::new(),
            people_max: String::new(),
            material: String::new(),
            objectives: String::new(),
            audiences: Vec::new(),
            themes: Vec::new(),
            languages: vec![Language::French],
            licence: Licence::CcBySa4,
            creators: String::new(),
            publisher: String::new(),
            url: String::new(),
        }
    }

    /// What is written of a resource.
    pub fn of(content: NewResource) -> Self {
        let empty = Self::empty();
        let ends = |span: Option<Span>| {
            span.map_or_else(Default::default, |span| (span.min.to_string(), span.max.to_string()))
        };
        let ((minutes_min, minutes_max), (people_min, people_max)) =
            (ends(content.duration_minutes), ends(content.group_size));
        Self {
            kind: content.kind,
            title: content.title,
            summary: content.summary,
            description: content.description,
            family: content.family.unwrap_or(empty.family),
            document_type: content.document_type.unwrap_or(empty.document_type),
            minutes_min,
            minutes_max,
            people_min,
            people_max,
            material: content.material.join("\n"),
            objectives: content.objectives.join("\n"),
            audiences: content.audiences,
            themes: content.themes,
            languages: content.languages,
            licence: content.licence,
            creators: content.creators.join("\n"),
            publisher: content.publisher.unwrap_or_default(),
            url: content.url.unwrap_or_default(),
        }
    }

    /// As it is sent.
    ///
    /// # Errors
    /// What is wrong with it, by the names of the API's fields.
    pub fn new_resource(&self) -> Result<NewResource, Vec<FieldError>> {
        let mut faults = Vec::new();
        let is_format = self.kind == ResourceKind::Format;
        let mut span = |field: &str, min: &str, max: &str| {
            if is_format { span(field, min, max, &mut faults) } else { None }
        };
        let resource = NewResource {
            kind: self.kind,
            title: self.title.trim().to_owned(),
            summary: self.summary.trim().to_owned(),
            description: self.description.trim().to_owned(),
            family: is_format.then_some(self.family),
            document_type: (!is_format).then_some(self.document_type),
            duration_minutes: span("duration_minutes", &self.minutes_min, &self.minutes_max),
            group_size: span("group_size", &self.people_min, &self.people_max),
            material: lines(&self.material),
            objectives: lines(&self.objectives),
            audiences: self.audiences.clone(),
            themes: self.themes.clone(),
            languages: self.languages.clone(),
            licence: self.licence,
            creators: lines(&self.creators),
            publisher: given(&self.publisher),
            url: given(&self.url),
        };
        faults.extend(resource.faults());
        if faults.is_empty() { Ok(resource) } else { Err(faults) }
    }
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter_map(given).collect()
}

/// Two numbers, or none of them; one alone is both.
fn span(field: &str, min: &str, max: &str, faults: &mut Vec<FieldError>) -> Option<Span> {
    let mut number = |end: &str, text: &str| {
        let text = given(text)?;
        let read = text.parse().ok();
        if read.is_none() {
            faults.push(FieldError::new(format!("{field}.{end}"), FaultCode::Malformed, "is a whole number"));
        }
        read
    };
    let (min, max) = (number("min", min), number("max", max));
    Some(Span { min: min.or(max)?, max: max.or(min)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::editing::Parts as _;

    fn game() -> Draft {
        Draft {
            title: " Un jeu de cartes ".to_owned(),
            minutes_min: "20".to_owned(),
            minutes_max: "45".to_owned(),
            people_max: "12".to_owned(),
            material: "Des cartes\n\n Une table ".to_owned(),
            ..Draft::empty()
        }
    }

    #[test]
    fn what_is_typed_becomes_what_is_sent_and_back() {
        let new = game().new_resource().unwrap();
        assert_eq!(new.title, "Un jeu de cartes");
        assert_eq!(new.duration_minutes, Some(Span { min: 20, max: 45 }));
        assert_eq!(new.group_size, Some(Span { min: 12, max: 12 }));
        assert_eq!(new.material, ["Des cartes", "Une table"]);
        assert_eq!((new.family, new.document_type), (Some(FormatFamily::Play), None));
        let back = Draft::of(new.clone());
        assert_eq!(back.new_resource(), Ok(new));
    }

    #[test]
    fn a_document_has_neither_duration_nor_family() {
        let guide = Draft { kind: ResourceKind::Document, ..game() };
        let new = guide.new_resource().unwrap();
        assert_eq!((new.duration_minutes, new.group_size, new.family), (None, None, None));
        assert_eq!(new.document_type, Some(DocumentType::Guide));
    }

    #[test]
    fn what_is_no_number_is_said() {
        let fields = |draft: Draft| -> Vec<String> {
            draft.new_resource().unwrap_err().into_iter().map(|fault| fault.field).collect()
        };
        assert_eq!(fields(Draft { minutes_max: "une heure".to_owned(), ..game() }), ["duration_minutes.max"]);
        let turned = Draft { minutes_min: "60".to_owned(), ..game() };
        assert!(fields(turned).iter().all(|field| field.starts_with("duration_minutes")));
        assert_eq!(fields(Draft { title: String::new(), ..game() }), ["title"]);
    }

    #[test]
    fn parts_that_differ_are_found() {
        let other = Draft { people_min: "4".to_owned(), ..game() };
        let differs: Vec<_> =
            Draft::PARTS.iter().filter(|part| !game().is_same(&other, **part)).copied().collect();
        assert_eq!(differs, [Part::Group]);
    }
}

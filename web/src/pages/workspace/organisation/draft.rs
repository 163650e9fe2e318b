//! An organisation as it is being written: what stands in the fields, what is sent, and what is read of both.

use cafeia_shared::{
    cafes::Contact,
    directory::WorkspaceOrganisation,
    organisations::NewOrganisation,
    problem::FieldError,
    territories::CommuneRef,
    vocabulary::{OrganisationKind, OrganisationPart},
};

use crate::{
    client,
    i18n::{I18n, MyOrganisationsTexts, Words as _},
    kit::Choice,
    pages::editing::{fields, parts},
};

fields! {
    /// What stands in the fields of an organisation's form. It is kept as it was typed.
    Draft,
    /// The fields of an organisation's form.
    Writing {
        /// Its name.
        name: String,
        /// What it is.
        kind: OrganisationKind,
        /// What it does in the network.
        roles: Vec<OrganisationPart>,
        /// What it is about.
        description: String,
        /// The commune of its seat.
        commune: Option<CommuneRef>,
        /// The network head it belongs to.
        network: Option<Choice>,
        /// Its site.
        website: String,
        /// Its mail address.
        email: String,
        /// Its telephone number.
        phone: String,
        /// Its SIRET number.
        siret: String,
        /// Its RNA number.
        rna: String,
    }
}

parts! {
    /// A part of an organisation's form that is changed as one.
    Part of Draft {
        /// Name.
        Name: name;
        /// Kind.
        Kind: kind;
        /// What it does.
        Roles: roles;
        /// Description.
        Description: description;
        /// Where it is.
        Commune: commune;
        /// Its network.
        Network: network;
        /// Its site.
        Website: website;
        /// How to reach it.
        Contact: email, phone;
        /// Its numbers.
        Numbers: siret, rna;
    }
}

impl Draft {
    /// Nothing yet.
    pub fn empty() -> Self {
        Self {
            name: String::new(),
            kind: OrganisationKind::Association,
            roles: vec![OrganisationPart::Host],
            description: String::new(),
            commune: None,
            network: None,
            website: String::new(),
            email: String::new(),
            phone: String::new(),
            siret: String::new(),
            rna: String::new(),
        }
    }

    /// An organisation as it is written. The name of its network is not known yet.
    pub fn of(organisation: &WorkspaceOrganisation) -> Self {
        let WorkspaceOrganisation { summary, content, .. } = organisation;
        let content = content.clone();
        Self {
            name: content.name,
            kind: content.kind,
            roles: content.parts,
            description: content.description,
            commune: summary.commune.clone(),
            network: content.network_id.map(|id| Choice {
                value: id.to_string(),
                label: "…".to_owned(),
                detail: String::new(),
            }),
            website: content.website.unwrap_or_default(),
            email: content.contact.email.unwrap_or_default(),
            phone: content.contact.phone.unwrap_or_default(),
            siret: content.siret.unwrap_or_default(),
            rna: content.rna.unwrap_or_default(),
        }
    }

    /// The same with the name of its network, which is asked for where `known` does not have it.
    pub async fn named(mut self, known: Option<&Choice>) -> Self {
        if let Some(network) = &mut self.network {
            if let Some(known) = known.filter(|known| known.value == network.value) {
                network.clone_from(known);
            } else if let Ok(found) = client::organisation(network.value.clone()).await {
                network.label = found.summary.name;
            }
        }
        self
    }

    /// As it is sent.
    pub fn new_organisation(&self) -> NewOrganisation {
        NewOrganisation {
            name: self.name.trim().to_owned(),
            kind: self.kind,
            parts: self.roles.clone(),
            description: self.description.trim().to_owned(),
            commune_code: self.commune.as_ref().map(|commune| commune.code.clone()),
            network_id: self.network.as_ref().and_then(|network| network.value.parse().ok()),
            website: given(&self.website),
            contact: Contact { email: given(&self.email), phone: given(&self.phone) },
            siret: digits(&self.siret),
            rna: digits(&self.rna),
        }
    }

    /// What is wrong with it.
    pub fn faults(&self) -> Vec<FieldError> {
        self.new_organisation().faults()
    }

    /// What it says about a part. Tracked.
    pub fn told(&self, part: Part, i18n: I18n) -> String {
        let locale = i18n.locale();
        let lines = match part {
            Part::Name => vec![self.name.clone()],
            Part::Kind => vec![self.kind.words(locale).to_owned()],
            Part::Roles => self.roles.iter().map(|role| role.words(locale).to_owned()).collect(),
            Part::Description => vec![self.description.clone()],
            Part::Commune => self.commune.iter().map(|commune| commune.name.clone()).collect(),
            Part::Network => self.network.iter().map(|network| network.label.clone()).collect(),
            Part::Website => vec![self.website.clone()],
            Part::Contact => vec![self.email.clone(), self.phone.clone()],
            Part::Numbers => vec![self.siret.clone(), self.rna.clone()],
        };
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// A part's name. Tracked.
pub fn part_name(part: Part, i18n: I18n) -> &'static str {
    let texts = MyOrganisationsTexts::of(i18n);
    match part {
        Part::Name => texts.name,
        Part::Kind => texts.kind,
        Part::Roles => texts.parts,
        Part::Description => texts.description,
        Part::Commune => texts.commune,
        Part::Network => texts.network,
        Part::Website => texts.website,
        Part::Contact => texts.reach,
        Part::Numbers => texts.numbers,
    }
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A number that people write in groups.
fn digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_what_is_sent() {
        let draft = Draft {
            name: "  Médiathèque de Crozon ".to_owned(),
            siret: "212 900 427\u{a0}00019".to_owned(),
            website: " ".to_owned(),
            ..Draft::empty()
        };
        let new = draft.new_organisation();
        assert_eq!(
            (new.name.as_str(), new.siret.as_deref()),
            ("Médiathèque de Crozon", Some("21290042700019"))
        );
        assert_eq!((new.website, new.rna), (None, None));
        let faults = Draft { email: "pas une adresse".to_owned(), ..Draft::empty() }.faults();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["name", "contact.email"]);
    }
}

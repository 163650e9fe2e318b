//! The texts of the form of a facilitator.

/// The texts of the form of a facilitator.
pub struct FacilitatorFormTexts {
    /// Heading of who they are.
    pub who: &'static str,
    /// Label of the name to be shown by.
    pub name: &'static str,
    /// Which one.
    pub name_hint: &'static str,
    /// Label of what they say of themselves.
    pub description: &'static str,
    /// What to say, and how it is written.
    pub description_hint: &'static str,
    /// Heading of where they are.
    pub place: &'static str,
    /// Label of their commune.
    pub commune: &'static str,
    /// An example, and what is shown of it.
    pub commune_hint: &'static str,
    /// Label of how far they travel.
    pub radius: &'static str,
    /// What zero means.
    pub radius_hint: &'static str,
    /// A number of kilometres, as it was typed.
    pub kilometres: fn(&str) -> String,
    /// Heading of how they run cafés.
    pub how: &'static str,
    /// Label of the formats.
    pub formats: &'static str,
    /// Which ones.
    pub formats_hint: &'static str,
    /// Label of the languages.
    pub languages: &'static str,
    /// Label of the organisation.
    pub organisation: &'static str,
    /// Takes the organisation away.
    pub no_organisation: &'static str,
    /// Heading of the consent.
    pub consent: &'static str,
    /// The consent, in their own words.
    pub visible: &'static str,
    /// The same, where somebody else may take it back only.
    pub stays_visible: &'static str,
    /// What it means to be shown.
    pub shown_effect: &'static str,
    /// What it means not to be.
    pub hidden_effect: &'static str,
    /// What somebody else can do about it.
    pub somebody_effect: &'static str,
    /// They are shown.
    pub shown: &'static str,
    /// They are not.
    pub hidden: &'static str,
    /// A role does not allow it.
    pub not_yours: &'static str,
    /// A step is not possible any more.
    pub illegal_step: &'static str,
    /// It has changed since it was read.
    pub changed: &'static str,
    /// The session is over and one did not sign in again.
    pub signed_out: &'static str,
}

super::in_each_language!(FacilitatorFormTexts);

const FRENCH: FacilitatorFormTexts = FacilitatorFormTexts {
    who: "La fiche",
    name: "Nom affiché",
    name_hint: "Celui de la fiche\u{a0}: un prénom suffit.",
    description: "Quelques mots de présentation (facultatif)",
    description_hint: "Ce que vous aimez faire dans un café, votre expérience. Une ligne vide fait un paragraphe\u{a0}; *mot* le met en italique, **mot** en gras. Ni adresse ni numéro\u{a0}: la fiche peut être publique.",
    place: "Où",
    commune: "Commune",
    commune_hint: "Par son nom ou son code postal. L’annuaire montre la commune, jamais une adresse.",
    radius: "Distance de déplacement, en kilomètres",
    radius_hint: "De 0 à 500\u{a0}; 0 pour rester dans sa commune.",
    kilometres: |distance| format!("{distance}\u{a0}km"),
    how: "Comment",
    formats: "Formats déjà pratiqués",
    formats_hint: "Ceux que l’on saurait animer demain. Aucun n’est obligatoire.",
    languages: "Langues d’animation",
    organisation: "Organisation, s’il y en a une",
    no_organisation: "Retirer l’organisation",
    consent: "Dans l’annuaire public",
    visible: "J’accepte que cette fiche soit visible de tout le monde, dans l’annuaire public.",
    stays_visible: "Laisser cette fiche visible dans l’annuaire public.",
    shown_effect: "On y verra le nom affiché, la commune et ce qui est écrit ci-dessus\u{a0}; jamais d’adresse ni de numéro. Vous pourrez masquer la fiche à tout moment.",
    hidden_effect: "Seules les personnes qui suivent votre territoire voient la fiche. Vous pourrez la montrer plus tard.",
    somebody_effect: "Vous pouvez masquer cette fiche. La montrer est au choix de la personne, et d’elle seule, depuis son compte.",
    shown: "Visible de tout le monde",
    hidden: "Masquée",
    not_yours: "Vos rôles ne permettent pas cela pour cette fiche.",
    illegal_step: "Ce n’est plus possible\u{a0}: la fiche a changé d’état entre-temps. La voici telle qu’elle est.",
    changed: "La fiche a changé entre-temps. La voici telle qu’elle est\u{a0}: recommencez si c’est toujours utile.",
    signed_out: "Votre session est terminée. Reconnectez-vous\u{a0}: rien de ce que vous avez écrit n’est perdu.",
};

const ENGLISH: FacilitatorFormTexts = FacilitatorFormTexts {
    who: "The profile",
    name: "Name shown",
    name_hint: "That of the profile: a first name is enough.",
    description: "A few words of introduction (optional)",
    description_hint: "What you like doing at a café, your experience. An empty line makes a paragraph; *word* makes it italic, **word** bold. Neither address nor number: the profile may be public.",
    place: "Where",
    commune: "Commune",
    commune_hint: "By its name or postal code. The directory shows the commune, never an address.",
    radius: "Distance travelled, in kilometres",
    radius_hint: "From 0 to 500; 0 to stay in one’s own commune.",
    kilometres: |distance| format!("{distance} km"),
    how: "How",
    formats: "Formats practised already",
    formats_hint: "Those that could be run tomorrow. None is mandatory.",
    languages: "Languages of the cafés",
    organisation: "Organisation, if there is one",
    no_organisation: "Remove the organisation",
    consent: "In the public directory",
    visible: "I agree that this profile is visible to everybody, in the public directory.",
    stays_visible: "Leave this profile visible in the public directory.",
    shown_effect: "The name shown, the commune and what is written above will be seen there; never an address or a number. You can hide the profile at any time.",
    hidden_effect: "Only those who look after your territory see the profile. You can show it later.",
    somebody_effect: "You can hide this profile. To show it is for the person to decide, and for nobody else, from their account.",
    shown: "Visible to everybody",
    hidden: "Hidden",
    not_yours: "Your roles do not allow this for this profile.",
    illegal_step: "This is not possible any more: the profile has changed its state meanwhile. Here it is as it stands.",
    changed: "The profile has changed meanwhile. Here it is as it stands: try again if it is still of use.",
    signed_out: "Your session is over. Sign in again: nothing that you wrote is lost.",
};

//! The texts of the form by which a structure asks for a café, and of the page around it.

/// The texts of the form by which a structure asks for a café.
pub struct AskingTexts {
    /// Heading.
    pub title: &'static str,
    /// What happens.
    pub lead: &'static str,
    /// Leads those elsewhere who have somebody to run it.
    pub have_somebody: &'static str,
    /// Heading of where.
    pub place_part: &'static str,
    /// Label of the commune.
    pub commune: &'static str,
    /// An example.
    pub commune_hint: &'static str,
    /// Label of the structure’s name.
    pub host_name: &'static str,
    /// Label of what it is.
    pub host_kind: &'static str,
    /// Label of the room.
    pub place_name: &'static str,
    /// When it may stay empty.
    pub place_hint: &'static str,
    /// Label of the street.
    pub address: &'static str,
    /// Heading of when and for whom.
    pub when_part: &'static str,
    /// Explains the periods.
    pub periods_help: &'static str,
    /// Name of a period.
    pub period: fn(usize) -> String,
    /// Label of its first day.
    pub from: &'static str,
    /// Label of its last day.
    pub until: &'static str,
    /// Adds a period.
    pub add_period: &'static str,
    /// Takes one away.
    pub remove_period: fn(usize) -> String,
    /// Label of the number of people.
    pub people: &'static str,
    /// What it is for.
    pub people_hint: &'static str,
    /// Heading of the rest.
    pub room_part: &'static str,
    /// Label of what else is to be known.
    pub words: &'static str,
    /// Who reads it.
    pub words_hint: &'static str,
    /// What it is for.
    pub email_hint: &'static str,
    /// The consent.
    pub consent: &'static str,
    /// What is kept, who sees it, and how long.
    pub consent_help: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// Where what is typed stays.
    pub local: &'static str,
    /// What to do now.
    pub sent_next: &'static str,
}

super::in_each_language!(AskingTexts);

const FRENCH: AskingTexts = AskingTexts {
    title: "Accueillir un café",
    lead: "Vous avez une salle et l’envie d’un Café IA, il vous manque quelqu’un pour l’animer\u{a0}? Dites-nous où, quand et pour combien de personnes\u{a0}: les personnes qui animent près de chez vous vous répondront. Sans compte, en trois minutes.",
    have_somebody: "Vous avez déjà quelqu’un pour l’animer\u{a0}? Annoncez directement votre café.",
    place_part: "Où",
    commune: "Commune",
    commune_hint: "Le nom ou le code postal, par exemple Crozon ou 29160.",
    host_name: "Nom de la structure qui accueille",
    host_kind: "Type de structure",
    place_name: "Nom de la salle",
    place_hint: "Laissez vide si c’est la structure elle-même.",
    address: "Numéro et rue",
    when_part: "Quand, et pour qui",
    periods_help: "Donnez une ou plusieurs périodes qui vous conviennent\u{a0}: le jour se choisira avec la personne qui viendra.",
    period: |number| format!("Période {number}"),
    from: "Du",
    until: "Au",
    add_period: "Ajouter une période",
    remove_period: |number| format!("Retirer la période {number}"),
    people: "Combien de personnes environ\u{a0}?",
    people_hint: "C’est ce qui permet de choisir un format d’animation.",
    room_part: "La salle, et le reste",
    words: "Ce qu’il faut savoir d’autre",
    words_hint: "Vos envies, vos contraintes, le public. Seules les personnes qui peuvent venir le lisent\u{a0}: ne mettez ni téléphone ni adresse.",
    email_hint: "Un lien privé vous y attendra, pour confirmer et suivre votre demande. Personne ne voit cette adresse\u{a0}: les messages passent par le site.",
    consent: "J’accepte que mon nom et mon adresse soient gardés pour répondre à cette demande.",
    consent_help: "Votre nom est vu par l’équipe du territoire et par la personne qui viendra. Tout est effacé un an après le café, ou au bout de sept jours si vous ne confirmez pas.",
    send: "Envoyer ma demande",
    local: "Ce que vous écrivez reste dans ce navigateur jusqu’à l’envoi, sept jours au plus.",
    sent_next: "Ouvrez-le et suivez son lien pour confirmer\u{a0}: votre demande est alors montrée aux personnes qui peuvent venir. Le même lien vous montrera où elle en est.",
};

const ENGLISH: AskingTexts = AskingTexts {
    title: "Host a café",
    lead: "You have a room and would like a Café IA, but nobody to run it? Tell us where, when and for how many people: those who run cafés near you will answer. Without an account, in three minutes.",
    have_somebody: "You have somebody to run it? Announce your café directly.",
    place_part: "Where",
    commune: "Commune",
    commune_hint: "Its name or postal code, for instance Crozon or 29160.",
    host_name: "Name of the structure that hosts",
    host_kind: "Kind of organisation",
    place_name: "Name of the room",
    place_hint: "Leave empty if it is the structure itself.",
    address: "Number and street",
    when_part: "When, and for whom",
    periods_help: "Give one or several periods that suit you: the day is chosen with whoever comes.",
    period: |number| format!("Period {number}"),
    from: "From",
    until: "To",
    add_period: "Add a period",
    remove_period: |number| format!("Remove period {number}"),
    people: "About how many people?",
    people_hint: "A format is chosen by it.",
    room_part: "The room, and the rest",
    words: "What else is to be known",
    words_hint: "What you wish for, what limits you, who comes. Only those who may come read it: write neither telephone number nor address.",
    email_hint: "A private link will wait for you there, to confirm and follow your request. Nobody sees this address: messages go through the site.",
    consent: "I agree that my name and address are kept to answer this request.",
    consent_help: "Your name is seen by the team of the territory and by whoever comes. All is erased a year after the café, or after seven days if you do not confirm.",
    send: "Send my request",
    local: "What you write stays in this browser until it is sent, for seven days at most.",
    sent_next: "Open it and follow its link to confirm: your request is then shown to those who may come. The same link will show you where it stands.",
};

//! The texts of the form of a café.

/// The texts of the form of a café.
pub struct CafeFormTexts {
    /// Heading of what it is.
    pub what: &'static str,
    /// Label of the title.
    pub title: &'static str,
    /// What makes a good one.
    pub title_hint: &'static str,
    /// Label of the summary.
    pub summary: &'static str,
    /// The summary’s name in a list of parts.
    pub summary_name: &'static str,
    /// What it is for.
    pub summary_hint: &'static str,
    /// Heading of its time.
    pub when: &'static str,
    /// Label of the day.
    pub day: &'static str,
    /// Label of the beginning.
    pub starts: &'static str,
    /// Label of the end.
    pub ends: &'static str,
    /// By which clock the times are.
    pub zone_note: fn(&str) -> String,
    /// Heading of its place.
    pub place_heading: &'static str,
    /// Label of the way of attending.
    pub mode: &'static str,
    /// Label of the commune.
    pub commune: &'static str,
    /// An example.
    pub commune_hint: &'static str,
    /// Label of the place.
    pub place: &'static str,
    /// Above the places that the network knows there.
    pub known_places: &'static str,
    /// Label of the words that narrow them.
    pub place_words: &'static str,
    /// An example.
    pub place_words_hint: &'static str,
    /// A place that is not among them.
    pub other_place: &'static str,
    /// Above the fields of a place.
    pub new_place_note: &'static str,
    /// The places cannot be looked up.
    pub places_unanswered: &'static str,
    /// Label of its name.
    pub place_name: &'static str,
    /// An example.
    pub place_name_hint: &'static str,
    /// Label of its address.
    pub address: &'static str,
    /// Label of its postal code.
    pub postal_code: &'static str,
    /// Label of how to find its door.
    pub access: &'static str,
    /// Label of what the place has for people with a disability.
    pub place_accessibility: &'static str,
    /// Label of the video link.
    pub online_url: &'static str,
    /// Who sees it.
    pub online_url_hint: &'static str,
    /// Heading of the host.
    pub host_heading: &'static str,
    /// Label of the host.
    pub host: &'static str,
    /// Above one’s own organisations.
    pub mine: &'static str,
    /// An organisation that is not among them.
    pub other_host: &'static str,
    /// To write an organisation down.
    pub new_host: &'static str,
    /// Back to the list.
    pub known_host: &'static str,
    /// Label of its name.
    pub host_name: &'static str,
    /// An example.
    pub host_name_hint: &'static str,
    /// Label of what it is.
    pub host_kind: &'static str,
    /// Label of the commune of its seat.
    pub host_commune: &'static str,
    /// Heading of the registration.
    pub coming: &'static str,
    /// Label of the registration.
    pub registration: &'static str,
    /// Label of the page where one registers.
    pub target_link: &'static str,
    /// Label of the number by which one registers.
    pub target_phone: &'static str,
    /// Label of the mail address by which one registers.
    pub target_mail: &'static str,
    /// Who sees it.
    pub target_hint: &'static str,
    /// Unfolds the rest.
    pub more: &'static str,
    /// What the rest is.
    pub more_hint: &'static str,
    /// Label of the description.
    pub description: &'static str,
    /// How it is written.
    pub description_hint: &'static str,
    /// Label of its last day.
    pub last_day: &'static str,
    /// Label of the zone.
    pub zone: &'static str,
    /// Label of the formats.
    pub formats: &'static str,
    /// How many.
    pub formats_hint: &'static str,
    /// Label of the audiences.
    pub audiences: &'static str,
    /// Label of the themes.
    pub themes: &'static str,
    /// Label of the languages.
    pub languages: &'static str,
    /// Label of the accessibility.
    pub accessibility: &'static str,
    /// Label of the capacity.
    pub capacity: &'static str,
    /// When it is empty.
    pub capacity_hint: &'static str,
    /// Label of the places taken.
    pub seats_taken: &'static str,
    /// Label of the host’s mail address.
    pub contact_email: &'static str,
    /// Label of its telephone number.
    pub contact_phone: &'static str,
    /// Who sees it.
    pub contact_hint: &'static str,
    /// Label of the other organisations.
    pub organisers: &'static str,
    /// Label of the facilitators.
    pub facilitators: &'static str,
    /// Label of the field that adds one.
    pub add_organiser: &'static str,
    /// Label of the field that adds one.
    pub add_facilitator: &'static str,
    /// Label of what somebody does, by their name.
    pub part: fn(&str) -> String,
    /// Takes one away.
    pub remove: fn(&str) -> String,
    /// Heading of cafés that may be the same.
    pub similar: fn(usize) -> String,
    /// What to do.
    pub similar_help: &'static str,
    /// Label of the word to the reviewer.
    pub message: &'static str,
    /// Who reads it.
    pub message_hint: &'static str,
}

super::in_each_language!(CafeFormTexts);

const FRENCH: CafeFormTexts = CafeFormTexts {
    what: "Le café",
    title: "Titre",
    title_hint: "Comme sur une affiche\u{a0}: «\u{a0}L’IA et moi, on en parle\u{a0}?\u{a0}»",
    summary: "En une ou deux phrases (facultatif)",
    summary_name: "Résumé",
    summary_hint: "Ce que l’on y fera, et pour qui. 200 caractères au plus.",
    when: "Quand",
    day: "Jour",
    starts: "Début",
    ends: "Fin",
    zone_note: |zone| format!("À l’{zone}."),
    place_heading: "Où",
    mode: "Comment y participer",
    commune: "Commune du café",
    commune_hint: "Son nom ou son code postal",
    place: "Lieu",
    known_places: "Le réseau connaît déjà ces lieux",
    place_words: "Chercher parmi ces lieux",
    place_words_hint: "Un mot de son nom",
    other_place: "Un autre lieu",
    new_place_note: "Décrivez le lieu\u{a0}: les gens doivent pouvoir le trouver.",
    places_unanswered: "Les lieux connus du réseau ne peuvent pas être cherchés pour l’instant\u{a0}: écrivez le vôtre.",
    place_name: "Nom du lieu",
    place_name_hint: "Médiathèque, salle des fêtes, café…",
    address: "Numéro et rue (facultatif)",
    postal_code: "Code postal (facultatif)",
    access: "Comment trouver l’entrée (facultatif)",
    place_accessibility: "Accessibilité du lieu",
    online_url: "Lien de la visioconférence (facultatif)",
    online_url_hint: "Il n’est montré qu’à celles et ceux qui participent. Commence par https://",
    host_heading: "Qui accueille",
    host: "Organisation qui accueille",
    mine: "Vos organisations",
    other_host: "Une autre organisation",
    new_host: "Elle n’est pas dans la liste",
    known_host: "Chercher dans la liste",
    host_name: "Nom de l’organisation",
    host_name_hint: "Mairie, association, bibliothèque, école…",
    host_kind: "C’est…",
    host_commune: "Commune de l’organisation",
    coming: "Pour venir",
    registration: "Faut-il s’inscrire\u{a0}?",
    target_link: "Page d’inscription",
    target_phone: "Téléphone pour s’inscrire",
    target_mail: "Adresse électronique pour s’inscrire",
    target_hint: "Tout le monde la verra\u{a0}: donnez celle d’une structure plutôt que la vôtre.",
    more: "Préciser",
    more_hint: "Programme, public, formats, accessibilité, places, contact\u{a0}: rien d’obligatoire.",
    description: "Programme",
    description_hint: "Une ligne vide fait un paragraphe\u{a0}; *mot* le met en italique, **mot** en gras\u{a0}; un tiret au début de la ligne fait une liste.",
    last_day: "Dernier jour, si ce n’est pas le premier",
    zone: "Fuseau horaire",
    formats: "Formats",
    formats_hint: "Cinq au plus.",
    audiences: "Public",
    themes: "Thèmes",
    languages: "Langues parlées",
    accessibility: "Accessibilité du café",
    capacity: "Nombre de places",
    capacity_hint: "Laissez vide s’il n’y a pas de limite.",
    seats_taken: "Places déjà prises",
    contact_email: "Adresse électronique de la structure",
    contact_phone: "Téléphone de la structure",
    contact_hint: "Pour les questions du public. Jamais l’adresse ni le numéro d’une personne.",
    organisers: "Autres organisations",
    facilitators: "Animation",
    add_organiser: "Ajouter une organisation",
    add_facilitator: "Ajouter une personne qui anime",
    part: |name| format!("Rôle de {name}"),
    remove: |name| format!("Retirer {name}"),
    similar: |count| {
        if count < 2 {
            "Un café ressemble au vôtre".to_owned()
        } else {
            format!("{count} cafés ressemblent au vôtre")
        }
    },
    similar_help: "Si c’est le même, il est déjà annoncé. Sinon, continuez.",
    message: "Un mot à la personne qui relit (facultatif)",
    message_hint: "Il ne sera jamais public.",
};

const ENGLISH: CafeFormTexts = CafeFormTexts {
    what: "The café",
    title: "Title",
    title_hint: "As on a poster: “AI and me, shall we talk?”",
    summary: "In a sentence or two (optional)",
    summary_name: "Summary",
    summary_hint: "What people will do there, and for whom. 200 characters at most.",
    when: "When",
    day: "Day",
    starts: "Beginning",
    ends: "End",
    zone_note: |zone| format!("By {zone}."),
    place_heading: "Where",
    mode: "How to attend",
    commune: "Commune of the café",
    commune_hint: "Its name or postcode",
    place: "Place",
    known_places: "The network knows these places already",
    place_words: "Search among these places",
    place_words_hint: "A word of its name",
    other_place: "Another place",
    new_place_note: "Describe the place: people must be able to find it.",
    places_unanswered: "The places that the network knows cannot be looked up for now: write yours.",
    place_name: "Name of the place",
    place_name_hint: "Library, village hall, café…",
    address: "Number and street (optional)",
    postal_code: "Postcode (optional)",
    access: "How to find the entrance (optional)",
    place_accessibility: "Accessibility of the place",
    online_url: "Video link (optional)",
    online_url_hint: "It is shown to those who take part only. Begins with https://",
    host_heading: "Who hosts",
    host: "Host organisation",
    mine: "Your organisations",
    other_host: "Another organisation",
    new_host: "It is not in the list",
    known_host: "Search in the list",
    host_name: "Name of the organisation",
    host_name_hint: "Town hall, association, library, school…",
    host_kind: "It is a…",
    host_commune: "Commune of the organisation",
    coming: "To come",
    registration: "Does one register?",
    target_link: "Registration page",
    target_phone: "Telephone to register",
    target_mail: "E-mail address to register",
    target_hint: "Everybody will see it: rather a structure’s than your own.",
    more: "Add details",
    more_hint: "Programme, audience, formats, accessibility, capacity, contact: nothing mandatory.",
    description: "Programme",
    description_hint: "An empty line makes a paragraph; *word* makes it italic, **word** bold; a dash at the beginning of a line makes a list.",
    last_day: "Last day, if not the first",
    zone: "Time zone",
    formats: "Formats",
    formats_hint: "Five at most.",
    audiences: "Audience",
    themes: "Themes",
    languages: "Languages spoken",
    accessibility: "Accessibility of the café",
    capacity: "Number of places",
    capacity_hint: "Leave empty if there is no limit.",
    seats_taken: "Places taken already",
    contact_email: "E-mail address of the structure",
    contact_phone: "Telephone of the structure",
    contact_hint: "For the public’s questions. Never a person’s own address or number.",
    organisers: "Other organisations",
    facilitators: "Facilitators",
    add_organiser: "Add an organisation",
    add_facilitator: "Add a facilitator",
    part: |name| format!("Part of {name}"),
    remove: |name| format!("Remove {name}"),
    similar: |count| {
        if count == 1 {
            "One café is like yours".to_owned()
        } else {
            format!("{count} cafés are like yours")
        }
    },
    similar_help: "If it is the same, it is announced already. If not, go on.",
    message: "A word to the reviewer (optional)",
    message_hint: "It will never be public.",
};

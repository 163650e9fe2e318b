//! The texts of the accounts that one looks after.

/// The texts of the accounts that one looks after.
pub struct PeopleTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Label of the filter, and of the role to give.
    pub role: &'static str,
    /// What the search is for those who do not see it.
    pub filters: &'static str,
    /// Label of the words.
    pub words: &'static str,
    /// What may be searched for.
    pub words_hint: &'static str,
    /// Without a filter.
    pub all_roles: &'static str,
    /// How many there are.
    pub found: fn(u64, &str) -> String,
    /// There is nobody.
    pub none: &'static str,
    /// What to do.
    pub none_help: &'static str,
    /// The search finds nobody.
    pub none_found: &'static str,
    /// What to do.
    pub none_found_help: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// The invitation was not accepted yet.
    pub pending: &'static str,
    /// There is a second factor.
    pub factor: &'static str,
    /// Invites somebody.
    pub invite: &'static str,
    /// What happens.
    pub invite_help: &'static str,
    /// Sends it.
    pub invite_send: &'static str,
    /// Said after that.
    pub invited: fn(&str) -> String,
    /// Said when they had an account already.
    pub invited_known: fn(&str) -> String,
    /// What taking back one’s own role does.
    pub give_up_help: &'static str,
    /// Heading of that question, with the role.
    pub give_up_title: fn(&str) -> String,
    /// Label of the name.
    pub name: &'static str,
    /// Which one.
    pub name_hint: &'static str,
    /// Label of the language of the message.
    pub language: &'static str,
    /// Label of the field for a territory.
    pub territory: &'static str,
    /// Label of the territories chosen.
    pub territories: &'static str,
    /// There is none yet.
    pub no_territory: &'static str,
    /// Takes one away.
    pub remove_territory: fn(&str) -> String,
    /// Label of the field for an organisation.
    pub organisation: &'static str,
    /// Label of the field for a facilitator.
    pub facilitator: &'static str,
    /// Label of the first day.
    pub starts: &'static str,
    /// When it is empty.
    pub starts_hint: &'static str,
    /// Label of the last day.
    pub ends: &'static str,
    /// When it is empty.
    pub ends_hint: &'static str,
    /// Gives a role.
    pub give: &'static str,
    /// The same, with the name.
    pub give_to: fn(&str) -> String,
    /// Said after that.
    pub given: &'static str,
    /// Takes a role back.
    pub take_back: &'static str,
    /// The same, with the role.
    pub take_back_label: fn(&str) -> String,
    /// Heading of the question, with the role and the name.
    pub take_back_title: fn(&str, &str) -> String,
    /// What happens.
    pub take_back_help: fn(&str) -> String,
    /// Said after that.
    pub taken_back: &'static str,
    /// Leaves it.
    pub keep: &'static str,
    /// Has somebody stand in.
    pub stand_in: &'static str,
    /// The same, with the name of who is away.
    pub stand_in_for: fn(&str) -> String,
    /// What that means.
    pub stand_in_help: &'static str,
    /// Label of who stands in.
    pub deputy: &'static str,
    /// Nobody is chosen yet.
    pub choose_somebody: &'static str,
    /// It has an end.
    pub stand_in_ends_hint: &'static str,
    /// Said after that, with the name.
    pub stands_in: fn(&str) -> String,
}

super::in_each_language!(PeopleTexts);

const FRENCH: PeopleTexts = PeopleTexts {
    title: "Personnes",
    lead: "Les personnes qui ont un rôle dans votre périmètre, avec ce qu’elles peuvent faire.",
    role: "Rôle",
    filters: "Chercher parmi les personnes",
    words: "Nom ou adresse",
    words_hint: "Par exemple\u{a0}: Martin",
    all_roles: "Tous les rôles",
    found: |count, number| format!("{number} personne{}", super::plural::french(count)),
    none: "Personne pour le moment",
    none_help: "Invitez la première personne\u{a0}: elle recevra un lien pour ouvrir son compte.",
    none_found: "Personne ne correspond",
    none_found_help: "Essayez avec moins de mots, ou avec un autre rôle.",
    next: "Personnes suivantes",
    pending: "Invitation envoyée",
    factor: "Double authentification",
    invite: "Inviter une personne",
    invite_help: "Elle reçoit un message pour accepter\u{a0}: avec un lien, bon pendant sept jours, pour choisir son mot de passe, ou depuis son compte si elle en a déjà un.",
    invite_send: "Envoyer l’invitation",
    invited: |name| format!("L’invitation de {name} est partie."),
    name: "Nom",
    name_hint: "Prénom et nom, tels que le réseau les verra.",
    language: "Langue du message",
    territory: "Ajouter un territoire",
    territories: "Territoires choisis",
    no_territory: "Aucun territoire pour l’instant.",
    remove_territory: |name| format!("Retirer {name}"),
    organisation: "Organisation",
    facilitator: "Fiche d’animation",
    starts: "Premier jour",
    starts_hint: "Laissez vide pour tout de suite.",
    ends: "Dernier jour",
    ends_hint: "Laissez vide pour un rôle sans terme.",
    give: "Donner un rôle",
    give_to: |name| format!("Donner un rôle à {name}"),
    given: "Le rôle est donné.",
    take_back: "Retirer",
    take_back_label: |role| format!("Retirer le rôle\u{a0}: {role}"),
    take_back_title: |role, name| format!("Retirer à {name} le rôle «\u{a0}{role}\u{a0}»\u{a0}?"),
    take_back_help: |name| {
        format!(
            "{name} ne pourra plus agir à ce titre, dès maintenant. Vous pourrez redonner ce rôle plus tard."
        )
    },
    taken_back: "Le rôle est retiré.",
    keep: "Le laisser",
    stand_in: "Faire remplacer",
    stand_in_for: |name| format!("Remplacer {name}"),
    stand_in_help: "Pendant un congé ou pour une suppléance, quelqu’un d’autre relit et décide sur ce territoire. Cette personne ne peut ni nommer d’autres référents, ni se faire remplacer à son tour. Si elle n’a pas encore de compte, invitez-la d’abord.",
    deputy: "Qui remplace",
    choose_somebody: "Choisissez une personne",
    stand_in_ends_hint: "Un remplacement a toujours une fin.",
    stands_in: |name| format!("{name} assure le remplacement."),
    invited_known: |name| {
        format!(
            "{name} avait déjà un compte\u{a0}: le rôle lui est donné, et un message le lui dit. Le nom reste celui du compte."
        )
    },
    give_up_title: |role| format!("Renoncer au rôle «\u{a0}{role}\u{a0}»\u{a0}?"),
    give_up_help: "C’est votre propre rôle\u{a0}: vous ne pourrez plus agir à ce titre, dès maintenant. Seule une autre personne pourra vous le redonner.",
};

const ENGLISH: PeopleTexts = PeopleTexts {
    title: "People",
    lead: "Those who have a role in your area, and what they may do.",
    role: "Role",
    filters: "Search people",
    words: "Name or address",
    words_hint: "For example: Martin",
    all_roles: "All roles",
    found: |count, number| if count == 1 { format!("{number} person") } else { format!("{number} people") },
    none: "Nobody yet",
    none_help: "Invite the first one: they will receive a link to open their account.",
    none_found: "Nobody is like that",
    none_found_help: "Try with fewer words, or with another role.",
    next: "Next people",
    pending: "Invited",
    factor: "Second factor",
    invite: "Invite somebody",
    invite_help: "They receive a message to accept: with a link, good for seven days, to choose their password, or from their account where they have one.",
    invite_send: "Send the invitation",
    invited: |name| format!("The invitation of {name} is on its way."),
    name: "Name",
    name_hint: "First and last name, as the network will see them.",
    language: "Language of the message",
    territory: "Add a territory",
    territories: "Chosen territories",
    no_territory: "No territory yet.",
    remove_territory: |name| format!("Remove {name}"),
    organisation: "Organisation",
    facilitator: "Facilitator’s profile",
    starts: "First day",
    starts_hint: "Leave empty for at once.",
    ends: "Last day",
    ends_hint: "Leave empty for a role without an end.",
    give: "Give a role",
    give_to: |name| format!("Give {name} a role"),
    given: "The role is given.",
    take_back: "Take back",
    take_back_label: |role| format!("Take back the role: {role}"),
    take_back_title: |role, name| format!("Take the role “{role}” back from {name}?"),
    take_back_help: |name| {
        format!("{name} can no longer act in this role, from now on. You can give it again later.")
    },
    taken_back: "The role was taken back.",
    keep: "Keep it",
    stand_in: "Have somebody stand in",
    stand_in_for: |name| format!("Stand in for {name}"),
    stand_in_help: "During a leave, or as a deputy, somebody else reviews and decides in this territory. They can neither name other referents nor have somebody stand in for them. If they have no account yet, invite them first.",
    deputy: "Who stands in",
    choose_somebody: "Choose somebody",
    stand_in_ends_hint: "Standing in always has an end.",
    stands_in: |name| format!("{name} stands in."),
    invited_known: |name| {
        format!(
            "{name} had an account already: the role is theirs, and a message tells them. The name stays that of the account."
        )
    },
    give_up_title: |role| format!("Give up the role “{role}”?"),
    give_up_help: "This is your own role: you can no longer act in it, from now on. Only somebody else can give it back to you.",
};

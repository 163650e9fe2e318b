//! The texts of the workspace's page of needs.

/// The texts of the workspace's page of needs.
pub struct NeedsTexts {
    /// Heading.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Label of the view.
    pub view: &'static str,
    /// Those of one’s territory.
    pub managed: &'static str,
    /// Those around oneself.
    pub around: &'static str,
    /// Label of the state.
    pub state: &'static str,
    /// Those that wait.
    pub waiting: &'static str,
    /// Those to which somebody comes.
    pub accepted: &'static str,
    /// Those of which no day that is wished for is left.
    pub days_over: &'static str,
    /// What that means.
    pub days_over_help: &'static str,
    /// There is none.
    pub none_days_over: &'static str,
    /// Nothing was heard of whoever asks.
    pub unconfirmed: &'static str,
    /// And it is in no list any more.
    pub hidden: &'static str,
    /// Those that are over.
    pub over: &'static str,
    /// How many.
    pub found: fn(u64, &str) -> String,
    /// None.
    pub none: &'static str,
    /// What that means in one’s territory.
    pub none_managed: &'static str,
    /// What that means around oneself.
    pub none_around: &'static str,
    /// The next ones.
    pub next: &'static str,
    /// How far it is.
    pub distance: fn(u32) -> String,
    /// Who comes.
    pub comes: fn(&str) -> String,
    /// How many have not answered.
    pub asked: fn(u32) -> String,
    /// Back to the list.
    pub back: &'static str,
    /// It is not there.
    pub gone: &'static str,
    /// Why.
    pub gone_help: &'static str,
    /// Who asks.
    pub asker: &'static str,
    /// Heading of the answer.
    pub answer: &'static str,
    /// What it means.
    pub answer_help: &'static str,
    /// I come.
    pub accept: &'static str,
    /// Said after.
    pub accepted_said: &'static str,
    /// I cannot.
    pub refuse: &'static str,
    /// Said after.
    pub refused_said: &'static str,
    /// One has refused already.
    pub refused_already: &'static str,
    /// Somebody else comes.
    pub taken: &'static str,
    /// Oneself comes.
    pub you_come: &'static str,
    /// One cannot after all.
    pub step_back: &'static str,
    /// Takes the facilitator off.
    pub release: &'static str,
    /// What that means.
    pub release_help: &'static str,
    /// Said after.
    pub released: &'static str,
    /// Heading of those who could come.
    pub candidates: &'static str,
    /// In which order.
    pub candidates_help: &'static str,
    /// Nobody.
    pub no_candidate: &'static str,
    /// What to do.
    pub no_candidate_help: &'static str,
    /// Why this one: distance, radius.
    pub reach: fn(&str, u32, u16) -> String,
    /// Formats that suit.
    pub formats: fn(&str) -> String,
    /// No format is named.
    pub no_formats: &'static str,
    /// How many cafés they run.
    pub load: fn(u32) -> String,
    /// Nothing reaches them.
    pub unreachable: &'static str,
    /// Chooses somebody to be asked.
    pub choose: fn(&str) -> String,
    /// Asks those chosen.
    pub propose: fn(usize) -> String,
    /// Nobody is chosen.
    pub choose_first: &'static str,
    /// Said after.
    pub proposed: &'static str,
    /// Names somebody.
    pub assign_to: fn(&str) -> String,
    /// Said after.
    pub assigned: fn(&str) -> String,
    /// Heading of those who were asked.
    pub offers: &'static str,
    /// Heading of what may be the same.
    pub similar: &'static str,
    /// What to do.
    pub similar_help: &'static str,
    /// Puts two together.
    pub merge: &'static str,
    /// Heading of both of them.
    pub merge_title: &'static str,
    /// What that means.
    pub merge_help: &'static str,
    /// Neither can go.
    pub merge_neither: &'static str,
    /// When one came in.
    pub received: fn(&str) -> String,
    /// How many messages it has.
    pub messages: fn(usize) -> String,
    /// Keeps this one.
    pub keep_this: fn(&str) -> String,
    /// Said after.
    pub merge_said: &'static str,
    /// Heading of what goes its way.
    pub merged: &'static str,
    /// What that means.
    pub merged_help: &'static str,
    /// It goes another one’s way.
    pub merged_into: &'static str,
    /// Leads to that one.
    pub see_kept: &'static str,
    /// Undoes that.
    pub split: &'static str,
    /// Said after.
    pub split_said: &'static str,
    /// Declines.
    pub decline: &'static str,
    /// What that means.
    pub decline_help: &'static str,
    /// Label of the reason.
    pub reason: &'static str,
    /// It is sent.
    pub reason_hint: &'static str,
    /// Said after.
    pub declined: &'static str,
    /// Undoes that.
    pub reopen: &'static str,
    /// Said after.
    pub reopened: &'static str,
    /// Undoes what was done.
    pub undo: &'static str,
    /// Leaves it.
    pub keep: &'static str,
    /// Ends the conversation.
    pub close_conversation: &'static str,
    /// Said after.
    pub conversation_closed: &'static str,
    /// Opens it again.
    pub open_conversation: &'static str,
    /// Said after.
    pub conversation_opened: &'static str,
    /// Heading of the café to be made.
    pub plan: &'static str,
    /// What happens, when one publishes.
    pub plan_help: &'static str,
    /// What happens, when it is looked at first.
    pub plan_help_review: &'static str,
    /// Label of the title.
    pub plan_title: &'static str,
    /// A title to begin with.
    pub title_for: fn(&str) -> String,
    /// Label of the day.
    pub day: &'static str,
    /// Label of the beginning.
    pub starts: &'static str,
    /// Label of the end.
    pub ends: &'static str,
    /// Label of the place.
    pub known_place: &'static str,
    /// Label of the structure.
    pub known_host: &'static str,
    /// A new one.
    pub new_one: fn(&str) -> String,
    /// Makes the café.
    pub plan_now: &'static str,
    /// Said after, when it is public.
    pub published: &'static str,
    /// Said after, when it is looked at.
    pub handed_in: &'static str,
    /// The café that comes of it.
    pub cafe: fn(&str, &str) -> String,
    /// Leads to it.
    pub see_cafe: &'static str,
    /// It is looked at.
    pub in_review: &'static str,
}

super::in_each_language!(NeedsTexts);

const FRENCH: NeedsTexts = NeedsTexts {
    title: "Demandes de café",
    lead: "Des structures qui ont une salle, et à qui il manque quelqu’un pour animer.",
    view: "Lesquelles",
    managed: "Mon territoire",
    around: "Autour de moi",
    state: "État",
    waiting: "En attente",
    accepted: "Quelqu’un vient",
    days_over: "Dates passées",
    days_over_help: "Un message a demandé de nouvelles dates à la structure. D’ici là, la demande n’attend plus de réponse et n’est proposée à personne. Vous pouvez lui écrire, ou la décliner.",
    none_days_over: "Aucune demande n’a laissé passer ses dates.",
    unconfirmed: "À confirmer",
    hidden: "N’est plus montrée",
    over: "Terminées",
    found: |count, number| if count < 2 { format!("{number} demande") } else { format!("{number} demandes") },
    none: "Aucune demande ici",
    none_managed: "Quand une structure de votre territoire demandera un café, un courriel vous préviendra et elle paraîtra ici.",
    none_around: "Aucune structure ne cherche quelqu’un dans votre rayon en ce moment. Un courriel vous préviendra dès qu’on vous sollicite.",
    next: "Les demandes suivantes",
    distance: |km| {
        if km == 0 { "Dans votre commune".to_owned() } else { format!("À {km}\u{a0}km de chez vous") }
    },
    comes: |name| format!("{name} vient"),
    asked: |count| {
        if count < 2 {
            format!("{count} personne sollicitée")
        } else {
            format!("{count} personnes sollicitées")
        }
    },
    back: "Toutes les demandes",
    gone: "Cette demande n’est plus là",
    gone_help: "Elle a été retirée, ou elle ne concerne plus votre territoire ni votre rayon.",
    asker: "Demandé par",
    answer: "Pouvez-vous y aller\u{a0}?",
    answer_help: "La première personne qui dit oui est mise en relation avec la structure. Votre adresse n’est pas montrée.",
    accept: "Je peux",
    accepted_said: "Merci\u{a0}! La structure est prévenue\u{a0}: écrivez-lui pour convenir du jour.",
    refuse: "Je ne peux pas",
    refused_said: "C’est noté, merci de l’avoir dit.",
    refused_already: "Vous avez dit que vous ne pouvez pas. Vous pouvez changer d’avis.",
    taken: "Quelqu’un d’autre y va déjà. Merci\u{a0}!",
    you_come: "Vous y allez",
    step_back: "Je ne peux finalement pas",
    release: "Retirer cette personne",
    release_help: "La demande sera de nouveau ouverte, et la structure sera prévenue.",
    released: "La demande est de nouveau ouverte.",
    candidates: "Qui pourrait y aller",
    candidates_help: "D’abord les plus proches, à dix kilomètres près\u{a0}; puis qui anime le moins de cafés en ce moment.",
    no_candidate: "Personne ne se déplace jusque-là",
    no_candidate_help: "Aucune fiche ne couvre cette commune avec un format pour un groupe de cette taille. Écrivez à la structure, ou cherchez dans l’annuaire.",
    reach: |commune, km, radius| format!("{commune}, à {km}\u{a0}km (se déplace jusqu’à {radius}\u{a0}km)"),
    formats: |names| format!("Formats pour ce groupe\u{a0}: {names}"),
    no_formats: "N’a pas indiqué de format",
    load: |cafes| match cafes {
        0 => "Aucun café en ce moment".to_owned(),
        1 => "1 café sur quatre mois".to_owned(),
        cafes => format!("{cafes} cafés sur quatre mois"),
    },
    unreachable: "Sans compte\u{a0}: le site ne peut pas lui écrire",
    choose: |name| format!("Solliciter {name}"),
    propose: |count| {
        if count < 2 {
            "Solliciter la personne choisie".to_owned()
        } else {
            format!("Solliciter les {count} personnes choisies")
        }
    },
    choose_first: "Cochez d’abord une ou plusieurs personnes.",
    proposed: "C’est proposé\u{a0}: chacune reçoit un message.",
    assign_to: |name| format!("Confier à {name}"),
    assigned: |name| format!("C’est noté\u{a0}: on compte sur {name}, et la structure est prévenue."),
    offers: "Réponses",
    similar: "Peut-être la même demande",
    similar_help: "Si c’est la même, réunissez-les\u{a0}: vous les voyez d’abord côte à côte.",
    merge: "Fusionner",
    merge_title: "Réunir ces deux demandes",
    merge_help: "Celle que vous gardez suit son chemin, avec les messages et les personnes des deux. Le lien de l’autre mène à celle-ci, et sa structure est prévenue dans dix minutes. Vous pourrez les séparer.",
    merge_neither: "Quelqu’un vient déjà pour chacune, ou chacune en réunit d’autres\u{a0}: elles ne peuvent pas être réunies.",
    received: |moment| format!("Reçue\u{a0}: {moment}"),
    messages: |count| match count {
        0 => "aucun message".to_owned(),
        1 => "1 message".to_owned(),
        count => format!("{count} messages"),
    },
    keep_this: |name| format!("Garder celle-ci\u{a0}: {name}"),
    merge_said: "Les deux demandes sont réunies.",
    merged: "Réunies avec celle-ci",
    merged_help: "Ces personnes suivent cette demande par leur propre lien, et reçoivent les mêmes messages.",
    merged_into: "Cette demande a été réunie avec une autre",
    see_kept: "Ouvrir la demande commune",
    split: "Séparer",
    split_said: "Les deux demandes sont de nouveau séparées.",
    decline: "Décliner",
    decline_help: "La structure reçoit votre raison par courriel.",
    reason: "Pourquoi",
    reason_hint: "Une ligne, 200 caractères au plus. Elle est envoyée telle quelle.",
    declined: "La demande est déclinée, la structure est prévenue.",
    reopen: "Rouvrir la demande",
    reopened: "La demande est rouverte.",
    undo: "Annuler",
    keep: "Ne rien faire",
    close_conversation: "Mettre fin aux échanges",
    conversation_closed: "Plus personne ne peut écrire ici.",
    open_conversation: "Rouvrir les échanges",
    conversation_opened: "On peut de nouveau écrire.",
    plan: "En faire un café",
    plan_help: "Le café paraît aussitôt à l’agenda, avec la structure, la salle et la personne qui anime.",
    plan_help_review: "Votre proposition part en relecture avec la structure, la salle et votre nom, puis le café paraît à l’agenda.",
    plan_title: "Titre",
    title_for: |host| format!("Café IA\u{a0}: {host}"),
    day: "Jour",
    starts: "Début",
    ends: "Fin",
    known_place: "Lieu",
    known_host: "Structure",
    new_one: |name| format!("{name} (nouveau)"),
    plan_now: "Créer le café",
    published: "Le café est à l’agenda.",
    handed_in: "La date est proposée, elle part en relecture.",
    cafe: |title, day| format!("«\u{a0}{title}\u{a0}», {day}"),
    see_cafe: "Voir le café",
    in_review: "En relecture",
};

const ENGLISH: NeedsTexts = NeedsTexts {
    title: "Requests for a café",
    lead: "Structures that have a room, and nobody to run a café.",
    view: "Which ones",
    managed: "My territory",
    around: "Around me",
    state: "State",
    waiting: "Waiting",
    accepted: "Somebody comes",
    days_over: "Dates over",
    days_over_help: "A message has asked the structure for other dates. Until then the request does not wait for an answer and is proposed to nobody. You can write to them, or decline it.",
    none_days_over: "No request has let its dates pass.",
    unconfirmed: "To be confirmed",
    hidden: "Shown no more",
    over: "Over",
    found: |count, number| {
        if count == 1 { format!("{number} request") } else { format!("{number} requests") }
    },
    none: "No request here",
    none_managed: "When a structure of your territory asks for a café, you are told, and it appears here.",
    none_around: "No structure within your radius looks for somebody at the moment. You are told as soon as you are asked.",
    next: "The next requests",
    distance: |km| if km == 0 { "In your commune".to_owned() } else { format!("{km} km from you") },
    comes: |name| format!("{name} comes"),
    asked: |count| if count == 1 { format!("{count} person asked") } else { format!("{count} people asked") },
    back: "All requests",
    gone: "This request is not there any more",
    gone_help: "It was taken back, or lies outside your territory and your radius by now.",
    asker: "Asked for by",
    answer: "Can you go there?",
    answer_help: "The first one who says yes is put in touch with the structure. Your address is not shown.",
    accept: "I can",
    accepted_said: "Thank you! The structure knows: write to them to agree on the day.",
    refuse: "I cannot",
    refused_said: "Noted, thank you for saying so.",
    refused_already: "You have said that you cannot. You may change your mind.",
    taken: "Somebody else goes there already. Thank you!",
    you_come: "You go there",
    step_back: "I cannot after all",
    release: "Take this person off",
    release_help: "The request opens again, and the structure is told.",
    released: "The request is open again.",
    candidates: "Who could go there",
    candidates_help: "The nearest first, ten kilometres counting as the same; then whoever runs the fewest cafés at the moment.",
    no_candidate: "Nobody travels that far",
    no_candidate_help: "No profile covers this commune with a format for a group of this size. Write to the structure, or look into the directory.",
    reach: |commune, km, radius| format!("{commune}, {km} km away (travels up to {radius} km)"),
    formats: |names| format!("Formats for this group: {names}"),
    no_formats: "Has named no format",
    load: |cafes| match cafes {
        0 => "No café at the moment".to_owned(),
        1 => "1 café in four months".to_owned(),
        cafes => format!("{cafes} cafés in four months"),
    },
    unreachable: "Without an account: the site cannot write to them",
    choose: |name| format!("Ask {name}"),
    propose: |count| {
        if count < 2 { "Ask whoever is chosen".to_owned() } else { format!("Ask the {count} chosen people") }
    },
    choose_first: "Tick one person or several first.",
    proposed: "Proposed: each of them gets a message.",
    assign_to: |name| format!("Name {name}"),
    assigned: |name| format!("{name} is named, the structure knows."),
    offers: "Answers",
    similar: "Maybe the same request",
    similar_help: "If it is the same, put them together: you see both side by side first.",
    merge: "Put together",
    merge_title: "Put these two requests together",
    merge_help: "The one that you keep goes on, with the messages and the people of both. The other one’s link leads to it, and its structure is told in ten minutes. You can part them again.",
    merge_neither: "Somebody comes to each already, or each has taken in others: they cannot be put together.",
    received: |moment| format!("Received: {moment}"),
    messages: |count| match count {
        0 => "no message".to_owned(),
        1 => "1 message".to_owned(),
        count => format!("{count} messages"),
    },
    keep_this: |name| format!("Keep this one: {name}"),
    merge_said: "The two requests are put together.",
    merged: "Put together with this one",
    merged_help: "These people follow this request by their own link, and get the same messages.",
    merged_into: "This request was put together with another one",
    see_kept: "Open the common request",
    split: "Part them",
    split_said: "The two requests stand by themselves again.",
    decline: "Decline",
    decline_help: "The structure gets your reason by mail.",
    reason: "Why",
    reason_hint: "One line, 200 characters at most. It is sent as it is.",
    declined: "The request is declined, the structure knows.",
    reopen: "Open the request again",
    reopened: "The request is open again.",
    undo: "Undo",
    keep: "Do nothing",
    close_conversation: "End the conversation",
    conversation_closed: "Nobody can write here any more.",
    open_conversation: "Open the conversation again",
    conversation_opened: "One can write again.",
    plan: "Make a café of it",
    plan_help: "The café appears in the agenda at once, with the structure, the room and whoever runs it.",
    plan_help_review: "Your proposal goes to review with the structure, the room and your name, then the café appears in the agenda.",
    plan_title: "Title",
    title_for: |host| format!("Café IA: {host}"),
    day: "Day",
    starts: "Begins",
    ends: "Ends",
    known_place: "Place",
    known_host: "Structure",
    new_one: |name| format!("{name} (new)"),
    plan_now: "Make the café",
    published: "The café is in the agenda.",
    handed_in: "The date is proposed, and goes to review.",
    cafe: |title, day| format!("“{title}”, {day}"),
    see_cafe: "See the café",
    in_review: "In review",
};

//! The texts about a need that whoever asks and those who answer read alike: what is needed, and what is said.

use cafeia_shared::needs::{Equipment, NeedOfferState, NeedStatus};

use super::{
    Locale,
    terms::{Words, words},
};

words! {
    Equipment {
        Projector: "Vidéoprojecteur ou grand écran", "Projector or large screen";
        Internet: "Internet pour tout le monde", "Internet for everybody";
        Computers: "Ordinateurs ou tablettes", "Computers or tablets";
        Board: "Tableau ou paperboard", "Board or flip chart";
        Sound: "Micro et enceintes", "Microphone and loudspeakers";
        Coffee: "De quoi faire un café", "A corner for coffee";
    }

    NeedStatus {
        Unconfirmed: "À confirmer", "To be confirmed";
        Open: "Personne ne vient encore", "Nobody comes yet";
        Proposed: "Proposé, en attente d’une réponse", "Proposed, waiting for an answer";
        Accepted: "Quelqu’un vient", "Somebody comes";
        Done: "Café à l’agenda", "Café in the agenda";
        Declined: "Non retenue", "Declined";
        Withdrawn: "Retirée", "Taken back";
        Merged: "Réunie avec une autre", "Put together with another one";
    }

    NeedOfferState {
        Asked: "N’a pas encore répondu", "Has not answered yet";
        Accepted: "Vient", "Comes";
        Refused: "Ne peut pas", "Cannot";
    }
}

/// The texts about a need that both sides read.
pub struct NeedTexts {
    /// Label of the commune.
    pub commune: &'static str,
    /// Label of the structure.
    pub host: &'static str,
    /// Label of the room.
    pub place: &'static str,
    /// Label of the days.
    pub when: &'static str,
    /// Days between which it would suit.
    pub period: fn(&str, &str) -> String,
    /// Label of the number of people.
    pub people: &'static str,
    /// That many.
    pub about: fn(u32) -> String,
    /// Label of whom it is for.
    pub audiences: &'static str,
    /// Label of what the room has.
    pub equipment: &'static str,
    /// Label of its accessibility.
    pub accessibility: &'static str,
    /// Label of what else is to be known.
    pub words: &'static str,
    /// Heading of the conversation.
    pub conversation: &'static str,
    /// Nothing was written.
    pub nothing_said: &'static str,
    /// Whoever looks after the territory.
    pub network: &'static str,
    /// Oneself.
    pub own: &'static str,
    /// Label of a message.
    pub message: &'static str,
    /// Who reads it.
    pub message_hint: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// It left.
    pub sent: &'static str,
    /// Nobody can write.
    pub closed: &'static str,
}

super::in_each_language!(NeedTexts);

const FRENCH: NeedTexts = NeedTexts {
    commune: "Commune",
    host: "Structure",
    place: "Salle",
    when: "Quand",
    period: |from, until| format!("Du {from} au {until}"),
    people: "Groupe",
    about: |people| format!("{people} personnes environ"),
    audiences: "Pour qui",
    equipment: "La salle dispose de",
    accessibility: "Accessibilité",
    words: "À savoir",
    conversation: "Échanges",
    nothing_said: "Personne n’a encore écrit.",
    network: "L’équipe du territoire",
    own: "Vous",
    message: "Votre message",
    message_hint: "Il est transmis par courriel, sans votre adresse. La réponse arrivera ici, et un courriel vous préviendra.",
    send: "Envoyer",
    sent: "Votre message est parti.",
    closed: "On ne peut plus écrire ici\u{a0}: les échanges sont terminés.",
};

const ENGLISH: NeedTexts = NeedTexts {
    commune: "Commune",
    host: "Structure",
    place: "Room",
    when: "When",
    period: |from, until| format!("From {from} to {until}"),
    people: "Group",
    about: |people| format!("about {people} people"),
    audiences: "For whom",
    equipment: "The room has",
    accessibility: "Accessibility",
    words: "To be known",
    conversation: "Conversation",
    nothing_said: "Nobody has written yet.",
    network: "The team of the territory",
    own: "You",
    message: "Your message",
    message_hint: "It is passed on by mail, without your address. The answer comes here, and you are told of it.",
    send: "Send",
    sent: "Your message has left.",
    closed: "Nobody can write here any more: the conversation has ended.",
};

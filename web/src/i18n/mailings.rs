//! The texts of letters to many at once.

use super::plural;

/// A text about a number, as a number and as it is written.
type Counted = fn(u64, &str) -> String;

/// The texts of letters to many at once.
pub struct MailingsTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Leads to the list of facilitators.
    pub to_facilitators: &'static str,
    /// Leads to the list of organisations.
    pub to_organisations: &'static str,
    /// Leads to the list of people.
    pub to_people: &'static str,
    /// How many were sent.
    pub found: Counted,
    /// There is none.
    pub none: &'static str,
    /// What to do.
    pub none_help: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// What was written is not kept any more.
    pub forgotten: &'static str,
    /// Unfolds what was written.
    pub read: &'static str,
    /// For how many people.
    pub recipients: Counted,
    /// Who sent it, and when.
    pub by: fn(&str, &str) -> String,
    /// Letters that have left.
    pub sent_count: Counted,
    /// Letters that have still to leave.
    pub waiting_count: Counted,
    /// Letters that were not needed any more.
    pub unneeded_count: Counted,
    /// Letters that no server took.
    pub failed_count: Counted,
    /// Stops what has not left.
    pub stop: &'static str,
    /// Said after that.
    pub stopped: &'static str,
    /// Said when everything has left.
    pub too_late: &'static str,
    /// Label of what is done with those who are chosen.
    pub selection: &'static str,
    /// Chooses all that the list finds.
    pub all: Counted,
    /// Chooses somebody.
    pub tick: fn(&str) -> String,
    /// How many are chosen.
    pub chosen: Counted,
    /// Opens the dialog.
    pub write: &'static str,
    /// Leads to what was sent.
    pub see_sent: &'static str,
    /// Heading of the dialog while one writes.
    pub write_title: &'static str,
    /// Heading of the dialog before it is sent.
    pub look_title: &'static str,
    /// Label of the subject.
    pub subject: &'static str,
    /// Label of the text.
    pub text: &'static str,
    /// What it may be.
    pub text_hint: &'static str,
    /// Whether answers go to one’s own address.
    pub reply_to: &'static str,
    /// What that means.
    pub reply_to_help: &'static str,
    /// What it means otherwise.
    pub no_reply_help: &'static str,
    /// To the last look.
    pub look: &'static str,
    /// How many receive it.
    pub receive: Counted,
    /// Before those who do not.
    pub others: &'static str,
    /// They have unsubscribed.
    pub unsubscribed: Counted,
    /// They never opened their account.
    pub unopened: Counted,
    /// Nobody has an account for them.
    pub without_account: Counted,
    /// Label of the letter.
    pub letter: &'static str,
    /// Nobody would receive it.
    pub nobody: &'static str,
    /// More would than may.
    pub too_many: fn(&str) -> String,
    /// One has sent enough today.
    pub enough_today: &'static str,
    /// Nothing is sent.
    pub nothing_sent: &'static str,
    /// Sends it.
    pub send: Counted,
    /// Back to the words.
    pub change: &'static str,
    /// Something is in the way.
    pub conflict: &'static str,
    /// Said when it is confirmed.
    pub leaves: Counted,
    /// Undoes that.
    pub undo: &'static str,
}

super::in_each_language!(MailingsTexts);

const FRENCH: MailingsTexts = MailingsTexts {
    title: "Envois",
    lead: "Les messages envoyés à plusieurs personnes du réseau, et ce qu’ils sont devenus. Pour en écrire un, choisissez à \
           qui dans une liste.",
    to_facilitators: "Écrire à des animateurs et animatrices",
    to_organisations: "Écrire à des organisations",
    to_people: "Écrire à des personnes",
    found: |count, number| format!("{number} envoi{}", plural::french(count)),
    none: "Aucun envoi pour l’instant",
    none_help: "Ouvrez une liste, cochez des personnes ou tout ce que le filtre trouve, puis «\u{a0}Écrire un message\u{a0}».",
    next: "Les envois précédents",
    forgotten: "Message effacé (après 90 jours)",
    read: "Relire le message",
    recipients: |count, number| format!("{number} destinataire{}", plural::french(count)),
    by: |name, moment| format!("{moment}, par {name}"),
    sent_count: |count, number| format!("{number} parti{}", plural::french(count)),
    waiting_count: |_, number| format!("{number} à partir"),
    unneeded_count: |count, number| {
        format!("{number} {}", plural::french_of(count, "n’était plus à envoyer", "n’étaient plus à envoyer"))
    },
    failed_count: |_, number| format!("{number} en échec"),
    stop: "Arrêter l’envoi",
    stopped: "L’envoi est arrêté\u{a0}: ce qui n’était pas parti ne partira pas.",
    too_late: "Trop tard\u{a0}: les messages sont partis.",
    selection: "Écrire à une sélection",
    all: |_, number| format!("Tout ce que la liste trouve ({number})"),
    tick: |name| format!("Choisir {name}"),
    chosen: |count, number| format!("{number} choisi{}", plural::french(count)),
    write: "Écrire un message",
    see_sent: "Mes envois",
    write_title: "Écrire un message",
    look_title: "Relire avant d’envoyer",
    subject: "Objet",
    text: "Message",
    text_hint: "Du texte simple\u{a0}: une ligne fait un paragraphe. Votre nom est indiqué au-dessus.",
    reply_to: "Recevoir les réponses à mon adresse",
    reply_to_help: "Chaque destinataire verra votre adresse, et la sienne ne sera montrée qu’à vous s’il répond.",
    no_reply_help: "Aucune adresse n’est montrée à personne. Le message dit qu’on ne peut pas y répondre.",
    look: "Relire avant d’envoyer",
    receive: |count, number| {
        format!(
            "{number} personne{} {}",
            plural::french(count),
            plural::french_of(count, "le recevra.", "le recevront.")
        )
    },
    others: "Ne le recevront pas\u{a0}:",
    unsubscribed: |count, number| {
        format!(
            "{number} personne{} qui ne veu{} plus de ces messages",
            plural::french(count),
            plural::french_of(count, "t", "lent")
        )
    },
    unopened: |count, number| {
        format!("{number} personne{} dont l’invitation attend encore", plural::french(count))
    },
    without_account: |count, number| {
        format!("{number} fiche{} pour qui personne n’a de compte", plural::french(count))
    },
    letter: "Le message",
    nobody: "Personne ne peut recevoir ce message",
    too_many: |number| format!("Un envoi va à {number} personnes au plus\u{a0}: resserrez le filtre"),
    enough_today: "Vous avez fait vos cinq envois de ces dernières 24 heures",
    nothing_sent: "Rien n’est parti. Votre texte reste ici.",
    send: |count, number| format!("Envoyer à {number} personne{}", plural::french(count)),
    change: "Modifier",
    conflict: "Rien n’est parti\u{a0}: la liste a changé depuis cet aperçu, vous venez d’envoyer ce même message, ou vous avez \
               fait vos cinq envois du jour. Revenez au texte et relisez de nouveau.",
    leaves: |count, number| {
        format!(
            "{number} message{} {} dans quelques secondes.",
            plural::french(count),
            plural::french_of(count, "part", "partent")
        )
    },
    undo: "Annuler l’envoi",
};

const ENGLISH: MailingsTexts = MailingsTexts {
    title: "Mailings",
    lead: "The messages sent to several people of the network, and what became of them. To write one, choose to whom in a list.",
    to_facilitators: "Write to facilitators",
    to_organisations: "Write to organisations",
    to_people: "Write to people",
    found: |count, number| format!("{number} mailing{}", plural::english(count)),
    none: "Nothing sent yet",
    none_help: "Open a list, tick people or all that the filter finds, then “Write a message”.",
    next: "The mailings before",
    forgotten: "Message erased (after 90 days)",
    read: "Read the message again",
    recipients: |count, number| format!("{number} recipient{}", plural::english(count)),
    by: |name, moment| format!("{moment}, by {name}"),
    sent_count: |_, number| format!("{number} sent"),
    waiting_count: |_, number| format!("{number} to be sent"),
    unneeded_count: |_, number| format!("{number} no longer needed"),
    failed_count: |_, number| format!("{number} failed"),
    stop: "Stop it",
    stopped: "It is stopped: what had not left does not leave.",
    too_late: "Too late: the messages have left.",
    selection: "Write to a selection",
    all: |_, number| format!("All that the list finds ({number})"),
    tick: |name| format!("Choose {name}"),
    chosen: |_, number| format!("{number} chosen"),
    write: "Write a message",
    see_sent: "My mailings",
    write_title: "Write a message",
    look_title: "Read it before it is sent",
    subject: "Subject",
    text: "Message",
    text_hint: "Plain text: a line makes a paragraph. Your name stands above it.",
    reply_to: "Receive answers at my address",
    reply_to_help: "Every recipient will see your address, and theirs is shown to you alone if they answer.",
    no_reply_help: "Nobody’s address is shown to anybody. The message says that it cannot be answered.",
    look: "Read it before it is sent",
    receive: |count, number| {
        format!("{number} {} will receive it.", plural::english_of(count, "person", "people"))
    },
    others: "Will not receive it:",
    unsubscribed: |count, number| {
        format!(
            "{number} {} no more of these messages",
            plural::english_of(count, "person who wants", "people who want")
        )
    },
    unopened: |count, number| {
        format!("{number} {} whose invitation still waits", plural::english_of(count, "person", "people"))
    },
    without_account: |count, number| {
        format!("{number} {} for which nobody has an account", plural::english_of(count, "entry", "entries"))
    },
    letter: "The message",
    nobody: "Nobody can receive this message",
    too_many: |number| format!("A mailing goes to {number} people at most: narrow the filter"),
    enough_today: "You have sent your five mailings of these 24 hours",
    nothing_sent: "Nothing was sent. Your text stays here.",
    send: |count, number| format!("Send to {number} {}", plural::english_of(count, "person", "people")),
    change: "Change it",
    conflict: "Nothing was sent: the list has changed since this preview, you have just sent this very message, or you have sent \
               your five mailings of the day. Go back to the text and read it again.",
    leaves: |count, number| {
        format!(
            "{number} message{} {} in a few seconds.",
            plural::english(count),
            plural::english_of(count, "leaves", "leave")
        )
    },
    undo: "Undo",
};

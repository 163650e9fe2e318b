//! The texts of reviewing.

use cafeia_shared::vocabulary::Locale as Letters;

use super::{I18n, Locale, plural};
use crate::pages::workspace::{Verdict, Waited};

/// The texts of reviewing.
pub struct ReviewTexts {
    /// The page’s name.
    pub title: &'static str,
    /// How many wait.
    pub waiting: fn(u64, &str) -> String,
    /// Asks for the queue again.
    pub refresh: &'static str,
    /// Label of the queue.
    pub queue: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// Nothing waits.
    pub nothing_waits: &'static str,
    /// What that means.
    pub nothing_waits_help: &'static str,
    /// For how long one has waited.
    pub waits: fn(Waited) -> String,
    /// It is too long.
    pub late: &'static str,
    /// Somebody without an account proposes it.
    pub kind_proposal: &'static str,
    /// It was handed in.
    pub kind_handed_in: &'static str,
    /// It is public and has changed.
    pub kind_changed: &'static str,
    /// Ticks one, by its title.
    pub tick: fn(&str) -> String,
    /// Label of what is done with several.
    pub together: &'static str,
    /// Ticks all that are shown.
    pub tick_all: &'static str,
    /// How many are ticked.
    pub ticked: fn(u64, &str) -> String,
    /// Approves them.
    pub approve_ticked: &'static str,
    /// Refuses them.
    pub refuse_ticked: &'static str,
    /// What happens then.
    approve_together_help: &'static str,
    refuse_together_help: &'static str,
    /// What became of several: done, refused.
    pub together_done: fn(Verdict, u64, u64) -> String,
    /// A decision is on its way.
    pub under_way: &'static str,
    /// It was changed in the meantime.
    pub changed: &'static str,
    /// Somebody else has decided in the meantime.
    pub elsewhere: &'static str,
    /// Takes it off the queue.
    pub take_off: &'static str,
    /// Heading of what was decided during this visit.
    pub made: &'static str,
    /// Undoes a decision.
    pub undo: &'static str,
    /// The same, with the title.
    pub undo_label: fn(&str) -> String,
    /// Said after that, with the title.
    pub undone: fn(&str) -> String,
    /// Leads to the public page.
    pub see_public: &'static str,
    /// The same, with the title.
    pub see_public_label: fn(&str) -> String,
    /// Label of what is opened.
    pub opened: &'static str,
    /// Back to the queue.
    pub back: &'static str,
    /// What was opened is not there.
    pub gone: &'static str,
    /// Why.
    pub gone_help: &'static str,
    /// Heading of the proposer’s word.
    pub message: &'static str,
    /// Heading of the proposer.
    pub who: &'static str,
    /// Nothing was proposed from this address before.
    pub first_one: &'static str,
    /// What became of what was proposed before.
    pub before: fn(&str) -> String,
    /// So many became cafés.
    pub accepted_before: fn(u64) -> String,
    /// So many were refused.
    pub refused_before: fn(u64) -> String,
    /// So many wait.
    pub waiting_before: fn(u64) -> String,
    /// Label of the way of attending.
    pub mode: &'static str,
    /// Label of the host.
    pub host: &'static str,
    /// Label of the video link.
    pub online_url: &'static str,
    /// The network does not know the place.
    pub place_is_new: &'static str,
    /// The network does not know the host.
    pub host_is_new: &'static str,
    /// It has no place.
    pub online: &'static str,
    /// Its place cannot be shown.
    pub no_position: &'static str,
    /// Heading of what may be the same.
    pub similar: &'static str,
    /// There is nothing like it.
    pub none_similar: &'static str,
    /// Which place is it?
    pub which_place: &'static str,
    /// It is that known one.
    pub is_this_place: fn(&str) -> String,
    /// It is a new one.
    pub new_place: fn(&str) -> String,
    /// Which host is it?
    pub which_host: &'static str,
    /// It is that known one.
    pub is_this_host: fn(&str) -> String,
    /// It is a new one.
    pub new_host: fn(&str) -> String,
    /// Label of the decisions.
    pub decide: &'static str,
    /// Approves.
    pub approve: &'static str,
    /// Asks for a change.
    pub ask_for_change: &'static str,
    /// Refuses.
    pub refuse: &'static str,
    /// Refuses a café of somebody with an account, who can hand it in again.
    pub send_back: &'static str,
    welcome_label: &'static str,
    change_label: &'static str,
    why_label: &'static str,
    welcome_hint: &'static str,
    sent_hint: &'static str,
    author_hint: &'static str,
    /// What happens when a café is published.
    pub publish_help: &'static str,
    /// It is over already.
    pub over: &'static str,
    confirm_approve: &'static str,
    confirm_publish: &'static str,
    confirm_ask: &'static str,
    confirm_refuse: &'static str,
    confirm_send_back: &'static str,
    /// Leaves a decision for later.
    pub not_now: &'static str,
    /// Heading of the ready sentences.
    pub ready: &'static str,
    approved: &'static str,
    published: &'static str,
    asked: &'static str,
    refused: &'static str,
    sent_back: &'static str,
    /// No answer came.
    pub unreachable: &'static str,
    /// One is not signed in any more.
    pub signed_out: &'static str,
    /// It is beyond one’s territory, or is not there any more.
    pub not_yours: &'static str,
    /// One’s second factor is missing.
    pub factor_needed: &'static str,
    /// It cannot be published as it is.
    pub incomplete: &'static str,
    /// Something has changed in the meantime.
    pub meanwhile: &'static str,
    /// Something else went wrong.
    pub failed: &'static str,
    /// Heading of the shortcuts.
    pub shortcuts: &'static str,
    /// When they count.
    pub shortcuts_lead: &'static str,
    /// Switches them.
    pub shortcuts_on: &'static str,
    /// What a key does.
    pub key_next: &'static str,
    /// What a key does.
    pub key_previous: &'static str,
    /// What a key does.
    pub key_tick: &'static str,
    /// What a key does.
    pub key_approve: &'static str,
    /// What a key does.
    pub key_ask: &'static str,
    /// What a key does.
    pub key_refuse: &'static str,
    /// What a key does.
    pub key_undo: &'static str,
    /// What a key does.
    pub key_close: &'static str,
    /// What a key does.
    pub key_help: &'static str,
    sentences: Sentences,
}

/// Sentences to begin with.
struct Sentences {
    approve: &'static [&'static str],
    ask_for_change: &'static [&'static str],
    refuse: &'static [&'static str],
}

super::in_each_language!(ReviewTexts);

impl ReviewTexts {
    /// Ready sentences in the language of whoever gets them; in that of the page, tracked, when it is not known.
    pub fn ready_sentences(
        i18n: I18n,
        language: Option<Letters>,
        verdict: Verdict,
    ) -> &'static [&'static str] {
        let texts = match language {
            None => Self::of(i18n),
            Some(Letters::French) => Self::in_language(Locale::Fr),
            Some(Letters::English) => Self::in_language(Locale::En),
        };
        match verdict {
            Verdict::Approve => texts.sentences.approve,
            Verdict::AskForChange => texts.sentences.ask_for_change,
            Verdict::Refuse => texts.sentences.refuse,
        }
    }

    /// Label of a decision’s reason.
    pub fn reason_label(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Approve => self.welcome_label,
            Verdict::AskForChange => self.change_label,
            Verdict::Refuse => self.why_label,
        }
    }

    /// To whom it goes.
    pub fn reason_hint(&self, verdict: Verdict, is_proposal: bool) -> &'static str {
        match verdict {
            Verdict::Approve => self.welcome_hint,
            _ if is_proposal => self.sent_hint,
            _ => self.author_hint,
        }
    }

    /// Words of the button that decides.
    pub fn confirm(&self, verdict: Verdict, is_proposal: bool) -> &'static str {
        match (verdict, is_proposal) {
            (Verdict::Approve, true) => self.confirm_approve,
            (Verdict::Approve, false) => self.confirm_publish,
            (Verdict::AskForChange, _) => self.confirm_ask,
            (Verdict::Refuse, true) => self.confirm_refuse,
            (Verdict::Refuse, false) => self.confirm_send_back,
        }
    }

    /// What was decided.
    pub fn decided(&self, verdict: Verdict, is_proposal: bool) -> &'static str {
        match (verdict, is_proposal) {
            (Verdict::Approve, true) => self.approved,
            (Verdict::Approve, false) => self.published,
            (Verdict::AskForChange, _) => self.asked,
            (Verdict::Refuse, true) => self.refused,
            (Verdict::Refuse, false) => self.sent_back,
        }
    }

    /// What happens when several are decided on.
    pub fn together_help(&self, verdict: Verdict) -> &'static str {
        if verdict == Verdict::Approve { self.approve_together_help } else { self.refuse_together_help }
    }
}

const FRENCH: ReviewTexts = ReviewTexts {
    title: "Relecture",
    waiting: |count, number| match count {
        0 => "Rien n’attend de décision".to_owned(),
        1 => "1 café attend une décision".to_owned(),
        _ => format!("{number} cafés attendent une décision"),
    },
    refresh: "Actualiser",
    queue: "Cafés en attente, le plus ancien d’abord",
    next: "Afficher la suite",
    nothing_waits: "Tout est à jour",
    nothing_waits_help: "Aucune proposition et aucun café n’attendent votre décision. Vous recevrez un message quand il en viendra.",
    waits: |waited| match waited {
        Waited::Minutes(0) => "attend depuis un instant".to_owned(),
        Waited::Minutes(count) => format!("attend depuis {count} minute{}", plural::french(count)),
        Waited::Hours(count) => format!("attend depuis {count} heure{}", plural::french(count)),
        Waited::Days(count) => format!("attend depuis {count} jour{}", plural::french(count)),
    },
    late: "plus de 72 heures",
    kind_proposal: "Proposition sans compte",
    kind_handed_in: "Remis à la relecture",
    kind_changed: "Public, modifié depuis",
    tick: |title| format!("Cocher «\u{a0}{title}\u{a0}»"),
    together: "Plusieurs à la fois",
    tick_all: "Tout cocher",
    ticked: |count, number| format!("{number} coché{}", plural::french(count)),
    approve_ticked: "Approuver la sélection",
    refuse_ticked: "Refuser la sélection",
    approve_together_help: "Chaque café est publié l’un après l’autre. Les lieux et les structures que le réseau ne connaît pas sont créés tels qu’ils ont été écrits\u{a0}: s’il y a un doute, ouvrez la proposition.",
    refuse_together_help: "La même raison est envoyée à chacune des personnes.",
    together_done: |verdict, done, refused| {
        let what = match verdict {
            Verdict::Approve => format!("{done} approuvé{}", plural::french(done)),
            Verdict::AskForChange | Verdict::Refuse => format!("{done} refusé{}", plural::french(done)),
        };
        match refused {
            0 => format!("{what}."),
            1 => format!("{what}\u{a0}; 1 n’a pas pu l’être, la raison est indiquée."),
            _ => format!("{what}\u{a0}; {refused} n’ont pas pu l’être, la raison est indiquée."),
        }
    },
    under_way: "Envoi de la décision…",
    changed: "Le texte a changé entre-temps. Relisez-le avant de décider.",
    elsewhere: "Quelqu’un d’autre a décidé entre-temps. Votre décision n’a pas été prise en compte.",
    take_off: "Retirer de la file",
    made: "Vos décisions de cette visite",
    undo: "Annuler",
    undo_label: |title| format!("Annuler la décision sur «\u{a0}{title}\u{a0}»"),
    undone: |title| format!("C’est annulé\u{a0}: «\u{a0}{title}\u{a0}» attend de nouveau."),
    see_public: "Voir la page publique",
    see_public_label: |title| format!("Voir la page publique de «\u{a0}{title}\u{a0}»"),
    opened: "Café ouvert",
    back: "Revenir à la file",
    gone: "Il n’y a rien à relire ici",
    gone_help: "Cette proposition a été retirée ou effacée, ou elle ne relève pas de votre territoire.",
    message: "Un mot pour la relecture",
    who: "Qui propose",
    first_one: "C’est la première proposition venue de cette adresse.",
    before: |counts| format!("Autres propositions venues de cette adresse\u{a0}: {counts}."),
    accepted_before: |count| format!("{count} publiée{}", plural::french(count)),
    refused_before: |count| format!("{count} refusée{}", plural::french(count)),
    waiting_before: |count| format!("{count} en attente"),
    mode: "Comment",
    host: "Qui accueille",
    online_url: "Lien de la visioconférence",
    place_is_new: "Lieu que le réseau ne connaît pas encore",
    host_is_new: "structure que le réseau ne connaît pas encore",
    online: "Ce café a lieu en ligne\u{a0}: il n’a pas de lieu à montrer.",
    no_position: "Ce lieu n’est pas encore placé sur la carte.",
    similar: "Cafés qui se ressemblent",
    none_similar: "Aucun autre café au même endroit le même jour, ni de titre proche dans la commune cette semaine-là.",
    which_place: "Quel est ce lieu\u{a0}?",
    is_this_place: |name| format!("C’est ce lieu\u{a0}: {name}"),
    new_place: |name| format!("Créer un nouveau lieu\u{a0}: {name}"),
    which_host: "Quelle est cette structure\u{a0}?",
    is_this_host: |name| format!("C’est cette structure\u{a0}: {name}"),
    new_host: |name| format!("Créer une nouvelle structure\u{a0}: {name}"),
    decide: "Décider",
    approve: "Approuver",
    ask_for_change: "Demander un changement",
    refuse: "Refuser",
    send_back: "Refuser",
    welcome_label: "Un mot de bienvenue (facultatif)",
    change_label: "Ce qui est à changer",
    why_label: "Pourquoi",
    welcome_hint: "Il est envoyé avec l’annonce de la publication.",
    sent_hint: "Ce texte est envoyé tel quel à la personne qui propose.",
    author_hint: "Celles et ceux qui écrivent ce café reçoivent cette raison par courriel\u{a0}; ils peuvent le corriger et le remettre.",
    publish_help: "Le café sera public aussitôt, tel qu’il est écrit.",
    over: "Ce café est déjà terminé",
    confirm_approve: "Approuver et publier",
    confirm_publish: "Publier",
    confirm_ask: "Envoyer la demande",
    confirm_refuse: "Refuser et envoyer",
    confirm_send_back: "Refuser",
    not_now: "Pas maintenant",
    ready: "Phrases toutes prêtes, à compléter",
    approved: "Approuvé\u{a0}: le café est à l’agenda, et la personne qui l’a proposé le sait.",
    published: "Publié\u{a0}: le café est à l’agenda.",
    asked: "La demande de changement est partie.",
    refused: "Refusé\u{a0}: la raison est partie.",
    sent_back: "Refusé\u{a0}: la raison est envoyée à celles et ceux qui écrivent ce café.",
    unreachable: "Le service ne répond pas pour l’instant. Rien n’est décidé\u{a0}: réessayez dans un instant.",
    signed_out: "Vous n’êtes plus connecté. Rien n’est décidé.",
    not_yours: "Ce café n’est plus là, ou ne relève plus de votre territoire.",
    factor_needed: "Il faut d’abord activer la double authentification.",
    incomplete: "Impossible en l’état\u{a0}: il y manque quelque chose, ou sa date est passée. Demandez un changement.",
    meanwhile: "Quelque chose a changé entre-temps. Relisez avant de décider.",
    failed: "La décision n’a pas abouti. Réessayez dans un instant\u{a0}; si cela dure, prévenez l’équipe nationale.",
    shortcuts: "Raccourcis clavier",
    shortcuts_lead: "Une seule touche suffit sur cette page, sauf quand vous écrivez. Dans la file, les flèches haut et bas vont d’un café à l’autre\u{a0}; dans une décision, Ctrl et Entrée l’envoient.",
    shortcuts_on: "Raccourcis d’une seule touche",
    key_next: "Café suivant",
    key_previous: "Café précédent",
    key_tick: "Cocher ou décocher",
    key_approve: "Approuver",
    key_ask: "Demander un changement",
    key_refuse: "Refuser",
    key_undo: "Annuler la dernière décision",
    key_close: "Revenir à la file",
    key_help: "Afficher ces raccourcis",
    sentences: Sentences {
        approve: &[
            "Merci, et bienvenue dans le réseau\u{a0}!",
            "Pensez à nous dire après coup combien vous étiez.",
        ],
        ask_for_change: &[
            "Pourriez-vous préciser l’adresse du lieu\u{a0}?",
            "À quelle heure le café se termine-t-il\u{a0}?",
            "Pourriez-vous dire en deux phrases ce qu’on y fera\u{a0}?",
            "La structure qui accueille est-elle prévenue, et d’accord\u{a0}?",
        ],
        refuse: &[
            "Ce café est déjà à l’agenda.",
            "Ce rendez-vous n’est pas ouvert à tous et gratuit, comme l’est un Café IA.",
            "Ce rendez-vous promeut un produit ou un service\u{a0}: ce n’est pas un Café IA.",
            "Le lieu nous dit ne pas accueillir ce rendez-vous.",
        ],
    },
};

const ENGLISH: ReviewTexts = ReviewTexts {
    title: "Review",
    waiting: |count, number| match count {
        0 => "Nothing waits for a decision".to_owned(),
        1 => "1 café waits for a decision".to_owned(),
        _ => format!("{number} cafés wait for a decision"),
    },
    refresh: "Refresh",
    queue: "Cafés that wait, the oldest first",
    next: "Show more",
    nothing_waits: "All is done",
    nothing_waits_help: "No proposal and no café waits for your decision. You will get a message when one does.",
    waits: |waited| match waited {
        Waited::Minutes(0) => "has just come in".to_owned(),
        Waited::Minutes(count) => format!("has waited for {count} minute{}", plural::english(count)),
        Waited::Hours(count) => format!("has waited for {count} hour{}", plural::english(count)),
        Waited::Days(count) => format!("has waited for {count} day{}", plural::english(count)),
    },
    late: "more than 72 hours",
    kind_proposal: "Proposed without an account",
    kind_handed_in: "Handed in for review",
    kind_changed: "Public, changed since",
    tick: |title| format!("Tick “{title}”"),
    together: "Several at once",
    tick_all: "Tick all",
    ticked: |_, number| format!("{number} ticked"),
    approve_ticked: "Approve the selection",
    refuse_ticked: "Refuse the selection",
    approve_together_help: "The cafés are published one after the other. Places and organisations that the network does not know are created as they were written: in doubt, open the proposal.",
    refuse_together_help: "The same reason is sent to each of the people.",
    together_done: |verdict, done, refused| {
        let what = match verdict {
            Verdict::Approve => format!("{done} approved"),
            Verdict::AskForChange | Verdict::Refuse => format!("{done} refused"),
        };
        match refused {
            0 => format!("{what}."),
            _ => format!("{what}; {refused} could not be, and the reason is given."),
        }
    },
    under_way: "Sending the decision…",
    changed: "The text has changed in the meantime. Read it again before you decide.",
    elsewhere: "Somebody else has decided in the meantime. Your decision was not taken into account.",
    take_off: "Take off the queue",
    made: "Your decisions of this visit",
    undo: "Undo",
    undo_label: |title| format!("Undo the decision on “{title}”"),
    undone: |title| format!("Undone: “{title}” waits again."),
    see_public: "See the public page",
    see_public_label: |title| format!("See the public page of “{title}”"),
    opened: "Open café",
    back: "Back to the queue",
    gone: "There is nothing to review here",
    gone_help: "This proposal was withdrawn or deleted, or it is not in your territory.",
    message: "A word for the review",
    who: "Who proposes it",
    first_one: "This is the first proposal from this address.",
    before: |counts| format!("Other proposals from this address: {counts}."),
    accepted_before: |count| format!("{count} published"),
    refused_before: |count| format!("{count} refused"),
    waiting_before: |count| format!("{count} waiting"),
    mode: "How",
    host: "Who hosts it",
    online_url: "Video link",
    place_is_new: "A place that the network does not know yet",
    host_is_new: "an organisation that the network does not know yet",
    online: "This café is held online: there is no place to show.",
    no_position: "This place is not on the map yet.",
    similar: "Similar cafés",
    none_similar: "No other café in the same place on the same day, and none of a similar title in the commune that week.",
    which_place: "Which place is it?",
    is_this_place: |name| format!("It is this place: {name}"),
    new_place: |name| format!("Create a new place: {name}"),
    which_host: "Which organisation is it?",
    is_this_host: |name| format!("It is this organisation: {name}"),
    new_host: |name| format!("Create a new organisation: {name}"),
    decide: "Decide",
    approve: "Approve",
    ask_for_change: "Ask for a change",
    refuse: "Refuse",
    send_back: "Refuse",
    welcome_label: "A word of welcome (optional)",
    change_label: "What is to be changed",
    why_label: "Why",
    welcome_hint: "It is sent with the news of the publication.",
    sent_hint: "This text is sent as it is to whoever proposes the café.",
    author_hint: "Those who write this café get this reason by mail; they can correct it and hand it in again.",
    publish_help: "The café will be public at once, as it is written.",
    over: "This café is over already",
    confirm_approve: "Approve and publish",
    confirm_publish: "Publish",
    confirm_ask: "Send the request",
    confirm_refuse: "Refuse and send",
    confirm_send_back: "Refuse",
    not_now: "Not now",
    ready: "Ready sentences, to be completed",
    approved: "Approved: the café is in the agenda, and whoever proposed it knows.",
    published: "Published: the café is in the agenda.",
    asked: "The request for a change is on its way.",
    refused: "Refused: the reason is on its way.",
    sent_back: "Refused: the reason is sent to those who write the café.",
    unreachable: "The service does not answer for now. Nothing is decided: try again in a moment.",
    signed_out: "You are no longer signed in. Nothing is decided.",
    not_yours: "This café is no longer there, or no longer in your territory.",
    factor_needed: "Set up the second factor first.",
    incomplete: "Not possible as it is: something is missing, or its date has passed. Ask for a change.",
    meanwhile: "Something has changed in the meantime. Read it again before you decide.",
    failed: "The decision did not succeed. Try again in a moment; if it goes on, tell the national team.",
    shortcuts: "Keyboard shortcuts",
    shortcuts_lead: "On this page a single key is enough, except while you type. In the queue, the up and down arrows go from one café to the next; in a decision, Ctrl and Enter send it.",
    shortcuts_on: "Single-key shortcuts",
    key_next: "Next café",
    key_previous: "Previous café",
    key_tick: "Tick or untick",
    key_approve: "Approve",
    key_ask: "Ask for a change",
    key_refuse: "Refuse",
    key_undo: "Undo the last decision",
    key_close: "Back to the queue",
    key_help: "Show these shortcuts",
    sentences: Sentences {
        approve: &["Thank you, and welcome to the network!", "Please tell us afterwards how many you were."],
        ask_for_change: &[
            "Could you give the address of the place?",
            "When does the café end?",
            "Could you say in two sentences what people will do?",
            "Does the hosting organisation know, and agree?",
        ],
        refuse: &[
            "This café is in the agenda already.",
            "This event is not open to everyone and free of charge, as a Café IA is.",
            "This event promotes a product or a service: it is not a Café IA.",
            "The place tells us that it does not host this event.",
        ],
    },
};

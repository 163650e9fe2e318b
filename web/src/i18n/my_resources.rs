//! The texts of the resources that one writes, and on which the national team decides.

use super::plural;
use crate::pages::workspace::ResourceShelf;

/// The texts of the resources that one writes, and on which the national team decides.
pub struct MyResourcesTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What one does there.
    pub lead: &'static str,
    /// The same, for who decides.
    pub lead_national: &'static str,
    /// Leads to a new one.
    pub new: &'static str,
    /// Label of the shelves.
    pub shelves: &'static str,
    all: &'static str,
    waiting: &'static str,
    drafts: &'static str,
    published: &'static str,
    refused: &'static str,
    archived: &'static str,
    /// How many are on a shelf, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// There is none.
    pub none: &'static str,
    none_at_all: &'static str,
    none_waiting: &'static str,
    none_here: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// One has written it oneself.
    pub own: &'static str,
    /// When it last changed.
    pub changed_on: fn(&str) -> String,
    /// The sentence above the form of a new one.
    pub new_lead: &'static str,
    /// Its name while it is not known.
    pub one: &'static str,
    /// There is no such resource, or it is not one’s own.
    pub gone: &'static str,
    /// What to do.
    pub gone_help: &'static str,
    /// Heading of where it stands.
    pub standing: &'static str,
    /// A draft.
    pub draft_help: &'static str,
    /// A draft of which a change is asked.
    pub change_help: &'static str,
    /// Handed in, since when.
    pub submitted_help: fn(&str) -> String,
    /// Handed in by somebody, for who decides.
    pub review_help: fn(&str) -> String,
    /// Public, for who may change it.
    pub published_help: &'static str,
    /// Public, for its author.
    pub published_author: &'static str,
    /// Refused.
    pub rejected_help: &'static str,
    /// Archived.
    pub archived_help: &'static str,
    /// What the national team said.
    pub reason: &'static str,
    /// Leads to its public page.
    pub see: &'static str,
    /// Hands it in.
    pub submit: &'static str,
    /// Takes it back.
    pub withdraw: &'static str,
    /// Publishes it.
    pub publish: &'static str,
    /// Asks for a change.
    pub ask_for_change: &'static str,
    /// Refuses it.
    pub reject: &'static str,
    /// Archives it.
    pub archive: &'static str,
    /// Undoes that.
    pub restore: &'static str,
    /// What asking for a change does.
    pub change_step_help: &'static str,
    /// What refusing does.
    pub reject_step_help: &'static str,
    /// Label of what is to be changed.
    pub change_label: &'static str,
    /// Label of why it is refused.
    pub reject_label: &'static str,
    /// Closes a dialog and does nothing.
    pub keep: &'static str,
    /// Said after it was handed in.
    pub done_submitted: &'static str,
    /// Said after it was published.
    pub done_published: &'static str,
    /// Said after it was taken back.
    pub done_withdrawn: &'static str,
    /// Said after a change was asked for.
    pub done_asked: &'static str,
    /// Said after it was refused.
    pub done_rejected: &'static str,
    /// Said after it was archived.
    pub done_archived: &'static str,
    /// Said after that was undone.
    pub done_restored: &'static str,
    /// Undoes what was just done.
    pub undo: &'static str,
    /// Something is written and not saved, so that a step cannot be taken.
    pub unsaved_step: &'static str,
    /// It has changed since it was read.
    pub changed: &'static str,
    /// One may not do this with it.
    pub not_allowed: &'static str,
    /// Heading of all that was written of it.
    pub versions: &'static str,
    /// What they are.
    pub versions_help: &'static str,
    /// A version, by when it was written.
    pub version: fn(u32, &str) -> String,
    /// Written by oneself.
    pub by_me: &'static str,
    /// Written by somebody else.
    pub by_other: &'static str,
    /// Written by nobody who is known any more.
    pub by_nobody: &'static str,
    /// The first version.
    pub first: &'static str,
    /// What changed.
    pub differs: fn(&str) -> String,
    /// It is the one of now.
    pub now: &'static str,
    /// Heading of what it is.
    pub what: &'static str,
    /// Label of whether it is a format or a document.
    pub kind: &'static str,
    /// Label of its title.
    pub name: &'static str,
    /// Label of its summary.
    pub summary: &'static str,
    /// What belongs there.
    pub summary_hint: &'static str,
    /// Label of its family.
    pub family: &'static str,
    /// Label of what document it is.
    pub document_type: &'static str,
    /// Label of its description.
    pub description: &'static str,
    /// How it is written.
    pub description_hint: &'static str,
    /// Heading of how it is used.
    pub use_heading: &'static str,
    /// Label of how long it takes.
    pub duration: &'static str,
    /// Label of the least.
    pub minutes_min: &'static str,
    /// Label of the most.
    pub minutes_max: &'static str,
    /// Label of for how many people.
    pub group: &'static str,
    /// Label of the least.
    pub people_min: &'static str,
    /// Label of the most.
    pub people_max: &'static str,
    /// Label of what is needed.
    pub material: &'static str,
    /// Label of what people take away.
    pub objectives: &'static str,
    /// One a line.
    pub line_hint: &'static str,
    /// Label of whom it is for.
    pub audiences: &'static str,
    /// Label of what it is about.
    pub themes: &'static str,
    /// Label of the languages it exists in.
    pub languages: &'static str,
    /// Heading of whose it is.
    pub rights: &'static str,
    /// Label of its licence.
    pub licence: &'static str,
    /// What the network prefers.
    pub licence_hint: &'static str,
    /// Label of who made it.
    pub creators: &'static str,
    /// How they are written.
    pub creators_hint: &'static str,
    /// Label of who publishes it.
    pub publisher: &'static str,
    /// Label of where.
    pub url: &'static str,
    /// Why.
    pub url_hint: &'static str,
    /// Creates it.
    pub create: &'static str,
    /// Saves a change.
    pub save: &'static str,
    /// Said after it was saved.
    pub saved: &'static str,
}

super::in_each_language!(MyResourcesTexts);

impl MyResourcesTexts {
    /// The name of a shelf.
    pub fn shelf(&self, which: ResourceShelf) -> &'static str {
        match which {
            ResourceShelf::All => self.all,
            ResourceShelf::Waiting => self.waiting,
            ResourceShelf::Drafts => self.drafts,
            ResourceShelf::Published => self.published,
            ResourceShelf::Refused => self.refused,
            ResourceShelf::Archived => self.archived,
        }
    }

    /// What it means that one is empty.
    pub fn none_help(&self, which: ResourceShelf) -> &'static str {
        match which {
            ResourceShelf::All => self.none_at_all,
            ResourceShelf::Waiting => self.none_waiting,
            _ => self.none_here,
        }
    }
}

const FRENCH: MyResourcesTexts = MyResourcesTexts {
    title: "Ressources",
    lead: "Un appel à faire ensemble\u{a0}: proposez un format d’animation ou un document. L’équipe nationale le relit, puis tout le \
           réseau peut s’en servir.",
    lead_national: "Ce que le réseau propose et ce qu’il partage. Ce qui attend votre décision est dans «\u{a0}En relecture\u{a0}».",
    new: "Proposer une ressource",
    shelves: "Où en sont les ressources",
    all: "Toutes",
    waiting: "En relecture",
    drafts: "Brouillons",
    published: "Publiées",
    refused: "Refusées",
    archived: "Archivées",
    found: |count, number| format!("{number} ressource{}", plural::french(count)),
    none: "Rien ici pour l’instant",
    none_at_all: "Vous n’avez encore rien proposé. Un jeu, un déroulé d’atelier, un guide\u{a0}: ce qui a marché chez vous peut servir ailleurs.",
    none_waiting: "Aucune ressource n’attend de décision.",
    none_here: "Aucune ressource n’en est là.",
    next: "Afficher la suite",
    own: "La vôtre",
    changed_on: |day| format!("Modifiée le {day}"),
    new_lead: "Elle commence comme brouillon\u{a0}: vous seul et l’équipe nationale la voyez tant qu’elle n’est pas publiée.",
    one: "Ressource",
    gone: "Cette ressource n’est pas là",
    gone_help: "Elle n’existe pas, ou elle est à quelqu’un d’autre\u{a0}: chacun écrit ses propres ressources, l’équipe nationale les relit toutes.",
    standing: "Où en est cette ressource",
    draft_help: "C’est un brouillon. Remettez-le en relecture quand il est prêt.",
    change_help: "L’équipe nationale demande une modification. Faites-la, puis remettez la ressource en relecture.",
    submitted_help: |when| {
        format!("L’équipe nationale la relit, depuis le {when}. Vous pouvez la reprendre d’ici là.")
    },
    review_help: |when| format!("Elle attend une décision depuis le {when}."),
    published_help: "Elle est publiée\u{a0}: ce que vous changez ici se voit tout de suite. Ce qui était écrit avant est gardé.",
    published_author: "Elle est publiée, merci\u{a0}! Depuis, c’est l’équipe nationale qui la modifie\u{a0}; vous la lisez ici.",
    rejected_help: "Elle n’a pas été retenue. Vous pouvez la modifier et la remettre en relecture.",
    archived_help: "Elle est archivée\u{a0}: le public ne la voit pas.",
    reason: "Ce que dit l’équipe nationale",
    see: "Voir sa page publique",
    submit: "Remettre en relecture",
    withdraw: "Reprendre",
    publish: "Publier",
    ask_for_change: "Demander une modification",
    reject: "Refuser",
    archive: "Archiver",
    restore: "Sortir des archives",
    change_step_help: "La ressource redevient un brouillon de son auteur, qui lit votre demande.",
    reject_step_help: "La ressource n’est pas publiée. Son auteur lit vos raisons.",
    change_label: "Que faut-il modifier\u{a0}?",
    reject_label: "Pourquoi\u{a0}?",
    keep: "Ne rien changer",
    done_submitted: "La ressource est remise en relecture.",
    done_published: "La ressource est publiée.",
    done_withdrawn: "La ressource est de nouveau un brouillon.",
    done_asked: "La demande est faite.",
    done_rejected: "La ressource est refusée.",
    done_archived: "La ressource est archivée.",
    done_restored: "La ressource est de nouveau là.",
    undo: "Annuler",
    unsaved_step: "Vos changements ne sont pas enregistrés. Enregistrez-les d’abord.",
    changed: "La ressource a changé entre-temps. La voici comme elle est maintenant\u{a0}: réessayez.",
    not_allowed: "Vos rôles ne vous permettent pas de faire cela avec cette ressource.",
    versions: "Ce qui a été écrit",
    versions_help: "Tout ce qui a été écrit d’elle est gardé, du plus récent au plus ancien.",
    version: |number, when| format!("Version {number}, le {when}"),
    by_me: "par vous",
    by_other: "par quelqu’un d’autre",
    by_nobody: "auteur inconnu",
    first: "Première version",
    differs: |parts| format!("Change\u{a0}: {parts}"),
    now: "Celle d’aujourd’hui",
    what: "Ce que c’est",
    kind: "Format ou document",
    name: "Titre",
    summary: "En une ou deux phrases",
    summary_hint: "200 caractères au plus\u{a0}: c’est ce qu’on lit d’abord.",
    family: "Famille",
    document_type: "Type de document",
    description: "Description",
    description_hint: "Le déroulé, les conseils. Mise en forme possible en Markdown.",
    use_heading: "Pour s’en servir",
    duration: "Durée",
    minutes_min: "Minutes au moins",
    minutes_max: "Minutes au plus",
    group: "Taille du groupe",
    people_min: "Personnes au moins",
    people_max: "Personnes au plus",
    material: "Matériel",
    objectives: "Ce qu’on en retire",
    line_hint: "Un par ligne.",
    audiences: "Pour qui",
    themes: "Thèmes",
    languages: "Langues",
    rights: "À qui elle est",
    licence: "Licence",
    licence_hint: "Le réseau partage sous CC BY-SA quand c’est possible.",
    creators: "Qui l’a faite",
    creators_hint: "Un nom par ligne, tels qu’ils veulent être cités\u{a0}: tout le monde les lira.",
    publisher: "Qui la publie",
    url: "Où la trouver",
    url_hint: "L’adresse chez qui la publie\u{a0}: le réseau y renvoie, sans la copier.",
    create: "Enregistrer le brouillon",
    save: "Enregistrer",
    saved: "C’est enregistré.",
};

const ENGLISH: MyResourcesTexts = MyResourcesTexts {
    title: "Resources",
    lead: "A call to make things together: propose a format or a document. The national team reviews it, then the whole network can \
           use it.",
    lead_national: "What the network proposes and what it shares. What waits for your decision is in “In review”.",
    new: "Propose a resource",
    shelves: "Where the resources stand",
    all: "All",
    waiting: "In review",
    drafts: "Drafts",
    published: "Published",
    refused: "Refused",
    archived: "Archived",
    found: |count, number| format!("{number} resource{}", plural::english(count)),
    none: "Nothing here for now",
    none_at_all: "You have not proposed anything yet. A game, a workshop, a guide: what worked for you may be of use elsewhere.",
    none_waiting: "No resource waits for a decision.",
    none_here: "No resource stands there.",
    next: "Show more",
    own: "Yours",
    changed_on: |day| format!("Changed on {day}"),
    new_lead: "It begins as a draft: you and the national team alone see it until it is published.",
    one: "Resource",
    gone: "This resource is not here",
    gone_help: "It does not exist, or it is somebody else’s: everybody writes their own resources, the national team reviews all of them.",
    standing: "Where this resource stands",
    draft_help: "It is a draft. Hand it in when it is ready.",
    change_help: "The national team asks for a change. Make it, then hand the resource in again.",
    submitted_help: |when| {
        format!("The national team has been reviewing it since {when}. You can take it back until then.")
    },
    review_help: |when| format!("It has been waiting for a decision since {when}."),
    published_help: "It is published: what you change here is seen at once. What was written before is kept.",
    published_author: "It is published, thank you! Since then the national team changes it; you read it here.",
    rejected_help: "It was not accepted. You can change it and hand it in again.",
    archived_help: "It is archived: the public does not see it.",
    reason: "What the national team says",
    see: "See its public page",
    submit: "Hand in for review",
    withdraw: "Take back",
    publish: "Publish",
    ask_for_change: "Ask for a change",
    reject: "Refuse",
    archive: "Archive",
    restore: "Take out of the archive",
    change_step_help: "The resource is a draft of its author’s again, who reads what you ask for.",
    reject_step_help: "The resource is not published. Its author reads your reasons.",
    change_label: "What is to be changed?",
    reject_label: "Why?",
    keep: "Change nothing",
    done_submitted: "The resource is handed in.",
    done_published: "The resource is published.",
    done_withdrawn: "The resource is a draft again.",
    done_asked: "The change is asked for.",
    done_rejected: "The resource is refused.",
    done_archived: "The resource is archived.",
    done_restored: "The resource is back.",
    undo: "Undo",
    unsaved_step: "Your changes are not saved. Save them first.",
    changed: "The resource has changed meanwhile. Here it is as it is now: try again.",
    not_allowed: "Your roles do not let you do this with this resource.",
    versions: "What was written",
    versions_help: "All that was written of it is kept, the latest first.",
    version: |number, when| format!("Version {number}, on {when}"),
    by_me: "by you",
    by_other: "by somebody else",
    by_nobody: "author unknown",
    first: "First version",
    differs: |parts| format!("Changes: {parts}"),
    now: "The present one",
    what: "What it is",
    kind: "Format or document",
    name: "Title",
    summary: "In one or two sentences",
    summary_hint: "At most 200 characters: it is what one reads first.",
    family: "Family",
    document_type: "Kind of document",
    description: "Description",
    description_hint: "How it goes, advice. Markdown can be used.",
    use_heading: "To use it",
    duration: "Duration",
    minutes_min: "Minutes at least",
    minutes_max: "Minutes at most",
    group: "Size of the group",
    people_min: "People at least",
    people_max: "People at most",
    material: "What is needed",
    objectives: "What people take away",
    line_hint: "One a line.",
    audiences: "For whom",
    themes: "Themes",
    languages: "Languages",
    rights: "Whose it is",
    licence: "Licence",
    licence_hint: "The network shares under CC BY-SA where it can.",
    creators: "Who made it",
    creators_hint: "One name a line, as they want to be named: everybody will read them.",
    publisher: "Who publishes it",
    url: "Where it is found",
    url_hint: "Its address at its publisher’s: the network leads there and copies nothing.",
    create: "Save the draft",
    save: "Save",
    saved: "It is saved.",
};

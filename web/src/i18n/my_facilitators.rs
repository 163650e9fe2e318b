//! The texts of facilitators in the workspace: one's own profile, and those of one's territory.

use cafeia_shared::vocabulary::TrainingState;

use super::plural;
use crate::pages::workspace::FacilitatorShelf as Shelf;

/// The texts of facilitators in the workspace.
pub struct MyFacilitatorsTexts {
    /// Heading of the list.
    pub title: &'static str,
    /// What one does there.
    pub lead: &'static str,
    /// Heading of a new one, and its button.
    pub new: &'static str,
    /// What happens.
    pub new_lead: &'static str,
    /// Label of the shelves.
    pub shelves: &'static str,
    to_confirm: &'static str,
    active: &'static str,
    candidates: &'static str,
    archives: &'static str,
    /// Label of what narrows them.
    pub filters: &'static str,
    /// Label of the words.
    pub words: &'static str,
    /// What they are looked for in.
    pub words_hint: &'static str,
    /// Label of the training.
    pub training: &'static str,
    /// Whatever the training.
    pub any_training: &'static str,
    /// Label of whether they are shown.
    pub visibility: &'static str,
    /// Whether or not.
    pub shown_or_not: &'static str,
    /// They are shown.
    pub shown: &'static str,
    /// They are not.
    pub hidden: &'static str,
    /// How many there are, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// Asks for the next ones.
    pub next: &'static str,
    /// There is nobody.
    pub none: &'static str,
    /// With filters.
    pub none_narrowed: &'static str,
    none_to_confirm: &'static str,
    none_active: &'static str,
    none_candidates: &'static str,
    none_archives: &'static str,
    /// Leads to all who take part.
    pub see_all: &'static str,
    /// When they last changed.
    pub changed_on: fn(&str) -> String,
    confirm: &'static str,
    confirm_of: fn(&str) -> String,
    change_training: &'static str,
    change_training_of: fn(&str) -> String,
    /// Heading of that dialog.
    pub training_of: fn(&str) -> String,
    /// Label of the states.
    pub where_they_stand: &'static str,
    /// Confirms the state.
    pub confirm_state: &'static str,
    /// Does nothing.
    pub keep: &'static str,
    /// Said after that: of whom, and which state.
    pub confirmed: fn(&str, &str) -> String,
    /// Undoes what was just done.
    pub undo: &'static str,
    /// Said after that.
    pub undone: &'static str,
    /// Heading while somebody is not known yet.
    pub one: &'static str,
    /// There is no such facilitator, or they are not one's own.
    pub gone: &'static str,
    /// What to do.
    pub gone_help: &'static str,
    /// Saves a new one.
    pub create: &'static str,
    /// Saves a change.
    pub save: &'static str,
    /// Said after that.
    pub saved: &'static str,
    /// A step cannot be taken before what is written is saved.
    pub unsaved_step: &'static str,
    /// Heading of where they stand.
    pub standing: &'static str,
    /// They have applied only.
    pub candidate_help: &'static str,
    /// They are shown.
    pub shown_help: &'static str,
    /// They are not.
    pub hidden_help: &'static str,
    /// One is not shown oneself.
    pub hidden_own_help: &'static str,
    /// They are archived.
    pub archived_help: &'static str,
    /// Leads to their public page.
    pub see: &'static str,
    /// Archives them.
    pub archive: &'static str,
    /// Said after that.
    pub archived: &'static str,
    /// Undoes that.
    pub restore: &'static str,
    /// Said after that.
    pub restored: &'static str,
    /// Heading of one's own profile.
    pub profile: &'static str,
    /// What one does there.
    pub profile_lead: &'static str,
    /// One has none.
    pub no_profile: &'static str,
    /// How one gets one.
    pub no_profile_help: &'static str,
    /// Above further ones.
    pub others: &'static str,
}

super::in_each_language!(MyFacilitatorsTexts);

impl MyFacilitatorsTexts {
    /// What the button says of a state of training: to confirm it, or to change what is confirmed.
    pub fn training_button(&self, state: TrainingState) -> &'static str {
        if state == TrainingState::Declared { self.confirm } else { self.change_training }
    }

    /// The same of somebody, for those who do not see whose card it is.
    pub fn training_button_of(&self, state: TrainingState, name: &str) -> String {
        if state == TrainingState::Declared {
            (self.confirm_of)(name)
        } else {
            (self.change_training_of)(name)
        }
    }

    /// The name of a shelf.
    pub fn shelf(&self, which: Shelf) -> &'static str {
        match which {
            Shelf::ToConfirm => self.to_confirm,
            Shelf::Active => self.active,
            Shelf::Candidates => self.candidates,
            Shelf::Archived => self.archives,
        }
    }

    /// What it means that nobody is on one.
    pub fn none_help(&self, which: Shelf) -> &'static str {
        match which {
            Shelf::ToConfirm => self.none_to_confirm,
            Shelf::Active => self.none_active,
            Shelf::Candidates => self.none_candidates,
            Shelf::Archived => self.none_archives,
        }
    }
}

const FRENCH: MyFacilitatorsTexts = MyFacilitatorsTexts {
    title: "Animatrices et animateurs",
    lead: "Celles et ceux qui animent sur votre territoire. Confirmez leur formation\u{a0}: c’est ce que le public lit sur leur fiche.",
    new: "Nouvelle fiche",
    new_lead: "Pour une personne que vous connaissez et qui n’a pas encore de compte. Sa fiche reste masquée\u{a0}: elle seule peut accepter d’apparaître dans l’annuaire, une fois que vous lui en avez donné l’accès depuis «\u{a0}Personnes\u{a0}».",
    shelves: "Où en sont ces personnes",
    to_confirm: "Formation à confirmer",
    active: "Fiches actives",
    candidates: "Candidatures",
    archives: "Archivées",
    filters: "Affiner la liste",
    words: "Nom",
    words_hint: "Quelques lettres suffisent.",
    training: "Formation",
    any_training: "Toutes",
    visibility: "Annuaire public",
    shown_or_not: "Visibles ou masquées",
    shown: "Visible dans l’annuaire",
    hidden: "Masquée",
    found: |count, number| format!("{number} personne{}", plural::french(count)),
    next: "Afficher la suite",
    none: "Personne ici",
    none_narrowed: "Personne ne correspond à ces critères. Essayez avec moins de lettres, ou sans filtre.",
    none_to_confirm: "Toutes les formations sont confirmées. Les nouvelles personnes apparaîtront ici dès qu’elles auront ouvert leur compte.",
    none_active: "Personne n’anime encore sur votre territoire. Faites connaître la page «\u{a0}Devenir animateur\u{a0}»\u{a0}: on y candidate en trois minutes.",
    none_candidates: "Aucune candidature n’attend que son adresse soit confirmée.",
    none_archives: "Personne n’a été archivé.",
    see_all: "Voir toutes les fiches actives",
    changed_on: |day| format!("Fiche modifiée le {day}"),
    confirm: "Confirmer la formation",
    confirm_of: |name| format!("Confirmer la formation de {name}"),
    change_training: "Changer la formation",
    change_training_of: |name| format!("Changer la formation de {name}"),
    training_of: |name| format!("La formation de {name}"),
    where_they_stand: "Où en est cette personne\u{a0}?",
    confirm_state: "Confirmer",
    keep: "Ne rien changer",
    confirmed: |name, state| format!("{name}\u{a0}: {state}."),
    undo: "Annuler",
    undone: "C’est comme avant.",
    one: "Fiche",
    gone: "Cette fiche n’existe pas, ou n’est pas de votre périmètre",
    gone_help: "La personne a peut-être changé de commune, ou quitté le réseau. Repartez de la liste.",
    create: "Enregistrer la fiche",
    save: "Enregistrer",
    saved: "C’est enregistré.",
    unsaved_step: "Enregistrez d’abord vos changements, ou rechargez la page pour les abandonner.",
    standing: "Où en est la fiche",
    candidate_help: "Cette personne propose d’animer et n’a pas encore suivi le lien de son message. Elle rejoindra le réseau à ce moment-là\u{a0}; d’ici là, personne d’autre ne voit sa fiche.",
    shown_help: "Tout le monde peut voir cette fiche dans l’annuaire public.",
    hidden_help: "Cette fiche n’est pas dans l’annuaire public\u{a0}: la personne ne l’a pas accepté, ou plus.",
    hidden_own_help: "Votre fiche n’est pas dans l’annuaire public. Pour y paraître, cochez la case plus bas, puis enregistrez.",
    archived_help: "Cette fiche est hors du réseau et du site. Elle est effacée au bout d’un an, sauf si elle est rétablie.",
    see: "Voir la page publique",
    archive: "Archiver",
    archived: "La fiche est archivée.",
    restore: "Rétablir",
    restored: "La fiche est comme avant.",
    profile: "Ma fiche d’animation",
    profile_lead: "Ce que le réseau sait de vous quand vous animez, et ce que vous acceptez d’en montrer.",
    no_profile: "Vous n’avez pas de fiche d’animation",
    no_profile_help: "Vous aimeriez animer\u{a0}? Dites-le à la personne qui suit votre territoire\u{a0}: elle crée votre fiche et vous en donne l’accès, puis vous la complétez ici.",
    others: "Vous suivez aussi ces fiches\u{a0}:",
};

const ENGLISH: MyFacilitatorsTexts = MyFacilitatorsTexts {
    title: "Facilitators",
    lead: "Those who run cafés in your territory. Confirm their training: it is what the public reads on their profile.",
    new: "New profile",
    new_lead: "For somebody whom you know and who has no account yet. Their profile stays hidden: they alone can agree to appear in the directory, once you have given them access to it under “People”.",
    shelves: "Where these people stand",
    to_confirm: "Training to confirm",
    active: "Active profiles",
    candidates: "Applications",
    archives: "Archived",
    filters: "Narrow the list",
    words: "Name",
    words_hint: "A few letters are enough.",
    training: "Training",
    any_training: "Any",
    visibility: "Public directory",
    shown_or_not: "Visible or hidden",
    shown: "Visible in the directory",
    hidden: "Hidden",
    found: |count, number| format!("{number} {}", if count == 1 { "person" } else { "people" }),
    next: "Show more",
    none: "Nobody here",
    none_narrowed: "Nobody matches. Try fewer letters, or no filter.",
    none_to_confirm: "Every training is confirmed. Newcomers appear here as soon as they have opened their account.",
    none_active: "Nobody runs cafés in your territory yet. Make the page “Become a facilitator” known: one applies in three minutes.",
    none_candidates: "No application waits for its address to be confirmed.",
    none_archives: "Nobody was archived.",
    see_all: "See all active profiles",
    changed_on: |day| format!("Profile changed on {day}"),
    confirm: "Confirm the training",
    confirm_of: |name| format!("Confirm the training of {name}"),
    change_training: "Change the training",
    change_training_of: |name| format!("Change the training of {name}"),
    training_of: |name| format!("The training of {name}"),
    where_they_stand: "Where do they stand?",
    confirm_state: "Confirm",
    keep: "Change nothing",
    confirmed: |name, state| format!("{name}: {state}."),
    undo: "Undo",
    undone: "It is as before.",
    one: "Profile",
    gone: "This profile does not exist, or is outside your area",
    gone_help: "The person may have changed their commune, or left the network. Start again from the list.",
    create: "Save the profile",
    save: "Save",
    saved: "Saved.",
    unsaved_step: "Save your changes first, or reload the page to give them up.",
    standing: "Where the profile stands",
    candidate_help: "This person offers to facilitate and has not followed the link of their message yet. They join the network at that moment; until then, nobody else sees their profile.",
    shown_help: "Everybody can see this profile in the public directory.",
    hidden_help: "This profile is not in the public directory: the person has not agreed to it, or no longer does.",
    hidden_own_help: "Your profile is not in the public directory. To appear there, tick the box below, then save.",
    archived_help: "This profile is out of the network and of the site. It is erased after a year unless it is restored.",
    see: "See the public page",
    archive: "Archive",
    archived: "The profile is archived.",
    restore: "Restore",
    restored: "The profile is as before.",
    profile: "My facilitator profile",
    profile_lead: "What the network knows of you as a facilitator, and what you agree to show of it.",
    no_profile: "You have no facilitator profile",
    no_profile_help: "Would you like to facilitate? Tell whoever looks after your territory: they make your profile and give you access to it, then you complete it here.",
    others: "You look after these profiles, too:",
};

//! The texts of the organisations that one may write.

use super::plural;

/// The texts of the organisations that one may write.
pub struct MyOrganisationsTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What one does there, for who looks after a territory.
    pub lead: &'static str,
    /// What one does there, for who acts for organisations.
    pub lead_own: &'static str,
    /// Leads to a new one.
    pub new: &'static str,
    /// Label of the filters.
    pub filters: &'static str,
    /// Label of the search.
    pub words: &'static str,
    /// What may be searched for.
    pub words_hint: &'static str,
    /// Label of the kinds.
    pub kind: &'static str,
    /// Of any kind.
    pub any_kind: &'static str,
    /// Label of where they stand.
    pub life: &'static str,
    /// Wherever they stand.
    pub any_life: &'static str,
    /// How many are found, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// Asks for the next ones.
    pub next: &'static str,
    /// There is none.
    pub none: &'static str,
    /// What to do, for who looks after a territory.
    pub none_help: &'static str,
    /// The filters find none.
    pub none_found: &'static str,
    /// What to do.
    pub none_found_help: &'static str,
    /// Takes the filters away.
    pub all: &'static str,
    /// It publishes without a review.
    pub trusted: &'static str,
    /// It has no seat in a commune.
    pub no_commune: &'static str,
    /// The sentence above the form of a new one.
    pub new_lead: &'static str,
    /// Its name while it is not known.
    pub one: &'static str,
    /// There is no such organisation, or it is not one’s own.
    pub gone: &'static str,
    /// What to do.
    pub gone_help: &'static str,
    /// Heading of where it stands.
    pub standing: &'static str,
    /// It takes part.
    pub active_help: &'static str,
    /// Nothing was heard of it for a while.
    pub dormant_help: &'static str,
    /// It is not confirmed yet.
    pub candidate_help: &'static str,
    /// It is archived.
    pub archived_help: &'static str,
    /// Leads to its public page.
    pub see: &'static str,
    /// Archives it.
    pub archive: &'static str,
    /// Undoes that.
    pub restore: &'static str,
    /// Said after it was archived.
    pub archived: &'static str,
    /// Said after that was undone.
    pub restored: &'static str,
    /// Undoes what was just done.
    pub undo: &'static str,
    /// Heading of its trust.
    pub trust: &'static str,
    /// It is trusted.
    pub trust_on: &'static str,
    /// It is not.
    pub trust_off: &'static str,
    /// Who says so, for who may not.
    pub trust_by: &'static str,
    /// Trusts it.
    pub give_trust: &'static str,
    /// Trusts it no more.
    pub end_trust: &'static str,
    /// Said after it was trusted.
    pub trust_given: &'static str,
    /// Said after that ended.
    pub trust_ended: &'static str,
    /// A step was refused since it has changed.
    pub changed: &'static str,
    /// One may not do this with it.
    pub not_allowed: &'static str,
    /// Heading of what is written of it.
    pub what: &'static str,
    /// Label of its name.
    pub name: &'static str,
    /// Label of what it does in the network.
    pub parts: &'static str,
    /// Label of what it is about.
    pub description: &'static str,
    /// What belongs there.
    pub description_hint: &'static str,
    /// Heading of where it is.
    pub where_is: &'static str,
    /// Label of the commune of its seat.
    pub commune: &'static str,
    /// Why it matters.
    pub commune_hint: &'static str,
    /// Label of the network head.
    pub network: &'static str,
    /// Takes the network head away.
    pub no_network: &'static str,
    /// Heading of how to reach it.
    pub reach: &'static str,
    /// What must not stand there.
    pub reach_hint: &'static str,
    /// Label of its site.
    pub website: &'static str,
    /// Label of its mail address.
    pub email: &'static str,
    /// Label of its telephone number.
    pub phone: &'static str,
    /// Heading of its numbers.
    pub numbers: &'static str,
    /// They are never needed.
    pub numbers_hint: &'static str,
    /// Label of its SIRET.
    pub siret: &'static str,
    /// Label of its RNA.
    pub rna: &'static str,
    /// Creates it.
    pub create: &'static str,
    /// Saves a change.
    pub save: &'static str,
    /// Said after it was saved.
    pub saved: &'static str,
    /// Heading of those that may be the same.
    pub similar: &'static str,
    /// What to do about them.
    pub similar_help: &'static str,
}

super::in_each_language!(MyOrganisationsTexts);

const FRENCH: MyOrganisationsTexts = MyOrganisationsTexts {
    title: "Organisations",
    lead: "Les structures de votre territoire qui accueillent, organisent ou soutiennent des Cafés IA.",
    lead_own: "L’organisation pour laquelle vous agissez\u{a0}: ce qui est écrit d’elle, et ce que tout le monde en lit.",
    new: "Nouvelle organisation",
    filters: "Chercher parmi les organisations",
    words: "Nom",
    words_hint: "Par exemple\u{a0}: médiathèque",
    kind: "Type",
    any_kind: "Tous les types",
    life: "État",
    any_life: "Tous les états",
    found: |count, number| format!("{number} organisation{}", plural::french(count)),
    next: "Afficher la suite",
    none: "Aucune organisation pour l’instant",
    none_help: "Écrivez la première\u{a0}: une médiathèque, une mairie, une association qui accueille un café.",
    none_found: "Aucune organisation ne correspond",
    none_found_help: "Essayez avec moins de mots, ou sans le type et l’état.",
    all: "Voir toutes les organisations",
    trusted: "Publie sans relecture",
    no_commune: "Sans commune",
    new_lead: "Elle prend part au réseau dès qu’elle est enregistrée\u{a0}: tout le monde la voit.",
    one: "Organisation",
    gone: "Cette organisation n’existe pas, ou n’est pas de votre périmètre",
    gone_help: "Vos rôles ne vous permettent pas de modifier sa fiche\u{a0}; si elle est dans l’annuaire, tout le monde peut la lire. Repartez de la liste.",
    standing: "Où en est cette organisation",
    active_help: "Elle prend part au réseau\u{a0}: tout le monde la voit.",
    dormant_help: "On n’a pas eu de ses nouvelles depuis un moment\u{a0}: tout le monde la voit encore.",
    candidate_help: "Elle n’est pas encore confirmée\u{a0}: le public ne la voit pas.",
    archived_help: "Elle est archivée\u{a0}: le public ne la voit plus. Ses cafés restent.",
    see: "Voir sa page publique",
    archive: "Archiver",
    restore: "Sortir des archives",
    archived: "L’organisation est archivée.",
    restored: "L’organisation est de nouveau là.",
    undo: "Annuler",
    trust: "Confiance",
    trust_on: "Cette organisation publie sans relecture\u{a0}: les cafés qu’elle accueille et que ses représentants remettent sont publiés tout de suite.",
    trust_off: "Les cafés de cette organisation passent par une relecture avant d’être publiés.",
    trust_by: "C’est la personne référente du territoire qui accorde cette confiance, ou l’équipe nationale.",
    give_trust: "Laisser publier sans relecture",
    end_trust: "Rétablir la relecture",
    trust_given: "Cette organisation publie désormais sans relecture.",
    trust_ended: "Ses cafés passent de nouveau par une relecture.",
    changed: "L’organisation a changé entre-temps. La voici comme elle est maintenant\u{a0}: réessayez.",
    not_allowed: "Vos rôles ne vous permettent pas de faire cela avec cette organisation.",
    what: "Ce qu’elle est",
    name: "Nom",
    parts: "Ce qu’elle fait dans le réseau",
    description: "Présentation",
    description_hint: "Quelques phrases, avec ses mots. 1\u{202f}000 caractères au plus.",
    where_is: "Où elle est",
    commune: "Commune de son siège",
    commune_hint: "Elle dit quel territoire s’en occupe. Une tête de réseau nationale n’en a pas.",
    network: "Réseau auquel elle appartient",
    no_network: "Retirer le réseau",
    reach: "Comment la joindre",
    reach_hint: "Les coordonnées de la structure, visibles par tout le monde. Pas celles d’une personne.",
    website: "Site internet",
    email: "Courriel de la structure",
    phone: "Téléphone de la structure",
    numbers: "Numéros",
    numbers_hint: "Facultatifs\u{a0}: ils aident à reconnaître la structure.",
    siret: "SIRET (14 chiffres)",
    rna: "RNA (W et 9 chiffres)",
    create: "Enregistrer l’organisation",
    save: "Enregistrer",
    saved: "C’est enregistré.",
    similar: "Est-ce la même\u{a0}?",
    similar_help: "Ces organisations ont un nom proche. Si c’est la même, mieux vaut s’en servir que l’écrire deux fois.",
};

const ENGLISH: MyOrganisationsTexts = MyOrganisationsTexts {
    title: "Organisations",
    lead: "The organisations of your territory that host, organise or support Cafés IA.",
    lead_own: "The organisation that you act for: what is written of it, and what everybody reads of it.",
    new: "New organisation",
    filters: "Search the organisations",
    words: "Name",
    words_hint: "For example: library",
    kind: "Kind",
    any_kind: "All kinds",
    life: "Standing",
    any_life: "Any standing",
    found: |count, number| format!("{number} organisation{}", plural::english(count)),
    next: "Show more",
    none: "No organisation yet",
    none_help: "Write the first one: a library, a town hall, an association that hosts a café.",
    none_found: "No organisation is like that",
    none_found_help: "Try with fewer words, or without kind and standing.",
    all: "See all organisations",
    trusted: "Publishes without a review",
    no_commune: "No commune",
    new_lead: "It takes part in the network as soon as it is saved: everybody sees it.",
    one: "Organisation",
    gone: "This organisation does not exist, or is outside your area",
    gone_help: "Your roles do not let you change what is written of it; where it is in the directory, everybody can read it. Start again from the list.",
    standing: "Where this organisation stands",
    active_help: "It takes part in the network: everybody sees it.",
    dormant_help: "Nothing was heard of it for a while: everybody still sees it.",
    candidate_help: "It is not confirmed yet: the public does not see it.",
    archived_help: "It is archived: the public does not see it any more. Its cafés stay.",
    see: "See its public page",
    archive: "Archive",
    restore: "Take out of the archive",
    archived: "The organisation is archived.",
    restored: "The organisation is back.",
    undo: "Undo",
    trust: "Trust",
    trust_on: "This organisation publishes without a review: the cafés that it hosts and that its people hand in are published at once.",
    trust_off: "The cafés of this organisation are reviewed before they are published.",
    trust_by: "The referent of its territory gives this trust, or the national team.",
    give_trust: "Let it publish without a review",
    end_trust: "Review its cafés again",
    trust_given: "From now on this organisation publishes without a review.",
    trust_ended: "Its cafés are reviewed again.",
    changed: "The organisation has changed meanwhile. Here it is as it is now: try again.",
    not_allowed: "Your roles do not let you do this with this organisation.",
    what: "What it is",
    name: "Name",
    parts: "What it does in the network",
    description: "About it",
    description_hint: "A few sentences, in its own words. At most 1,000 characters.",
    where_is: "Where it is",
    commune: "Commune of its seat",
    commune_hint: "It says whose territory it lies in. A national network head has none.",
    network: "Network that it belongs to",
    no_network: "Remove the network",
    reach: "How to reach it",
    reach_hint: "Of the organisation, seen by everybody. Never of a person.",
    website: "Website",
    email: "Mail address of the organisation",
    phone: "Telephone of the organisation",
    numbers: "Numbers",
    numbers_hint: "Optional: they help to recognise it.",
    siret: "SIRET (14 digits)",
    rna: "RNA (W and 9 digits)",
    create: "Save the organisation",
    save: "Save",
    saved: "It is saved.",
    similar: "Is it the same?",
    similar_help: "These organisations have a similar name. If it is the same, better use it than write it twice.",
};

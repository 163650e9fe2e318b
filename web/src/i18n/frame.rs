//! The texts of the frame, and of every kind of page.

/// The texts of the frame and of every kind of page.
pub struct FrameTexts {
    /// The site's name.
    pub site: &'static str,
    /// What it is, in one line.
    pub motto: &'static str,
    /// The link over the frame, for keyboards.
    pub skip: &'static str,
    /// Label of the main navigation.
    pub navigation: &'static str,
    /// Label of the choice of language.
    pub language: &'static str,
    /// The footer's sentence about the movement.
    pub about: &'static str,
    /// The link to the API's documentation.
    pub api: &'static str,
    /// Opens the navigation on a small screen.
    pub menu: &'static str,
    /// Label of the links at the foot of the page.
    pub more_pages: &'static str,
    /// The agenda's name in the navigation.
    pub agenda: &'static str,
    /// The facilitators' name there.
    pub facilitators: &'static str,
    /// The organisations' name there.
    pub organisations: &'static str,
    /// The resources' name there.
    pub resources: &'static str,
    /// The territories' name there.
    pub territories: &'static str,
    /// The name there of the page about the movement.
    pub movement: &'static str,
    /// Leads to the form by which a structure asks for a café.
    pub ask: &'static str,
    /// Leads to the page where a café is proposed.
    pub propose: &'static str,
    /// The same in the navigation, in one word.
    pub propose_short: &'static str,
    /// The name there of the page on accessibility.
    pub accessibility: &'static str,
    /// The name there of the page on data and privacy.
    pub privacy: &'static str,
    /// The name there of the legal notice.
    pub legal: &'static str,
    /// The name there of the workspace.
    pub workspace: &'static str,
    /// Said while the network is cut.
    pub offline: &'static str,
    /// Said while answers come from the browser's own store, with their date: without a network, or else because the
    /// service does not answer.
    pub stored: fn(bool, &str) -> String,
    /// Said when it is back.
    pub online_again: &'static str,
    /// To close a dialog.
    pub close: &'static str,
    /// To try again.
    pub retry: &'static str,
    /// Waiting.
    pub loading: &'static str,
    /// The service does not answer.
    pub unreachable: &'static str,
    /// What to do about it.
    pub unreachable_help: &'static str,
    /// The network is cut, and what was asked for is not here.
    pub offline_help: &'static str,
    /// The API refused.
    pub refused: &'static str,
    /// A part of the address means nothing to the API.
    pub refused_parameter: &'static str,
    /// Too much was asked at once.
    pub refused_often: &'static str,
    /// It is not for whoever asks.
    pub refused_access: &'static str,
    /// No page has this address.
    pub not_found: &'static str,
    /// What to do about it.
    pub not_found_help: &'static str,
    /// The link to the agenda on such pages.
    pub to_agenda: &'static str,
    /// Copies the page's address.
    pub copy_link: &'static str,
    /// Hands a page's address on, or copies it.
    pub share: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Said after a link was copied.
    pub copied: &'static str,
    /// Said when it could not be.
    pub not_copied: fn(&str) -> String,
    /// How many items of a list are shown, and of how many.
    pub shown: fn(&str, &str) -> String,
    /// Takes every filter away.
    pub clear_filters: &'static str,
    /// Label of the filters in force.
    pub filters_in_force: &'static str,
    /// Takes one away.
    pub remove_filter: fn(&str) -> String,
    /// Shows the map (on a small screen).
    pub map_show: &'static str,
    /// Hides it.
    pub map_hide: &'static str,
    /// To take a notice away.
    pub dismiss: &'static str,
}

super::in_each_language!(FrameTexts);

const FRENCH: FrameTexts = FrameTexts {
    site: "Café IA",
    motto: "Parler d’intelligence artificielle, près de chez soi",
    skip: "Aller au contenu",
    navigation: "Navigation principale",
    language: "Langue",
    about: "Un Café IA est un moment gratuit et ouvert à tous, pour apprendre, essayer et débattre ensemble.",
    api: "Données ouvertes et API",
    menu: "Menu",
    more_pages: "Autres pages du site",
    agenda: "Agenda",
    facilitators: "Animation",
    organisations: "Organisations",
    resources: "Ressources",
    territories: "Territoires",
    movement: "Le mouvement",
    propose: "Proposer un café",
    ask: "Demander un café dans vos murs",
    propose_short: "Proposer",
    accessibility: "Accessibilité",
    privacy: "Données et vie privée",
    legal: "Mentions",
    workspace: "Espace du réseau",
    offline: "Vous êtes hors connexion. Ce qui est affiché peut dater d’une visite précédente.",
    stored: |offline, date| {
        if offline {
            format!("Vous êtes hors connexion. Ce qui est affiché date du {date}.")
        } else {
            format!("Le service ne répond pas pour l’instant. Ce qui est affiché date du {date}.")
        }
    },
    online_again: "La connexion est revenue.",
    close: "Fermer",
    retry: "Réessayer",
    loading: "Chargement…",
    unreachable: "Le service ne répond pas",
    unreachable_help: "Ce n’est pas votre faute. Attendez un instant, puis réessayez.",
    offline_help: "Vous êtes hors connexion. La page se chargera dès que le réseau sera revenu.",
    refused: "La demande n’a pas abouti",
    refused_parameter: "Un des filtres de cette adresse ne correspond à rien : un territoire qui n’existe pas, par exemple. Retirez-le, ou choisissez-en un autre.",
    refused_often: "Cela a été demandé trop souvent. Attendez une minute, puis réessayez.",
    refused_access: "Votre compte n’y donne pas accès, ou vous n’êtes plus connecté. Connectez-vous, puis réessayez.",
    not_found: "Cette page n’existe pas",
    not_found_help: "L’adresse est peut-être incomplète, ou la page a été déplacée.",
    to_agenda: "Voir tous les cafés à venir",
    copy_link: "Copier le lien",
    share: "Partager le lien",
    print: "Imprimer",
    copied: "Le lien est copié.",
    not_copied: |link| format!("La copie n’a pas pu se faire. Voici le lien\u{a0}: {link}"),
    shown: |shown, total| format!("{shown} sur {total}"),
    clear_filters: "Tout effacer",
    filters_in_force: "Filtres choisis",
    remove_filter: |filter| format!("Retirer le filtre : {filter}"),
    map_show: "Afficher la carte",
    map_hide: "Masquer la carte",
    dismiss: "Masquer ce message",
};

const ENGLISH: FrameTexts = FrameTexts {
    site: "Café IA",
    motto: "Talking about artificial intelligence, close to home",
    skip: "Skip to content",
    navigation: "Main navigation",
    language: "Language",
    about: "A Café IA is a free get-together, open to all, to learn, try things out and debate together.",
    api: "Open data and API",
    menu: "Menu",
    more_pages: "Other pages of the site",
    agenda: "Agenda",
    facilitators: "Facilitators",
    organisations: "Organisations",
    resources: "Resources",
    territories: "Territories",
    movement: "The movement",
    propose: "Propose a café",
    ask: "Ask for a café at your place",
    propose_short: "Propose",
    accessibility: "Accessibility",
    privacy: "Data and privacy",
    legal: "Legal notice",
    workspace: "Network workspace",
    offline: "You are offline. What is shown may date from an earlier visit.",
    stored: |offline, date| {
        if offline {
            format!("You are offline. What is shown dates from {date}.")
        } else {
            format!("The service does not answer for now. What is shown dates from {date}.")
        }
    },
    online_again: "You are back online.",
    close: "Close",
    retry: "Try again",
    loading: "Loading…",
    unreachable: "The service does not answer",
    unreachable_help: "This is no fault of yours. Please wait a moment, then try again.",
    offline_help: "You are offline. The page will load as soon as the network is back.",
    refused: "The request did not succeed",
    refused_parameter: "A filter in this address matches nothing: a territory that does not exist, for instance. Remove it, or choose another.",
    refused_often: "This was asked for too often. Wait a minute, then try again.",
    refused_access: "Your account gives no access to this, or you are signed out. Sign in, then try again.",
    not_found: "There is no such page",
    not_found_help: "The address may be incomplete, or the page may have moved.",
    to_agenda: "See all upcoming cafés",
    copy_link: "Copy the link",
    share: "Share the link",
    print: "Print",
    copied: "Link copied.",
    not_copied: |link| format!("It could not be copied. Here is the link: {link}"),
    shown: |shown, total| format!("{shown} of {total}"),
    clear_filters: "Clear all",
    filters_in_force: "Filters in use",
    remove_filter: |filter| format!("Remove the filter: {filter}"),
    map_show: "Show the map",
    map_hide: "Hide the map",
    dismiss: "Dismiss this message",
};

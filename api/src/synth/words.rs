//! The words that names and texts are made of.

use cafeia_shared::vocabulary::{FormatFamily, Language, OrganisationKind, Theme};

/// What a café talks about.
pub(super) struct Subject {
    /// As it stands in a title.
    pub(super) title: &'static str,
    /// A sentence about it.
    pub(super) about: &'static str,
    /// Its theme.
    pub(super) theme: Theme,
}

const fn subject(theme: Theme, title: &'static str, about: &'static str) -> Subject {
    Subject { title, about, theme }
}

/// How many of the resources are formats; they stand first.
pub(super) const FORMATS: usize = 16;

pub(super) const RESOURCES: &[(Option<FormatFamily>, &str, &str, Theme)] = &[
    (
        Some(FormatFamily::Play),
        "Le procès de l’algorithme",
        "Une classe, un tribunal, une machine accusée de s’être trompée.",
        Theme::Rights,
    ),
    (
        Some(FormatFamily::Play),
        "Le loto des machines",
        "Un loto pour mettre des noms sur ce que font les machines.",
        Theme::Basics,
    ),
    (
        Some(FormatFamily::Play),
        "Qui a écrit cela\u{a0}?",
        "Des textes à lire à voix haute\u{a0}: machine ou humain\u{a0}?",
        Theme::Culture,
    ),
    (
        Some(FormatFamily::Play),
        "La course aux données",
        "Chaque équipe entraîne son modèle avec des cartes.",
        Theme::Basics,
    ),
    (
        Some(FormatFamily::Write),
        "Cartes postales de 2050",
        "Écrire à quelqu’un que l’on aime, depuis un futur possible.",
        Theme::Culture,
    ),
    (
        Some(FormatFamily::Write),
        "Le cahier de doléances numérique",
        "Dire par écrit ce qui ne va pas, et ce que l’on voudrait.",
        Theme::Democracy,
    ),
    (
        Some(FormatFamily::Write),
        "Le dictionnaire des idées toutes faites",
        "Relever les mots que l’on emploie sans y penser.",
        Theme::Information,
    ),
    (
        Some(FormatFamily::Write),
        "Une charte à nous",
        "Rédiger à plusieurs dix règles pour sa structure.",
        Theme::Work,
    ),
    (
        Some(FormatFamily::Experiment),
        "Entraîner son premier modèle",
        "Apprendre à une machine à reconnaître des objets du quotidien.",
        Theme::Basics,
    ),
    (
        Some(FormatFamily::Experiment),
        "La fabrique d’images",
        "Produire des images, puis chercher ce qui cloche.",
        Theme::Information,
    ),
    (
        Some(FormatFamily::Experiment),
        "Le compteur d’énergie",
        "Mesurer, comparer, relativiser.",
        Theme::Environment,
    ),
    (
        Some(FormatFamily::Experiment),
        "Traduire, retraduire",
        "Faire passer une phrase par cinq langues et la reconnaître.",
        Theme::Culture,
    ),
    (
        Some(FormatFamily::Debate),
        "Le débat mouvant",
        "On se déplace dans la salle selon ce que l’on pense.",
        Theme::Democracy,
    ),
    (
        Some(FormatFamily::Debate),
        "Le bocal",
        "Quatre chaises au centre, et la parole circule.",
        Theme::EverydayUse,
    ),
    (
        Some(FormatFamily::Debate),
        "Pour, contre, autrement",
        "Défendre une position tirée au sort.",
        Theme::Rights,
    ),
    (
        Some(FormatFamily::Debate),
        "Le repas des métiers",
        "Une table par métier, une question par plat.",
        Theme::Work,
    ),
    (None, "Carnet de l’animateur", "De quoi préparer, mener et raconter un café.", Theme::Basics),
    (None, "Douze affiches à imprimer", "Des affiches sobres, à compléter à la main.", Theme::Information),
    (None, "Petit lexique sans jargon", "Quarante mots expliqués avec des mots simples.", Theme::Basics),
    (None, "Diaporama de premier rendez-vous", "Dix pages pour lancer une discussion.", Theme::Basics),
    (None, "Repères sur le travail", "Ce que l’on sait, et ce que l’on ne sait pas encore.", Theme::Work),
    (
        None,
        "Guide de l’accueil pour tous",
        "Recevoir chacun dans de bonnes conditions.",
        Theme::Discrimination,
    ),
    (None, "Module sur les données de santé", "Comprendre qui peut voir quoi.", Theme::Health),
    (None, "Jeu de cartes des biais", "Trente situations à discuter.", Theme::Discrimination),
    (
        None,
        "Enquête auprès des participants",
        "Un questionnaire court, à reprendre librement.",
        Theme::Democracy,
    ),
];

pub(super) const NETWORKS: &[(&str, &str)] = &[
    ("Réseau des médiathèques en partage", "Un réseau synthétique de médiathèques."),
    ("Fédération des centres sociaux curieux", "Un réseau synthétique de centres sociaux."),
    ("Union des tiers-lieux ouverts", "Un réseau synthétique de tiers-lieux."),
    ("Alliance des communes connectées", "Un réseau synthétique de communes."),
    ("Ligue des ateliers numériques", "Un réseau synthétique d’associations."),
    ("Collectif des campus citoyens", "Un réseau synthétique d’universités."),
];

pub(super) const TOWN_HOSTS: &[((OrganisationKind, &str), u32)] = &[
    ((OrganisationKind::Library, "Médiathèque"), 30),
    ((OrganisationKind::CommunityCentre, "Centre social"), 14),
    ((OrganisationKind::ThirdPlace, "Tiers-lieu"), 12),
    ((OrganisationKind::TownHall, "Maison commune"), 10),
    ((OrganisationKind::School, "Lycée"), 10),
    ((OrganisationKind::Association, "Association"), 9),
    ((OrganisationKind::PostOffice, "Bureau de poste"), 6),
    ((OrganisationKind::University, "Campus"), 4),
    ((OrganisationKind::CulturalPlace, "Théâtre"), 3),
    ((OrganisationKind::Company, "Atelier"), 2),
];

pub(super) const VILLAGE_HOSTS: &[((OrganisationKind, &str), u32)] = &[
    ((OrganisationKind::TownHall, "Maison commune"), 40),
    ((OrganisationKind::Library, "Bibliothèque"), 30),
    ((OrganisationKind::Association, "Foyer rural"), 20),
    ((OrganisationKind::ThirdPlace, "Café associatif"), 10),
];

pub(super) const NAMES: &[&str] = &[
    "des Tilleuls",
    "du Vieux-Pont",
    "des Quatre-Vents",
    "de la Fontaine",
    "du Moulin",
    "des Cerisiers",
    "de la Gare",
    "du Marché",
    "des Remparts",
    "de la Source",
    "des Platanes",
    "du Belvédère",
    "de la Halle",
    "des Lavoirs",
    "du Canal",
    "de la Prairie",
    "des Alouettes",
    "du Grand-Chêne",
    "de la Rive",
    "des Vignes",
    "du Beffroi",
    "de la Colline",
    "des Acacias",
    "du Phare",
    "de la Passerelle",
    "des Genêts",
    "du Port",
    "de l’Horloge",
    "des Mésanges",
    "de l’Étang",
];

pub(super) const STREETS: &[&str] = &[
    "rue des Tilleuls",
    "place du Marché",
    "rue de la Fontaine",
    "avenue de la Gare",
    "rue des Écoles",
    "chemin du Moulin",
    "rue du Lavoir",
    "place de l’Église",
    "boulevard des Platanes",
    "quai du Port",
    "impasse des Cerisiers",
    "rue de la République",
];

pub(super) const ACCESS: &[&str] = &[
    "Au premier étage, à droite de l’escalier.",
    "Entrée par la cour.",
    "Sonnez, on vient vous ouvrir.",
    "Ascenseur face à l’accueil.",
    "Parking derrière le bâtiment.",
    "Suivez les flèches depuis la place.",
];

pub(super) const ABOUT_FACILITATORS: &[&str] = &[
    "Fiche synthétique. Anime surtout avec des jeux, pour de petits groupes.",
    "Fiche synthétique. Aime commencer par les questions de la salle.",
    "Fiche synthétique. Se déplace volontiers dans les villages alentour.",
    "Fiche synthétique. Travaille avec des classes et des familles.",
    "Fiche synthétique. Propose des ateliers d’écriture et de débat.",
];

pub(super) const HOURS: &[((u32, u32), u32)] = &[
    ((18, 0), 20),
    ((14, 0), 16),
    ((10, 0), 14),
    ((18, 30), 12),
    ((14, 30), 8),
    ((17, 30), 7),
    ((9, 30), 6),
    ((12, 30), 5),
    ((16, 0), 5),
    ((19, 0), 4),
    ((20, 0), 3),
];

pub(super) const REGIONAL: &[(&[&str], Language)] = &[
    (&["22", "29", "35", "56"], Language::Breton),
    (&["2A", "2B"], Language::Corsican),
    (&["64"], Language::Basque),
    (&["66"], Language::Catalan),
    (&["57", "67", "68"], Language::German),
    (&["09", "12", "31", "46", "81"], Language::Occitan),
    (&["06"], Language::Italian),
    (&["971", "972"], Language::AntilleanCreole),
    (&["973"], Language::GuianeseCreole),
    (&["974"], Language::ReunionCreole),
    (&["976"], Language::Shimaore),
    (&["987"], Language::Tahitian),
];

pub(super) const REASONS: &[&str] = &[
    "La salle n’est plus disponible ce jour-là.",
    "La personne qui anime est souffrante.",
    "Trop peu d’inscriptions cette fois-ci.",
    "Alerte météo dans le département.",
    "Travaux imprévus dans le bâtiment.",
];

pub(super) const OPENERS: &[&str] = &[
    "Café IA",
    "Café-débat",
    "Atelier Café IA",
    "Pause café",
    "Apéro numérique",
    "Goûter numérique",
    "Rencontre",
    "Soirée débat",
    "Matinée découverte",
    "Atelier ouvert",
    "Café citoyen",
    "Table ouverte",
    "Café des curieux",
    "Après-midi Café IA",
];

pub(super) const HOOKS: &[&str] = &[
    "Une rencontre simple et conviviale, sans prérequis.",
    "Venez comme vous êtes, avec vos questions.",
    "On essaie, on discute, on se fait son avis.",
    "Un moment pour souffler et réfléchir ensemble.",
    "Des exemples concrets, du café et du temps.",
    "Ni cours ni conférence\u{a0}: une vraie conversation.",
    "Un petit groupe, de grandes questions.",
    "Autour d’une table, chacun raconte ses usages.",
    "Pour y voir plus clair, à son rythme.",
    "Un atelier joyeux pour démêler le vrai du faux.",
];

pub(super) const PROMISES: &[&str] = &[
    "Ouvert à tous, gratuit, dans la bonne humeur.",
    "On repart avec des idées et de nouveaux voisins.",
    "Rien à préparer, rien à apporter.",
    "Les enfants sont les bienvenus.",
    "Débutants attendus avec plaisir.",
    "Le café est offert, les gâteaux se partagent.",
    "Chacun parle, chacun écoute.",
    "Gratuit, sans engagement, en petit comité.",
];

pub(super) const WELCOMES: &[&str] = &[
    "Nous ouvrons nos portes à toutes celles et ceux que l’intelligence artificielle intrigue, amuse ou inquiète.",
    "Pas besoin de s’y connaître\u{a0}: la rencontre est pensée pour qui n’a jamais osé poser la question.",
    "Une table, des tasses, quelques notes de couleur\u{a0}: il n’en faut pas plus pour commencer à réfléchir ensemble.",
    "Ce rendez-vous réunit des habitants de tous âges, avec leurs habitudes, leurs doutes et leurs trouvailles.",
    "On parle beaucoup de ces machines, moins souvent de ce que nous voulons en faire\u{a0}: prenons le temps d’en discuter.",
    "Chaque mois, un sujet, un groupe et une bonne dose de curiosité\u{a0}: rejoignez-nous même si c’est la première fois.",
    "Vous utilisez ces outils tous les jours, ou jamais\u{a0}? Dans les deux cas, votre expérience nous intéresse.",
    "Le temps d’un café, laissons les slogans de côté et regardons ensemble ce qui change vraiment autour de nous.",
];

pub(super) const WAYS: &[&str] = &[
    "Nous partirons de situations vécues, puis chacun écrira une question que le groupe choisira d’explorer.",
    "Un jeu de cartes servira de point de départ, et la discussion ira où le groupe voudra la mener.",
    "Après une courte démonstration, nous prendrons le temps de comparer nos réactions et d’en débattre.",
    "Par petits groupes, vous chercherez des arguments pour et contre, avant de changer de camp.",
    "Nous lirons deux courts extraits de presse, nous vérifierons leurs sources et nous en parlerons librement.",
    "Les idées seront notées au mur, regroupées, puis nous choisirons ensemble deux ou trois suites à donner.",
    "Chacun repartira avec une fiche écrite par le groupe, à garder, à corriger et à partager autour de soi.",
    "Une animatrice ou un animateur veille à ce que la parole circule et que personne ne reste de côté.",
];

pub(super) const PRACTICALITIES: &[&str] = &[
    "L’entrée est libre et le café est offert\u{a0}; vous pouvez arriver en cours de route.",
    "Prévoyez de quoi écrire si vous aimez prendre des notes, et un peu de temps après.",
    "Dites-nous à l’avance ce qui peut faciliter votre venue, nous ferons de notre mieux.",
    "Les personnes qui préfèrent écouter sont aussi bienvenues que les bavardes.",
    "Des tablettes sont prêtées sur place, et rien de personnel ne vous sera demandé.",
    "Un coin calme est prévu pour les enfants, avec des livres et des crayons.",
    "Le nombre de places est limité pour que chacun puisse parler\u{a0}: pensez à vous inscrire.",
    "Un compte rendu sans aucun nom sera affiché dans l’entrée la semaine suivante.",
];

pub(super) const SUBJECTS: &[Subject] = &[
    subject(
        Theme::Basics,
        "comment apprend une machine\u{a0}?",
        "Comment une machine peut-elle reconnaître un chat, une voix ou un mot mal écrit\u{a0}? Avec des exemples et beaucoup de répétitions.",
    ),
    subject(
        Theme::Basics,
        "ce qu’est un modèle de langage",
        "Un modèle de langage devine le mot suivant\u{a0}: en partant de là, on comprend ses talents, ses oublis et ses inventions.",
    ),
    subject(
        Theme::Basics,
        "l’intelligence artificielle sans jargon",
        "Apprentissage, données, réseau de neurones\u{a0}: nous remplaçons chaque grand mot par une image que tout le monde comprend.",
    ),
    subject(
        Theme::Basics,
        "vrai ou faux sur l’IA\u{a0}?",
        "Dix idées reçues passées au crible, des robots qui prennent le pouvoir aux machines qui comprendraient nos émotions.",
    ),
    subject(
        Theme::EverydayUse,
        "l’IA dans mon téléphone",
        "Photos retouchées, claviers qui devinent, trajets conseillés\u{a0}: l’intelligence artificielle est là, souvent sans le dire.",
    ),
    subject(
        Theme::EverydayUse,
        "bien poser ses questions",
        "La façon de demander change la réponse\u{a0}: nous essayons plusieurs tournures et nous apprenons à vérifier ce qui revient.",
    ),
    subject(
        Theme::EverydayUse,
        "recettes, trajets, courriers\u{a0}: on essaie",
        "Une recette avec les restes, un courrier délicat, un itinéraire sans voiture\u{a0}: que vaut l’aide de la machine au quotidien\u{a0}?",
    ),
    subject(
        Theme::EverydayUse,
        "déjouer les arnaques",
        "Voix imitées, faux conseillers, messages pressants\u{a0}: nous apprenons à repérer les pièges et à garder les bons réflexes.",
    ),
    subject(
        Theme::Work,
        "mon métier demain",
        "Certaines tâches disparaissent, d’autres arrivent, beaucoup se transforment\u{a0}: chacun raconte ce qu’il voit dans son travail.",
    ),
    subject(
        Theme::Work,
        "écrire un CV avec une machine",
        "Se faire aider sans se perdre\u{a0}: comment garder sa voix dans une lettre, et que voient les recruteurs de l’autre côté\u{a0}?",
    ),
    subject(
        Theme::Work,
        "artisans et petites entreprises",
        "Devis, photos, réponses aux clients\u{a0}: des artisans partagent ce qui leur fait gagner du temps et ce qu’ils refusent.",
    ),
    subject(
        Theme::Work,
        "travailler avec ou sans\u{a0}?",
        "Entre celles et ceux qui s’en servent en cachette et ceux qui n’en veulent pas, comment s’entendre sur des règles communes\u{a0}?",
    ),
    subject(
        Theme::Education,
        "les devoirs et les robots",
        "Quand la réponse s’écrit toute seule, que reste-t-il à apprendre\u{a0}? Parents, élèves et enseignants en parlent ensemble.",
    ),
    subject(
        Theme::Education,
        "apprendre autrement",
        "Se faire expliquer trois fois, changer d’exemple, s’entraîner\u{a0}: la machine peut-elle devenir un bon camarade d’étude\u{a0}?",
    ),
    subject(
        Theme::Education,
        "évaluer à l’heure de l’IA",
        "Oral, brouillons, travaux de groupe\u{a0}: les enseignants racontent comment ils changent leurs façons de noter.",
    ),
    subject(
        Theme::Culture,
        "musique, images et création",
        "Une chanson composée en dix secondes est-elle une œuvre\u{a0}? Nous écoutons, nous regardons, et nous ne serons pas d’accord.",
    ),
    subject(
        Theme::Culture,
        "écrire avec une machine",
        "Un début de roman, deux suites possibles, un vote\u{a0}: nous cherchons ce qui fait qu’un texte nous touche.",
    ),
    subject(
        Theme::Culture,
        "nos langues face aux machines",
        "Breton, créole, occitan, argot du quartier\u{a0}: que deviennent nos façons de parler quand les machines apprennent surtout l’anglais\u{a0}?",
    ),
    subject(
        Theme::Culture,
        "le patrimoine raconté par l’IA",
        "Archives transcrites, photos colorisées, voix disparues\u{a0}: jusqu’où peut-on faire parler le passé d’une commune\u{a0}?",
    ),
    subject(
        Theme::Health,
        "santé, jusqu’où faire confiance\u{a0}?",
        "Imagerie, conseils en ligne, rendez-vous\u{a0}: l’intelligence artificielle est déjà dans nos parcours de soin, avec ses promesses et ses limites.",
    ),
    subject(
        Theme::Health,
        "bien vieillir avec le numérique",
        "Capteurs de chute, robots de compagnie, rappels de traitement\u{a0}: qu’est-ce qui aide vraiment, et qu’est-ce qui surveille\u{a0}?",
    ),
    subject(
        Theme::Health,
        "se confier à un robot",
        "Des gens racontent leurs soucis à une machine\u{a0}: que cherchent-ils, que trouvent-ils, et vers qui les orienter\u{a0}?",
    ),
    subject(
        Theme::Information,
        "vraie photo, fausse photo",
        "Vingt images, deux cartons de couleur et quelques astuces pour remonter à la source avant de partager.",
    ),
    subject(
        Theme::Information,
        "s’informer sans se perdre",
        "Résumés automatiques, fausses citations, fils sans fin\u{a0}: comment garder de bonnes habitudes de lecture\u{a0}?",
    ),
    subject(
        Theme::Information,
        "dans la fabrique d’un journal",
        "Des rédactions s’en servent pour transcrire ou traduire\u{a0}: nous regardons ce que cela change pour les lecteurs.",
    ),
    subject(
        Theme::Democracy,
        "un robot à la mairie\u{a0}?",
        "Répondre aux habitants, trier les courriers, prévoir les travaux\u{a0}: quelles tâches confier à une machine, et lesquelles jamais\u{a0}?",
    ),
    subject(
        Theme::Democracy,
        "décider ensemble des règles",
        "Nous écrivons à plusieurs une charte pour notre quartier\u{a0}: ce que l’on accepte, ce que l’on refuse, ce que l’on surveille.",
    ),
    subject(
        Theme::Democracy,
        "voter, débattre, se faire son avis",
        "À l’approche d’une élection, comment reconnaître les contenus fabriqués et garder un débat public digne de ce nom\u{a0}?",
    ),
    subject(
        Theme::Rights,
        "nos données, nos droits",
        "Que deviennent nos messages et nos photos\u{a0}? Nous passons en revue nos droits, et nous écrivons une demande ensemble.",
    ),
    subject(
        Theme::Rights,
        "quand un algorithme décide",
        "Une bourse, un crédit, une place en crèche\u{a0}: comment savoir qu’un calcul a compté, et comment demander des comptes\u{a0}?",
    ),
    subject(
        Theme::Rights,
        "à qui appartient une image\u{a0}?",
        "Auteurs, modèles, utilisateurs\u{a0}: nous démêlons ce que dit le droit et ce que chacun trouve juste.",
    ),
    subject(
        Theme::Environment,
        "combien d’eau pour une question\u{a0}?",
        "Centres de données, cartes électroniques, électricité\u{a0}: nous mettons des ordres de grandeur sur ce que coûte une réponse.",
    ),
    subject(
        Theme::Environment,
        "la forêt, la ferme et les capteurs",
        "Prévoir une récolte, surveiller une rivière, compter les oiseaux\u{a0}: des usages de terrain, avec leurs mérites et leurs coûts.",
    ),
    subject(
        Theme::Environment,
        "faire moins, mais mieux",
        "Faut-il une intelligence artificielle pour tout\u{a0}? Nous cherchons des cas où une solution plus simple fait aussi bien.",
    ),
    subject(
        Theme::Discrimination,
        "les préjugés des machines",
        "Les machines apprennent de nous, y compris nos travers\u{a0}: des exemples concrets pour comprendre d’où viennent les biais.",
    ),
    subject(
        Theme::Discrimination,
        "une IA pour tout le monde\u{a0}?",
        "Handicap, accent, âge, éloignement\u{a0}: qui est bien servi par ces outils, qui ne l’est pas, et que peut-on y changer\u{a0}?",
    ),
];

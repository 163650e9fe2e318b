//! The text on how accessible the site is.

use crate::site::SitePage;

use super::{
    Block::{List, Paragraph},
    Reading,
    Run::{Elsewhere, Page, Strong, Words},
    Section, Translated,
};

/// How accessible the site is.
pub static ACCESSIBILITY: Translated = Translated {
    french: Reading {
        title: "Accessibilité",
        lead: "Ce site doit pouvoir servir à tout le monde. Voici où il en est, sans l’embellir.",
        sections: &[
            Section {
                id: "aim",
                heading: "Ce qui est visé",
                blocks: &[
                    Paragraph(&[
                        Words("Le site est construit pour suivre le référentiel français, le "),
                        Strong("RGAA 4.1"),
                        Words(", et la norme internationale, les "),
                        Strong("WCAG 2.2 au niveau AA"),
                        Words("."),
                    ]),
                    Paragraph(&[Words(
                        "Aucun organisme indépendant ne l’a encore audité. Il n’affiche donc ni taux, ni \
                         mention de conformité.",
                    )]),
                ],
            },
            Section {
                id: "checked",
                heading: "Ce qui est vérifié à chaque changement",
                blocks: &[
                    Paragraph(&[Words(
                        "Avant qu’une nouvelle version ne paraisse, un vrai navigateur la parcourt tout \
                         seul :",
                    )]),
                    List(&[
                        &[Words(
                            "l’outil axe cherche des obstacles sur toutes les pages, en clair et en \
                             sombre, en français et en anglais, sur écran étroit et sur écran large ;",
                        )],
                        &[Words("les principaux parcours sont faits au clavier seul ;")],
                        &[Words("les pages sont agrandies à 400 %, et rien ne doit dépasser de l’écran.")],
                    ]),
                    Paragraph(&[Words(
                        "Un outil automatique ne trouve qu’une partie des obstacles. Ces vérifications \
                         sont un début, pas une preuve.",
                    )]),
                ],
            },
            Section {
                id: "unchecked",
                heading: "Ce qui ne l’est pas encore",
                blocks: &[List(&[
                    &[Words("Un audit complet par des spécialistes extérieurs.")],
                    &[Words(
                        "Des essais avec un lecteur d’écran, une loupe ou une commande vocale, par des \
                         personnes qui s’en servent tous les jours.",
                    )],
                    &[Words("Des essais réguliers dans d’autres navigateurs que Chromium.")],
                ])],
            },
            Section {
                id: "limits",
                heading: "Limites connues",
                blocks: &[List(&[
                    &[
                        Strong("Les cartes."),
                        Words(
                            " Au clavier, on les déplace et on les agrandit, mais on ne va pas de point en \
                             point. Tout ce qu’elles montrent est dans la liste qui les accompagne.",
                        ),
                    ],
                    &[
                        Strong("Les textes des cafés."),
                        Words(
                            " Ils sont écrits par celles et ceux qui organisent, presque toujours en \
                             français, et ne sont ni traduits ni relus.",
                        ),
                    ],
                    &[
                        Strong("Les liens vers d’autres sites."),
                        Words(
                            " Inscriptions, jeux et guides se trouvent ailleurs, et leur accessibilité ne \
                             dépend pas de ce site.",
                        ),
                    ],
                    &[
                        Strong("Sans JavaScript."),
                        Words(" On lit la liste des prochains cafés, mais on ne peut pas chercher."),
                    ],
                ])],
            },
            Section {
                id: "aids",
                heading: "Ce que le site prévoit",
                blocks: &[List(&[
                    &[Words("Une liste pour chaque carte : on peut se passer de la carte.")],
                    &[Words(
                        "Une police de caractères faite pour être lue facilement, et des textes que l’on \
                         peut agrandir sans perdre la mise en page.",
                    )],
                    &[Words(
                        "Des couleurs claires ou sombres selon le réglage de l’appareil, et des contrastes \
                         renforcés si vous les demandez.",
                    )],
                    &[Words(
                        "Pas de mouvement si vous avez demandé à votre appareil de le réduire ; aucune \
                         vidéo, aucun son, aucun délai.",
                    )],
                    &[Words(
                        "L’usage au clavier, un lien pour aller droit au contenu, et l’annonce du nombre \
                         de résultats aux lecteurs d’écran.",
                    )],
                    &[Words("Le français et l’anglais.")],
                    &[Words("Ce que vous avez déjà consulté se relit sans connexion.")],
                    &[Words("Les pages s’impriment proprement.")],
                ])],
            },
            Section {
                id: "venues",
                heading: "Et dans les cafés ?",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Chaque café peut dire ce qu’il prévoit : accès en fauteuil roulant, langue \
                             des signes, boucle magnétique, sous-titrage en direct, aide pour les personnes \
                             malvoyantes, langage facile à lire, espace calme. C’est écrit sur sa page, et \
                             l’on peut chercher d’après cela dans ",
                        ),
                        Page("l’agenda", SitePage::Agenda),
                        Words("."),
                    ]),
                    Paragraph(&[Words(
                        "Si rien n’est indiqué, cela ne veut pas dire que rien n’est possible : demandez \
                         au lieu qui accueille.",
                    )]),
                ],
            },
            Section {
                id: "tell",
                heading: "Signaler un obstacle",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Quelque chose vous bloque sur ce site ? Dites-le à l’organisme qui le publie \
                             (voir ",
                        ),
                        Page("les mentions", SitePage::Legal),
                        Words(
                            ") : l’adresse de la page, ce que vous vouliez faire et l’appareil que vous \
                             utilisez suffisent. S’il s’agit du lieu d’un café, écrivez plutôt au lieu.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Si personne ne vous répond, vous pouvez saisir le "),
                        Elsewhere("Défenseur des droits", "https://www.defenseurdesdroits.fr"),
                        Words(". C’est gratuit."),
                    ]),
                ],
            },
        ],
    },
    english: Reading {
        title: "Accessibility",
        lead: "This site must be of use to everyone. Here is where it stands, unvarnished.",
        sections: &[
            Section {
                id: "aim",
                heading: "The aim",
                blocks: &[
                    Paragraph(&[
                        Words("The site is built to follow the French standard, "),
                        Strong("RGAA 4.1"),
                        Words(", and the international one, "),
                        Strong("WCAG 2.2 at level AA"),
                        Words("."),
                    ]),
                    Paragraph(&[Words(
                        "No independent body has audited it yet. It therefore displays no rate and no \
                         statement of conformance.",
                    )]),
                ],
            },
            Section {
                id: "checked",
                heading: "What is checked at every change",
                blocks: &[
                    Paragraph(&[Words(
                        "Before a new version comes out, a real browser goes through it by itself:",
                    )]),
                    List(&[
                        &[Words(
                            "the tool axe looks for barriers on every page, light and dark, in French and \
                             in English, on narrow and on wide screens;",
                        )],
                        &[Words("the main journeys are made with the keyboard alone;")],
                        &[Words("pages are enlarged to 400%, and nothing may reach beyond the screen.")],
                    ]),
                    Paragraph(&[Words(
                        "An automatic tool finds only part of the barriers. These checks are a beginning, \
                         not a proof.",
                    )]),
                ],
            },
            Section {
                id: "unchecked",
                heading: "What is not checked yet",
                blocks: &[List(&[
                    &[Words("A full audit by outside specialists.")],
                    &[Words(
                        "Trials with a screen reader, a magnifier or voice control, by people who use them \
                         every day.",
                    )],
                    &[Words("Regular trials in browsers other than Chromium.")],
                ])],
            },
            Section {
                id: "limits",
                heading: "Known limits",
                blocks: &[List(&[
                    &[
                        Strong("The maps."),
                        Words(
                            " With the keyboard you can move and enlarge them, but not go from point to \
                             point. All that they show is in the list beside them.",
                        ),
                    ],
                    &[
                        Strong("The texts of cafés."),
                        Words(
                            " They are written by those who organise them, nearly always in French, and \
                             are neither translated nor reviewed.",
                        ),
                    ],
                    &[
                        Strong("Links to other sites."),
                        Words(
                            " Registrations, games and guides are elsewhere, and their accessibility does \
                             not depend on this site.",
                        ),
                    ],
                    &[
                        Strong("Without JavaScript."),
                        Words(" You can read the list of the next cafés, but not search."),
                    ],
                ])],
            },
            Section {
                id: "aids",
                heading: "What the site provides",
                blocks: &[List(&[
                    &[Words("A list for each map: you can do without the map.")],
                    &[Words(
                        "A typeface made to be read easily, and texts that can be enlarged without \
                         spoiling the page.",
                    )],
                    &[Words(
                        "Light or dark colours as your device is set, and stronger contrasts if you ask \
                         for them.",
                    )],
                    &[Words(
                        "No motion if you have asked your device to reduce it; no video, no sound, no time \
                         limit.",
                    )],
                    &[Words(
                        "Use by keyboard, a link straight to the content, and the number of results told \
                         to screen readers.",
                    )],
                    &[Words("French and English.")],
                    &[Words("What you have looked at before can be read again without a connection.")],
                    &[Words("Pages print well.")],
                ])],
            },
            Section {
                id: "venues",
                heading: "And at the cafés?",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Each café can say what it provides: wheelchair access, sign language, hearing \
                             loop, live captions, help for people with low vision, easy-to-read language, a \
                             quiet space. It is written on its page, and you can search by it in ",
                        ),
                        Page("the agenda", SitePage::Agenda),
                        Words("."),
                    ]),
                    Paragraph(&[Words(
                        "If nothing is mentioned, that does not mean that nothing is possible: ask the \
                         venue.",
                    )]),
                ],
            },
            Section {
                id: "tell",
                heading: "Report a barrier",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Does something on this site stand in your way? Tell the organisation that \
                             publishes it (see ",
                        ),
                        Page("the legal notice", SitePage::Legal),
                        Words(
                            "): the address of the page, what you wanted to do and the device you use are \
                             enough. If it is about a café’s venue, rather write to the venue.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("If nobody answers, you can turn to the "),
                        Elsewhere("Défenseur des droits", "https://www.defenseurdesdroits.fr"),
                        Words(", the French ombudsman. It is free."),
                    ]),
                ],
            },
        ],
    },
};

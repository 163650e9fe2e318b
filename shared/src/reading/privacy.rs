//! The text on what the site does with data. It is to change with the code that it tells of: what the browser keeps
//! (`web/src/storage.rs`, the service worker), what the server logs (`api/src/http/watch.rs`).

use crate::site::SitePage;

use super::{
    Block::{List, Paragraph, Terms},
    Entry, Reading,
    Run::{Code, Elsewhere, Page, Strong, Words},
    Section, Translated,
};

/// What the site does with data.
pub static PRIVACY: Translated = Translated {
    french: Reading {
        title: "Données et vie privée",
        lead: "Ce site vous montre des cafés. Pour cela, il n’a pas besoin de savoir qui vous êtes.",
        sections: &[
            Section {
                id: "none",
                heading: "Ce que le site ne fait pas",
                blocks: &[List(&[
                    &[
                        Strong("Aucun cookie."),
                        Words(
                            " C’est pourquoi aucun bandeau ne vous demande votre avis. Seules les personnes qui se \
                             connectent à l’espace du réseau en reçoivent un : il ne sert qu’à les garder \
                             connectées.",
                        ),
                    ],
                    &[Strong("Aucun compte."), Words(" On cherche, on lit et l’on vient sans s’identifier.")],
                    &[
                        Strong("Aucune mesure d’audience, aucune publicité."),
                        Words(" Personne ne suit votre visite."),
                    ],
                    &[
                        Strong("Aucun appel à un autre site."),
                        Words(
                            " Les cartes, les caractères et les icônes viennent du même serveur que cette \
                             page. Si l’éditeur a choisi un fond de carte extérieur, c’est ce serveur qui \
                             va le chercher, sans dire pour qui.",
                        ),
                    ],
                ])],
            },
            Section {
                id: "browser",
                heading: "Ce qui reste dans votre navigateur",
                blocks: &[
                    Paragraph(&[Words(
                        "Quelques réglages et quelques pages, pour votre confort. Ils ne sont envoyés \
                         nulle part.",
                    )]),
                    Terms(&[
                        Entry(
                            "Votre langue",
                            &[
                                Words("Français ou anglais, sous le nom "),
                                Code("cafeia.language"),
                                Words(", quand vous l’avez choisie."),
                            ],
                        ),
                        Entry(
                            "La carte",
                            &[
                                Words("Affichée ou masquée sur petit écran, sous le nom "),
                                Code("cafeia.map"),
                                Words("."),
                            ],
                        ),
                        Entry(
                            "Votre place dans une liste",
                            &[
                                Words(
                                    "L’adresse de la dernière liste et jusqu’où vous l’aviez lue, pour la retrouver si \
                                     vous rechargez la page, sous le nom ",
                                ),
                                Code("cafeia.place"),
                                Words(". L’onglet fermé, elle est oubliée."),
                            ],
                        ),
                        Entry(
                            "La commune d’où vous cherchez quelqu’un",
                            &[
                                Words(
                                    "Son nom, dans l’annuaire de l’animation, sous un nom qui commence par ",
                                ),
                                Code("cafeia.reaches"),
                                Words(". L’onglet fermé, il est oublié."),
                            ],
                        ),
                        Entry(
                            "La connexion",
                            &[
                                Words(
                                    "Le fait d’être connecté à l’espace du réseau, et rien d’autre, sous le nom ",
                                ),
                                Code("cafeia.session"),
                                Words(", jusqu’à ce que vous vous déconnectiez."),
                            ],
                        ),
                        Entry(
                            "Ce que vous êtes en train d’écrire",
                            &[
                                Words("Votre proposition de café, sous le nom "),
                                Code("cafeia.proposal"),
                                Words(
                                    ", jusqu’à l’envoi, sept jours au plus ; dans l’espace du réseau, vos brouillons, \
                                     sous des noms en ",
                                ),
                                Code("cafeia.written"),
                                Words(
                                    ", jusqu’à ce qu’ils soient enregistrés ou que vous vous déconnectiez.",
                                ),
                            ],
                        ),
                        Entry(
                            "Les dernières pages",
                            &[Words(
                                "Les fichiers du site et les dernières réponses du serveur à vos \
                                 recherches, pour les relire sans connexion.",
                            )],
                        ),
                    ]),
                    Paragraph(&[Words(
                        "Pour tout effacer, videz les données de ce site dans les réglages de votre \
                         navigateur.",
                    )]),
                ],
            },
            Section {
                id: "position",
                heading: "Votre position",
                blocks: &[
                    Paragraph(&[Words(
                        "Elle n’est demandée que si vous appuyez sur « Près de moi », et votre navigateur \
                         vous demande encore votre accord. Elle est arrondie à un kilomètre environ avant \
                         de servir ; la position exacte ne quitte pas votre appareil.",
                    )]),
                    Paragraph(&[Words(
                        "Le point arrondi part avec la recherche et s’inscrit dans l’adresse de la page. \
                         Si vous partagez cette adresse, il la suit. Vous pouvez toujours écrire le nom \
                         d’une ville à la place.",
                    )]),
                ],
            },
            Section {
                id: "server",
                heading: "Ce que le serveur note",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Il compte les demandes et le temps qu’elles prennent, sans savoir de qui \
                             elles viennent. Quand une demande échoue, il note l’adresse de la page et la \
                             cause, ",
                        ),
                        Strong("sans votre adresse IP et sans les mots que vous avez cherchés"),
                        Words(
                            ". L’éditeur peut lui faire noter toutes les demandes : elles le sont alors de \
                             la même façon.",
                        ),
                    ]),
                    Paragraph(&[Words(
                        "L’hébergeur, ou un serveur placé devant celui-ci, peut tenir son propre journal, \
                         souvent avec les adresses IP. C’est à l’organisme qui publie le site de vous le \
                         dire.",
                    )]),
                ],
            },
            Section {
                id: "people",
                heading: "Les personnes qui apparaissent ici",
                blocks: &[
                    Paragraph(&[
                        Words("Qui "),
                        Page("propose un café", SitePage::Propose),
                        Words(
                            " n’apparaît nulle part : son nom et son adresse ne sont vus que des personnes qui relisent, \
                             et sont effacés un an après le café, ou au bout de sept jours sans confirmation.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Qui "),
                        Page("demande un café", SitePage::Ask),
                        Words(
                            " n’y apparaît pas non plus. Son adresse n’est montrée à personne : les messages passent par le \
                             site, et sont effacés trois mois après le café. Son nom n’est vu que de l’équipe du \
                             territoire et de la personne qui vient animer.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Celles et ceux qui animent des cafés ne figurent dans "),
                        Page("l’annuaire", SitePage::Facilitators),
                        Words(
                            " que s’ils l’ont accepté, sous le nom qu’ils ont choisi. On y lit leur \
                             commune, jamais leur adresse, leur téléphone ni leur courriel.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Qui "),
                        Page("propose d’animer", SitePage::Apply),
                        Words(
                            " n’est vu que des personnes qui suivent son territoire, tant que son adresse n’est pas \
                             confirmée ; sans confirmation, tout est effacé au bout de 37 jours.",
                        ),
                    ]),
                    Paragraph(&[Words(
                        "Qui a un compte peut recevoir des messages envoyés à plusieurs personnes du réseau par l’équipe \
                         de son territoire, qui ne voit l’adresse de personne. Chacun de ces messages porte un lien pour \
                         ne plus en recevoir, et ce qu’ils disaient est effacé au bout de 90 jours.",
                    )]),
                    Paragraph(&[Words(
                        "Les coordonnées que donnent les pages des cafés sont celles de structures : une \
                         médiathèque, une mairie, une association.",
                    )]),
                ],
            },
            Section {
                id: "leaving",
                heading: "Quand vous quittez le site",
                blocks: &[Paragraph(&[Words(
                    "S’inscrire à un café ou ouvrir une ressource mène souvent à un autre site, qui a ses \
                     propres règles. Il apprend que vous venez d’ici, pas de quelle page.",
                )])],
            },
            Section {
                id: "rights",
                heading: "Vos droits",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Pour savoir ce qui est enregistré sur vous, le corriger ou le faire effacer, \
                             écrivez à l’organisme qui publie ce site (voir ",
                        ),
                        Page("les mentions", SitePage::Legal),
                        Words(")."),
                    ]),
                    Paragraph(&[
                        Words("Si la réponse ne vous convient pas, vous pouvez vous adresser à la "),
                        Elsewhere("CNIL", "https://www.cnil.fr"),
                        Words("."),
                    ]),
                ],
            },
        ],
    },
    english: Reading {
        title: "Data and privacy",
        lead: "This site shows you cafés. It need not know who you are for that.",
        sections: &[
            Section {
                id: "none",
                heading: "What the site does not do",
                blocks: &[List(&[
                    &[
                        Strong("No cookie."),
                        Words(
                            " That is why no banner asks for your opinion. Only those who sign in to the network \
                             workspace receive one, which does nothing but keep them signed in.",
                        ),
                    ],
                    &[Strong("No account."), Words(" You search, read and come without saying who you are.")],
                    &[
                        Strong("No audience measurement, no advertising."),
                        Words(" Nobody follows your visit."),
                    ],
                    &[
                        Strong("No call to another site."),
                        Words(
                            " Maps, typeface and icons come from the same server as this page. If the \
                             publisher has chosen an outside background for the maps, this server fetches \
                             it, without saying for whom.",
                        ),
                    ],
                ])],
            },
            Section {
                id: "browser",
                heading: "What stays in your browser",
                blocks: &[
                    Paragraph(&[Words(
                        "A few settings and a few pages, for your comfort. They are sent nowhere.",
                    )]),
                    Terms(&[
                        Entry(
                            "Your language",
                            &[
                                Words("French or English, under the name "),
                                Code("cafeia.language"),
                                Words(", once you have chosen it."),
                            ],
                        ),
                        Entry(
                            "The map",
                            &[
                                Words("Shown or hidden on a small screen, under the name "),
                                Code("cafeia.map"),
                                Words("."),
                            ],
                        ),
                        Entry(
                            "Your place in a list",
                            &[
                                Words(
                                    "The address of the last list and how far you had read it, to find it again if you \
                                     reload the page, under the name ",
                                ),
                                Code("cafeia.place"),
                                Words(". Once the tab is closed, it is forgotten."),
                            ],
                        ),
                        Entry(
                            "The commune you look for somebody from",
                            &[
                                Words(
                                    "Its name, in the directory of facilitators, under a name that begins with ",
                                ),
                                Code("cafeia.reaches"),
                                Words(". It is forgotten when the tab is closed."),
                            ],
                        ),
                        Entry(
                            "Signing in",
                            &[
                                Words(
                                    "That you are signed in to the network workspace, and nothing else, under the name ",
                                ),
                                Code("cafeia.session"),
                                Words(", until you sign out."),
                            ],
                        ),
                        Entry(
                            "What you are writing",
                            &[
                                Words("Your proposal of a café, under the name "),
                                Code("cafeia.proposal"),
                                Words(
                                    ", until it is sent, for seven days at most; in the network workspace, your \
                                     drafts, under names in ",
                                ),
                                Code("cafeia.written"),
                                Words(", until they are saved or you sign out."),
                            ],
                        ),
                        Entry(
                            "The last pages",
                            &[Words(
                                "The site’s files and the server’s last answers to your searches, so that \
                                 you can read them again without a connection.",
                            )],
                        ),
                    ]),
                    Paragraph(&[Words(
                        "To erase everything, clear this site’s data in your browser’s settings.",
                    )]),
                ],
            },
            Section {
                id: "position",
                heading: "Your position",
                blocks: &[
                    Paragraph(&[Words(
                        "It is asked for only if you press “Near me”, and your browser asks for your \
                         consent once more. It is rounded to about a kilometre before it is used; the exact \
                         position does not leave your device.",
                    )]),
                    Paragraph(&[Words(
                        "The rounded point goes with the search and stands in the page’s address. If you \
                         share that address, the point goes along. You can always write the name of a town \
                         instead.",
                    )]),
                ],
            },
            Section {
                id: "server",
                heading: "What the server notes",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "It counts requests and the time they take, without knowing whom they come \
                             from. When a request fails, it notes the page’s address and the cause, ",
                        ),
                        Strong("without your IP address and without the words you searched for"),
                        Words(
                            ". The publisher can have it note every request: they are noted in the same way.",
                        ),
                    ]),
                    Paragraph(&[Words(
                        "The host, or a server that stands before this one, may keep a log of its own, \
                         often with IP addresses. It is for the organisation that publishes the site to \
                         tell you.",
                    )]),
                ],
            },
            Section {
                id: "people",
                heading: "The people who appear here",
                blocks: &[
                    Paragraph(&[
                        Words("Who "),
                        Page("proposes a café", SitePage::Propose),
                        Words(
                            " appears nowhere: only those who review see their name and their address, which are \
                             erased a year after the café, or after seven days without a confirmation.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Who "),
                        Page("asks for a café", SitePage::Ask),
                        Words(
                            " appears nowhere either. Their address is shown to nobody: messages go through the site, and \
                             are erased three months after the café. Only the team of the territory and whoever comes \
                             to run it see their name.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Those who run cafés are in "),
                        Page("the directory", SitePage::Facilitators),
                        Words(
                            " only if they agreed to it, under the name they chose. It shows their \
                             commune, never their address, their telephone number or their mail address.",
                        ),
                    ]),
                    Paragraph(&[
                        Words("Who "),
                        Page("offers to run cafés", SitePage::Apply),
                        Words(
                            " is seen only by those who look after their territory as long as the address is not \
                             confirmed; without a confirmation, everything is erased after 37 days.",
                        ),
                    ]),
                    Paragraph(&[Words(
                        "Whoever has an account may receive messages sent to several people of the network by the team of \
                         their territory, which sees nobody’s address. Each of these messages has a link to receive no \
                         more of them, and what they said is erased after 90 days.",
                    )]),
                    Paragraph(&[Words(
                        "The contacts on the pages of cafés are those of structures: a library, a town \
                         hall, an association.",
                    )]),
                ],
            },
            Section {
                id: "leaving",
                heading: "When you leave the site",
                blocks: &[Paragraph(&[Words(
                    "Registering for a café or opening a resource often leads to another site, which has \
                     its own rules. It learns that you come from here, not from which page.",
                )])],
            },
            Section {
                id: "rights",
                heading: "Your rights",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "To know what is recorded about you, to have it corrected or erased, write to \
                             the organisation that publishes this site (see ",
                        ),
                        Page("the legal notice", SitePage::Legal),
                        Words(")."),
                    ]),
                    Paragraph(&[
                        Words("If the answer does not satisfy you, you can turn to the "),
                        Elsewhere("CNIL", "https://www.cnil.fr"),
                        Words(", the French data protection authority."),
                    ]),
                ],
            },
        ],
    },
};

//! The legal notice.

use crate::site::SitePage;

use super::{
    Block::{Operator, Paragraph, Source, Terms},
    Entry, OperatorWords, Reading,
    Run::{Code, Elsewhere, Page, Strong, Words},
    Section, SourceWords, Translated,
};

/// Who publishes the site, and what it is made of.
pub static LEGAL: Translated = Translated {
    french: Reading {
        title: "Mentions",
        lead: "Qui publie ce site, avec quel logiciel, et grâce à quels travaux.",
        sections: &[
            Section {
                id: "publisher",
                heading: "Qui publie ce site",
                blocks: &[Operator(OperatorWords {
                    publisher: "Éditeur",
                    contact: "Lui écrire",
                    host: "Hébergeur",
                    untold: "non indiqué",
                    unnamed: &[
                        Words("L’organisme qui fait fonctionner ce site "),
                        Strong("ne s’est pas nommé ici"),
                        Words(
                            ", et cette page n’invente rien. Si c’est le vôtre : les réglages du serveur \
                             permettent de donner son nom, un contact et son hébergeur ; la loi le demande à \
                             tout site ouvert au public.",
                        ),
                    ],
                })],
            },
            Section {
                id: "software",
                heading: "Le logiciel",
                blocks: &[
                    Paragraph(&[
                        Words("Ce site fonctionne avec un logiciel libre, sous licence "),
                        Strong("GNU Affero General Public License, version 3 ou ultérieure"),
                        Words(" ("),
                        Code("AGPL-3.0-or-later"),
                        Words("). Le texte de la licence est dans le fichier "),
                        Code("LICENSE"),
                        Words(" de ses sources."),
                    ]),
                    Paragraph(&[Words(
                        "Chacun peut l’utiliser, l’étudier, le modifier et le partager. Qui en publie une \
                         version modifiée doit en proposer les sources à ses visiteurs.",
                    )]),
                    Source(SourceWords {
                        here: "Les sources de la version qui fonctionne ici : ",
                        untold: "L’éditeur n’a pas encore indiqué où se trouvent les sources de la version qui \
                                 fonctionne ici : la licence vous donne le droit de les lui demander.",
                    }),
                ],
            },
            Section {
                id: "credits",
                heading: "Ce sur quoi il s’appuie",
                blocks: &[
                    Terms(&[
                        Entry(
                            "Atkinson Hyperlegible",
                            &[Words(
                                "La police de caractères, du Braille Institute of America. Licence SIL \
                                 Open Font License 1.1.",
                            )],
                        ),
                        Entry("Lucide", &[Words("Les icônes. Licence ISC.")]),
                        Entry("Leaflet", &[Words("La carte. Licence BSD à deux clauses.")]),
                        Entry("TopoJSON", &[Words("La lecture des contours. Licence ISC.")]),
                        Entry("Swagger UI", &[Words("Le mode d’emploi de l’API. Licence Apache 2.0.")]),
                    ]),
                    Paragraph(&[Words(
                        "Et bien d’autres bibliothèques libres, que nomment les sources du logiciel.",
                    )]),
                ],
            },
            Section {
                id: "geography",
                heading: "Les données géographiques",
                blocks: &[
                    Terms(&[
                        Entry(
                            "Insee et La Poste",
                            &[Words(
                                "Communes, départements, régions, populations (Code officiel géographique \
                                 2026) et codes postaux, réunis par Etalab. Licence Ouverte 2.0.",
                            )],
                        ),
                        Entry(
                            "GeoNames",
                            &[
                                Words(
                                    "Positions des communes ; celles qui manquent sont déduites des \
                                     communes voisines. © ",
                                ),
                                Elsewhere("GeoNames", "https://www.geonames.org"),
                                Words(", licence CC BY 4.0."),
                            ],
                        ),
                        Entry(
                            "Natural Earth",
                            &[
                                Words("Contours des départements, des régions et des pays voisins. "),
                                Elsewhere("Natural Earth", "https://www.naturalearthdata.com"),
                                Words(", domaine public."),
                            ],
                        ),
                    ]),
                    Paragraph(&[Words(
                        "L’éditeur peut les remplacer par les fichiers officiels ; leurs propres \
                         conditions s’appliquent alors.",
                    )]),
                ],
            },
            Section {
                id: "texts",
                heading: "Les textes et les ressources",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Les annonces de cafés sont écrites par les organisations qui les proposent. \
                             Chaque ressource a sa licence, dite sur sa page dans ",
                        ),
                        Page("le catalogue", SitePage::Resources),
                        Words(", et reste chez celles et ceux qui la publient : ce site y mène par un lien."),
                    ]),
                    Paragraph(&[
                        Words("Ce que l’on peut faire des données est dit à la page "),
                        Page("API et données ouvertes", SitePage::Developers),
                        Words(" ; ce que le site fait des vôtres, à la page "),
                        Page("Données et vie privée", SitePage::Privacy),
                        Words("."),
                    ]),
                ],
            },
        ],
    },
    english: Reading {
        title: "Legal notice",
        lead: "Who publishes this site, with which software, and thanks to whose work.",
        sections: &[
            Section {
                id: "publisher",
                heading: "Who publishes this site",
                blocks: &[Operator(OperatorWords {
                    publisher: "Publisher",
                    contact: "To write to them",
                    host: "Host",
                    untold: "not told",
                    unnamed: &[
                        Words("The organisation that runs this site "),
                        Strong("has not named itself here"),
                        Words(
                            ", and this page makes nothing up. If it is yours: the server’s settings let you \
                             give its name, a contact and its host; French law asks this of every site that \
                             is open to the public.",
                        ),
                    ],
                })],
            },
            Section {
                id: "software",
                heading: "The software",
                blocks: &[
                    Paragraph(&[
                        Words("This site runs on free software, under the "),
                        Strong("GNU Affero General Public License, version 3 or later"),
                        Words(" ("),
                        Code("AGPL-3.0-or-later"),
                        Words("). The licence’s text is in the file "),
                        Code("LICENSE"),
                        Words(" of its sources."),
                    ]),
                    Paragraph(&[Words(
                        "Everyone may use it, study it, change it and share it. Whoever publishes a \
                         changed version must offer its sources to their visitors.",
                    )]),
                    Source(SourceWords {
                        here: "The sources of the version that runs here: ",
                        untold: "The publisher has not yet told where the sources of the version that runs here \
                                 are: the licence entitles you to ask them for these.",
                    }),
                ],
            },
            Section {
                id: "credits",
                heading: "What it builds on",
                blocks: &[
                    Terms(&[
                        Entry(
                            "Atkinson Hyperlegible",
                            &[Words(
                                "The typeface, by the Braille Institute of America. SIL Open Font License \
                                 1.1.",
                            )],
                        ),
                        Entry("Lucide", &[Words("The icons. ISC licence.")]),
                        Entry("Leaflet", &[Words("The map. Two-clause BSD licence.")]),
                        Entry("TopoJSON", &[Words("The reading of contours. ISC licence.")]),
                        Entry("Swagger UI", &[Words("The manual of the API. Apache License 2.0.")]),
                    ]),
                    Paragraph(&[Words("And many other free libraries, which the software’s sources name.")]),
                ],
            },
            Section {
                id: "geography",
                heading: "The geographic data",
                blocks: &[
                    Terms(&[
                        Entry(
                            "Insee and La Poste",
                            &[Words(
                                "Communes, départements, régions, populations (Code officiel géographique \
                                 2026) and postcodes, gathered by Etalab. Licence Ouverte 2.0.",
                            )],
                        ),
                        Entry(
                            "GeoNames",
                            &[
                                Words(
                                    "Positions of communes; those that are missing are deduced from \
                                     neighbouring communes. © ",
                                ),
                                Elsewhere("GeoNames", "https://www.geonames.org"),
                                Words(", CC BY 4.0."),
                            ],
                        ),
                        Entry(
                            "Natural Earth",
                            &[
                                Words("Contours of départements, régions and neighbouring countries. "),
                                Elsewhere("Natural Earth", "https://www.naturalearthdata.com"),
                                Words(", public domain."),
                            ],
                        ),
                    ]),
                    Paragraph(&[Words(
                        "The publisher may replace them with the official files; those files’ own terms \
                         then apply.",
                    )]),
                ],
            },
            Section {
                id: "texts",
                heading: "Texts and resources",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "The announcements of cafés are written by the organisations that offer them. \
                             Each resource has its licence, told on its page in ",
                        ),
                        Page("the catalogue", SitePage::Resources),
                        Words(", and stays with those who publish it: this site leads there by a link."),
                    ]),
                    Paragraph(&[
                        Words("What may be done with the data is told on the page "),
                        Page("API and open data", SitePage::Developers),
                        Words("; what the site does with yours, on the page "),
                        Page("Data and privacy", SitePage::Privacy),
                        Words("."),
                    ]),
                ],
            },
        ],
    },
};

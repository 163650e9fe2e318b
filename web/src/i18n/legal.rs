//! The legal notice.

use cafeia_shared::site::SitePage;

use super::reading::{
    Block::{Paragraph, Terms},
    Entry, Reading,
    Run::{Code, Elsewhere, Page, Strong, Words},
    Section,
};

/// The legal notice.
pub struct LegalTexts {
    /// All that is read there.
    pub reading: Reading,
}

super::in_each_language!(LegalTexts);

const FRENCH: LegalTexts = LegalTexts {
    reading: Reading {
        title: "Mentions",
        lead: "Qui publie ce site, avec quel logiciel, et grâce à quels travaux.",
        sections: &[
            Section {
                id: "publisher",
                heading: "Qui publie ce site",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "L’éditeur est l’organisme qui fait fonctionner ce site. Son nom, son adresse \
                             et son hébergeur sont à lui seul de les donner ; ",
                        ),
                        Strong("le logiciel n’a pas encore de réglage pour les afficher ici"),
                        Words(", et cette page n’invente rien."),
                    ]),
                    Paragraph(&[Words(
                        "Si vous faites fonctionner ce site pour le public, faites connaître ces \
                         renseignements à vos visiteurs : la loi le demande.",
                    )]),
                ],
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
};

const ENGLISH: LegalTexts = LegalTexts {
    reading: Reading {
        title: "Legal notice",
        lead: "Who publishes this site, with which software, and thanks to whose work.",
        sections: &[
            Section {
                id: "publisher",
                heading: "Who publishes this site",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "The publisher is the organisation that runs this site. Its name, its address \
                             and its host are for it alone to give; ",
                        ),
                        Strong("the software has no setting yet to show them here"),
                        Words(", and this page makes nothing up."),
                    ]),
                    Paragraph(&[Words(
                        "If you run this site for the public, make these details known to your visitors: \
                         French law asks for it.",
                    )]),
                ],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_sound_in_both_languages() {
        super::super::reading::checks::sound([&FRENCH.reading, &ENGLISH.reading]);
    }
}

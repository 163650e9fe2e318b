//! The text for those whose programs read the data.

use crate::site::SitePage;

use super::{
    Block::{Addresses, Example, List, Paragraph},
    Entry, Reading,
    Run::{Code, Page, Server, Strong, Words},
    Section, Translated,
};

/// Asks for a list again, and gets nothing when nothing has changed.
const ASK_AGAIN: &str = "curl -i '{site}/api/v1/cafes?territory=departement-29'\n\
    curl -i -H 'If-None-Match: \"…\"' '{site}/api/v1/cafes?territory=departement-29'";

/// How programs read the data.
pub static DEVELOPERS: Translated = Translated {
    french: Reading {
        title: "API et données ouvertes",
        lead: "Tout ce que ce site montre, vos programmes peuvent le lire. Sans clé, sans compte.",
        sections: &[
            Section {
                id: "manual",
                heading: "Le mode d’emploi",
                blocks: &[Paragraph(&[
                    Words("Chaque opération est décrite et s’essaie dans "),
                    Server("le mode d’emploi de l’API", "/api/docs/"),
                    Words(". Sa description au format OpenAPI 3.1 se trouve à l’adresse "),
                    Server("/api/v1/openapi.yaml", "/api/v1/openapi.yaml"),
                    Words(" ; elle est tirée du programme, et ne peut pas s’en écarter."),
                ])],
            },
            Section {
                id: "read",
                heading: "Ce qui se lit",
                blocks: &[
                    Paragraph(&[Words("Ces adresses répondent en JSON. Ouvrez-les.")]),
                    Addresses(&[
                        Entry(
                            "/api/v1/cafes?territory=departement-29",
                            &[Words("Les prochains cafés du Finistère.")],
                        ),
                        Entry(
                            "/api/v1/cafes?around=-1.5536,47.2173&radius_km=20&sort=distance",
                            &[Words("À moins de 20 km de Nantes, les plus proches d’abord.")],
                        ),
                        Entry(
                            "/api/v1/cafes?accessibility=wheelchair&places_left=true",
                            &[Words("Accessibles en fauteuil roulant, avec des places libres.")],
                        ),
                        Entry("/api/v1/cafes?period=past&limit=5", &[Words("Les derniers cafés passés.")]),
                        Entry(
                            "/api/v1/facilitators?training=trained,certified,trainer",
                            &[Words("Les personnes formées à l’animation qui ont accepté de paraître.")],
                        ),
                        Entry(
                            "/api/v1/organisations?kind=library",
                            &[Words("Les bibliothèques et médiathèques qui participent.")],
                        ),
                        Entry(
                            "/api/v1/resources?kind=format&family=play",
                            &[Words("Les formats où l’on joue.")],
                        ),
                        Entry(
                            "/api/v1/territories/departement-29",
                            &[Words("Un département et ses chiffres.")],
                        ),
                        Entry(
                            "/api/v1/communes?q=quimp",
                            &[Words("Les communes dont le nom commence ainsi.")],
                        ),
                        Entry(
                            "/api/v1/stats",
                            &[Words("Les chiffres du mouvement, recomptés à chaque minute.")],
                        ),
                    ]),
                ],
            },
            Section {
                id: "feeds",
                heading: "Agendas et flux",
                blocks: &[
                    Paragraph(&[Words(
                        "Les mêmes cafés, pour un agenda ou un lecteur de nouvelles. Les filtres de la \
                         liste y valent aussi.",
                    )]),
                    Addresses(&[
                        Entry(
                            "/api/v1/feeds/cafes.ics?territory=departement-29",
                            &[Words(
                                "Un calendrier (iCalendar) auquel s’abonner. Un café annulé y reste, \
                                 marqué comme tel.",
                            )],
                        ),
                        Entry(
                            "/api/v1/feeds/cafes.rss?territory=departement-29",
                            &[Words("Un flux (RSS) des prochains cafés.")],
                        ),
                    ]),
                ],
            },
            Section {
                id: "lists",
                heading: "Lire une liste jusqu’au bout",
                blocks: &[List(&[
                    &[
                        Words("Une liste vient par pages : "),
                        Code("limit"),
                        Words(" en fixe la taille, de 1 à 200."),
                    ],
                    &[
                        Words("Tant que la réponse donne un "),
                        Code("next_cursor"),
                        Words(", renvoyez-le tel quel dans "),
                        Code("cursor"),
                        Words("."),
                    ],
                    &[
                        Code("total"),
                        Words(" dit combien il y en a en tout ; "),
                        Code("facets=true"),
                        Words(" ajoute le compte de chaque filtre."),
                    ],
                    &[
                        Words("Les heures sont en temps universel ; "),
                        Code("timezone"),
                        Words(
                            " dit dans quel fuseau lire celles d’un café. Les positions sont en degrés \
                             (WGS 84).",
                        ),
                    ],
                ])],
            },
            Section {
                id: "again",
                heading: "Ne relire que ce qui a changé",
                blocks: &[
                    Paragraph(&[
                        Words("Chaque réponse porte un "),
                        Code("ETag"),
                        Words(". Renvoyez-le dans "),
                        Code("If-None-Match"),
                        Words(" : si rien n’a changé, la réponse est un 304, vide. "),
                        Code("Cache-Control"),
                        Words(" dit combien de temps la garder."),
                    ]),
                    Example(ASK_AGAIN),
                ],
            },
            Section {
                id: "browsers",
                heading: "Depuis une page web",
                blocks: &[Paragraph(&[
                    Words("Les réponses publiques autorisent tous les sites ("),
                    Code("Access-Control-Allow-Origin: *"),
                    Words(") : le script d’une page peut les lire directement."),
                ])],
            },
            Section {
                id: "refusals",
                heading: "Quand une demande est refusée",
                blocks: &[Paragraph(&[
                    Words("La réponse est un "),
                    Code("application/problem+json"),
                    Words(" (RFC 9457), dont le "),
                    Code("code"),
                    Words(
                        " ne change jamais de sens. Un paramètre inconnu est refusé par son nom : un \
                         filtre mal écrit ne passe pas pour une réponse.",
                    ),
                ])],
            },
            Section {
                id: "licence",
                heading: "Ce que vous pouvez en faire",
                blocks: &[
                    List(&[
                        &[
                            Strong("La géographie"),
                            Words(
                                " : Insee et La Poste (Licence Ouverte 2.0), GeoNames (CC BY 4.0), Natural \
                                 Earth (domaine public). Citez « Insee / Etalab, GeoNames, Natural Earth ».",
                            ),
                        ],
                        &[
                            Strong("Les ressources"),
                            Words(" : chacune a sa licence, dans le champ "),
                            Code("licence"),
                            Words(" ; "),
                            Code("unstated"),
                            Words(" veut dire que personne ne l’a précisée."),
                        ],
                        &[
                            Strong("Les cafés, les organisations, les personnes"),
                            Words(
                                " : leur lecture est ouverte à tous. Le logiciel ne leur attache pas de \
                                 licence ; pour les republier, demandez à l’éditeur de ce site (voir ",
                            ),
                            Page("les mentions", SitePage::Legal),
                            Words(")."),
                        ],
                    ]),
                    Paragraph(&[Words(
                        "Les personnes n’apparaissent que si elles l’ont accepté. Si vous gardez une \
                         copie, relisez-la souvent : qui se retire ici doit disparaître aussi chez vous.",
                    )]),
                ],
            },
            Section {
                id: "fair",
                heading: "Rester raisonnable",
                blocks: &[Paragraph(&[
                    Words(
                        "Le logiciel ne fixe pas de quota ; l’hébergeur peut en fixer un. Gardez les \
                         réponses le temps qu’elles indiquent, servez-vous des ",
                    ),
                    Code("ETag"),
                    Words(", demandez peu de pages à la fois, et dites dans "),
                    Code("User-Agent"),
                    Words(" qui vous êtes."),
                ])],
            },
        ],
    },
    english: Reading {
        title: "API and open data",
        lead: "All that this site shows, your programs can read. No key, no account.",
        sections: &[
            Section {
                id: "manual",
                heading: "The manual",
                blocks: &[Paragraph(&[
                    Words("Every operation is described, and can be tried, in "),
                    Server("the manual of the API", "/api/docs/"),
                    Words(". Its description as OpenAPI 3.1 is at "),
                    Server("/api/v1/openapi.yaml", "/api/v1/openapi.yaml"),
                    Words("; it is drawn from the program, and cannot stray from it."),
                ])],
            },
            Section {
                id: "read",
                heading: "What can be read",
                blocks: &[
                    Paragraph(&[Words("These addresses answer in JSON. Open them.")]),
                    Addresses(&[
                        Entry(
                            "/api/v1/cafes?territory=departement-29",
                            &[Words("The next cafés of Finistère.")],
                        ),
                        Entry(
                            "/api/v1/cafes?around=-1.5536,47.2173&radius_km=20&sort=distance",
                            &[Words("Within 20 km of Nantes, the nearest first.")],
                        ),
                        Entry(
                            "/api/v1/cafes?accessibility=wheelchair&places_left=true",
                            &[Words("Wheelchair accessible, with places left.")],
                        ),
                        Entry("/api/v1/cafes?period=past&limit=5", &[Words("The latest past cafés.")]),
                        Entry(
                            "/api/v1/facilitators?training=trained,certified,trainer",
                            &[Words("Trained facilitators who agreed to be shown.")],
                        ),
                        Entry(
                            "/api/v1/organisations?kind=library",
                            &[Words("The libraries that take part.")],
                        ),
                        Entry(
                            "/api/v1/resources?kind=format&family=play",
                            &[Words("The formats in which people play.")],
                        ),
                        Entry(
                            "/api/v1/territories/departement-29",
                            &[Words("A département and its figures.")],
                        ),
                        Entry(
                            "/api/v1/communes?q=quimp",
                            &[Words("The communes whose name begins like this.")],
                        ),
                        Entry(
                            "/api/v1/stats",
                            &[Words("The figures of the movement, counted anew every minute.")],
                        ),
                    ]),
                ],
            },
            Section {
                id: "feeds",
                heading: "Calendars and feeds",
                blocks: &[
                    Paragraph(&[Words(
                        "The same cafés, for a calendar or a news reader. The filters of the list hold \
                         there too.",
                    )]),
                    Addresses(&[
                        Entry(
                            "/api/v1/feeds/cafes.ics?territory=departement-29",
                            &[Words(
                                "A calendar (iCalendar) to subscribe to. A cancelled café stays in it, \
                                 marked as such.",
                            )],
                        ),
                        Entry(
                            "/api/v1/feeds/cafes.rss?territory=departement-29",
                            &[Words("A feed (RSS) of the next cafés.")],
                        ),
                    ]),
                ],
            },
            Section {
                id: "lists",
                heading: "Read a list to its end",
                blocks: &[List(&[
                    &[
                        Words("A list comes in pages: "),
                        Code("limit"),
                        Words(" sets their size, from 1 to 200."),
                    ],
                    &[
                        Words("As long as the answer gives a "),
                        Code("next_cursor"),
                        Words(", send it back as it is in "),
                        Code("cursor"),
                        Words("."),
                    ],
                    &[
                        Code("total"),
                        Words(" says how many there are in all; "),
                        Code("facets=true"),
                        Words(" adds the count of each filter."),
                    ],
                    &[
                        Words("Times are in UTC; "),
                        Code("timezone"),
                        Words(
                            " says in which zone to read those of a café. Positions are in degrees (WGS 84).",
                        ),
                    ],
                ])],
            },
            Section {
                id: "again",
                heading: "Read again only what has changed",
                blocks: &[
                    Paragraph(&[
                        Words("Every answer bears an "),
                        Code("ETag"),
                        Words(". Send it back in "),
                        Code("If-None-Match"),
                        Words(": if nothing has changed, the answer is a 304, empty. "),
                        Code("Cache-Control"),
                        Words(" says how long to keep it."),
                    ]),
                    Example(ASK_AGAIN),
                ],
            },
            Section {
                id: "browsers",
                heading: "From a web page",
                blocks: &[Paragraph(&[
                    Words("Public answers allow every site ("),
                    Code("Access-Control-Allow-Origin: *"),
                    Words("): a page’s script can read them directly."),
                ])],
            },
            Section {
                id: "refusals",
                heading: "When a request is refused",
                blocks: &[Paragraph(&[
                    Words("The answer is an "),
                    Code("application/problem+json"),
                    Words(" (RFC 9457), whose "),
                    Code("code"),
                    Words(
                        " never changes its meaning. An unknown parameter is refused by name: a misspelt \
                         filter does not pass for an answer.",
                    ),
                ])],
            },
            Section {
                id: "licence",
                heading: "What you may do with it",
                blocks: &[
                    List(&[
                        &[
                            Strong("The geography"),
                            Words(
                                ": Insee and La Poste (Licence Ouverte 2.0), GeoNames (CC BY 4.0), Natural \
                                 Earth (public domain). Credit “Insee / Etalab, GeoNames, Natural Earth”.",
                            ),
                        ],
                        &[
                            Strong("Resources"),
                            Words(": each has its licence, in the field "),
                            Code("licence"),
                            Words("; "),
                            Code("unstated"),
                            Words(" means that nobody has stated it."),
                        ],
                        &[
                            Strong("Cafés, organisations, people"),
                            Words(
                                ": reading them is open to all. The software attaches no licence to them; \
                                 to republish them, ask the publisher of this site (see ",
                            ),
                            Page("the legal notice", SitePage::Legal),
                            Words(")."),
                        ],
                    ]),
                    Paragraph(&[Words(
                        "People are shown only if they agreed to it. If you keep a copy, read it again \
                         often: whoever withdraws here must disappear from yours too.",
                    )]),
                ],
            },
            Section {
                id: "fair",
                heading: "Fair use",
                blocks: &[Paragraph(&[
                    Words(
                        "The software sets no quota; the host may set one. Keep answers as long as they \
                         say, use ",
                    ),
                    Code("ETag"),
                    Words("s, ask for few pages at a time, and say in "),
                    Code("User-Agent"),
                    Words(" who you are."),
                ])],
            },
        ],
    },
};

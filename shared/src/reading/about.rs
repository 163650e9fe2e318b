//! The texts about the movement. What they tell of it comes from the letter of the Conseil national du numérique of 23
//! May 2025 and from the public pages that the demonstration data name as their sources.

use crate::site::SitePage;

use super::{
    Block::{List, Paragraph, Questions, Steps, Terms},
    Entry, Reading,
    Run::{Elsewhere, Mail, Page, Strong, Within, Words},
    Section, Translated,
};

/// The section on hosting a café.
pub const HOST: &str = "host";
/// The section on running one.
pub const FACILITATE: &str = "facilitate";

/// What a Café IA is, and how to host one.
pub static ABOUT: Translated = Translated {
    french: Reading {
        title: "Le mouvement",
        lead: "L’intelligence artificielle s’invite partout. Et si on en parlait, tranquillement, autour \
               d’un café ?",
        sections: &[
            Section {
                id: "what",
                heading: "Un Café IA, c’est quoi ?",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Des gens qui se retrouvent près de chez eux pour parler d’intelligence \
                             artificielle. Une heure ou deux autour d’une table : ",
                        ),
                        Strong("on apprend, on essaie, on débat"),
                        Words(". On repart avec des idées plus claires, et parfois l’envie de continuer."),
                    ]),
                    Paragraph(&[Words(
                        "Cela se passe dans une médiathèque, une mairie, un centre social, une école, un \
                         tiers-lieu, une entreprise, un bureau de poste… Il n’y a pas de modèle unique : un \
                         jeu de cartes, une discussion à partir de petites notes, un atelier d’écriture, un \
                         essai d’outils en groupe. Ce qui compte, c’est que chacun puisse parler.",
                    )]),
                    Paragraph(&[Words(
                        "L’ambition est simple : que toutes et tous puissent s’emparer de ces questions, \
                         et pas seulement les spécialistes.",
                    )]),
                ],
            },
            Section {
                id: "principles",
                heading: "Ce qui fait un Café IA",
                blocks: &[
                    List(&[
                        &[
                            Strong("Un accueil ouvert."),
                            Words(
                                " On vient comme on est, sans rien savoir, avec ses questions, ses \
                                 craintes ou ses enthousiasmes.",
                            ),
                        ],
                        &[
                            Strong("Près de chez soi."),
                            Words(
                                " Là où l’on a déjà ses habitudes. Quatre cafés sur cinq accompagnés la \
                                 première année se tenaient hors de Paris.",
                            ),
                        ],
                        &[
                            Strong("La parole à chacun."),
                            Words(" On écoute autant que l’on parle ; personne n’est là pour convaincre."),
                        ],
                        &[
                            Strong("Peu de moyens, peu de données."),
                            Words(
                                " Une table, des chaises, du café si possible. On ne demande aux gens que \
                                 le nécessaire.",
                            ),
                        ],
                        &[
                            Strong("Un bien commun."),
                            Words(
                                " Ce qui est produit est libre et se partage : d’autres le reprennent, \
                                 l’améliorent, l’adaptent à leur quartier.",
                            ),
                        ],
                        &[
                            Strong("L’humain d’abord."),
                            Words(
                                " Comprendre l’IA ne remplace pas l’aide dont beaucoup ont besoin pour un \
                                 ordinateur ou une démarche. C’est au numérique de s’adapter aux gens.",
                            ),
                        ],
                    ]),
                    Paragraph(&[
                        Words("Le Conseil national du numérique a publié "),
                        Elsewhere(
                            "les grands principes de Café IA",
                            "https://cafeia.org/index.php/grands-principes-cafe-ia",
                        ),
                        Words("."),
                    ]),
                ],
            },
            Section {
                id: "who",
                heading: "Qui le porte ?",
                blocks: &[
                    Paragraph(&[
                        Words("Depuis mai 2024, le "),
                        Strong("Conseil national du numérique"),
                        Words(
                            " structure la démarche : il accompagne celles et ceux qui organisent, réunit \
                             les animateurs et publie des ressources.",
                        ),
                    ]),
                    Paragraph(&[Words(
                        "Mais le mouvement tient surtout à celles et ceux qui ouvrent leur porte. Dès la \
                         première année, plus d’une centaine d’organisations y prenaient part, dont Réseau \
                         Canopé, Inria et le groupe La Poste. La formation à l’animation existe grâce à \
                         l’Agence nationale de la cohésion des territoires, à la Banque des Territoires, à \
                         La Mednum et aux Assembleurs.",
                    )]),
                    Paragraph(&[
                        Words("Voir "),
                        Page("les organisations qui participent", SitePage::Organisations),
                        Words(". Pour écrire au Conseil, sa lettre de mai 2025 donne cette adresse : "),
                        Mail("info@cnnumerique.fr"),
                        Words("."),
                    ]),
                ],
            },
            Section {
                id: "story",
                heading: "Son histoire, en quelques dates",
                blocks: &[
                    Terms(&[
                        Entry(
                            "Mai 2024",
                            &[Words(
                                "Le Conseil national du numérique se voit confier la démarche. Le but : \
                                 des temps d’échange locaux, accessibles et démocratiques sur \
                                 l’intelligence artificielle.",
                            )],
                        ),
                        Entry(
                            "En un an",
                            &[Words(
                                "Le Conseil accompagne plus d’un café par jour, sans compter tous ceux qui \
                                 s’organisent sans lui. Le mouvement touche plus de 10 000 personnes.",
                            )],
                        ),
                        Entry(
                            "Mai 2025",
                            &[Words(
                                "Plus de 650 conseillers et médiateurs numériques se sont inscrits à la \
                                 formation, plus de 200 la suivent. Parmi celles et ceux qui l’ont \
                                 terminée, neuf sur dix se sentent capables d’accompagner leur public.",
                            )],
                        ),
                        Entry(
                            "16 mai 2025",
                            &[Words("La Poste tient un Café IA à son guichet de Roye, dans la Somme.")],
                        ),
                        Entry(
                            "Juin 2025",
                            &[Words(
                                "Des cafés sont annoncés à Crozon, au bout du Finistère, et à VivaTech, le \
                                 jour où le salon s’ouvre à tous.",
                            )],
                        ),
                        Entry(
                            "D’ici 2027",
                            &[Words(
                                "L’objectif fixé par le Gouvernement : toucher deux millions de personnes.",
                            )],
                        ),
                    ]),
                    Paragraph(&[
                        Words(
                            "Ces chiffres sont ceux de la lettre du Conseil du 23 mai 2025. Ceux \
                             d’aujourd’hui, comptés sur ce site, sont sur ",
                        ),
                        Page("la page d’accueil", SitePage::Home),
                        Words("."),
                    ]),
                ],
            },
            Section {
                id: HOST,
                heading: "Accueillir un café, pas à pas",
                blocks: &[
                    Paragraph(&[Words(
                        "Une bibliothèque, une association, une entreprise, un bistrot, une classe : tout \
                         lieu où l’on peut s’asseoir ensemble convient. Pour une première fois, faites \
                         simple.",
                    )]),
                    Steps(&[
                        Entry(
                            "Préparer",
                            &[
                                Words(
                                    "Trouvez une date, une heure ou une heure et demie, et une table pour \
                                     six à quinze personnes. Regardez qui pourra entrer : une marche, un \
                                     escalier, une salle bruyante ? Dites-le dans l’annonce. Et trouvez \
                                     quelqu’un pour animer : vous, un collègue ou ",
                                ),
                                Page("une personne qui anime près de chez vous", SitePage::Facilitators),
                                Words("."),
                            ],
                        ),
                        Entry(
                            "Inviter",
                            &[
                                Words(
                                    "Une affiche à l’accueil, un mot aux habitués, une annonce à la \
                                     mairie. Rappelez que c’est gratuit et qu’il n’y a rien à savoir avant. \
                                     Ne demandez pas plus de renseignements qu’il n’en faut : bien souvent, \
                                     aucun. Un kit de communication figure parmi ",
                                ),
                                Within("les documents", SitePage::Resources, "?kind=document"),
                                Words("."),
                            ],
                        ),
                        Entry(
                            "Choisir un format",
                            &[
                                Words(
                                    "Le plus simple : chacun écrit sur une note ce que l’IA lui évoque, on \
                                     regroupe, on choisit par où commencer. Il y a aussi des jeux, des \
                                     ateliers d’écriture, des essais d’outils, avec ou sans écran. ",
                                ),
                                Within("Voir tous les formats", SitePage::Resources, "?kind=format"),
                                Words(", avec leur durée, leur matériel et la taille du groupe."),
                            ],
                        ),
                        Entry(
                            "Trouver qui anime",
                            &[
                                Words("Personne pour animer ? "),
                                Page("Demandez un café", SitePage::Ask),
                                Words(
                                    ", sans compte : les personnes qui animent près de chez vous voient \
                                     votre demande et vous répondent.",
                                ),
                            ],
                        ),
                        Entry(
                            "Annoncer",
                            &[
                                Page("Proposez votre café ici", SitePage::Propose),
                                Words(
                                    ", sans compte, en trois minutes. Une personne qui suit votre \
                                     territoire le relit, puis il paraît à l’agenda et sur la carte.",
                                ),
                            ],
                        ),
                        Entry(
                            "Animer",
                            &[Words(
                                "Accueillez, faites un tour de prénoms, rappelez qu’il n’y a pas de \
                                 question bête. Veillez à ce que tout le monde puisse parler, surtout \
                                 celles et ceux qui n’osent pas. Vous n’avez pas à tout savoir : « je ne \
                                 sais pas, cherchons » est une bonne réponse.",
                            )],
                        ),
                        Entry(
                            "Et après",
                            &[Words(
                                "Avant de ranger les tasses, demandez ce que l’on retient et ce que l’on \
                                 voudrait faire ensuite. Gardez une trace de ce qui a été produit, et \
                                 partagez-la. Puis fixez la date du prochain : le deuxième café est bien \
                                 plus facile que le premier.",
                            )],
                        ),
                    ]),
                ],
            },
            Section {
                id: FACILITATE,
                heading: "Animer des cafés",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "Animer, ce n’est pas faire un cours. C’est mettre les gens à l’aise et donner \
                             la parole. ",
                        ),
                        Strong("Nul besoin d’être spécialiste."),
                    ]),
                    Steps(&[
                        Entry(
                            "Venez voir",
                            &[
                                Words("Participez à "),
                                Page("un café près de chez vous", SitePage::Agenda),
                                Words(" : rien n’apprend mieux."),
                            ],
                        ),
                        Entry(
                            "Lancez-vous à deux",
                            &[
                                Words("Choisissez "),
                                Within("un format", SitePage::Resources, "?kind=format"),
                                Words(" et animez avec quelqu’un qui l’a déjà fait."),
                            ],
                        ),
                        Entry(
                            "Formez-vous si vous le souhaitez",
                            &[
                                Words(
                                    "Une formation de 17 heures s’adresse aux conseillers et aux \
                                     médiateurs numériques ; ",
                                ),
                                Elsewhere("La Mednum la présente", "https://lamednum.coop/formation"),
                                Words(
                                    ". Le Conseil réunit aussi les animateurs en ligne, le jeudi, pour se \
                                     montrer des formats et s’entraider.",
                                ),
                            ],
                        ),
                    ]),
                    Paragraph(&[
                        Words(
                            "L’annuaire distingue celles et ceux qui se déclarent prêts à animer de celles \
                             et ceux qui ont suivi une formation. ",
                        ),
                        Page("Voir l’annuaire", SitePage::Facilitators),
                        Words("."),
                    ]),
                    Paragraph(&[
                        Page("Proposez-vous pour animer", SitePage::Apply),
                        Words(
                            ", sans compte, en trois minutes : vous dites d’où, jusqu’où et avec quels formats, et \
                             vous choisissez si votre fiche est visible.",
                        ),
                    ]),
                ],
            },
            Section {
                id: "questions",
                heading: "Questions fréquentes",
                blocks: &[Questions(&[
                    Entry("Est-ce gratuit ?", &[Words("Oui.")]),
                    Entry(
                        "Faut-il s’y connaître ?",
                        &[Words(
                            "Non. Les cafés sont faits pour celles et ceux qui se posent des questions. Si \
                             vous n’avez jamais utilisé d’intelligence artificielle, vous êtes au bon \
                             endroit.",
                        )],
                    ),
                    Entry(
                        "Faut-il un ordinateur ou un téléphone ?",
                        &[Words(
                            "Rarement : beaucoup de formats se passent d’écran. Quand il en faut, la page \
                             du format l’indique.",
                        )],
                    ),
                    Entry(
                        "Est-ce pour ou contre l’IA ?",
                        &[Words(
                            "Ni l’un ni l’autre. On n’y vend rien et l’on n’y condamne rien d’avance. On \
                             regarde comment c’est fait, ce que cela change, ce que cela coûte, et chacun \
                             décide de ce qu’il veut en faire, y compris s’en passer.",
                        )],
                    ),
                    Entry(
                        "Faut-il s’inscrire ?",
                        &[Words(
                            "Cela dépend des lieux. La page de chaque café dit s’il suffit de venir, ou \
                             comment réserver.",
                        )],
                    ),
                    Entry(
                        "Pourrai-je entrer, entendre, suivre ?",
                        &[
                            Words(
                                "La page de chaque café dit ce qui est prévu : fauteuil roulant, langue \
                                 des signes, boucle magnétique… et l’on peut chercher d’après cela dans ",
                            ),
                            Page("l’agenda", SitePage::Agenda),
                            Words(". En cas de doute, demandez au lieu."),
                        ],
                    ),
                    Entry(
                        "Qui peut en organiser un ?",
                        &[
                            Words(
                                "Tout le monde : une école, une mairie, une association, une entreprise, \
                                 un groupe d’amis. ",
                            ),
                            Within("Voici comment s’y prendre", SitePage::About, "#host"),
                            Words("."),
                        ],
                    ),
                    Entry(
                        "Comment faire paraître mon café sur ce site ?",
                        &[
                            Words(
                                "Le site n’a pas encore de formulaire pour cela. Adressez-vous à qui le \
                                 publie : voir ",
                            ),
                            Page("les mentions", SitePage::Legal),
                            Words("."),
                        ],
                    ),
                ])],
            },
        ],
    },
    english: Reading {
        title: "The movement",
        lead: "Artificial intelligence is turning up everywhere. How about talking it over, calmly, with a \
               cup of coffee?",
        sections: &[
            Section {
                id: "what",
                heading: "What is a Café IA?",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "People who meet close to home to talk about artificial intelligence (“IA” in \
                             French). An hour or two around a table: ",
                        ),
                        Strong("you learn, you try things out, you debate"),
                        Words(". You leave with clearer ideas, and sometimes a wish to go on."),
                    ]),
                    Paragraph(&[Words(
                        "It happens in a library, a town hall, a community centre, a school, a third \
                         place, a company, a post office… There is no single model: a card game, a \
                         discussion that starts from sticky notes, a writing workshop, trying out tools as \
                         a group. What matters is that everyone can speak.",
                    )]),
                    Paragraph(&[Words(
                        "The ambition is simple: that everyone, and not experts alone, may take hold of \
                         these questions.",
                    )]),
                ],
            },
            Section {
                id: "principles",
                heading: "What makes a Café IA",
                blocks: &[
                    List(&[
                        &[
                            Strong("An open welcome."),
                            Words(
                                " Come as you are, knowing nothing, with your questions, your fears or \
                                 your enthusiasm.",
                            ),
                        ],
                        &[
                            Strong("Close to home."),
                            Words(
                                " In places where people already go. Of the cafés supported in the first \
                                 year, four in five were held outside Paris.",
                            ),
                        ],
                        &[
                            Strong("Everyone has a say."),
                            Words(" People listen as much as they talk; nobody is there to convince."),
                        ],
                        &[
                            Strong("Few means, little data."),
                            Words(
                                " A table, chairs, coffee if possible. People are asked for what is \
                                 necessary and no more.",
                            ),
                        ],
                        &[
                            Strong("A common good."),
                            Words(
                                " What is made is free and shared: others take it up, improve it, fit it \
                                 to their neighbourhood.",
                            ),
                        ],
                        &[
                            Strong("People first."),
                            Words(
                                " Understanding AI does not replace the help that many need with a \
                                 computer or a form. It is for digital tools to adapt to people.",
                            ),
                        ],
                    ]),
                    Paragraph(&[
                        Words("The Conseil national du numérique has published "),
                        Elsewhere(
                            "the principles of Café IA (in French)",
                            "https://cafeia.org/index.php/grands-principes-cafe-ia",
                        ),
                        Words("."),
                    ]),
                ],
            },
            Section {
                id: "who",
                heading: "Who carries it?",
                blocks: &[
                    Paragraph(&[
                        Words("Since May 2024, the "),
                        Strong("Conseil national du numérique"),
                        Words(
                            " (France’s national digital council) has given the initiative its structure: \
                             it supports those who organise, brings facilitators together and publishes \
                             resources.",
                        ),
                    ]),
                    Paragraph(&[Words(
                        "But the movement rests above all on those who open their doors. In its first year \
                         already, more than a hundred organisations took part, among them Réseau Canopé, \
                         Inria and the La Poste group. The training of facilitators exists thanks to the \
                         Agence nationale de la cohésion des territoires, the Banque des Territoires, La \
                         Mednum and Les Assembleurs.",
                    )]),
                    Paragraph(&[
                        Words("See "),
                        Page("the organisations that take part", SitePage::Organisations),
                        Words(". To write to the Conseil, its letter of May 2025 gives this address: "),
                        Mail("info@cnnumerique.fr"),
                        Words("."),
                    ]),
                ],
            },
            Section {
                id: "story",
                heading: "Its story, in a few dates",
                blocks: &[
                    Terms(&[
                        Entry(
                            "May 2024",
                            &[Words(
                                "The Conseil national du numérique is given charge of the initiative. The \
                                 aim: local, accessible and democratic conversations about artificial \
                                 intelligence.",
                            )],
                        ),
                        Entry(
                            "In one year",
                            &[Words(
                                "The Conseil supports more than one café a day, not counting all those \
                                 organised without it. The movement reaches more than 10,000 people.",
                            )],
                        ),
                        Entry(
                            "May 2025",
                            &[Words(
                                "More than 650 digital advisers and mediators have signed up for the \
                                 training, more than 200 are following it. Of those who completed it, nine \
                                 in ten feel able to help the people they work with.",
                            )],
                        ),
                        Entry(
                            "16 May 2025",
                            &[Words("La Poste holds a Café IA at its counter in Roye, in the Somme.")],
                        ),
                        Entry(
                            "June 2025",
                            &[Words(
                                "Cafés are announced in Crozon, at the tip of Finistère, and at VivaTech, \
                                 on the day the fair opens to all.",
                            )],
                        ),
                        Entry(
                            "By 2027",
                            &[Words("The goal set by the French Government: to reach two million people.")],
                        ),
                    ]),
                    Paragraph(&[
                        Words(
                            "These figures are those of the Conseil’s letter of 23 May 2025. Those of \
                             today, counted on this site, are on ",
                        ),
                        Page("the home page", SitePage::Home),
                        Words("."),
                    ]),
                ],
            },
            Section {
                id: HOST,
                heading: "Host a café, step by step",
                blocks: &[
                    Paragraph(&[Words(
                        "A library, an association, a company, a pub, a classroom: any place where people \
                         can sit together will do. For a first time, keep it simple.",
                    )]),
                    Steps(&[
                        Entry(
                            "Prepare",
                            &[
                                Words(
                                    "Find a date, an hour or an hour and a half, and a table for six to \
                                     fifteen people. See who will be able to come in: a step, a staircase, \
                                     a noisy room? Say so in the announcement. And find someone to run it: \
                                     you, a colleague or ",
                                ),
                                Page("a facilitator near you", SitePage::Facilitators),
                                Words("."),
                            ],
                        ),
                        Entry(
                            "Invite",
                            &[
                                Words(
                                    "A poster at the desk, a word to the regulars, a notice at the town \
                                     hall. Say that it is free and that there is nothing to know \
                                     beforehand. Ask for no more details than you need: quite often, none. \
                                     A communication kit is among ",
                                ),
                                Within("the documents", SitePage::Resources, "?kind=document"),
                                Words("."),
                            ],
                        ),
                        Entry(
                            "Choose a format",
                            &[
                                Words(
                                    "The simplest: everyone writes on a note what AI brings to their mind, \
                                     you group the notes, you choose where to begin. There are also games, \
                                     writing workshops, tools to try, with or without a screen. ",
                                ),
                                Within("See all formats", SitePage::Resources, "?kind=format"),
                                Words(", with their duration, their material and the size of the group."),
                            ],
                        ),
                        Entry(
                            "Find who runs it",
                            &[
                                Words("Nobody to run it? "),
                                Page("Ask for a café", SitePage::Ask),
                                Words(
                                    ", without an account: those who run cafés near you see what you ask \
                                     for and answer.",
                                ),
                            ],
                        ),
                        Entry(
                            "Announce it",
                            &[
                                Page("Propose your café here", SitePage::Propose),
                                Words(
                                    ", without an account, in three minutes. Someone who looks after your \
                                     territory reviews it, then it comes into the agenda and onto the map.",
                                ),
                            ],
                        ),
                        Entry(
                            "Run it",
                            &[Words(
                                "Welcome people, go round the first names, say that there are no silly \
                                 questions. See to it that everyone can speak, above all those who do not \
                                 dare. You need not know everything: “I don’t know, let’s find out” is a \
                                 good answer.",
                            )],
                        ),
                        Entry(
                            "Afterwards",
                            &[Words(
                                "Before you clear the cups away, ask what people will remember and what \
                                 they would like to do next. Keep a trace of what was made, and share it. \
                                 Then set the date of the next one: the second café is far easier than the \
                                 first.",
                            )],
                        ),
                    ]),
                ],
            },
            Section {
                id: FACILITATE,
                heading: "Run cafés",
                blocks: &[
                    Paragraph(&[
                        Words(
                            "To run a café is not to give a lesson. It is to put people at ease and let \
                             them speak. ",
                        ),
                        Strong("There is no need to be an expert."),
                    ]),
                    Steps(&[
                        Entry(
                            "Come and see",
                            &[
                                Words("Take part in "),
                                Page("a café near you", SitePage::Agenda),
                                Words(": nothing teaches better."),
                            ],
                        ),
                        Entry(
                            "Begin as a pair",
                            &[
                                Words("Choose "),
                                Within("a format", SitePage::Resources, "?kind=format"),
                                Words(" and run it with someone who has done it before."),
                            ],
                        ),
                        Entry(
                            "Train if you wish",
                            &[
                                Words("A 17-hour training is meant for digital advisers and mediators; "),
                                Elsewhere(
                                    "La Mednum presents it (in French)",
                                    "https://lamednum.coop/formation",
                                ),
                                Words(
                                    ". The Conseil also brings facilitators together online, on Thursdays, \
                                     to show each other formats and help each other.",
                                ),
                            ],
                        ),
                    ]),
                    Paragraph(&[
                        Words(
                            "The directory tells those who say they are ready to facilitate from those who \
                             have been trained. ",
                        ),
                        Page("See the directory", SitePage::Facilitators),
                        Words("."),
                    ]),
                    Paragraph(&[
                        Page("Offer to run cafés", SitePage::Apply),
                        Words(
                            ", without an account, in three minutes: you say from where, how far and with which \
                             formats, and choose whether your profile is visible.",
                        ),
                    ]),
                ],
            },
            Section {
                id: "questions",
                heading: "Common questions",
                blocks: &[Questions(&[
                    Entry("Is it free?", &[Words("Yes.")]),
                    Entry(
                        "Do I need to know anything?",
                        &[Words(
                            "No. Cafés are made for people who have questions. If you have never used \
                             artificial intelligence, you are in the right place.",
                        )],
                    ),
                    Entry(
                        "Do I need a computer or a telephone?",
                        &[Words(
                            "Rarely: many formats do without a screen. Where one is needed, the format’s \
                             page says so.",
                        )],
                    ),
                    Entry(
                        "Is it for or against AI?",
                        &[Words(
                            "Neither. Nothing is sold there, and nothing is condemned beforehand. People \
                             look at how it is made, what it changes, what it costs, and each decides what \
                             to do with it, going without included.",
                        )],
                    ),
                    Entry(
                        "Do I have to register?",
                        &[Words(
                            "That depends on the place. Each café’s page says whether you can just come, \
                             or how to book.",
                        )],
                    ),
                    Entry(
                        "Will I be able to get in, to hear, to follow?",
                        &[
                            Words(
                                "Each café’s page says what is provided: wheelchair access, sign language, \
                                 hearing loop… and you can search by it in ",
                            ),
                            Page("the agenda", SitePage::Agenda),
                            Words(". If in doubt, ask the venue."),
                        ],
                    ),
                    Entry(
                        "Who can organise one?",
                        &[
                            Words(
                                "Everyone: a school, a town hall, an association, a company, a group of \
                                 friends. ",
                            ),
                            Within("Here is how to go about it", SitePage::About, "#host"),
                            Words("."),
                        ],
                    ),
                    Entry(
                        "How do I get my café onto this site?",
                        &[
                            Words("The site has no form for that yet. Turn to whoever publishes it: see "),
                            Page("the legal notice", SitePage::Legal),
                            Words("."),
                        ],
                    ),
                ])],
            },
        ],
    },
};

//! What is wrong with a field, in a few words that follow its label.

/// What is wrong with a field, in a few words that follow its label.
pub struct FaultTexts {
    /// A field is empty.
    pub required: &'static str,
    /// A text is too long.
    pub too_long: &'static str,
    /// A text has more characters than allowed: so many.
    pub at_most: fn(&str) -> String,
    /// A text is too short.
    pub too_short: &'static str,
    /// A password is too short.
    pub password_short: &'static str,
    /// A date is out of range.
    pub out_of_range: &'static str,
    /// A text is not written as expected.
    pub malformed: &'static str,
    /// No mail address.
    pub bad_email: &'static str,
    /// What it names does not exist.
    pub unknown_value: &'static str,
    /// It was given twice.
    pub repeated: &'static str,
    /// A password is guessed easily.
    pub weak: &'static str,
    /// It does not go with another field.
    pub inconsistent: &'static str,
    /// A café has no title.
    pub title_missing: &'static str,
    /// It has no day.
    pub day_missing: &'static str,
    /// A time is missing.
    pub time_missing: &'static str,
    /// Its end is not after its beginning, or too far.
    pub bad_end: &'static str,
    /// Its place is missing.
    pub place_missing: &'static str,
    /// A commune is missing.
    pub commune_missing: &'static str,
    /// Nobody hosts it.
    pub host_missing: &'static str,
    /// An online café whose host is nowhere.
    pub host_commune_missing: &'static str,
    /// Where one registers is missing.
    pub target_missing: &'static str,
    /// No web address.
    pub bad_url: &'static str,
    /// No telephone number.
    pub bad_phone: &'static str,
    /// No postal code.
    pub bad_postal_code: &'static str,
    /// No number of places.
    pub bad_capacity: &'static str,
    /// No number of places that are taken.
    pub bad_taken: &'static str,
    /// No number of people who came.
    pub bad_people: &'static str,
    /// No number.
    pub bad_count: &'static str,
    /// More people than came.
    pub more_than_came: &'static str,
    /// It holds characters that nobody sees.
    pub hidden: &'static str,
    /// It lies in the past, and may be left open.
    pub past: &'static str,
    /// The day lies in the past.
    pub past_day: &'static str,
    /// Nobody plans so far ahead.
    pub far_ahead: &'static str,
    /// It ends before it begins on the same day.
    pub ends_before: &'static str,
    /// More places are taken than there are.
    pub too_many_taken: &'static str,
    /// No distance that somebody travels.
    pub bad_radius: &'static str,
    /// Nobody but the facilitator agrees to be shown.
    pub not_yours_to_agree: &'static str,
    /// Too many were chosen.
    pub too_many: &'static str,
    /// An organisation has no name.
    pub organisation_name_missing: &'static str,
    /// No SIRET number.
    pub bad_siret: &'static str,
    /// No RNA number.
    pub bad_rna: &'static str,
    /// An organisation is not its own network.
    pub own_network: &'static str,
    /// No span from a lower number to a greater one.
    pub bad_span: &'static str,
    /// A mail address has accents.
    pub accents: &'static str,
    /// The host is named among the other organisations.
    pub host_again: &'static str,
    /// Another time is kept where it is held.
    pub other_time: &'static str,
    /// A consent is missing.
    pub not_agreed: &'static str,
}

super::in_each_language!(FaultTexts);

const FRENCH: FaultTexts = FaultTexts {
    required: "à remplir",
    too_long: "c’est trop long",
    at_most: |number| format!("c’est trop long\u{a0}: {number} caractères au plus"),
    too_short: "c’est trop court",
    password_short: "il faut au moins 12 caractères",
    out_of_range: "cette date n’est pas possible",
    malformed: "ce n’est pas écrit comme attendu",
    bad_email: "écrivez une adresse comme prenom@exemple.fr",
    unknown_value: "cela n’existe pas, ou plus",
    repeated: "c’est déjà là",
    weak: "c’est trop facile à deviner\u{a0}; plusieurs mots sans lien entre eux font un bon mot de passe",
    inconsistent: "cela ne va pas avec le reste",
    title_missing: "dites en quelques mots ce que l’on y fera",
    day_missing: "choisissez un jour",
    time_missing: "indiquez une heure",
    bad_end: "la fin vient après le début, au plus tard quatorze jours après",
    place_missing: "choisissez la commune, puis le lieu",
    commune_missing: "choisissez une commune",
    host_missing: "dites quelle organisation l’accueille",
    host_commune_missing: "dites dans quelle commune est cette organisation\u{a0}: c’est là que le café sera relu",
    target_missing: "dites où l’on s’inscrit",
    bad_url: "écrivez une adresse qui commence par https://",
    bad_phone: "écrivez un numéro comme 02 40 41 95 95",
    bad_postal_code: "un code postal a cinq chiffres",
    bad_capacity: "écrivez un nombre, de 1 à 100\u{a0}000",
    too_many_taken: "il n’y a pas autant de places",
    bad_radius: "écrivez un nombre de kilomètres, de 0 à 500",
    not_yours_to_agree: "seule la personne concernée peut y consentir, depuis son propre compte",
    too_many: "c’est trop\u{a0}: retirez-en",
    organisation_name_missing: "donnez son nom, en deux lettres au moins",
    bad_siret: "un SIRET a 14 chiffres\u{a0}; laissez vide si vous ne le connaissez pas",
    bad_rna: "un RNA s’écrit W suivi de 9 chiffres\u{a0}; laissez vide si vous ne le connaissez pas",
    own_network: "une organisation n’est pas son propre réseau",
    bad_span: "écrivez deux nombres, le plus petit d’abord",
    accents: "une adresse électronique s’écrit sans accents, comme elise@exemple.fr",
    host_again: "l’organisation qui accueille est déjà nommée\u{a0}: retirez-la d’ici",
    other_time: "ce n’est pas l’heure du lieu\u{a0}: choisissez celle de sa commune",
    not_agreed: "cochez la case pour que nous puissions vous répondre",
    bad_taken: "écrivez un nombre, de 0 à 100\u{a0}000",
    bad_people: "écrivez un nombre en chiffres, de 1 à 100\u{a0}000",
    bad_count: "écrivez un nombre entier, en chiffres",
    more_than_came: "c’est plus que le nombre de personnes venues\u{a0}: corrigez l’un ou l’autre",
    hidden: "il y a des caractères invisibles ou un retour à la ligne\u{a0}: retapez ce texte au clavier, sur une seule ligne",
    past: "cette date est passée\u{a0}: choisissez une date à venir, ou laissez vide si vous ne la connaissez pas encore",
    past_day: "c’est déjà passé\u{a0}: choisissez un jour et une heure à venir",
    far_ahead: "c’est dans plus de deux ans\u{a0}: vérifiez l’année",
    ends_before: "la fin vient avant le début\u{a0}: corrigez l’heure, ou indiquez le «\u{a0}dernier jour\u{a0}» s’il finit un autre jour",
};

const ENGLISH: FaultTexts = FaultTexts {
    required: "must be filled in",
    too_long: "this is too long",
    at_most: |number| format!("this is too long: {number} characters at most"),
    too_short: "this is too short",
    password_short: "it needs at least 12 characters",
    out_of_range: "this date is not possible",
    malformed: "this is not written as expected",
    bad_email: "write an address such as name@example.org",
    unknown_value: "this does not exist, or no longer does",
    repeated: "this is already there",
    weak: "this is too easy to guess; several unrelated words make a good password",
    inconsistent: "this does not go with the rest",
    title_missing: "say in a few words what it is about",
    day_missing: "choose a day",
    time_missing: "give a time",
    bad_end: "it ends after it begins, fourteen days later at most",
    place_missing: "choose the commune, then the place",
    commune_missing: "choose a commune",
    host_missing: "say which organisation hosts it",
    host_commune_missing: "say in which commune this organisation is: that is where the café will be reviewed",
    target_missing: "say where one registers",
    bad_url: "write an address that begins with https://",
    bad_phone: "write a number such as 02 40 41 95 95",
    bad_postal_code: "a postal code has five digits",
    bad_capacity: "write a number, from 1 to 100,000",
    too_many_taken: "there are not that many places",
    bad_radius: "write a number of kilometres, from 0 to 500",
    not_yours_to_agree: "nobody but the person can agree to it, from their own account",
    too_many: "too many: take some away",
    organisation_name_missing: "give its name, at least two letters",
    bad_siret: "a SIRET has 14 digits; leave it empty if you do not know it",
    bad_rna: "an RNA is W and 9 digits; leave it empty if you do not know it",
    own_network: "an organisation is not its own network",
    bad_span: "write two numbers, the lower one first",
    accents: "a mail address has no accents, as in elise@example.org",
    host_again: "the host is named already: take it away from here",
    other_time: "another time is kept there: choose that of its commune",
    not_agreed: "tick the box so that we can answer you",
    bad_taken: "write a number, from 0 to 100,000",
    bad_people: "write a number in digits, from 1 to 100,000",
    bad_count: "write a whole number, in digits",
    more_than_came: "this is more than the people who came: correct one or the other",
    hidden: "it holds invisible characters or a line break: type this text again, in one line",
    past: "this date is over: choose one to come, or leave it empty if you do not know it yet",
    past_day: "this is over: choose a day and a time to come",
    far_ahead: "this is more than two years ahead: check the year",
    ends_before: "it ends before it begins: correct the time, or give the “last day” if it ends on another day",
};

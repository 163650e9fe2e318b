//! What is wrong with a field, in a few words that follow its label.

/// What is wrong with a field, in a few words that follow its label.
pub struct FaultTexts {
    /// A field is empty.
    pub required: &'static str,
    /// A text is too long.
    pub too_long: &'static str,
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
    /// A consent is missing.
    pub not_agreed: &'static str,
}

super::in_each_language!(FaultTexts);

const FRENCH: FaultTexts = FaultTexts {
    required: "à remplir",
    too_long: "c’est trop long",
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
    not_agreed: "cochez la case pour que nous puissions vous répondre",
};

const ENGLISH: FaultTexts = FaultTexts {
    required: "must be filled in",
    too_long: "this is too long",
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
    not_agreed: "tick the box so that we can answer you",
};

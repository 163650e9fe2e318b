//! The texts of « Près de moi ».

/// The texts of « Près de moi ».
pub struct NearMeTexts {
    /// The button.
    pub near_me: &'static str,
    /// What will happen.
    pub note: &'static str,
    /// While the device looks for itself.
    pub looking: &'static str,
    /// The visitor, or a setting, said no.
    pub refused: &'static str,
    /// What to do about it.
    pub refused_help: &'static str,
    /// The device does not know where it is.
    pub unavailable: &'static str,
    /// It takes too long.
    pub timeout: &'static str,
    /// The browser cannot tell.
    pub unsupported: &'static str,
    /// The way on.
    pub instead: &'static str,
}

super::in_each_language!(NearMeTexts);

const FRENCH: NearMeTexts = NearMeTexts {
    near_me: "Près de moi",
    note: "Avec votre accord. Votre position, arrondie à un kilomètre environ, ne sert qu’à cette recherche.",
    looking: "Un instant, votre appareil cherche où il est…",
    refused: "Votre position n’a pas été partagée, et c’est très bien ainsi.",
    refused_help: "Écrivez plutôt une ville, un code postal ou un département. Si vous changez d’avis, \
                   autorisez la position pour ce site dans les réglages du navigateur.",
    unavailable: "Votre appareil ne sait pas où il est.",
    timeout: "Votre appareil met trop de temps à trouver où il est.",
    unsupported: "Votre navigateur ne peut pas donner de position ici.",
    instead: "Écrivez plutôt une ville, un code postal ou un département.",
};

const ENGLISH: NearMeTexts = NearMeTexts {
    near_me: "Near me",
    note: "With your consent. Your position, rounded to about a kilometre, is used for this search only.",
    looking: "One moment, your device is finding out where it is…",
    refused: "Your position was not shared, and that is quite all right.",
    refused_help: "Write a town, a postcode or a département instead. If you change your mind, allow the \
                   position for this site in your browser’s settings.",
    unavailable: "Your device does not know where it is.",
    timeout: "Your device did not find out where it is quickly enough.",
    unsupported: "Your browser cannot give a position here.",
    instead: "Write a town, a postcode or a département instead.",
};

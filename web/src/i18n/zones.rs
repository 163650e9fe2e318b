//! The names of the time zones in which cafés take place, as people say them there.

use super::Locale;

/// The zones of France, that of the mainland first.
pub const ZONES: [&str; 14] = [
    "Europe/Paris",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "America/Miquelon",
    "America/St_Barthelemy",
    "America/Marigot",
    "Indian/Reunion",
    "Indian/Mayotte",
    "Pacific/Noumea",
    "Pacific/Wallis",
    "Pacific/Tahiti",
    "Pacific/Marquesas",
    "Pacific/Gambier",
];

/// The name of a zone's time, for the zones of France; `Intl` names the others.
pub fn time_zone(zone: &str, locale: Locale) -> Option<&'static str> {
    let (french, english) = match zone {
        "Europe/Paris" => ("heure de Paris", "Paris time"),
        "America/Guadeloupe" => ("heure de la Guadeloupe", "Guadeloupe time"),
        "America/Martinique" => ("heure de la Martinique", "Martinique time"),
        "America/Cayenne" => ("heure de la Guyane", "French Guiana time"),
        "America/Miquelon" => ("heure de Saint-Pierre-et-Miquelon", "Saint Pierre and Miquelon time"),
        "America/St_Barthelemy" => ("heure de Saint-Barthélemy", "Saint Barthélemy time"),
        "America/Marigot" => ("heure de Saint-Martin", "Saint Martin time"),
        "Indian/Reunion" => ("heure de La Réunion", "Réunion time"),
        "Indian/Mayotte" => ("heure de Mayotte", "Mayotte time"),
        "Pacific/Noumea" => ("heure de la Nouvelle-Calédonie", "New Caledonia time"),
        "Pacific/Wallis" => ("heure de Wallis-et-Futuna", "Wallis and Futuna time"),
        "Pacific/Tahiti" => ("heure de Tahiti", "Tahiti time"),
        "Pacific/Marquesas" => ("heure des Marquises", "Marquesas time"),
        "Pacific/Gambier" => ("heure des Gambier", "Gambier time"),
        _ => return None,
    };
    Some(match locale {
        Locale::Fr => french,
        Locale::En => english,
    })
}

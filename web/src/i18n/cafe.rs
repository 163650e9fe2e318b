//! The texts of a café's own page.

use super::plural;

/// The texts of a café's own page.
pub struct CafeTexts {
    /// Heading of the dates.
    pub when: &'static str,
    /// Heading of the place.
    pub place: &'static str,
    /// Heading of the host and the others.
    pub who: &'static str,
    /// Heading of the registration.
    pub take_part: &'static str,
    /// Heading of the description.
    pub what: &'static str,
    /// Heading of the details.
    pub details: &'static str,
    /// Today, tomorrow, in some days.
    pub in_days: fn(i64) -> String,
    /// It is over.
    pub over: &'static str,
    /// It goes on.
    pub going_on: &'static str,
    /// The times are those of another zone.
    pub zone: fn(&str) -> String,
    /// It takes place by a video link.
    pub online: &'static str,
    /// Where it was to be before it was moved online.
    pub planned_at: fn(&str) -> String,
    /// The position is that of the commune.
    pub approximate: &'static str,
    /// The map of the place.
    pub map: &'static str,
    /// The host.
    pub hosted_by: &'static str,
    /// Nothing is needed to come.
    pub just_come: &'static str,
    /// One registers on the platform.
    pub internal: &'static str,
    /// One registers elsewhere.
    pub link: &'static str,
    /// The button that leads there; the site's name follows.
    pub register: fn(&str) -> String,
    /// One registers by telephone.
    pub phone: &'static str,
    /// One registers by mail.
    pub mail: &'static str,
    /// One is invited.
    pub invitation: &'static str,
    /// Free of charge.
    pub free: &'static str,
    /// How many people can come.
    pub capacity: fn(u32) -> String,
    /// Contact of the host structure.
    pub contact: &'static str,
    /// The formats.
    pub formats: &'static str,
    /// For whom.
    pub audiences: &'static str,
    /// Languages.
    pub languages: &'static str,
    /// Subjects.
    pub themes: &'static str,
    /// Accessibility.
    pub accessibility: &'static str,
    /// It does not take place.
    pub cancelled: &'static str,
    /// It is put off.
    pub postponed: &'static str,
    /// It was to begin on another day.
    pub was_on: fn(&str) -> String,
    /// It takes place online instead.
    pub moved_online: &'static str,
    /// No place is left.
    pub full: &'static str,
    /// It was announced and did not take place.
    pub not_held: &'static str,
    /// Adds it to one's calendar.
    pub add_to_calendar: &'static str,
    /// The way to the other cafés of the département.
    pub around_here: &'static str,
    /// Heading of a few cafés to come.
    pub next_ones: &'static str,
    /// There are none.
    pub none_next: &'static str,
    /// Back to the list.
    pub back: &'static str,
    /// No such café.
    pub gone: &'static str,
    /// What to do about it.
    pub gone_help: &'static str,
}

super::in_each_language!(CafeTexts);

const FRENCH: CafeTexts = CafeTexts {
    when: "Quand",
    place: "Où",
    who: "Avec qui",
    take_part: "Participer",
    what: "Au programme",
    details: "Bon à savoir",
    in_days: |days| match days {
        0 => "Aujourd’hui".to_owned(),
        1 => "Demain".to_owned(),
        2 => "Après-demain".to_owned(),
        _ => format!("Dans {days} jours"),
    },
    over: "Ce café est passé",
    going_on: "En ce moment",
    zone: |zone| format!("Les heures sont données à l’{zone}."),
    online: "En ligne, par visioconférence",
    planned_at: |place| format!("Lieu prévu au départ : {place}."),
    approximate: "Position approximative : la carte montre la commune.",
    map: "Plan du lieu",
    hosted_by: "Accueilli par",
    just_come: "Venez comme vous êtes : il n’y a pas besoin de s’inscrire.",
    internal: "Les inscriptions se font auprès du lieu d’accueil.",
    link: "L’inscription se fait sur le site de l’organisateur.",
    register: |site| format!("S’inscrire sur {site}"),
    phone: "L’inscription se fait par téléphone.",
    mail: "L’inscription se fait par courriel.",
    invitation: "Ce café est ouvert sur invitation.",
    free: "C’est gratuit.",
    capacity: |people| format!("{people} place{} en tout", plural::french(u64::from(people))),
    contact: "Une question ?",
    formats: "Format",
    audiences: "Pour qui",
    languages: "Langue",
    themes: "Sujets",
    accessibility: "Accessibilité",
    cancelled: "Ce café est annulé.",
    postponed: "Ce café est reporté.",
    was_on: |day| format!("Il était prévu le {day}."),
    moved_online: "Ce café se tient finalement en ligne.",
    full: "Ce café est complet.",
    not_held: "Ce café n’a pas eu lieu.",
    add_to_calendar: "Ajouter à mon agenda",
    around_here: "Les autres cafés du département",
    next_ones: "Les prochains cafés",
    none_next: "Aucun café n’est annoncé pour l’instant.",
    back: "Retour à l’agenda",
    gone: "Ce café n’est pas, ou n’est plus, à l’agenda",
    gone_help: "Son organisateur l’a peut-être retiré. D’autres cafés vous attendent.",
};

const ENGLISH: CafeTexts = CafeTexts {
    when: "When",
    place: "Where",
    who: "Who",
    take_part: "Taking part",
    what: "What to expect",
    details: "Good to know",
    in_days: |days| match days {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        _ => format!("In {days} days"),
    },
    over: "This café is over",
    going_on: "Going on now",
    zone: |zone| format!("Times are given in {zone}."),
    online: "Online, by video call",
    planned_at: |place| format!("It was to be held at this place: {place}."),
    approximate: "Approximate position: the map shows the commune.",
    map: "Map of the place",
    hosted_by: "Hosted by",
    just_come: "Come as you are: there is no need to register.",
    internal: "Please register with the host.",
    link: "You register on the organiser’s site.",
    register: |site| format!("Register on {site}"),
    phone: "You register by telephone.",
    mail: "You register by e-mail.",
    invitation: "This café is by invitation.",
    free: "It is free of charge.",
    capacity: |people| format!("{people} place{} in all", plural::english(u64::from(people))),
    contact: "Any questions?",
    formats: "Format",
    audiences: "For whom",
    languages: "Language",
    themes: "Topics",
    accessibility: "Accessibility",
    cancelled: "This café is cancelled.",
    postponed: "This café is postponed.",
    was_on: |day| format!("It was planned for {day}."),
    moved_online: "This café takes place online instead.",
    full: "This café is full.",
    not_held: "This café did not take place.",
    add_to_calendar: "Add to my calendar",
    around_here: "Other cafés in the département",
    next_ones: "Next cafés",
    none_next: "No café is announced for now.",
    back: "Back to the agenda",
    gone: "This café is not, or no longer, in the agenda",
    gone_help: "Its organiser may have withdrawn it. Other cafés are waiting for you.",
};

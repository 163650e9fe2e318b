//! Words for terms of the vocabularies that both sides show: the site in both languages, the server's plain pages in
//! French. A term without words does not compile.

use crate::vocabulary::{Accessibility, Audience, CafeMode, FacilitatorPart, Language, Licence, Locale};

/// A term that people read.
pub trait Words: Copy {
    /// Its words.
    fn words(self, locale: Locale) -> &'static str;
}

macro_rules! words {
    ($($vocabulary:ident { $($term:ident: $french:literal, $english:literal;)+ })+) => {$(
        impl Words for $vocabulary {
            fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$term, Locale::French) => $french, (Self::$term, Locale::English) => $english,)+
                }
            }
        }
    )+};
}

words! {
    CafeMode {
        OnSite: "Sur place", "On site";
        Online: "En ligne", "Online";
        Hybrid: "Sur place et en ligne", "On site and online";
    }

    Audience {
        Everyone: "Tout public", "Everyone";
        Children: "Enfants", "Children";
        YoungPeople: "Jeunes", "Young people";
        Pupils: "Élèves", "School classes";
        Students: "Étudiants", "Students";
        Parents: "Parents et familles", "Parents and families";
        Seniors: "Seniors", "Seniors";
        JobSeekers: "En recherche d’emploi", "Job seekers";
        Employees: "Salariés", "Employees";
        PublicAgents: "Agents publics", "Public servants";
        ElectedOfficials: "Élus", "Elected officials";
        Teachers: "Enseignants et formateurs", "Teachers and trainers";
        Mediators: "Médiateurs numériques", "Digital mediators";
    }

    Language {
        French: "Français", "French";
        English: "Anglais", "English";
        FrenchSign: "Langue des signes française", "French Sign Language";
        Arabic: "Arabe", "Arabic";
        Basque: "Basque", "Basque";
        Breton: "Breton", "Breton";
        Catalan: "Catalan", "Catalan";
        Chinese: "Chinois", "Chinese";
        Corsican: "Corse", "Corsican";
        German: "Allemand", "German";
        AntilleanCreole: "Créole antillais", "Antillean Creole";
        GuianeseCreole: "Créole guyanais", "Guianese Creole";
        Italian: "Italien", "Italian";
        Occitan: "Occitan", "Occitan";
        Portuguese: "Portugais", "Portuguese";
        ReunionCreole: "Créole réunionnais", "Réunion Creole";
        Shimaore: "Shimaoré", "Shimaore";
        Spanish: "Espagnol", "Spanish";
        Tahitian: "Tahitien", "Tahitian";
        Turkish: "Turc", "Turkish";
        Ukrainian: "Ukrainien", "Ukrainian";
    }

    Accessibility {
        Wheelchair: "Accessible en fauteuil roulant", "Wheelchair accessible";
        HearingLoop: "Boucle magnétique", "Hearing loop";
        SignLanguage: "Langue des signes française", "French Sign Language";
        LiveCaptions: "Sous-titrage en direct", "Live captions";
        VisualImpairment: "Adapté aux personnes malvoyantes", "Suited to visual impairment";
        EasyToRead: "Facile à lire et à comprendre", "Easy to read";
        QuietSpace: "Espace calme", "Quiet space";
    }

    FacilitatorPart {
        Lead: "Animé par", "Run by";
        CoFacilitator: "Co-animé par", "Co-run by";
        Observer: "Observé par", "Observed by";
    }

    Licence {
        CcBySa4: "CC BY-SA 4.0", "CC BY-SA 4.0";
        CcBy4: "CC BY 4.0", "CC BY 4.0";
        CcByNcSa4: "CC BY-NC-SA 4.0", "CC BY-NC-SA 4.0";
        Cc0: "CC0 (domaine public)", "CC0 (public domain)";
        Etalab2: "Licence Ouverte 2.0", "Licence Ouverte 2.0";
        Unstated: "Licence non précisée", "No licence stated";
    }
}

/// Minutes, as French says them: « 50 min », « 1 h 30 ».
pub fn french_time(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// A duration, from the least to the most minutes.
pub fn french_duration(least: u16, most: u16) -> String {
    if least == most {
        french_time(least)
    } else {
        format!("{} à {}", french_time(least), french_time(most))
    }
}

/// The size of a group, from the least to the most people.
pub fn french_group(least: u16, most: u16) -> String {
    if least == most {
        format!("{least} personne{}", if least < 2 { "" } else { "s" })
    } else {
        format!("{least} à {most} personnes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_told_as_people_say_them() {
        assert_eq!([50, 65, 120].map(french_time), ["50 min", "1 h 05", "2 h"]);
        assert_eq!((french_duration(60, 60), french_duration(60, 90)), ("1 h".into(), "1 h à 1 h 30".into()));
        assert_eq!(
            (french_group(1, 1), french_group(4, 12)),
            ("1 personne".into(), "4 à 12 personnes".into())
        );
    }
}

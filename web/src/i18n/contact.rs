//! How a structure is reached, and what to do when nothing is known of that.

/// How a structure is reached, and what to do when nothing is known of that.
pub struct ContactTexts {
    /// Neither telephone nor mail is known of the host of a café; one can go there.
    pub unknown_here: &'static str,
    /// The same of a café online.
    pub unknown_online: &'static str,
    /// Nothing is known of an organisation.
    pub unknown: &'static str,
    /// The link to a structure's site, by the site's name.
    pub website: fn(&str) -> String,
    /// The link to an organisation's page.
    pub page: fn(&str) -> String,
}

super::in_each_language!(ContactTexts);

const FRENCH: ContactTexts = ContactTexts {
    unknown_here: "Aucun téléphone ni courriel ne nous a été donné. Le plus sûr est de passer au lieu d’accueil demander une \
                   place, avant le jour du café.",
    unknown_online: "Aucun téléphone ni courriel ne nous a été donné. Voyez si la page de cette structure en dit plus.",
    unknown: "Cette organisation ne nous a donné ni site, ni téléphone, ni courriel. Le plus simple est de lui parler lors \
              d’un de ses cafés.",
    website: |host| format!("Voir son site : {host}"),
    page: |name| format!("Voir la page : {name}"),
};

const ENGLISH: ContactTexts = ContactTexts {
    unknown_here: "We were given neither a telephone number nor an e-mail address. The surest way is to drop in at the host’s \
                   and ask for a place, before the day of the café.",
    unknown_online: "We were given neither a telephone number nor an e-mail address. See whether the host’s page says more.",
    unknown: "This organisation gave us no site, telephone number or e-mail address. The simplest way is to speak to it at one \
              of its cafés.",
    website: |host| format!("See its site: {host}"),
    page: |name| format!("See the page: {name}"),
};

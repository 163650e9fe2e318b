//! The texts of the page where one wants no more letters that are sent to many.

/// The texts of the page where one wants no more letters that are sent to many.
pub struct UnsubscribeTexts {
    /// The page’s name.
    pub title: &'static str,
    /// The link is incomplete.
    pub no_link: &'static str,
    /// What to do.
    pub no_link_help: &'static str,
    /// The link is over.
    pub over: &'static str,
    /// What that means.
    pub over_help: &'static str,
    /// One gets no more.
    pub unsubscribed: &'static str,
    /// What that means.
    pub unsubscribed_help: &'static str,
    /// Gets no more.
    pub unsubscribe: &'static str,
    /// One gets them.
    pub subscribed: &'static str,
    /// What that means.
    pub subscribed_help: &'static str,
    /// Gets them again.
    pub subscribe: &'static str,
    /// Leads to the account.
    pub account: &'static str,
}

super::in_each_language!(UnsubscribeTexts);

const FRENCH: UnsubscribeTexts = UnsubscribeTexts {
    title: "Messages du réseau",
    no_link: "Ce lien est incomplet",
    no_link_help: "Ouvrez-le depuis le message que vous avez reçu, ou copiez-le en entier dans la barre d’adresse.",
    over: "Ce lien n’est plus bon",
    over_help: "Le compte auquel il était destiné n’existe plus\u{a0}: vous ne recevrez plus de messages.",
    unsubscribed: "Vous êtes désabonné",
    unsubscribed_help: "Vous ne recevrez plus les messages envoyés à plusieurs personnes du réseau. Ceux qui ne concernent que \
                        vous (votre rôle, votre mot de passe, vos cafés) continuent d’arriver.",
    unsubscribe: "Ne plus recevoir ces messages",
    subscribed: "Vous êtes abonné de nouveau",
    subscribed_help: "Vous recevrez les messages envoyés à plusieurs personnes du réseau, rarement plus de quelques-uns par mois.",
    subscribe: "Me réabonner",
    account: "Mon compte",
};

const ENGLISH: UnsubscribeTexts = UnsubscribeTexts {
    title: "Messages of the network",
    no_link: "This link is incomplete",
    no_link_help: "Open it from the message you received, or copy all of it into the address bar.",
    over: "This link is no longer good",
    over_help: "The account it was made for is gone: you will receive no more messages.",
    unsubscribed: "You are unsubscribed",
    unsubscribed_help: "You will receive no more messages that are sent to several people of the network. Those that concern you \
                        alone (your role, your password, your cafés) still come.",
    unsubscribe: "Receive no more of these messages",
    subscribed: "You are subscribed again",
    subscribed_help: "You will receive the messages sent to several people of the network, seldom more than a few a month.",
    subscribe: "Subscribe again",
    account: "My account",
};

//! The texts of one’s own account.

/// The texts of one’s own account.
pub struct AccountTexts {
    /// Heading of the roles that one is offered.
    pub offers: &'static str,
    /// What that means.
    pub offers_help: &'static str,
    /// Accepts one.
    pub offer_accept: &'static str,
    /// The same, with the role.
    pub offer_accept_label: fn(&str) -> String,
    /// Declines it.
    pub offer_decline: &'static str,
    /// Said after accepting.
    pub offer_accepted: &'static str,
    /// Said after declining.
    pub offer_declined: &'static str,
    /// Heading of one’s name and language.
    pub profile: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// Who sees it.
    pub name_hint: &'static str,
    /// Label of the mail address, which stays.
    pub email_fixed: &'static str,
    /// Label of the language of letters.
    pub language: &'static str,
    /// Label of the letters about what waits for a decision.
    pub review_letters: &'static str,
    /// Whether one gets letters that are sent to many.
    pub mailings: &'static str,
    /// Which ones come in any case.
    pub mailings_hint: &'static str,
    /// Saves.
    pub save: &'static str,
    /// Said after that.
    pub saved: &'static str,
    /// Label of the present password.
    pub current_password: &'static str,
    /// Heading, and its button.
    pub change_password: &'static str,
    /// What happens.
    pub change_password_help: &'static str,
    /// Said after that.
    pub password_changed: &'static str,
    /// Heading of the second factor.
    pub factor: &'static str,
    /// What it is, where there is none.
    pub factor_off: &'static str,
    /// It is there.
    pub factor_on: &'static str,
    /// What that means.
    pub factor_on_help: &'static str,
    /// How many recovery codes are left.
    pub codes_left: fn(u64, &str) -> String,
    /// Begins to set it up.
    pub factor_begin: &'static str,
    /// Why the password is asked for.
    pub factor_password: &'static str,
    /// To the next step.
    pub go_on: &'static str,
    /// Heading of the step where the secret is carried over.
    pub factor_scan: &'static str,
    /// How.
    pub factor_scan_help: &'static str,
    /// What the QR code is, for those who do not see it.
    pub factor_qr: &'static str,
    /// On the telephone itself.
    pub factor_link: &'static str,
    /// Label of the secret, to be typed.
    pub factor_secret: &'static str,
    /// Label of the first code.
    pub factor_code: &'static str,
    /// Confirms it.
    pub factor_confirm: &'static str,
    /// Gives up.
    pub cancel: &'static str,
    /// Heading of the recovery codes.
    pub codes: &'static str,
    /// What they are.
    pub codes_help: &'static str,
    /// Copies them.
    pub codes_copy: &'static str,
    /// Said after that.
    pub codes_copied: &'static str,
    /// They could not be.
    pub codes_not_copied: &'static str,
    /// Has them as a file.
    pub codes_save: &'static str,
    /// The name of that file.
    pub codes_file: &'static str,
    /// They are kept.
    pub codes_done: &'static str,
    /// Removes it.
    pub factor_remove: &'static str,
    /// What happens.
    pub factor_remove_help: &'static str,
    /// Label of a code of either kind.
    pub factor_any_code: &'static str,
    /// Said after that.
    pub factor_removed: &'static str,
    /// Said when it was changed elsewhere meanwhile.
    pub factor_changed: &'static str,
    /// Heading of the sessions.
    pub sessions: &'static str,
    /// What they are.
    pub sessions_help: &'static str,
    /// It is this one.
    pub session_here: &'static str,
    /// Its device did not say what it is.
    pub session_unknown: &'static str,
    /// When it was last used.
    pub session_used: fn(&str) -> String,
    /// Ends one.
    pub session_end: &'static str,
    /// The same, with the device’s name.
    pub session_end_label: fn(&str) -> String,
    /// Said after that.
    pub session_ended: &'static str,
    /// Said when it had ended before.
    pub session_over: &'static str,
    /// Ends all others.
    pub sessions_end_others: &'static str,
    /// Said after that.
    pub sessions_ended: &'static str,
    /// Heading of one’s data.
    pub data: &'static str,
    /// What the file holds.
    pub export_help: &'static str,
    /// Has them as a file.
    pub export: &'static str,
    /// The name of that file.
    pub export_file: &'static str,
    /// Deletes the account.
    pub delete: &'static str,
    /// What happens.
    pub delete_help: &'static str,
    /// Confirms it.
    pub delete_confirm: &'static str,
    /// Said after that.
    pub deleted: &'static str,
}

super::in_each_language!(AccountTexts);

const FRENCH: AccountTexts = AccountTexts {
    offers: "On vous propose un rôle",
    offers_help: "Rien ne change sans votre accord. Si vous acceptez, les personnes qui suivent ce territoire verront votre nom et votre adresse. Si vous déclinez, personne ne l’apprend.",
    offer_accept: "Accepter",
    offer_accept_label: |role| format!("Accepter le rôle\u{a0}: {role}"),
    offer_decline: "Décliner",
    offer_accepted: "Le rôle est à vous.",
    offer_declined: "La proposition est déclinée.",
    profile: "Qui vous êtes",
    name: "Nom",
    name_hint: "Les autres membres du réseau le voient dans cet espace.",
    email_fixed: "Votre adresse",
    language: "Langue des messages",
    review_letters: "Messages sur ce qui attend une décision",
    mailings: "Recevoir les messages envoyés à plusieurs personnes du réseau",
    mailings_hint: "Ceux qui ne concernent que vous (rôle, mot de passe, cafés) arrivent dans tous les cas.",
    save: "Enregistrer",
    saved: "C’est enregistré.",
    current_password: "Mot de passe actuel",
    change_password: "Changer de mot de passe",
    change_password_help: "Vos autres appareils seront déconnectés, et un message vous le confirmera.",
    password_changed: "Le mot de passe est changé.",
    factor: "Double authentification",
    factor_off: "En plus du mot de passe, un code que votre téléphone calcule. Même si quelqu’un devine votre mot de passe, il n’entre pas. Un rôle national l’exige.",
    factor_on: "Activée",
    factor_on_help: "Un code de votre application est demandé à chaque connexion.",
    codes_left: |count, number| {
        format!("Il vous reste {number} code{} de secours.", super::plural::french(count))
    },
    factor_begin: "Activer la double authentification",
    factor_password: "Confirmez d’abord que c’est bien vous.",
    go_on: "Continuer",
    factor_scan: "Ajoutez ce compte à votre application",
    factor_scan_help: "Avec une application d’authentification (par exemple FreeOTP, Aegis ou celle de votre organisation), lisez ce code QR.",
    factor_qr: "Code QR à lire avec votre application d’authentification\u{a0}; la clé est écrite ci-dessous",
    factor_link: "Sur ce téléphone\u{a0}: ouvrir dans l’application",
    factor_secret: "Ou recopiez cette clé\u{a0}:",
    factor_code: "Code affiché par l’application",
    factor_confirm: "Activer",
    cancel: "Annuler",
    codes: "Vos codes de secours",
    codes_help: "La double authentification est activée. Gardez ces codes en lieu sûr, hors de votre téléphone\u{a0}: chacun vous fera entrer une fois sans lui. Ils ne seront plus jamais affichés.",
    codes_copy: "Copier les codes",
    codes_copied: "Les codes sont copiés.",
    codes_not_copied: "Les codes n’ont pas pu être copiés. Téléchargez-les, ou recopiez-les.",
    codes_save: "Télécharger les codes",
    codes_file: "codes-de-secours-cafe-ia.txt",
    codes_done: "Je les ai mis à l’abri",
    factor_remove: "Désactiver la double authentification",
    factor_remove_help: "Un rôle national cessera aussitôt de compter. Il faut votre mot de passe et un code.",
    factor_any_code: "Code de l’application, ou code de secours",
    factor_removed: "La double authentification est désactivée.",
    factor_changed: "La double authentification a changé entre-temps, dans un autre onglet ou sur un autre appareil. Voici où elle en est.",
    sessions: "Appareils connectés",
    sessions_help: "Là où votre compte est ouvert. Si l’un d’eux ne vous dit rien, fermez sa session et changez de mot de passe.",
    session_here: "Cet appareil",
    session_unknown: "Appareil inconnu",
    session_used: |moment| format!("Utilisé le {moment}"),
    session_end: "Fermer la session",
    session_end_label: |device| format!("Fermer la session\u{a0}: {device}"),
    session_ended: "La session est fermée.",
    session_over: "Cette session était déjà fermée.",
    sessions_end_others: "Fermer toutes les autres sessions",
    sessions_ended: "Les autres sessions sont fermées.",
    data: "Vos données",
    export_help: "Tout ce que le réseau garde sur votre compte\u{a0}: identité, rôles, sessions, et ce que vous avez changé. Le fichier est au format JSON.",
    export: "Télécharger mes données",
    export_file: "mes-donnees-cafe-ia.json",
    delete: "Supprimer mon compte",
    delete_help: "Votre nom, votre adresse, vos rôles et vos sessions disparaissent tout de suite et pour de bon. Personne ne pourra les rétablir. Les cafés que vous avez publiés restent.",
    delete_confirm: "Supprimer définitivement mon compte",
    deleted: "Votre compte est supprimé.",
};

const ENGLISH: AccountTexts = AccountTexts {
    offers: "You are offered a role",
    offers_help: "Nothing changes unless you accept. If you do, those who look after this territory will see your name and your address. If you decline, nobody learns of it.",
    offer_accept: "Accept",
    offer_accept_label: |role| format!("Accept the role: {role}"),
    offer_decline: "Decline",
    offer_accepted: "The role is yours.",
    offer_declined: "The offer was declined.",
    profile: "Who you are",
    name: "Name",
    name_hint: "Other members of the network see it in this space.",
    email_fixed: "Your address",
    language: "Language of messages",
    review_letters: "Messages about what waits for a decision",
    mailings: "Receive messages sent to several people of the network",
    mailings_hint: "Those that concern you alone (role, password, cafés) come in any case.",
    save: "Save",
    saved: "Saved.",
    current_password: "Present password",
    change_password: "Change the password",
    change_password_help: "Your other devices will be signed out, and a message will confirm it.",
    password_changed: "The password is changed.",
    factor: "Second factor",
    factor_off: "Besides the password, a code that your phone computes. Even if somebody guesses your password, they do not get in. A national role needs it.",
    factor_on: "On",
    factor_on_help: "A code of your app is asked for each time you sign in.",
    codes_left: |count, number| {
        format!("You have {number} recovery code{} left.", super::plural::english(count))
    },
    factor_begin: "Set up the second factor",
    factor_password: "First confirm that it is you.",
    go_on: "Go on",
    factor_scan: "Add this account to your app",
    factor_scan_help: "With an authenticator app (for instance FreeOTP, Aegis or the one of your organisation), scan this QR code.",
    factor_qr: "QR code to be scanned with your authenticator app; the key is written below",
    factor_link: "On this phone: open in the app",
    factor_secret: "Or type this key:",
    factor_code: "Code shown by the app",
    factor_confirm: "Switch on",
    cancel: "Cancel",
    codes: "Your recovery codes",
    codes_help: "The second factor is on. Keep these codes in a safe place, not on your phone: each lets you in once without it. They will never be shown again.",
    codes_copy: "Copy the codes",
    codes_copied: "The codes are copied.",
    codes_not_copied: "The codes could not be copied. Download them, or write them down.",
    codes_save: "Download the codes",
    codes_file: "cafe-ia-recovery-codes.txt",
    codes_done: "I have put them away safely",
    factor_remove: "Switch the second factor off",
    factor_remove_help: "A national role will stop counting at once. It takes your password and a code.",
    factor_any_code: "Code of the app, or a recovery code",
    factor_removed: "The second factor is off.",
    factor_changed: "The second factor was changed meanwhile, in another tab or on another device. Here is where it stands.",
    sessions: "Signed-in devices",
    sessions_help: "Where your account is open. If you do not know one of them, end its session and change your password.",
    session_here: "This device",
    session_unknown: "Unknown device",
    session_used: |moment| format!("Used on {moment}"),
    session_end: "End the session",
    session_end_label: |device| format!("End the session: {device}"),
    session_ended: "The session has ended.",
    session_over: "This session had ended already.",
    sessions_end_others: "End all other sessions",
    sessions_ended: "The other sessions have ended.",
    data: "Your data",
    export_help: "All that the network keeps about your account: identity, roles, sessions, and what you changed. The file is in JSON.",
    export: "Download my data",
    export_file: "my-cafe-ia-data.json",
    delete: "Delete my account",
    delete_help: "Your name, your address, your roles and your sessions are gone at once and for good. Nobody can bring them back. The cafés you published stay.",
    delete_confirm: "Delete my account for good",
    deleted: "Your account is deleted.",
};

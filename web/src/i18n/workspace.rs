//! The texts of the workspace, of signing in, and of what may go wrong there.

/// The texts of the workspace, of signing in, and of what may go wrong there.
pub struct WorkspaceTexts {
    /// The workspace’s name.
    pub title: &'static str,
    /// Label of its navigation.
    pub navigation: &'static str,
    /// Opens it, on a small screen.
    pub menu: &'static str,
    /// The pages of what waits for somebody.
    pub group_waiting: &'static str,
    /// The pages of what one writes.
    pub group_content: &'static str,
    /// The pages by which one steers.
    pub group_steering: &'static str,
    /// Its first page, in the navigation.
    pub home: &'static str,
    /// The page of one’s own account.
    pub account: &'static str,
    /// The page of the accounts that one looks after.
    pub people: &'static str,
    /// The page of what waits for a decision.
    pub review: &'static str,
    /// What one does there.
    pub review_help: &'static str,
    /// The page of the structures that ask for a café.
    pub needs: &'static str,
    /// What one does there.
    pub needs_help: &'static str,
    /// The page of the cafés that one may write.
    pub cafes: &'static str,
    /// What one does there.
    pub cafes_help: &'static str,
    /// The page of one’s own profile as a facilitator.
    pub profile: &'static str,
    /// What one does there.
    pub profile_help: &'static str,
    /// The page of the facilitators of one’s territory.
    pub facilitators: &'static str,
    /// What one does there.
    pub facilitators_help: &'static str,
    /// The page of how cafés went.
    pub reports: &'static str,
    /// What one does there.
    pub reports_help: &'static str,
    /// The page of the organisations that one may write.
    pub organisations: &'static str,
    /// What one does there.
    pub organisations_help: &'static str,
    /// The page of the resources that one writes.
    pub resources: &'static str,
    /// What one does there.
    pub resources_help: &'static str,
    /// The page where files are brought in.
    pub imports: &'static str,
    /// What it is for.
    pub imports_help: &'static str,
    /// The page of the platform’s jobs.
    pub jobs: &'static str,
    /// What one does there.
    pub jobs_help: &'static str,
    /// The page of letters to many.
    pub mailings: &'static str,
    /// What one sees there.
    pub mailings_help: &'static str,
    /// The page of what happened.
    pub journal: &'static str,
    /// What one does there.
    pub journal_help: &'static str,
    /// The page of one’s territory in figures.
    pub territory: &'static str,
    /// What one sees there.
    pub territory_help: &'static str,
    /// Signs out.
    pub sign_out: &'static str,
    /// Said after that.
    pub signed_out: &'static str,
    /// Heading of the page where one signs in, and its button.
    pub sign_in: &'static str,
    /// Who it is for.
    pub sign_in_lead: &'static str,
    /// Label of a mail address.
    pub email: &'static str,
    /// Label of a password.
    pub password: &'static str,
    /// Shows a password.
    pub show: &'static str,
    /// Leads to a new password.
    pub forgotten: &'static str,
    /// Heading of the second step.
    pub code_needed: &'static str,
    /// Label of the code.
    pub code: &'static str,
    /// Where it is found.
    pub code_hint: &'static str,
    /// Label of a recovery code.
    pub recovery: &'static str,
    /// What it is.
    pub recovery_hint: &'static str,
    /// To sign in by a recovery code.
    pub use_recovery: &'static str,
    /// To sign in by the application’s code.
    pub use_code: &'static str,
    /// Back to the first step.
    pub other_account: &'static str,
    /// Heading of the dialog when the session is over.
    pub again: &'static str,
    /// What happens.
    pub again_help: &'static str,
    /// What happens, when another tab has signed out.
    pub again_elsewhere: &'static str,
    /// Heading when another tab has signed in as somebody else.
    pub replaced: &'static str,
    /// What happens.
    pub replaced_help: &'static str,
    /// Loads the page again.
    pub reload: &'static str,
    /// The account holds that role already.
    pub already_granted: &'static str,
    /// It is the last one that looks after the whole network.
    pub last_national: &'static str,
    /// Heading above what is wrong with a form.
    pub check: &'static str,
    /// Greets by name.
    pub hello: fn(&str) -> String,
    /// Heading of one’s roles.
    pub grants: &'static str,
    /// There is none.
    pub no_grants: &'static str,
    /// A role waits for the second factor.
    pub factor_needed: &'static str,
    /// Why.
    pub factor_needed_help: &'static str,
    /// Leads there.
    pub set_up_factor: &'static str,
    /// What one does on the page of one’s account.
    pub account_help: &'static str,
    /// What one does on the page of the accounts.
    pub people_help: &'static str,
    /// The scope of the whole network.
    pub everywhere: &'static str,
    /// Until when a role counts.
    pub until: fn(&str) -> String,
    /// From when on it counts.
    pub since: fn(&str) -> String,
    /// It stands in for somebody.
    pub stands_in: &'static str,
    /// One’s roles do not open a page.
    pub not_allowed: &'static str,
    /// What to do.
    pub not_allowed_help: &'static str,
    /// The address or the password is wrong.
    pub wrong_credentials: &'static str,
    /// The code is wrong.
    pub wrong_code: &'static str,
    /// The password is wrong.
    pub wrong_password: &'static str,
    /// No answer came.
    pub unreachable: &'static str,
    /// The session is over and one did not sign in again.
    pub signed_out_meanwhile: &'static str,
    /// A role does not allow this.
    pub not_allowed_here: &'static str,
    /// A link is not good any more.
    pub link_expired: &'static str,
    /// Something else is in the way.
    pub conflict: &'static str,
    /// The account has changed since it was read.
    pub changed_meanwhile: &'static str,
    /// It was attempted too often.
    pub too_often: &'static str,
    /// Something else went wrong.
    pub failed: &'static str,
    /// Label of a new password.
    pub new_password: &'static str,
    /// What makes a good one.
    pub password_hint: &'static str,
    /// How many characters are missing.
    pub password_more: fn(&str) -> String,
    /// So many characters.
    pub characters: fn(u64, &str) -> String,
    /// It is long, and guessed easily.
    pub password_easy: &'static str,
    /// It is long enough.
    pub password_fair: &'static str,
    /// It is good.
    pub password_good: &'static str,
    /// Heading of the page where an invitation is accepted.
    pub invitation: &'static str,
    /// What is to be done.
    pub invitation_lead: &'static str,
    /// Accepts it.
    pub accept: &'static str,
    /// Said after that.
    pub accepted: &'static str,
    /// The link is incomplete.
    pub no_token: &'static str,
    /// What to do.
    pub no_token_help: &'static str,
    /// The invitation is over.
    pub invitation_expired: &'static str,
    /// What to do.
    pub invitation_expired_help: &'static str,
    /// Heading of the page where one asks for a new password.
    pub reset: &'static str,
    /// What happens.
    pub reset_lead: &'static str,
    /// Asks for it.
    pub reset_send: &'static str,
    /// Said after that, whatever the address.
    pub reset_sent: &'static str,
    /// What to expect.
    pub reset_sent_help: &'static str,
    /// Heading of the page where a new password is set.
    pub set: &'static str,
    /// What happens.
    pub set_lead: &'static str,
    /// Sets it.
    pub set_send: &'static str,
    /// Said after that.
    pub set_done: &'static str,
    /// The link is over.
    pub reset_expired: &'static str,
    /// What to do.
    pub reset_expired_help: &'static str,
}

super::in_each_language!(WorkspaceTexts);

const FRENCH: WorkspaceTexts = WorkspaceTexts {
    title: "Espace du réseau",
    navigation: "Pages de l’espace",
    menu: "Menu de l’espace",
    group_waiting: "À traiter",
    group_content: "Contenus",
    group_steering: "Pilotage",
    home: "Accueil",
    account: "Mon compte",
    people: "Personnes",
    review: "Relecture",
    review_help: "Ce qui attend une décision sur votre territoire\u{a0}: approuver, demander un changement, refuser.",
    territory: "Territoire",
    territory_help: "Votre territoire en chiffres\u{a0}: mois par mois, par commune, à quelle distance d’un café, vers l’objectif.",
    mailings: "Envois",
    mailings_help: "Ce que vous avez écrit à plusieurs personnes du réseau, et ce qui en est parti.",
    journal: "Journal",
    journal_help: "Qui a changé quoi sur votre territoire\u{a0}: chercher par objet, personne, lieu ou date.",
    reports: "Bilans",
    reports_help: "Lire ce que disent des cafés celles et ceux qui y étaient, et vérifier les nombres.",
    organisations: "Organisations",
    organisations_help: "Écrire les structures qui accueillent et organisent, et dire lesquelles publient sans relecture.",
    resources: "Ressources",
    resources_help: "Proposer un format ou un document à tout le réseau.",
    imports: "Imports",
    imports_help: "Ajouter d’un coup les cafés, les organisations ou les animateurs d’un tableau.",
    jobs: "Tâches",
    jobs_help: "Voir ce que la plateforme envoie d’elle-même, et relancer ce qui a été abandonné.",
    needs: "Demandes",
    needs_help: "Qui cherche un café près d’ici, qui pourrait y aller, et les échanges.",
    cafes: "Mes cafés",
    cafes_help: "Les cafés que vous pouvez écrire\u{a0}: à venir, brouillons, en relecture, refusés, passés, archivés.",
    profile: "Ma fiche",
    profile_help: "Votre fiche d’animation\u{a0}: commune, formats, langues, et si elle est visible dans l’annuaire.",
    facilitators: "Fiches d’animation",
    facilitators_help: "Celles et ceux qui animent sur votre territoire\u{a0}: confirmer une formation, modifier, archiver.",
    sign_out: "Se déconnecter",
    signed_out: "Vous êtes déconnecté de cet appareil.",
    sign_in: "Se connecter",
    sign_in_lead: "Cet espace est celui de l’équipe nationale, des référents, des organisations et des animateurs du réseau. Pour trouver un café, nul besoin de compte.",
    email: "Adresse électronique",
    password: "Mot de passe",
    show: "Afficher",
    forgotten: "Mot de passe oublié\u{a0}?",
    code_needed: "Votre code de vérification",
    code: "Code à six chiffres",
    code_hint: "Ouvrez votre application d’authentification\u{a0}: elle affiche un code, qui change toutes les trente secondes.",
    recovery: "Code de secours",
    recovery_hint: "L’un des codes notés quand vous avez activé la double authentification. Il ne sert qu’une fois.",
    use_recovery: "Je n’ai pas mon application",
    use_code: "Utiliser mon application",
    other_account: "Revenir à l’adresse et au mot de passe",
    again: "Votre session est terminée",
    again_help: "Reconnectez-vous\u{a0}: ce que vous avez écrit est toujours là, et votre demande partira aussitôt.",
    again_elsewhere: "Elle a été fermée dans un autre onglet. Reconnectez-vous pour continuer ici\u{a0}: ce que vous étiez en train d’écrire est toujours là.",
    check: "Il reste quelque chose à corriger",
    hello: |name| format!("Bonjour {name}"),
    grants: "Vos rôles",
    no_grants: "Vous n’avez pas encore de rôle dans le réseau. La personne qui vous a invité peut vous en donner un.",
    factor_needed: "Il manque une étape à votre rôle",
    factor_needed_help: "Un rôle national touche aux données de tout le réseau. Il prend effet dès que la double authentification est activée sur votre compte\u{a0}: comptez deux minutes, avec votre téléphone.",
    set_up_factor: "Activer la double authentification",
    account_help: "Votre nom, votre mot de passe, la double authentification, vos appareils connectés, vos données.",
    people_help: "Qui fait quoi dans votre périmètre\u{a0}; inviter, donner et retirer des rôles.",
    everywhere: "Tout le réseau",
    until: |day| format!("jusqu’au {day}"),
    since: |day| format!("à partir du {day}"),
    stands_in: "en remplacement",
    not_allowed: "Vos rôles n’ouvrent pas cette page",
    not_allowed_help: "Si vous pensez qu’ils le devraient, parlez-en à la personne qui vous les a donnés.",
    wrong_credentials: "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez l’un et l’autre, ou demandez un nouveau mot de passe.",
    wrong_code: "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et réessayez.",
    wrong_password: "Ce mot de passe n’est pas le bon.",
    unreachable: "Le service ne répond pas pour l’instant. Rien de ce que vous avez écrit n’est perdu\u{a0}: réessayez dans un instant.",
    signed_out_meanwhile: "Vous n’êtes plus connecté. Rien n’a été envoyé\u{a0}: envoyez de nouveau pour vous reconnecter.",
    not_allowed_here: "Vos rôles ne permettent pas cela.",
    link_expired: "Ce lien n’est plus bon\u{a0}: il a déjà servi, ou il est trop ancien.",
    conflict: "C’est impossible en l’état\u{a0}: quelque chose a changé entre-temps. Rechargez la page, puis recommencez.",
    changed_meanwhile: "Votre compte a changé entre-temps, dans un autre onglet peut-être. Rechargez la page, puis recommencez.",
    too_often: "Trop d’essais en peu de temps. Attendez un quart d’heure, puis réessayez.",
    failed: "La demande n’a pas abouti. Réessayez dans un instant\u{a0}; si cela dure, prévenez l’équipe nationale.",
    new_password: "Nouveau mot de passe",
    password_hint: "Au moins 12 caractères. Plusieurs mots sans lien entre eux sont faciles à retenir et difficiles à deviner.",
    password_more: |count| format!("Encore {count}."),
    characters: |count, number| format!("{number} caractère{}", super::plural::french(count)),
    password_easy: "Assez long, mais trop régulier\u{a0}: il serait vite deviné.",
    password_fair: "Assez long. Un ou deux mots de plus le rendraient meilleur.",
    password_good: "Long et varié\u{a0}: c’est très bien.",
    invitation: "Bienvenue dans le réseau",
    invitation_lead: "Choisissez un mot de passe\u{a0}: votre compte sera ouvert, et vous pourrez vous connecter.",
    accept: "Ouvrir mon compte",
    accepted: "Votre compte est ouvert. Connectez-vous avec le mot de passe que vous venez de choisir.",
    no_token: "Ce lien est incomplet",
    no_token_help: "Ouvrez-le depuis le message que vous avez reçu, ou copiez-le en entier dans la barre d’adresse.",
    invitation_expired: "Cette invitation n’est plus bonne",
    invitation_expired_help: "Elle a déjà servi, ou elle a plus de sept jours. Si votre compte est déjà ouvert, connectez-vous\u{a0}; sinon, demandez une nouvelle invitation à la personne qui vous l’a envoyée.",
    reset: "Demander un nouveau mot de passe",
    reset_lead: "Nous vous envoyons un lien, bon pendant une heure, pour en choisir un autre.",
    reset_send: "Recevoir un lien",
    reset_sent: "C’est noté",
    reset_sent_help: "Si cette adresse a un compte, un message part à l’instant. Regardez aussi parmi les indésirables. Sans message d’ici quelques minutes, vérifiez l’adresse.",
    set: "Choisir un nouveau mot de passe",
    set_lead: "Une fois changé, vous serez déconnecté partout\u{a0}: il faudra vous reconnecter.",
    set_send: "Changer le mot de passe",
    set_done: "Le mot de passe est changé. Connectez-vous avec le nouveau.",
    reset_expired: "Ce lien n’est plus bon",
    reset_expired_help: "Il a déjà servi, ou il a plus d’une heure. Demandez-en un autre.",
    replaced: "Un autre compte est maintenant connecté",
    replaced_help: "Dans un autre onglet de ce navigateur, quelqu’un s’est connecté avec un autre compte. Rien n’a été envoyé à sa place, et ce que vous étiez en train d’écrire reste gardé pour votre compte. Rechargez la page pour continuer avec l’autre compte\u{a0}; pour reprendre votre texte, reconnectez-vous avec le vôtre.",
    reload: "Recharger la page",
    already_granted: "Cette personne a déjà ce rôle, sur ce périmètre et pour cette durée\u{a0}: il n’y a rien à faire.",
    last_national: "C’est le dernier compte qui s’occupe de tout le réseau\u{a0}: donnez d’abord ce rôle à quelqu’un d’autre.",
};

const ENGLISH: WorkspaceTexts = WorkspaceTexts {
    title: "Network workspace",
    navigation: "Workspace pages",
    menu: "Workspace menu",
    group_waiting: "To deal with",
    group_content: "Content",
    group_steering: "Steering",
    home: "Home",
    account: "My account",
    people: "People",
    review: "Review",
    review_help: "What waits for a decision in your territory: approve, ask for a change, refuse.",
    territory: "Territory",
    territory_help: "Your territory in figures: month by month, by commune, how near to a café, towards the objective.",
    mailings: "Mailings",
    mailings_help: "What you have written to several people of the network, and what of it has left.",
    journal: "Journal",
    journal_help: "Who changed what in your territory: search by thing, person, place or date.",
    reports: "Reports",
    reports_help: "Read what those who were there tell of cafés, and verify the numbers.",
    organisations: "Organisations",
    organisations_help: "Write those that host and organise, and say which publish without a review.",
    resources: "Resources",
    resources_help: "Propose a format or a document to the whole network.",
    imports: "Imports",
    imports_help: "Add the cafés, organisations or facilitators of a spreadsheet all at once.",
    jobs: "Jobs",
    jobs_help: "See what the platform sends by itself, and set going again what was given up.",
    needs: "Requests",
    needs_help: "Who asks for a café around here, who could go, and the conversations.",
    cafes: "My cafés",
    cafes_help: "The cafés that you may write: to come, drafts, in review, refused, past, archived.",
    profile: "My profile",
    profile_help: "Your facilitator profile: commune, formats, languages, and whether it is visible in the directory.",
    facilitators: "Facilitator profiles",
    facilitators_help: "Those who run cafés in your territory: confirm a training, change, archive.",
    sign_out: "Sign out",
    signed_out: "You are signed out on this device.",
    sign_in: "Sign in",
    sign_in_lead: "This space is for the national team, the referents, the organisations and the facilitators of the network. To find a café, you need no account.",
    email: "Email address",
    password: "Password",
    show: "Show",
    forgotten: "Forgotten your password?",
    code_needed: "Your verification code",
    code: "Six-digit code",
    code_hint: "Open your authenticator app: it shows a code that changes every thirty seconds.",
    recovery: "Recovery code",
    recovery_hint: "One of the codes you wrote down when you set up the second factor. Each works once.",
    use_recovery: "I do not have my app",
    use_code: "Use my app",
    other_account: "Back to email and password",
    again: "Your session is over",
    again_help: "Sign in again: what you wrote is still here, and your request will then go out.",
    again_elsewhere: "It was ended in another tab. Sign in again to go on here: what you were writing is still here.",
    check: "There is something to correct",
    hello: |name| format!("Hello {name}"),
    grants: "Your roles",
    no_grants: "You have no role in the network yet. Whoever invited you can give you one.",
    factor_needed: "Your role needs one more step",
    factor_needed_help: "A national role touches the data of the whole network. It takes effect as soon as your account has a second factor: allow two minutes, with your phone.",
    set_up_factor: "Set up the second factor",
    account_help: "Your name, your password, the second factor, your signed-in devices, your data.",
    people_help: "Who does what in your area; invite people, give roles and take them back.",
    everywhere: "The whole network",
    until: |day| format!("until {day}"),
    since: |day| format!("from {day}"),
    stands_in: "standing in",
    not_allowed: "Your roles do not open this page",
    not_allowed_help: "If you think they should, talk to whoever gave them to you.",
    wrong_credentials: "This address and this password do not match. Check both, or ask for a new password.",
    wrong_code: "This code is not right, or was used already. Wait for the next one and try again.",
    wrong_password: "This password is not right.",
    unreachable: "The service does not answer for now. Nothing you wrote is lost: try again in a moment.",
    signed_out_meanwhile: "You are no longer signed in. Nothing was sent: send again to sign in.",
    not_allowed_here: "Your roles do not allow this.",
    link_expired: "This link is no longer good: it was used, or is too old.",
    conflict: "That is not possible as things are: something changed meanwhile. Load the page again, then try once more.",
    changed_meanwhile: "Your account has changed meanwhile, in another tab perhaps. Reload the page, then try again.",
    too_often: "Too many attempts in a short time. Wait a quarter of an hour, then try again.",
    failed: "The request did not succeed. Try again in a moment; if it goes on, tell the national team.",
    new_password: "New password",
    password_hint: "At least 12 characters. Several unrelated words are easy to remember and hard to guess.",
    password_more: |count| format!("{count} more to go."),
    characters: |count, number| format!("{number} character{}", super::plural::english(count)),
    password_easy: "Long enough, but too regular: it would soon be guessed.",
    password_fair: "Long enough. One or two more words would make it better.",
    password_good: "Long and varied: very good.",
    invitation: "Welcome to the network",
    invitation_lead: "Choose a password: your account will be open, and you can sign in.",
    accept: "Open my account",
    accepted: "Your account is open. Sign in with the password you have just chosen.",
    no_token: "This link is incomplete",
    no_token_help: "Open it from the message you received, or copy all of it into the address bar.",
    invitation_expired: "This invitation is no longer good",
    invitation_expired_help: "It was used already, or is more than seven days old. If your account is open already, sign in; if not, ask whoever sent it for a new one.",
    reset: "Ask for a new password",
    reset_lead: "We send you a link, good for an hour, to choose another one.",
    reset_send: "Send me a link",
    reset_sent: "Noted",
    reset_sent_help: "If this address has an account, a message is on its way. Look among your junk mail, too. If none has come in a few minutes, check the address.",
    set: "Choose a new password",
    set_lead: "Once it is changed, you are signed out everywhere and have to sign in again.",
    set_send: "Change the password",
    set_done: "The password is changed. Sign in with the new one.",
    reset_expired: "This link is no longer good",
    reset_expired_help: "It was used already, or is more than an hour old. Ask for another one.",
    replaced: "Another account is signed in now",
    replaced_help: "In another tab of this browser, somebody has signed in with another account. Nothing was sent in their name, and what you were writing is kept for your account. Load the page again to go on with the other account; to take up your text again, sign in with your own.",
    reload: "Load the page again",
    already_granted: "They have this role already, with this scope and for this time: there is nothing to do.",
    last_national: "This is the last account that looks after the whole network: give that role to somebody else first.",
};

//! The texts of the platform's jobs.

use super::plural;

/// The texts of the platform's jobs.
pub struct JobsTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What they are.
    pub lead: &'static str,
    /// Label of the filter.
    pub state: &'static str,
    /// Those that were given up.
    pub failed: &'static str,
    /// Those that wait.
    pub waiting: &'static str,
    /// How many there are.
    pub found: fn(u64, &str) -> String,
    /// None was given up.
    pub none_failed: &'static str,
    /// What that means.
    pub none_failed_help: &'static str,
    /// None waits.
    pub none_waiting: &'static str,
    /// What that means.
    pub none_waiting_help: &'static str,
    /// When one is to be done, from the moment.
    pub due: fn(&str) -> String,
    /// How often one was begun.
    pub attempts: fn(u64, &str) -> String,
    /// Has one done again.
    pub retry: &'static str,
    /// Said after that.
    pub retried: &'static str,
    /// Asks whether one is to be discarded.
    pub discard: &'static str,
    /// The question.
    pub discard_title: &'static str,
    /// What happens then.
    pub discard_help: &'static str,
    /// Leaves it.
    pub keep: &'static str,
    /// Said after that.
    pub discarded: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    about: fn(&str) -> Option<&'static str>,
    /// One that this version of the site does not know.
    unknown: &'static str,
}

super::in_each_language!(JobsTexts);

impl JobsTexts {
    /// What a job is about, in words.
    pub fn about(&self, word: Option<&str>) -> &'static str {
        word.and_then(self.about).unwrap_or(self.unknown)
    }
}

const FRENCH: JobsTexts = JobsTexts {
    title: "Tâches",
    lead: "Les messages et les rappels que la plateforme envoie d’elle-même. Ce qui échoue est retenté pendant deux jours, \
           puis abandonné\u{a0}: c’est ici qu’on le relance.",
    state: "Afficher",
    failed: "Abandonnées",
    waiting: "En attente",
    found: |count, number| format!("{number} tâche{}", plural::french(count)),
    none_failed: "Rien n’a été abandonné",
    none_failed_help: "Tout ce que la plateforme devait envoyer est parti, ou partira bientôt.",
    none_waiting: "Rien n’attend",
    none_waiting_help: "Tout ce qui était à faire est fait.",
    due: |moment| format!("Prévue le {moment}"),
    attempts: |count, number| format!("{number} essai{}", plural::french(count)),
    retry: "Relancer",
    retried: "La tâche est relancée.",
    discard: "Abandonner pour de bon",
    discard_title: "Abandonner cette tâche",
    discard_help: "Elle ne sera pas faite\u{a0}: si c’est un message, personne ne le recevra.",
    keep: "La garder",
    discarded: "La tâche est abandonnée.",
    next: "Les tâches suivantes",
    about: |word| {
        Some(match word {
            "invitation" => "Invitation à ouvrir un compte",
            "password_reset" => "Nouveau mot de passe demandé",
            "password_changed" => "Mot de passe changé",
            "proposal_confirmation" => "Confirmation d’une proposition",
            "proposal_decision" => "Décision sur une proposition",
            "cafe_refusal" => "Refus d’un café",
            "resource_decision" => "Décision sur une ressource",
            "report" => "Demande de bilan",
            "review_call" => "Relecture attendue",
            "need_confirmation" => "Confirmation d’une demande de café",
            "need_news" => "Nouvelles d’une demande de café",
            "need_offer" => "Demande de café proposée",
            "need_over" => "Demande de café qui n’a plus lieu d’être",
            "mailing" => "Message à plusieurs personnes",
            "need_message" => "Message au sujet d’une demande de café",
            "need" => "Rappel\u{a0}: une demande de café attend",
            "proposal" => "Rappel\u{a0}: une proposition attend",
            "cafe" => "Rappel\u{a0}: un café attend",
            "facilitator_application" => "Candidature à l’animation",
            "account_exists" => "Adresse qui a déjà un compte",
            "sign_of_life" => "Toujours là\u{a0}? demandé",
            "grant_given" => "Nouveau rôle donné",
            "import" => "Fichier en cours de traitement",
            _ => return None,
        })
    },
    unknown: "Tâche d’un autre genre",
};

const ENGLISH: JobsTexts = JobsTexts {
    title: "Jobs",
    lead: "The messages and reminders that the platform sends by itself. What fails is tried again for two days, then given \
           up: this is where it is set going again.",
    state: "Show",
    failed: "Given up",
    waiting: "Waiting",
    found: |count, number| format!("{number} job{}", plural::english(count)),
    none_failed: "Nothing was given up",
    none_failed_help: "All that the platform had to send has left, or soon will.",
    none_waiting: "Nothing is waiting",
    none_waiting_help: "All that was to be done is done.",
    due: |moment| format!("Due on {moment}"),
    attempts: |count, number| format!("{number} attempt{}", plural::english(count)),
    retry: "Try again",
    retried: "The job is under way again.",
    discard: "Give up for good",
    discard_title: "Give this job up",
    discard_help: "It will not be done: if it is a message, nobody will receive it.",
    keep: "Keep it",
    discarded: "The job is given up.",
    next: "The next jobs",
    about: |word| {
        Some(match word {
            "invitation" => "Invitation to open an account",
            "password_reset" => "New password asked for",
            "password_changed" => "Password changed",
            "proposal_confirmation" => "Confirmation of a proposal",
            "proposal_decision" => "Decision on a proposal",
            "cafe_refusal" => "Refusal of a café",
            "resource_decision" => "Decision on a resource",
            "report" => "Request for a report",
            "review_call" => "Review expected",
            "need_confirmation" => "Confirmation of a request for a café",
            "need_news" => "News of a request for a café",
            "need_offer" => "Request for a café proposed",
            "need_over" => "Request for a café that is over",
            "mailing" => "Message to several people",
            "need_message" => "Message about a request for a café",
            "need" => "Reminder: a request for a café waits",
            "proposal" => "Reminder: a proposal is waiting",
            "cafe" => "Reminder: a café is waiting",
            "facilitator_application" => "Application to run cafés",
            "account_exists" => "Address that has an account already",
            "sign_of_life" => "Still there? asked",
            "grant_given" => "New role given",
            "import" => "File being worked on",
            _ => return None,
        })
    },
    unknown: "Job of another kind",
};

//! The texts of what waits for who is signed in.

use super::plural;

/// The texts of what waits for who is signed in.
pub struct HereTexts {
    /// Heading.
    pub title: &'static str,
    /// Nothing does.
    pub nothing: &'static str,
    /// So many wait for one’s decision.
    pub to_decide: fn(u64, &str) -> String,
    /// So many resources wait for one’s decision.
    pub resources: fn(u64, &str) -> String,
    /// So many facilitators wait for somebody who confirms their training.
    pub trainings: fn(u64, &str) -> String,
    /// So many of one’s own were refused.
    pub refused: fn(u64, &str) -> String,
    /// So many are drafts.
    pub drafts: fn(u64, &str) -> String,
    /// So many of one’s own wait for somebody’s decision.
    pub handed_in: fn(u64, &str) -> String,
    /// Heading of those refused.
    pub refused_title: &'static str,
}

super::in_each_language!(HereTexts);

const FRENCH: HereTexts = HereTexts {
    title: "Ce qui vous attend",
    nothing: "Rien n’attend de vous\u{a0}: tout est à jour.",
    to_decide: |count, number| {
        plural::french_of(count, "{} café attend votre décision", "{} cafés attendent votre décision")
            .replace("{}", number)
    },
    resources: |count, number| format!("{number} ressource{} à relire", plural::french(count)),
    trainings: |count, number| format!("{number} formation{} à confirmer", plural::french(count)),
    refused: |count, number| format!("{number} café{0} refusé{0}, à reprendre", plural::french(count)),
    drafts: |count, number| format!("{number} brouillon{} à terminer", plural::french(count)),
    handed_in: |count, number| format!("{number} café{} en relecture", plural::french(count)),
    refused_title: "Refusés, et pourquoi",
};

const ENGLISH: HereTexts = HereTexts {
    title: "What waits for you",
    nothing: "Nothing waits for you: all is done.",
    to_decide: |count, number| {
        plural::english_of(count, "{} café waits for your decision", "{} cafés wait for your decision")
            .replace("{}", number)
    },
    resources: |count, number| format!("{number} resource{} to review", plural::english(count)),
    trainings: |count, number| format!("{number} training{} to confirm", plural::english(count)),
    refused: |count, number| format!("{number} refused café{}, to be taken up again", plural::english(count)),
    drafts: |count, number| format!("{number} draft{} to finish", plural::english(count)),
    handed_in: |count, number| format!("{number} café{} in review", plural::english(count)),
    refused_title: "Refused, and why",
};

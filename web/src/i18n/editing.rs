//! The texts around every form where something is written: what is kept, what is refused, what two people changed at once.

/// The texts around every form where something is written.
pub struct EditingTexts {
    /// Heading above what is wrong with the form.
    pub check: &'static str,
    /// Said when somebody else’s change was put together with one’s own.
    pub merged: fn(&str) -> String,
    /// Something is not saved.
    pub unsaved: &'static str,
    /// What was being written is still there, since when.
    pub kept: fn(&str) -> String,
    /// Where it is.
    pub kept_help: &'static str,
    /// Takes it up again.
    pub resume: &'static str,
    /// Forgets it.
    pub discard: &'static str,
    /// Heading when somebody else has changed the same.
    pub conflict: &'static str,
    /// What to do.
    pub conflict_help: &'static str,
    /// The other one’s version.
    pub theirs: &'static str,
    /// One’s own.
    pub mine_version: &'static str,
    /// What was taken over without a question.
    pub taken: &'static str,
    /// Saves what was chosen.
    pub save_choice: &'static str,
    /// Goes back to the form.
    pub back: &'static str,
    /// Nothing stands there.
    pub empty: &'static str,
    /// No answer came.
    pub unreachable: &'static str,
    /// It was attempted too often.
    pub too_often: &'static str,
    /// Something else went wrong.
    pub failed: &'static str,
    /// A rule refuses it.
    pub refused: &'static str,
}

super::in_each_language!(EditingTexts);

const FRENCH: EditingTexts = EditingTexts {
    check: "Il reste quelque chose à corriger",
    merged: |parts| {
        format!("C’est enregistré, avec ce que quelqu’un d’autre avait changé entre-temps\u{a0}: {parts}.")
    },
    unsaved: "Vos changements ne sont pas enregistrés.",
    kept: |moment| format!("Vous aviez commencé à écrire, le {moment}"),
    kept_help: "C’est resté dans ce navigateur, et nulle part ailleurs.",
    resume: "Reprendre",
    discard: "Effacer",
    conflict: "Vous avez été deux à modifier la même chose",
    conflict_help: "Pendant que vous écriviez, quelqu’un d’autre l’a enregistré. Choisissez, pour chaque point, ce qui doit rester\u{a0}; rien n’est perdu d’ici là.",
    theirs: "La version enregistrée",
    mine_version: "La vôtre",
    taken: "Repris sans question, car vous n’y aviez pas touché\u{a0}:",
    save_choice: "Enregistrer ce choix",
    back: "Revenir au formulaire",
    empty: "(vide)",
    unreachable: "Le service ne répond pas pour l’instant. Rien de ce que vous avez écrit n’est perdu\u{a0}: réessayez dans un instant.",
    too_often: "Trop d’envois en peu de temps, depuis ici ou pour cette adresse. Rien n’est perdu\u{a0}: réessayez dans une heure.",
    failed: "La demande n’a pas abouti. Rien n’est perdu\u{a0}: réessayez dans un instant.",
    refused: "Quelque chose n’a pas été accepté. Regardez les champs ci-dessous, puis réessayez.",
};

const ENGLISH: EditingTexts = EditingTexts {
    check: "Something is left to mend",
    merged: |parts| format!("Saved, together with what somebody else had changed meanwhile: {parts}."),
    unsaved: "Your changes are not saved.",
    kept: |moment| format!("You had begun to write, on {moment}"),
    kept_help: "It has stayed in this browser, and nowhere else.",
    resume: "Take it up again",
    discard: "Discard",
    conflict: "Two of you have changed the same thing",
    conflict_help: "While you were writing, somebody else saved it. Choose for each point what shall stay; nothing is lost until then.",
    theirs: "The saved version",
    mine_version: "Yours",
    taken: "Taken over without a question, since you had not touched it:",
    save_choice: "Save this choice",
    back: "Back to the form",
    empty: "(empty)",
    unreachable: "The service does not answer for now. Nothing that you wrote is lost: try again in a moment.",
    too_often: "Too many were sent in a short time, from here or for this address. Nothing is lost: try again in an hour.",
    failed: "The request did not succeed. Nothing is lost: try again in a moment.",
    refused: "Something was not accepted. Look at the fields below, then try again.",
};

//! The texts of the page where files are brought in, and the words of what stands in them.

use cafeia_shared::{
    imports::{ImportField, ImportKind, ImportState, LineFault, LineState},
    problem::FaultCode,
};

use super::{Locale, Words, plural, terms::words};

/// The texts of the page where files are brought in.
pub struct ImportsTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// What the lines are.
    pub kind: &'static str,
    /// Where a file is dropped or chosen.
    pub choose: &'static str,
    /// Which files.
    pub accepted: &'static str,
    /// The file is on its way.
    pub sending: &'static str,
    /// Leads to an empty file of a kind.
    pub template: fn(ImportKind) -> &'static str,
    /// How to fill it.
    pub template_help: &'static str,
    /// Heading of the former imports.
    pub former: &'static str,
    /// There is none.
    pub no_former: &'static str,
    /// How long they are kept.
    pub former_help: &'static str,
    /// Asks for the next ones.
    pub next_files: &'static str,
    /// How many lines a file has.
    pub lines: fn(u64, &str) -> String,
    /// A file could not be read.
    pub unreadable: &'static str,
    /// Why, by the field that the API names.
    pub why: fn(&str) -> &'static str,
    /// Leads back to the other files.
    pub others: &'static str,
    /// There is no such file.
    pub gone: &'static str,
    /// Why.
    pub gone_help: &'static str,
    /// What the work under way is, in words.
    pub working: fn(ImportState) -> &'static str,
    /// How far it has come.
    pub progress: fn(&str, &str, &str) -> String,
    /// Heading of the numbers.
    pub tally: &'static str,
    /// Said once the lines are checked.
    pub checked: fn(u64, &str) -> String,
    /// Said once lines were brought in.
    pub made: fn(u64, &str) -> String,
    /// Said once it was undone.
    pub undone: fn(u64, &str) -> String,
    /// Some lines stay after that.
    pub kept_help: &'static str,
    /// All was taken out again, for a line.
    pub stopped: fn(&str) -> String,
    /// Heading of the columns.
    pub columns: &'static str,
    /// What they are.
    pub columns_help: &'static str,
    /// A column without a name.
    pub column_unnamed: fn(&str) -> String,
    /// What a column holds.
    pub column_holds: fn(&str) -> String,
    /// A column is left out.
    pub left_out: &'static str,
    /// Some cells of a column.
    pub examples: fn(&str) -> String,
    /// Reads the file anew.
    pub read_anew: &'static str,
    /// Said after that.
    pub reading_anew: &'static str,
    /// Heading of the steps.
    pub bring_in: &'static str,
    /// Whether cafés become public at once.
    pub publish: &'static str,
    /// Whether duplicates come too.
    pub with_duplicates: &'static str,
    /// Brings all lines in, or none.
    pub make_all: &'static str,
    /// Brings in those with which nothing is wrong.
    pub make_sound: fn(u64, &str) -> String,
    /// Nothing can be brought in.
    pub nothing_sound: &'static str,
    /// What happens to the faulty ones.
    pub faulty_stay: &'static str,
    /// Undoes the import.
    pub undo: &'static str,
    /// The question before that.
    pub undo_title: &'static str,
    /// What happens then.
    pub undo_help: &'static str,
    /// Leaves it.
    pub leave: &'static str,
    /// Discards the file.
    pub discard: &'static str,
    /// The question before that.
    pub discard_title: &'static str,
    /// What happens then.
    pub discard_help: &'static str,
    /// Said after that.
    pub discarded: &'static str,
    /// Which lines are shown.
    pub which: &'static str,
    /// No line stands there.
    pub none: fn(LineState) -> &'static str,
    /// A line’s number.
    pub line: fn(&str) -> String,
    /// Asks for the next ones.
    pub next_lines: &'static str,
    /// What may be meant.
    pub meant: fn(&str) -> String,
    /// Nothing is chosen yet.
    pub choose_one: &'static str,
    /// Checks a line as it was mended.
    pub mend: &'static str,
    /// Heading above what is still wrong.
    pub check: &'static str,
    /// Said when nothing is wrong with it any more.
    pub mended: fn(&str) -> String,
    /// Said when it is a duplicate.
    pub mended_duplicate: fn(&str) -> String,
    /// Something is still wrong with it.
    pub still_wrong: fn(&str) -> String,
    /// No column gives what is missing.
    pub no_column: fn(&str) -> String,
    /// It is the same as a line before it.
    pub same_line: fn(&str) -> String,
    /// It is the same as something of the network.
    pub same_object: fn(&str) -> String,
    /// What something concerns the line as a whole.
    pub whole_line: &'static str,
    /// The work stands still for a while.
    pub waits: &'static str,
    skipped: fn(&str, &str) -> String,
    fault: fn(Option<ImportField>, FaultCode, bool) -> &'static str,
}

super::in_each_language!(ImportsTexts);

impl ImportsTexts {
    /// What is wrong with a line.
    pub fn fault(&self, fault: &LineFault) -> String {
        let is_hour = matches!(fault.field, Some(ImportField::StartTime | ImportField::EndTime));
        match fault.candidates.as_slice() {
            [next] if is_hour => (self.skipped)(&next.label, &next.value),
            candidates => (self.fault)(fault.field, fault.code, !candidates.is_empty()).to_owned(),
        }
    }
}

words! {
    ImportKind {
        Cafes: "Cafés", "Cafés";
        Organisations: "Organisations", "Organisations";
        Facilitators: "Animateurs", "Facilitators";
    }

    ImportState {
        Checking: "Vérification", "Being checked";
        Ready: "À importer", "To be brought in";
        Making: "Import en cours", "Being brought in";
        Made: "Importé", "Brought in";
        Undoing: "Annulation en cours", "Being undone";
        Undone: "Annulé", "Undone";
    }

    LineState {
        Unchecked: "À vérifier", "To be checked";
        Sound: "Justes", "Sound";
        Faulty: "À corriger", "To be mended";
        Duplicate: "En double", "Duplicates";
        Made: "Importées", "Brought in";
        Undone: "Annulées", "Undone";
        Kept: "Conservées", "Kept";
    }

    ImportField {
        Name: "Titre ou nom", "Title or name";
        Summary: "Résumé", "Summary";
        Description: "Description", "Description";
        Date: "Date", "Date";
        StartTime: "Heure de début", "Start time";
        EndTime: "Heure de fin", "End time";
        EndDate: "Date de fin", "End date";
        Timezone: "Fuseau horaire", "Time zone";
        Publication: "Statut de publication", "Publication";
        EventStatus: "Statut du café", "What happens to it";
        Mode: "Modalité", "On site or online";
        Place: "Lieu", "Place";
        Address: "Adresse", "Address";
        PostalCode: "Code postal", "Postal code";
        Commune: "Commune", "Commune";
        Link: "Lien", "Link";
        Organisation: "Structure", "Organisation";
        Kind: "Type de structure", "Kind of organisation";
        Parts: "Rôles", "Parts";
        Network: "Réseau", "Network";
        Formats: "Formats", "Formats";
        Audiences: "Publics", "Audiences";
        Languages: "Langues", "Languages";
        Themes: "Thèmes", "Themes";
        Accessibility: "Accessibilité", "Accessibility";
        Capacity: "Capacité", "Capacity";
        Registration: "Inscription", "Registration";
        Email: "Courriel", "E-mail";
        Phone: "Téléphone", "Telephone";
        Number: "SIRET ou RNA", "SIRET or RNA";
        TravelRadius: "Rayon de déplacement", "Travel radius";
        Training: "Formation", "Training";
    }
}

const FRENCH: ImportsTexts = ImportsTexts {
    title: "Imports",
    lead: "Ajoutez d’un coup les lignes d’un tableau. Rien n’est publié avant que vous l’ayez vérifié, et un import s’annule \
           en entier.",
    kind: "Que contient le fichier\u{a0}?",
    choose: "Choisissez un fichier, ou déposez-le ici",
    accepted: "CSV, Excel (.xlsx) ou LibreOffice (.ods), 10\u{a0}Mo et 50\u{a0}000 lignes au plus",
    sending: "Le fichier est envoyé et lu…",
    template: |kind| match kind {
        ImportKind::Cafes => "Télécharger un modèle pour les cafés",
        ImportKind::Organisations => "Télécharger un modèle pour les organisations",
        ImportKind::Facilitators => "Télécharger un modèle pour les animateurs",
    },
    template_help: "Votre propre tableau convient aussi\u{a0}: ses colonnes sont reconnues, et vous pouvez les corriger. Dates \
                    comme 12/03/2027 ou 12 mars 2027, heures comme 14h30.",
    former: "Vos fichiers",
    no_former: "Vous n’avez encore rien importé.",
    former_help: "Les lignes d’un fichier sont oubliées après 90 jours\u{a0}; ce qu’elles ont créé reste.",
    next_files: "Les fichiers suivants",
    lines: |count, number| format!("{number} ligne{}", plural::french(count)),
    unreadable: "Ce fichier n’a pas pu être lu",
    why: |field| match field {
        "file.empty" => "Il ne contient aucune ligne sous les noms des colonnes.",
        "file.format" => {
            "Ce n’est ni un CSV ni un tableur. Dans votre tableur, enregistrez-le en .xlsx, .ods ou CSV."
        }
        "file.protected" => {
            "C’est un ancien fichier Excel (.xls), ou il est protégé par un mot de passe. Enregistrez-le en .xlsx, sans mot \
             de passe."
        }
        "file.damaged" => {
            "Il est abîmé ou incomplet. Ouvrez-le dans votre tableur et enregistrez-le de nouveau."
        }
        "file.size" => "Il pèse plus de 10\u{a0}Mo. Partagez-le en plusieurs fichiers.",
        "file.lines" => "Il a plus de 50\u{a0}000 lignes. Partagez-le en plusieurs fichiers.",
        "file.columns" => "Il a plus de 200 colonnes. Retirez celles qui ne servent pas.",
        "file.unpacked" => {
            "Une fois décompressé, il est démesuré. Copiez la feuille utile dans un nouveau fichier."
        }
        "file.cell" => "Une de ses cellules contient un texte trop long. Raccourcissez-la.",
        _ => "Réessayez, ou enregistrez-le sous un autre format.",
    },
    others: "Tous vos fichiers",
    gone: "Ce fichier n’est plus là",
    gone_help: "Il a été retiré, ou ses lignes ont été oubliées après 90 jours.",
    working: |state| match state {
        ImportState::Making => "Les lignes sont importées…",
        ImportState::Undoing => "L’import est annulé…",
        _ => "Les lignes sont vérifiées…",
    },
    progress: |percent, done, all| format!("{percent}\u{a0}%, {done} sur {all}"),
    tally: "Où en sont les lignes",
    checked: |count, number| {
        format!("{number} ligne{} vérifiée{}", plural::french(count), plural::french(count))
    },
    made: |count, number| {
        format!("{number} ligne{} importée{}", plural::french(count), plural::french(count))
    },
    undone: |count, number| {
        format!(
            "Import annulé\u{a0}: {number} ligne{} retirée{}",
            plural::french(count),
            plural::french(count)
        )
    },
    kept_help: "Les lignes conservées ont été modifiées depuis, ou quelque chose s’appuie sur elles.",
    stopped: |line| {
        format!(
            "La ligne {line} n’a pas pu être importée, et tout a été retiré. Corrigez-la dans le fichier, puis déposez-le de nouveau."
        )
    },
    columns: "Les colonnes du fichier",
    columns_help: "Ce que nous avons compris de chaque colonne. Ce que vous corrigez est retenu pour le prochain fichier de ce genre.",
    column_unnamed: |number| format!("Colonne {number}, sans nom"),
    column_holds: |header| format!("«\u{a0}{header}\u{a0}» contient"),
    left_out: "Laisser de côté",
    examples: |cells| format!("Par exemple\u{a0}: {cells}"),
    read_anew: "Relire le fichier ainsi",
    reading_anew: "Le fichier est relu.",
    bring_in: "Importer",
    publish: "Publier les cafés aussitôt (sinon, ce sont des brouillons)",
    with_duplicates: "Importer aussi les lignes en double",
    make_all: "Tout importer, ou rien",
    make_sound: |count, number| {
        format!("Importer {number} ligne{} juste{}", plural::french(count), plural::french(count))
    },
    nothing_sound: "Aucune ligne ne peut être importée pour le moment\u{a0}: corrigez les colonnes ou les lignes ci-dessous.",
    faulty_stay: "Les lignes à corriger restent ici\u{a0}; les autres peuvent être importées sans elles.",
    undo: "Annuler cet import",
    undo_title: "Annuler cet import",
    undo_help: "Ce qu’il a créé est archivé, sauf ce que quelqu’un a modifié depuis.",
    leave: "Le laisser",
    discard: "Retirer ce fichier",
    discard_title: "Retirer ce fichier",
    discard_help: "Ses lignes sont oubliées. Ce qu’il a créé reste, mais ne pourra plus être annulé en entier.",
    discarded: "Le fichier est retiré.",
    which: "Afficher les lignes",
    none: |state| match state {
        LineState::Faulty => "Aucune ligne n’est à corriger.",
        LineState::Duplicate => "Aucune ligne n’est en double.",
        _ => "Aucune ligne ici.",
    },
    line: |number| format!("Ligne {number}"),
    next_lines: "Les lignes suivantes",
    meant: |field| format!("{field}\u{a0}: propositions"),
    choose_one: "Choisir…",
    mend: "Vérifier la ligne",
    check: "Il reste à corriger",
    mended: |number| format!("La ligne {number} est juste."),
    mended_duplicate: |number| format!("La ligne {number} est juste, mais elle est en double."),
    still_wrong: |number| format!("La ligne {number} est encore à corriger."),
    no_column: |field| {
        format!(
            "Aucune colonne ne donne «\u{a0}{field}\u{a0}»\u{a0}: choisissez-la parmi les colonnes du fichier."
        )
    },
    same_line: |number| format!("La même que la ligne {number}"),
    same_object: |name| format!("Déjà dans le réseau\u{a0}: {name}"),
    whole_line: "Toute la ligne",
    waits: "Le travail s’est interrompu\u{a0}: il reprendra de lui-même là où il s’est arrêté, le plus souvent dans la minute. Vous pouvez quitter cette page, rien n’est perdu.",
    skipped: |hours, next| {
        format!(
            "cette heure n’existe pas cette nuit-là, où l’on passe à l’heure d’été ({hours})\u{a0}: écrivez {next}, ou plus tard"
        )
    },
    fault: |field, code, has_candidates| match (code, field) {
        (FaultCode::Required, _) => "à remplir",
        (FaultCode::TooLong, _) => "c’est trop long",
        (FaultCode::TooShort, _) => "c’est trop court",
        (FaultCode::OutOfRange, Some(ImportField::Commune)) => {
            "hors de votre territoire\u{a0}: la personne qui en a la charge l’importera"
        }
        (FaultCode::OutOfRange, _) => "cette valeur n’est pas possible",
        (FaultCode::UnknownValue, Some(ImportField::Commune)) if has_candidates => {
            "plusieurs communes sont possibles"
        }
        (FaultCode::UnknownValue, Some(ImportField::Commune)) => {
            "cette commune n’existe pas\u{a0}; vérifiez son nom et son code postal"
        }
        (FaultCode::UnknownValue, Some(ImportField::Organisation | ImportField::Network)) => {
            "aucune organisation du réseau ne porte ce nom"
        }
        (FaultCode::UnknownValue, _) => "cette valeur n’est pas connue",
        (FaultCode::Malformed, Some(ImportField::Date | ImportField::EndDate)) => {
            "écrivez le jour avant le mois, comme 12/03/2027 ou 12 mars 2027"
        }
        (FaultCode::Malformed, Some(ImportField::StartTime | ImportField::EndTime)) => {
            "écrivez une heure comme 14h30"
        }
        (FaultCode::Malformed, Some(ImportField::Email)) => {
            "écrivez une adresse sans accents, comme contact@exemple.fr"
        }
        (FaultCode::Malformed, Some(ImportField::Phone)) => "écrivez un numéro comme 02 40 41 95 95",
        (FaultCode::Malformed, Some(ImportField::Link)) => "écrivez une adresse qui commence par https://",
        (FaultCode::Malformed, Some(ImportField::Number)) => {
            "un SIRET a quatorze chiffres, un RNA commence par W\u{a0}; Excel a peut-être arrondi le nombre"
        }
        (FaultCode::Malformed, Some(ImportField::Registration)) => {
            "laissez vide, ou écrivez un lien, un numéro, une adresse électronique ou «\u{a0}sur invitation\u{a0}»"
        }
        (FaultCode::Malformed, Some(ImportField::Capacity | ImportField::TravelRadius)) => {
            "écrivez un nombre entier"
        }
        (FaultCode::Malformed, _) => "ce n’est pas écrit comme attendu, ou des lettres ont été perdues",
        (FaultCode::Inconsistent, Some(ImportField::PostalCode)) => "un code postal a cinq chiffres",
        (FaultCode::Inconsistent, Some(ImportField::Timezone)) => {
            "ce n’est pas l’heure de cette commune\u{a0}; laissez vide pour la prendre"
        }
        (FaultCode::Inconsistent, Some(ImportField::EndTime)) => "la fin vient après le début",
        (FaultCode::Inconsistent, Some(ImportField::EventStatus)) => "ce café n’a pas encore commencé",
        (FaultCode::Repeated, _) => "c’est dit deux fois",
        _ => "cela ne va pas avec le reste",
    },
};

const ENGLISH: ImportsTexts = ImportsTexts {
    title: "Imports",
    lead: "Add the lines of a spreadsheet all at once. Nothing is published before you have checked it, and an import can be undone as a \
           whole.",
    kind: "What does the file hold?",
    choose: "Choose a file, or drop it here",
    accepted: "CSV, Excel (.xlsx) or LibreOffice (.ods), 10 MB and 50,000 lines at most",
    sending: "The file is being sent and read…",
    template: |kind| match kind {
        ImportKind::Cafes => "Download a template for cafés",
        ImportKind::Organisations => "Download a template for organisations",
        ImportKind::Facilitators => "Download a template for facilitators",
    },
    template_help: "A table of your own will do too: its columns are recognised, and you can correct that. Dates such as 12/03/2027 or 12 mars \
                    2027, times such as 14h30.",
    former: "Your files",
    no_former: "You have not brought anything in yet.",
    former_help: "The lines of a file are forgotten after 90 days; what they created stays.",
    next_files: "The next files",
    lines: |count, number| format!("{number} line{}", plural::english(count)),
    unreadable: "This file could not be read",
    why: |field| match field {
        "file.empty" => "It holds no line below the names of its columns.",
        "file.format" => {
            "It is neither a CSV nor a spreadsheet. In your spreadsheet program, save it as .xlsx, .ods or CSV."
        }
        "file.protected" => {
            "It is an old Excel file (.xls), or protected by a password. Save it as .xlsx, without a password."
        }
        "file.damaged" => {
            "It is damaged or incomplete. Open it in your spreadsheet program and save it again."
        }
        "file.size" => "It is larger than 10 MB. Divide it into several files.",
        "file.lines" => "It has more than 50,000 lines. Divide it into several files.",
        "file.columns" => "It has more than 200 columns. Remove those that are not needed.",
        "file.unpacked" => "Once unpacked, it is huge. Copy the sheet that matters into a new file.",
        "file.cell" => "One of its cells holds a text that is too long. Shorten it.",
        _ => "Try again, or save it in another format.",
    },
    others: "All your files",
    gone: "This file is no longer here",
    gone_help: "It was discarded, or its lines were forgotten after 90 days.",
    working: |state| match state {
        ImportState::Making => "The lines are being brought in…",
        ImportState::Undoing => "The import is being undone…",
        _ => "The lines are being checked…",
    },
    progress: |percent, done, all| format!("{percent}%, {done} of {all}"),
    tally: "Where the lines stand",
    checked: |count, number| format!("{number} line{} checked", plural::english(count)),
    made: |count, number| format!("{number} line{} brought in", plural::english(count)),
    undone: |count, number| format!("Import undone: {number} line{} taken out", plural::english(count)),
    kept_help: "The lines that were kept have been changed since, or something relies on them.",
    stopped: |line| {
        format!(
            "Line {line} could not be brought in, and all was taken out again. Mend it in the file, then upload it once more."
        )
    },
    columns: "The columns of the file",
    columns_help: "What we have understood of each column. What you correct is remembered for the next file of this kind.",
    column_unnamed: |number| format!("Column {number}, without a name"),
    column_holds: |header| format!("“{header}” holds"),
    left_out: "Leave out",
    examples: |cells| format!("For example: {cells}"),
    read_anew: "Read the file this way",
    reading_anew: "The file is being read again.",
    bring_in: "Bring in",
    publish: "Publish the cafés at once (otherwise they are drafts)",
    with_duplicates: "Bring in duplicates too",
    make_all: "Bring in all lines, or none",
    make_sound: |count, number| format!("Bring in {number} sound line{}", plural::english(count)),
    nothing_sound: "No line can be brought in for now: correct the columns or the lines below.",
    faulty_stay: "The lines to be mended stay here; the others can be brought in without them.",
    undo: "Undo this import",
    undo_title: "Undo this import",
    undo_help: "What it created is archived, except for what somebody has changed since.",
    leave: "Leave it",
    discard: "Discard this file",
    discard_title: "Discard this file",
    discard_help: "Its lines are forgotten. What it created stays, but cannot be undone as a whole any more.",
    discarded: "The file is discarded.",
    which: "Show the lines",
    none: |state| match state {
        LineState::Faulty => "No line is to be mended.",
        LineState::Duplicate => "No line is a duplicate.",
        _ => "No line here.",
    },
    line: |number| format!("Line {number}"),
    next_lines: "The next lines",
    meant: |field| format!("{field}: proposals"),
    choose_one: "Choose…",
    mend: "Check the line",
    check: "Still to be mended",
    mended: |number| format!("Line {number} is sound."),
    mended_duplicate: |number| format!("Line {number} is sound, but a duplicate."),
    still_wrong: |number| format!("Line {number} is still to be mended."),
    no_column: |field| format!("No column gives “{field}”: choose it among the columns of the file."),
    same_line: |number| format!("The same as line {number}"),
    same_object: |name| format!("Already in the network: {name}"),
    whole_line: "The whole line",
    waits: "The work has paused: it goes on by itself where it stopped, mostly within a minute. You can leave this page, nothing is lost.",
    skipped: |hours, next| {
        format!(
            "no clock shows this hour that night, when summer time begins ({hours}): write {next}, or later"
        )
    },
    fault: |field, code, has_candidates| match (code, field) {
        (FaultCode::Required, _) => "must be filled in",
        (FaultCode::TooLong, _) => "this is too long",
        (FaultCode::TooShort, _) => "this is too short",
        (FaultCode::OutOfRange, Some(ImportField::Commune)) => {
            "outside your territory: whoever looks after it will bring it in"
        }
        (FaultCode::OutOfRange, _) => "this value is not possible",
        (FaultCode::UnknownValue, Some(ImportField::Commune)) if has_candidates => {
            "several communes are possible"
        }
        (FaultCode::UnknownValue, Some(ImportField::Commune)) => {
            "this commune does not exist; check its name and postal code"
        }
        (FaultCode::UnknownValue, Some(ImportField::Organisation | ImportField::Network)) => {
            "no organisation of the network has this name"
        }
        (FaultCode::UnknownValue, _) => "this value is not known",
        (FaultCode::Malformed, Some(ImportField::Date | ImportField::EndDate)) => {
            "write the day before the month, as in 12/03/2027 or 12 mars 2027"
        }
        (FaultCode::Malformed, Some(ImportField::StartTime | ImportField::EndTime)) => {
            "write a time as in 14h30"
        }
        (FaultCode::Malformed, Some(ImportField::Email)) => {
            "write an address without accents, such as contact@example.org"
        }
        (FaultCode::Malformed, Some(ImportField::Phone)) => "write a number such as 02 40 41 95 95",
        (FaultCode::Malformed, Some(ImportField::Link)) => "write an address that begins with https://",
        (FaultCode::Malformed, Some(ImportField::Number)) => {
            "a SIRET has fourteen digits, an RNA begins with W; Excel may have rounded the number"
        }
        (FaultCode::Malformed, Some(ImportField::Registration)) => {
            "leave it empty, or write a link, a telephone number, a mail address or “sur invitation”"
        }
        (FaultCode::Malformed, Some(ImportField::Capacity | ImportField::TravelRadius)) => {
            "write a whole number"
        }
        (FaultCode::Malformed, _) => "this is not written as expected, or letters were lost",
        (FaultCode::Inconsistent, Some(ImportField::PostalCode)) => "a postal code has five digits",
        (FaultCode::Inconsistent, Some(ImportField::Timezone)) => {
            "another time is kept in this commune; leave it empty to take that"
        }
        (FaultCode::Inconsistent, Some(ImportField::EndTime)) => "it ends after it begins",
        (FaultCode::Inconsistent, Some(ImportField::EventStatus)) => "this café has not begun yet",
        (FaultCode::Repeated, _) => "this is said twice",
        _ => "this does not go with the rest",
    },
};

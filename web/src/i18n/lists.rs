//! The texts that the lists of the workspace have in common.

/// The texts that the lists of the workspace have in common.
pub struct ListsTexts {
    /// Opens the choice of columns; with how many there are.
    pub columns: fn(u64) -> String,
    /// Label of the columns.
    pub columns_shown: &'static str,
    /// What is shown without any.
    pub columns_hint: &'static str,
    /// Label of the order.
    pub order: &'static str,
    /// The column of the names.
    pub name_column: &'static str,
    /// The column of the titles.
    pub title_column: &'static str,
    /// The order by name.
    pub by_name: &'static str,
    /// The order by date.
    pub by_date: &'static str,
    /// Label of the views that were kept.
    pub views: &'static str,
    /// Keeps the view of the moment.
    pub keep: &'static str,
    /// Gives the view of the moment another name.
    pub rename: &'static str,
    /// Deletes the view of the moment.
    pub delete: &'static str,
    /// Heading of the dialog where a view gets its name.
    pub name_title: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// What it is for.
    pub name_hint: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Said after that.
    pub kept: &'static str,
    /// Said when it is deleted.
    pub deleted: fn(&str) -> String,
    /// Undoes that.
    pub undo: &'static str,
    /// Said after that.
    pub back: &'static str,
    /// Downloads what the list shows.
    pub export: &'static str,
    /// Yes, in a column.
    pub yes: &'static str,
    /// No, in a column.
    pub no: &'static str,
}

super::in_each_language!(ListsTexts);

const FRENCH: ListsTexts = ListsTexts {
    columns: |count| if count == 0 { "Colonnes".to_owned() } else { format!("Colonnes ({count})") },
    columns_shown: "Afficher en tableau, avec",
    columns_hint: "Sans colonne choisie, la liste s’affiche en fiches.",
    order: "Trier par",
    name_column: "Nom",
    title_column: "Titre",
    by_name: "Nom",
    by_date: "Date",
    views: "Mes vues",
    keep: "Garder cette vue",
    rename: "Renommer cette vue",
    delete: "Supprimer cette vue",
    name_title: "Nommer cette vue",
    name: "Nom de la vue",
    name_hint: "Les filtres, l’ordre et les colonnes du moment, sous ce nom. Vous seul ou seule la voyez.",
    save: "Garder",
    kept: "La vue est gardée.",
    deleted: |name| format!("La vue «\u{a0}{name}\u{a0}» est supprimée."),
    undo: "Annuler",
    back: "La vue est revenue.",
    export: "Télécharger cette liste (CSV)",
    yes: "oui",
    no: "non",
};

const ENGLISH: ListsTexts = ListsTexts {
    columns: |count| if count == 0 { "Columns".to_owned() } else { format!("Columns ({count})") },
    columns_shown: "Show as a table, with",
    columns_hint: "Without a column, the list shows cards.",
    order: "Order by",
    name_column: "Name",
    title_column: "Title",
    by_name: "Name",
    by_date: "Date",
    views: "My views",
    keep: "Keep this view",
    rename: "Rename this view",
    delete: "Delete this view",
    name_title: "Name this view",
    name: "Name of the view",
    name_hint: "The filters, the order and the columns of the moment, under this name. You alone see it.",
    save: "Keep",
    kept: "The view is kept.",
    deleted: |name| format!("The view “{name}” is deleted."),
    undo: "Undo",
    back: "The view is back.",
    export: "Download this list (CSV)",
    yes: "yes",
    no: "no",
};

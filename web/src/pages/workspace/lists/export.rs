//! What a list shows, as a file for a spreadsheet.

use cafeia_shared::imports::ImportKind;
use leptos::{prelude::*, task::spawn_local};

use super::super::forms::reason;
use crate::{
    client, download,
    i18n::{WorkspaceTexts, use_i18n},
    kit::{Button, Icon, Toasts},
};

/// The media type of the files.
const CSV: &str = "text/csv;charset=utf-8";

/// A button that downloads a table.
#[component]
pub fn Export(
    /// Of what.
    kind: ImportKind,
    /// What the list is asked for, without a page; all of it unless said otherwise.
    #[prop(into, optional)]
    query: Signal<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let busy = RwSignal::new(false);
    let name = match kind {
        ImportKind::Cafes => "cafes.csv",
        ImportKind::Organisations => "organisations.csv",
        ImportKind::Facilitators => "animateurs.csv",
    };
    let export = move |()| {
        busy.set(true);
        spawn_local(async move {
            let table = client::export_things(kind, &query.get_untracked()).await;
            busy.try_set(false);
            match table {
                // The mark that says that it is UTF-8 is lost on the way, and spreadsheets need it.
                Ok(table) => {
                    download::save(name, CSV, &format!("\u{feff}{}", table.trim_start_matches('\u{feff}')));
                }
                Err(denial) => {
                    if let Some(toasts) = toasts {
                        toasts.say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)));
                    }
                }
            }
        });
    };
    view! {
        <Button icon=Icon::Document busy on_press=export>
            {children()}
        </Button>
    }
}

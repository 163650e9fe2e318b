//! All that stands in one's territory, as files for a spreadsheet.

use cafeia_shared::imports::ImportKind;
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::forms::reason,
    panel::{Panel, Said},
};
use crate::{
    client, download,
    i18n::{CockpitTexts, WorkspaceTexts, use_i18n},
    kit::{Button, Icon, Toasts},
};

/// The media type of the files.
const CSV: &str = "text/csv;charset=utf-8";

/// The panel.
#[component]
pub(super) fn Files() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Panel title=|texts| texts.files>
            <p class="cockpit__help">{move || CockpitTexts::of(i18n).files_help}</p>
            <p class="actions">
                <Export kind=ImportKind::Cafes name="cafes.csv" words=|texts| texts.file_cafes/>
                <Export kind=ImportKind::Organisations name="organisations.csv" words=|texts| texts.file_organisations/>
                <Export kind=ImportKind::Facilitators name="animateurs.csv" words=|texts| texts.file_facilitators/>
            </p>
        </Panel>
    }
}

#[component]
fn Export(kind: ImportKind, name: &'static str, words: Said) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let busy = RwSignal::new(false);
    let export = move |()| {
        busy.set(true);
        spawn_local(async move {
            let table = client::export_things(kind).await;
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
            {move || words(CockpitTexts::of(i18n))}
        </Button>
    }
}

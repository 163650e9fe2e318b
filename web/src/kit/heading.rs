//! The heading of a page.

use leptos::{html, prelude::*};

/// Counts the pages seen since the application started.
#[derive(Clone, Copy)]
pub struct Visits(StoredValue<u32>);

impl Visits {
    /// Provides the count to every page.
    pub fn provide() {
        provide_context(Self(StoredValue::new(0)));
    }

    /// Counts one more page, and tells whether others came before it.
    fn note(self) -> bool {
        let earlier = self.0.get_value();
        self.0.set_value(earlier + 1);
        earlier > 0
    }
}

/// The heading of a page. It names the document too, and takes the focus when the visitor comes from another page, so
/// that a screen reader says where they are; on the first page the browser does that itself.
#[component]
pub fn PageHeading(
    /// The page's name.
    #[prop(into)]
    text: TextProp,
    /// The site's name, added to the document's title.
    #[prop(into)]
    site: TextProp,
    /// Whether to leave the focus where it is.
    #[prop(optional)]
    keep_focus: bool,
    /// Told that it took the focus, since the visitor comes from another page.
    #[prop(into, optional)]
    on_arrival: Option<Callback<()>>,
) -> impl IntoView {
    let element = NodeRef::<html::H1>::new();
    let comes_from_elsewhere = use_context::<Visits>().is_some_and(Visits::note);
    let title = text.clone();
    Effect::new(move || document().set_title(&format!("{} · {}", title.get(), site.get())));
    element.on_load(move |heading| {
        if comes_from_elsewhere && !keep_focus {
            // It is in the document, and can be focused.
            let _ = heading.focus();
            if let Some(told) = on_arrival {
                told.run(());
            }
        }
    });
    view! { <h1 class="page-heading" node_ref=element tabindex="-1">{move || text.get()}</h1> }
}

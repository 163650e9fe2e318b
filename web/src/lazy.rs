//! Pages whose code comes when they are first shown.
//!
//! `cargo xtask build` takes what only these pages use out of the application's binary, into a file for each chunk
//! that `lazy_pages!` names. What several chunks share comes in files of its own, what the frame uses too stays with
//! the frame.

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};
use leptos_router::ChooseView;
use wasm_split_helpers::SplitLoaderError;

use crate::{
    client::CallError,
    i18n::{FrameTexts, use_i18n},
    kit::PageHeading,
    pages::Trouble,
};

/// A page of `lazy_pages!` as a route's view.
#[derive(Clone, Copy)]
pub struct Lazy<F>(pub F);

impl<F, Page> ChooseView for Lazy<F>
where
    F: Fn() -> Page + Copy + Send + 'static,
    Page: Future<Output = Result<AnyView, SplitLoaderError>>,
{
    async fn choose(self) -> AnyView {
        (self.0)().await.unwrap_or_else(|_| view! { <Missing/> }.into_any())
    }

    async fn preload(&self) {}
}

/// Stands for a page whose code did not come: the network is cut, or a newer site has replaced the file.
#[component]
fn Missing() -> impl IntoView {
    let i18n = use_i18n();
    // The whole page again: it names the files of the site as it is now.
    let reload = move |()| {
        // Refused only while the document is being left.
        let _ = window().location().reload();
    };
    view! {
        <article class="page page--narrow">
            <PageHeading text=move || FrameTexts::of(i18n).refused site=move || FrameTexts::of(i18n).site/>
            <Trouble error=CallError::Unreachable on_retry=reload/>
        </article>
    }
}

/// Declares pages by the chunk that their code comes in: `chunk: function => Component, …;`. The functions are for
/// [`Lazy`]; the components take no property.
macro_rules! lazy_pages {
    ($($chunk:ident: $($function:ident => $Page:ident),+;)+) => {
        $($(
            #[::wasm_split_helpers::wasm_split(
                $chunk,
                fallible,
                return_wrapper(let page = _; { Ok(page) } -> Result<AnyView, ::wasm_split_helpers::SplitLoaderError>)
            )]
            fn $function() -> AnyView {
                view! { <$Page/> }.into_any()
            }
        )+)+
    };
}

pub(crate) use lazy_pages;

/// Declares parts of pages whose code comes when they are first shown: `chunk: function(Props) => Part;`. The functions
/// are for [`Later`].
macro_rules! lazy_parts {
    ($($chunk:ident: $function:ident($Props:ty) => $Part:ident;)+) => {$(
        #[::wasm_split_helpers::wasm_split(
            $chunk,
            fallible,
            return_wrapper(let part = _; { Ok(part) } -> Result<AnyView, ::wasm_split_helpers::SplitLoaderError>)
        )]
        fn $function(properties: Box<$Props>) -> AnyView {
            $Part(*properties).into_any()
        }
    )+};
}

pub(crate) use lazy_parts;

/// The place of a part of `lazy_parts!`: empty until its code is there, and empty when it does not come, since a page
/// does without such parts.
#[component]
pub fn Later(
    /// The part, on its way.
    part: impl Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
) -> impl IntoView {
    let drawn = StoredValue::new_local(None::<AnyView>);
    let here = RwSignal::new(false);
    // It is made in the name of this place, which may be gone by then.
    spawn_local_scoped_with_cancellation(async move {
        if let Ok(view) = part.await {
            drawn.set_value(Some(view));
            here.set(true);
        }
    });
    move || here.get().then(|| drawn.try_update_value(Option::take).flatten())
}

//! The fields of a form, and the parts in which two people's changes of them are compared.

use serde::{Serialize, de::DeserializeOwned};

/// What stands in the fields of a form, made of parts that are changed as one.
pub trait Parts: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// A part.
    type Part: Copy + Eq + Send + Sync + 'static;

    /// Every part, in the form's order.
    const PARTS: &'static [Self::Part];

    /// Whether two drafts say the same about a part.
    fn is_same(&self, other: &Self, part: Self::Part) -> bool;

    /// Takes a part from another draft.
    fn take(&mut self, part: Self::Part, from: &Self);
}

/// The fields of a form, each of which tells when it changes.
pub trait Fields: Copy + Send + Sync + 'static {
    /// What stands in them.
    type Draft: Parts;

    /// Fields with something in them.
    fn new(draft: Self::Draft) -> Self;

    /// What stands in them. Tracked.
    fn draft(self) -> Self::Draft;

    /// Puts something else into them.
    fn set(self, draft: Self::Draft);
}

/// Declares what stands in the fields of a form, kept as it was typed, and the fields themselves ([`Fields`]):
/// `Draft, Writing { field: Type, … }`.
macro_rules! fields {
    (
        $(#[$of_draft:meta])+ $Draft:ident,
        $(#[$of_writing:meta])+ $Writing:ident
        { $($(#[$doc:meta])+ $field:ident: $type:ty,)+ }
    ) => {
        $(#[$of_draft])+
        #[derive(Debug, Clone, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
        pub struct $Draft {
            $($(#[$doc])+ pub $field: $type,)+
        }

        $(#[$of_writing])+
        #[derive(Clone, Copy)]
        pub struct $Writing {
            $($(#[$doc])+ pub $field: ::leptos::prelude::RwSignal<$type>,)+
        }

        impl $crate::pages::editing::Fields for $Writing {
            type Draft = $Draft;

            fn new(draft: $Draft) -> Self {
                Self { $($field: ::leptos::prelude::RwSignal::new(draft.$field),)+ }
            }

            fn draft(self) -> $Draft {
                use ::leptos::prelude::Get as _;
                $Draft { $($field: self.$field.get(),)+ }
            }

            fn set(self, draft: $Draft) {
                use ::leptos::prelude::{Set as _, WithUntracked as _};
                $(
                    // Who reads a field that says the same as before need not hear of it.
                    if self.$field.with_untracked(|held| *held != draft.$field) {
                        self.$field.set(draft.$field);
                    }
                )+
            }
        }
    };
}

/// Declares the parts of a draft ([`Parts`]), each of one or more of its fields: `Part of Draft { Part: field, …; }`.
macro_rules! parts {
    (
        $(#[$of_part:meta])+ $Part:ident of $Draft:ident
        { $($(#[$doc:meta])+ $part:ident: $($field:ident),+;)+ }
    ) => {
        $(#[$of_part])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $Part {
            $($(#[$doc])+ $part,)+
        }

        impl $crate::pages::editing::Parts for $Draft {
            type Part = $Part;

            const PARTS: &'static [$Part] = &[$($Part::$part),+];

            fn is_same(&self, other: &Self, part: $Part) -> bool {
                match part { $($Part::$part => true $(&& self.$field == other.$field)+,)+ }
            }

            fn take(&mut self, part: $Part, from: &Self) {
                match part { $($Part::$part => { $(self.$field.clone_from(&from.$field);)+ })+ }
            }
        }

        // A field that is in no part does not compile.
        const _: fn($Draft) = |draft| {
            let $Draft { $($($field: _,)+)+ } = draft;
        };
    };
}

pub(crate) use {fields, parts};

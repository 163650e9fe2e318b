//! Bars over months, drawn by ourselves. What is drawn is said in a sentence, and stands in the table behind it.

use leptos::prelude::*;

/// Units of the drawing.
const WIDE: u32 = 720;
const HIGH: u32 = 160;

/// A bar: the name of its month, and how high it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) value: u32,
    /// What of it is drawn full; the rest is hatched by its outline.
    pub(super) sure: u32,
}

/// Bars beside each other.
#[component]
pub(super) fn Bars(
    /// What they show, in a sentence.
    #[prop(into)]
    label: Signal<String>,
    /// The bars.
    bars: Vec<Bar>,
) -> impl IntoView {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or_default().max(1);
    let named = |bar: Option<&Bar>| bar.map(|bar| bar.name.clone());
    let (first, last) = (named(bars.first()), named(bars.last()));
    let count = u32::try_from(bars.len()).unwrap_or(1).max(1);
    let step = WIDE / count;
    let height = move |value: u32| {
        let high = u64::from(value) * u64::from(HIGH) / u64::from(most);
        u32::try_from(high).unwrap_or(HIGH)
    };
    let drawn = bars
        .into_iter()
        .zip(0_u32..)
        .map(|(bar, at)| {
            let (x, width) = (at * step + step / 8, step * 3 / 4);
            let (all, sure) = (height(bar.value), height(bar.sure.min(bar.value)));
            view! {
                <rect class="bars__all" x=x y=HIGH - all width=width height=all/>
                <rect class="bars__sure" x=x y=HIGH - sure width=width height=sure/>
            }
        })
        .collect_view();
    view! {
        <svg
            class="bars"
            viewBox=format!("0 0 {WIDE} {HIGH}")
            role="img"
            aria-label=move || label.get()
            preserveAspectRatio="none"
        >
            <line class="bars__ground" x1="0" y1=HIGH x2=WIDE y2=HIGH></line>
            {drawn}
        </svg>
        <p class="chart__ends" aria-hidden="true">
            <span>{first}</span>
            <span>{last}</span>
        </p>
    }
}

//! The line between two panes: dragged with a pointer, moved with the arrow keys.
use crate::browser;
use yew::prelude::*;

/// From which edge of the page the size is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The pane on its left is sized.
    Left,
    /// The pane on its right is sized.
    Right,
    /// The pane below is sized.
    Bottom,
}

/// What a splitter is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which edge.
    pub edge: Edge,
    /// What it sizes, for those who hear it.
    pub label: AttrValue,
    /// The size now.
    pub size: i32,
    /// The smallest size.
    pub least: i32,
    /// The largest size.
    pub most: i32,
    /// Hears a new size.
    pub on_size: Callback<i32>,
}

/// How far an arrow key moves it.
const STEP: i32 = 24;

impl Props {
    fn set(&self, size: i32) {
        self.on_size.emit(size.clamp(self.least, self.most));
    }

    fn at_pointer(&self, event: &PointerEvent) -> i32 {
        let (width, height) = browser::size();
        match self.edge {
            Edge::Left => event.client_x(),
            Edge::Right => width - event.client_x(),
            Edge::Bottom => height - event.client_y(),
        }
    }

    fn at_key(&self, key: &str) -> Option<i32> {
        let grow = match (self.edge, key) {
            (Edge::Left, "ArrowRight") | (Edge::Right, "ArrowLeft") | (Edge::Bottom, "ArrowUp") => STEP,
            (Edge::Left, "ArrowLeft") | (Edge::Right, "ArrowRight") | (Edge::Bottom, "ArrowDown") => -STEP,
            _ => return None,
        };
        Some(self.size + grow)
    }
}

/// The line.
#[component]
pub fn Splitter(props: &Props) -> Html {
    let drag = with(props, |props, event: PointerEvent| {
        if event.buttons() == 1 {
            props.set(props.at_pointer(&event));
        }
    });
    let hold = Callback::from(|event: PointerEvent| {
        if let Some(line) = browser::target::<web_sys::Element>(&event) {
            line.set_pointer_capture(event.pointer_id()).ok();
        }
    });
    let key = with(props, |props, event: KeyboardEvent| {
        if let Some(size) = props.at_key(&event.key()) {
            event.prevent_default();
            props.set(size);
        }
    });
    let across = props.edge == Edge::Bottom;
    html! {
        <div class={if across { "splitter across" } else { "splitter" }} role="separator" tabindex="0"
            aria-label={props.label.clone()} aria-orientation={if across { "horizontal" } else { "vertical" }}
            aria-valuenow={props.size.to_string()} aria-valuemin={props.least.to_string()} aria-valuemax={props.most.to_string()}
            onpointerdown={hold} onpointermove={drag} onkeydown={key}/>
    }
}

/// A callback that sees the properties.
fn with<E: 'static>(props: &Props, call: impl Fn(&Props, E) + 'static) -> Callback<E> {
    let props = Props { label: props.label.clone(), on_size: props.on_size.clone(), ..*props };
    Callback::from(move |event| call(&props, event))
}

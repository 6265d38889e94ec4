//! Elements built by calls. `html!` unrolls every element where it stands, for which the page has
//! no room.
use crate::app::Handle;
use crate::reduce::Action;
use std::any::Any;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Listener, ListenerKind, VNode, VTag, VText,
};

/// An element in the making; in a box, because a tag is large and is handed on at each step.
pub struct El(Box<VTag>);

/// An element of a class.
#[inline(never)]
pub fn el(name: &'static str, class: &'static str) -> El {
    let attributes = if class.is_empty() {
        Attributes::default()
    } else {
        Attributes::Dynamic {
            keys: &["class"],
            values: Box::new([Some(AttributeOrProperty::Static(class))]),
        }
    };
    let (place, key, listeners) = (NodeRef::default(), None, Default::default());
    El(Box::new(match name {
        "input" => VTag::__new_input(None, None, place, key, attributes, listeners),
        "textarea" => VTag::__new_textarea(None, None, place, key, attributes, listeners),
        _ => VTag::__new_other(name.into(), place, key, attributes, listeners, VNode::default()),
    }))
}

/// A field of several lines that begins with a text and is left alone afterwards.
pub fn area(class: &'static str, text: String) -> El {
    let tag = VTag::__new_other(
        "textarea".into(),
        NodeRef::default(),
        None,
        Attributes::default(),
        Default::default(),
        VNode::default(),
    );
    El(Box::new(tag)).set("class", class).text(text)
}

/// A button that does something.
pub fn button(class: &'static str, store: &Handle, action: Action) -> El {
    el("button", class).click(store, action)
}

/// A text in an element.
pub fn said(name: &'static str, class: &'static str, text: impl Into<AttrValue>) -> El {
    el(name, class).text(text)
}

/// A click that becomes an action.
struct Click(Handle, Action);

impl Listener for Click {
    fn kind(&self) -> ListenerKind {
        ListenerKind::onclick
    }
    fn handle(&self, event: Event) {
        event.stop_propagation();
        self.0.dispatch(self.1.clone());
    }
    fn passive(&self) -> bool {
        false
    }
}

/// Any event.
struct Heard(ListenerKind, Callback<Event>);

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        self.0.clone()
    }
    fn handle(&self, event: Event) {
        self.1.emit(event);
    }
    fn passive(&self) -> bool {
        false
    }
}

impl El {
    #[inline(never)]
    fn put(&mut self, name: &'static str, value: AttrValue) {
        self.0.add_attribute(name, value);
    }

    #[inline(never)]
    fn listen(&mut self, listener: Rc<dyn Listener>) {
        self.0.add_listener(listener);
    }

    #[inline(never)]
    fn push(&mut self, child: VNode) {
        self.0.add_child(child);
    }

    /// An attribute.
    pub fn set(mut self, name: &'static str, value: impl Into<AttrValue>) -> El {
        self.put(name, value.into());
        self
    }

    /// An attribute that is `true` or `false`.
    pub fn flag(self, name: &'static str, value: bool) -> El {
        self.set(name, if value { "true" } else { "false" })
    }

    /// An attribute that is there only sometimes.
    pub fn when(self, there: bool, name: &'static str, value: impl Into<AttrValue>) -> El {
        if there { self.set(name, value) } else { self }
    }

    /// What tells it from its brothers.
    pub fn key(mut self, key: &str) -> El {
        self.0.key = Some(key.into());
        self
    }

    /// What stands in an input.
    pub fn value(mut self, value: String) -> El {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// Text in it.
    pub fn text(self, text: impl Into<AttrValue>) -> El {
        self.says(text.into())
    }

    #[inline(never)]
    fn says(self, text: AttrValue) -> El {
        self.node(VText::new(text).into())
    }

    /// An element in it.
    #[inline(never)]
    pub fn add(self, child: El) -> El {
        self.node(child.html())
    }

    /// Anything in it.
    pub fn node(mut self, child: Html) -> El {
        self.push(child);
        self
    }

    /// An element in it, where there is one; its place is kept, so that the elements beside it stay
    /// who they are.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> El {
        self.node(child.map_or_else(VNode::default, El::html))
    }

    /// Elements in it.
    pub fn all(mut self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().for_each(|child| self.push(child.html()));
        self
    }

    /// What a click does.
    #[inline(never)]
    pub fn click(mut self, store: &Handle, action: Action) -> El {
        self.listen(Rc::new(Click(store.clone(), action)));
        self
    }

    /// What another event does.
    pub fn on(mut self, kind: ListenerKind, call: impl Fn(Event) + 'static) -> El {
        self.listen(Rc::new(Heard(kind, Callback::from(call))));
        self
    }

    /// The finished element.
    #[inline(never)]
    pub fn html(self) -> Html {
        (*self.0).into()
    }
}

/// Draws again only when what it shows is another value.
#[derive(Properties)]
pub struct Props {
    /// What is shown.
    pub seen: Rc<dyn Any>,
    /// How it is drawn.
    pub draw: Rc<dyn Fn() -> Html>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.seen), Rc::as_ptr(&other.seen))
    }
}

/// See [`Props`].
#[component]
fn Memo(props: &Props) -> Html {
    (props.draw)()
}

/// A part of the page that is drawn again only when `seen` is another value.
pub fn memo(seen: Rc<dyn Any>, draw: impl Fn() -> Html + 'static) -> Html {
    let draw: Rc<dyn Fn() -> Html> = Rc::new(draw);
    html! { <Memo {seen} {draw}/> }
}

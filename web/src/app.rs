//! The page's outermost component: holds the state, draws it, and lets what stands outside of Yew
//! follow it.
use crate::components::workbench;
use crate::embed::Form;
use crate::outside::Outside;
use crate::reduce::{Action, reduce};
use crate::shelf::Standing;
use crate::start::lesson1;
use crate::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// The state as Yew keeps it.
pub struct Store(pub State);

/// Two states are the same only when they are one: comparing them would cost more than drawing.
impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reducible for Store {
    type Action = Action;
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Store(reduce(&self.0, action)))
    }
}

/// The handle by which all parts of the page see the state and change it.
pub type Handle = UseReducerHandle<Store>;

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| {
        let mut state = State::open(&lesson1(), "server/models.py");
        state.setup = crate::browser::setup();
        state.shelf.standing = Standing::Asking;
        state.embed.form = Form::of(crate::browser::embedded().as_deref());
        crate::start::begin(&mut state);
        Store(state)
    });
    let outside = use_mut_ref(Outside::default);
    let seen = store.clone();
    use_effect(move || outside.borrow_mut().follow(&seen));
    workbench(&store)
}

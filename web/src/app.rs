//! The page's outermost component: holds the state, starts the worker and sends it what the state asks.
use crate::components::{Workbench, theme};
use crate::engine::Engine;
use crate::start::lesson1;
use crate::state::{Action, State, reduce};
use std::rc::Rc;
use yew::prelude::*;

/// The state as Yew keeps it.
#[derive(Clone)]
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

/// The handle that components get from the context.
pub type Handle = UseReducerHandle<Store>;

/// The state and the way to change it, for components below [`App`].
#[hook]
pub fn use_store() -> Handle {
    use_context::<Handle>().expect("every component stands below App, which gives the context")
}

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store(State::open(lesson1(), "server/models.py")));
    let (engine, posted) = (use_mut_ref(|| None::<Engine>), use_mut_ref(|| 0));
    use_effect_with((), |()| theme::apply(&theme::saved()));
    {
        let (engine, dispatch) = (Rc::clone(&engine), store.dispatcher());
        use_effect_with(store.0.generation, move |_| {
            let act = Callback::from(move |action| dispatch.dispatch(action));
            let started = Engine::start(&act).inspect_err(|error| act.emit(Action::Lost(error.clone())));
            *engine.borrow_mut() = started.ok();
        });
    }
    let newest = store.0.outbox.last().map(|request| request.id);
    let outbox = store.0.outbox.clone();
    use_effect_with(newest, move |_| {
        let new = outbox.iter().filter(|request| request.id > *posted.borrow());
        new.for_each(|request| engine.borrow().iter().for_each(|engine| engine.post(request)));
        if let Some(request) = outbox.last() {
            *posted.borrow_mut() = request.id;
        }
    });
    html! { <ContextProvider<Handle> context={store}><Workbench/></ContextProvider<Handle>> }
}

//! The identity map of a session holds its objects weakly: what the program has let go of is loaded
//! anew.

use std::rc::Rc;

use python::{Bound, Instance, Module, Native, PyResult, Value, Vm};

/// Objects looked through at most; a larger session keeps what it has.
const MOST: usize = 2_000;

/// Rounds at most: an object that goes may have held another one.
const ROUNDS: usize = 20;

/// Adds the function.
pub(super) fn fill(module: &Module) {
    module.set("sweep", Native::function("sweep", "(identity_map)", sweep).value());
}

fn sweep(vm: &Vm, args: Bound) -> PyResult {
    let Some(map) = args[0].as_dict() else { return Ok(Value::None) };
    if map.len() > MOST {
        return Ok(Value::None);
    }
    for _ in 0..ROUNDS {
        let mut gone = false;
        for (key, value) in map.items() {
            if value.as_instance().is_some_and(let_go) {
                map.remove_item(vm, &key)?;
                value.as_instance().into_iter().for_each(part);
                gone = true;
            }
        }
        if !gone {
            break;
        }
    }
    Ok(Value::None)
}

/// Nothing of an object that is gone leads back to it.
fn part(object: &Rc<Instance>) {
    if let Some(state) = state_of(object) {
        state.dict().remove_str(&"obj_".into());
    }
    for collection in collections(object) {
        collection.dict().remove_str(&"_sa_adapter".into());
    }
}

fn state_of(object: &Rc<Instance>) -> Option<Rc<Instance>> {
    object.dict_if_any()?.get_str(&"_sa_instance_state".into())?.as_instance().cloned()
}

/// Whether only the map, the object's own state and its own collections know an object that nobody
/// has changed.
fn let_go(object: &Rc<Instance>) -> bool {
    let Some(state) = state_of(object) else { return false };
    // One in the object, one here.
    if Rc::strong_count(&state) > 2 {
        return false;
    }
    let unchanged = state
        .dict()
        .get_str(&"committed".into())
        .is_none_or(|c| c.as_dict().is_some_and(|d| d.is_empty()));
    let collections = collections(object);
    // One in the object, one here: a collection that somebody holds tells its owner of what joins.
    let held = collections.iter().any(|collection| Rc::strong_count(collection) > 2);
    // The map, the state, the list of items that is looked through, and who owns each collection.
    unchanged && !held && Rc::strong_count(object) == 3 + collections.len()
}

fn collections(object: &Rc<Instance>) -> Vec<Rc<Instance>> {
    let values = object.dict_if_any().map(|dict| dict.values()).unwrap_or_default();
    let adapted = |value: &Value| {
        let collection = value.as_instance()?;
        collection.dict_if_any()?.get_str(&"_sa_adapter".into())?;
        Some(collection.clone())
    };
    values.iter().filter_map(adapted).collect()
}

//! Undo and redo over made-up projects: byte for byte, bounded.
use super::*;

fn shot(files: &[(&str, &[u8])]) -> Shot {
    let mut shot = Shot::default();
    files.iter().for_each(|(path, bytes)| shot.put(&Rc::from(*path), Rc::new(bytes.to_vec())));
    shot
}

#[test]
fn each_step_is_taken_back_and_done_again() {
    let states = [
        shot(&[("a.py", b"x = 1\n")]),
        shot(&[("a.py", b"x = 1\ny = 2\n")]),
        shot(&[("a.py", b"x = 1\ny = 2\n"), ("app.db", &[7; 20_000])]),
        shot(&[("app.db", &[7; 8_192])]),
        shot(&[("app.db", &[]), ("b.py", b"")]),
    ];
    let mut past = Past::new(states[0].clone());
    for (at, state) in states.iter().enumerate().skip(1) {
        assert!(past.record(&format!("step {at}"), state.clone()));
        assert!(!past.record("nothing", state.clone()));
    }
    for at in (1..states.len()).rev() {
        assert_eq!(past.undo(), Some((states[at - 1].clone(), format!("step {at}"))));
    }
    assert_eq!(past.undo(), None);
    for (at, state) in states.iter().enumerate().skip(1) {
        assert_eq!(past.redo(), Some((state.clone(), format!("step {at}"))));
    }
    assert_eq!(past.redo(), None);
}

#[test]
fn folder_and_variables_count_too() {
    let mut past = Past::new(shot(&[]));
    let around = Around { cwd: "server".into(), ..Around::default() };
    assert!(past.record("cd server", Shot { around: Rc::new(around), ..Shot::default() }));
    assert_eq!(past.undo(), Some((shot(&[]), "cd server".into())));
}

#[test]
fn what_was_taken_back_is_gone_when_something_else_happens() {
    let mut past = Past::new(shot(&[]));
    past.record("", shot(&[("a.py", b"1")]));
    past.undo();
    assert_eq!(past.undone().len(), 1);
    past.record("", shot(&[("b.py", b"2")]));
    assert_eq!((past.done()[0].what.as_str(), past.undone().len()), ("Made b.py", 0));
}

/// A database of 10 MB of which nothing stays as it was, fifty times over.
#[test]
fn fifty_commands_on_a_large_database_are_kept() {
    let mut number = 1u64;
    let mut noise = || {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        number.to_le_bytes()
    };
    let mut fresh =
        || shot(&[("app.db", &(0..10_000_000 / 8).flat_map(|_| noise()).collect::<Vec<u8>>())]);
    let first = fresh();
    let mut past = Past::new(first.clone());
    (0..50).for_each(|at| assert!(past.record(&at.to_string(), fresh())));
    assert_eq!(past.done().len(), 50);
    (0..6).for_each(|at| assert!(past.record(&at.to_string(), fresh())));
    assert!(past.size() <= BYTES && past.done().len() < 56);
}

#[test]
fn a_thousand_small_steps_keep_the_newest() {
    let mut past = Past::new(shot(&[]));
    (0..1_000u32).for_each(|at| {
        assert!(past.record(&at.to_string(), shot(&[("a.py", at.to_string().as_bytes())])))
    });
    assert_eq!((past.done().len(), past.done()[0].what.as_str()), (STEPS, "500"));
}

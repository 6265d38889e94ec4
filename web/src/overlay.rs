//! What lies over the page: when it comes, and what it outlasts.
use crate::reduce::Action;
use crate::shelf::{self, Wish};
use crate::state::{Overlay, State};

/// Whether what lies over the page stays there: it goes when something in it was chosen.
pub fn stays(action: &Action) -> bool {
    use Action::OpenLate;
    use Action::{
        Choose, Columns, Edit, EditorReady, ErrandLost, Heard, Lost, Query, Ran, ScoutLate,
        ScoutLost, Scouted,
    };
    let kept = matches!(
        action,
        Action::Told(..)
            | Action::Newer
            | Action::Awake
            | Action::Shelved(_)
            | Action::Naming(_)
            | Action::Pack(..)
            | Action::SaveFile(_)
            | Action::SaveTranscript
    );
    let wished = matches!(
        action,
        Action::Shelf(Wish::Rename(..) | Wish::Duplicate(_) | Wish::Delete(_) | Wish::Restore(_))
    );
    let own = matches!(action, Query(_) | Choose(_)) || kept || wished;
    let told = matches!(
        action,
        Heard(_)
            | Lost(_)
            | Scouted(_)
            | ScoutLost
            | ScoutLate(_)
            | Ran(_)
            | ErrandLost
            | OpenLate(_)
    );
    own || told || matches!(action, Columns(_) | EditorReady | Edit(..))
}

/// Something lies over the page, or nothing any more.
pub fn lay(state: &mut State, overlay: Overlay) {
    state.overlay = overlay;
    match overlay {
        Overlay::Share => shelf::share(state),
        Overlay::Projects => shelf::wish(state, Wish::List),
        _ => {}
    }
    (state.query, state.chosen) = (String::new(), 0);
}

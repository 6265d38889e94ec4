//! Collecting what a command prints, in true order.
use project::{Channel, Event};
use std::cell::RefCell;
use std::rc::Rc;

/// Hears each piece of output as it comes: where it goes, its text for a pipe and its text for a
/// terminal.
pub type Listener = Rc<dyn Fn(Channel, &str, &str)>;

/// The transcript of a command while it runs.
#[derive(Default)]
pub struct Output {
    events: RefCell<Vec<Event>>,
    listener: RefCell<Option<Listener>>,
}

impl Output {
    /// Adds text that pipes and terminals show alike.
    pub fn text(&self, channel: Channel, text: &str) {
        self.both(channel, text, text);
    }

    /// Adds text that a terminal shows otherwise than a pipe.
    pub fn both(&self, channel: Channel, pipe: &str, terminal: &str) {
        if pipe.is_empty() && terminal.is_empty() {
            return;
        }
        if let Some(listener) = &*self.listener.borrow() {
            listener(channel, pipe, terminal);
        }
        let mut events = self.events.borrow_mut();
        match events.last_mut() {
            Some(last) if last.channel == channel => {
                last.pipe.push_str(pipe);
                last.terminal.push_str(terminal);
            }
            _ => events.push(Event { channel, pipe: pipe.into(), terminal: terminal.into() }),
        }
    }

    /// Tells each piece to a listener from now on.
    pub fn tell(&self, listener: Listener) {
        self.listener.replace(Some(listener));
    }

    /// Takes what was collected.
    pub fn take(&self) -> Vec<Event> {
        self.events.take()
    }
}

//! What an address asks for, and which addresses are our own: what a visitor types is written there a little later, when
//! more may have been typed already.

use practices::facets::Choices;

use crate::state::AppState;
use crate::viewing::Viewing;

/// What an address asks for beside a place and categories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words to find.
    pub text: String,
    /// The values chosen of facets.
    pub choices: Choices,
    /// How the practices are listed.
    pub viewing: Viewing,
}

impl Asked {
    /// What asks for the practices that are shown; whoever asks is told when it becomes another.
    pub fn of(state: AppState) -> Self {
        let (text, choices) = state.filter.with(|filter| {
            let text = filter.found.as_ref().map(|found| found.text.clone());
            (text, filter.left.as_ref().map(|left| left.choices.clone()))
        });
        Self {
            text: text.unwrap_or_default(),
            choices: choices.unwrap_or_default(),
            viewing: state.viewing.get(),
        }
    }
}

/// The addresses that were written.
#[derive(Debug, Default)]
pub struct Written {
    /// What the address says, or will say in a moment.
    last: Asked,
    /// What was written and has not been seen to arrive.
    on_the_way: Vec<Asked>,
    /// What the address was last seen to ask for.
    seen: Asked,
    /// Whether the last one is written only once nobody types more.
    waits: bool,
}

impl Written {
    /// What the address says, or will say in a moment.
    pub fn last(&self) -> Asked {
        self.last.clone()
    }

    /// An address is written that asks for this.
    pub fn send(&mut self, asked: Asked) {
        // An address that asks for the same is not seen to arrive.
        if asked != self.last {
            self.last = asked.clone();
            self.on_the_way.push(asked);
        }
        self.waits = false;
    }

    /// The same, but more may be typed before it is.
    pub fn send_later(&mut self, asked: Asked) {
        self.send(asked);
        self.waits = true;
    }

    /// Whether the last address waits for more to be typed.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// The address becomes one that asks for this. Where it does so already, as after a letter that was taken back, nothing
    /// will be seen to arrive.
    pub fn goes(&mut self, asked: &Asked) {
        self.waits = false;
        if self.seen == *asked {
            self.on_the_way.clear();
        }
    }

    /// The address has come to ask for this; whether that is news, as after Back or by a link, rather than what was
    /// written. Of several that were written in a row only the last may be seen.
    pub fn arrives(&mut self, asked: &Asked) -> bool {
        self.seen = asked.clone();
        if let Some(place) = self.on_the_way.iter().position(|other| other == asked) {
            self.on_the_way.drain(..=place);
            return false;
        }
        self.on_the_way.clear();
        let is_news = self.last != *asked;
        self.last = asked.clone();
        is_news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Asked {
        Asked {
            text: text.into(),
            ..Asked::default()
        }
    }

    #[test]
    fn what_was_written_is_no_news_however_late_it_arrives() {
        let mut written = Written::default();
        assert!(!written.arrives(&asked("")));
        assert!(written.arrives(&asked("link")));
        written.send(asked("ż"));
        written.send(asked("żo"));
        written.send(asked("żor"));
        assert!(!written.arrives(&asked("ż")));
        assert_eq!(written.last(), asked("żor"));
        // The one between was never seen.
        assert!(!written.arrives(&asked("żor")));
        assert!(written.arrives(&asked("link")));
        assert_eq!(written.last(), asked("link"));
        assert!(written.arrives(&asked("żor")));
    }

    #[test]
    fn a_letter_that_was_taken_back_is_forgotten() {
        let mut written = Written::default();
        written.send(asked("ż"));
        assert!(!written.arrives(&asked("ż")));
        written.send_later(asked("żó"));
        written.send_later(asked("ż"));
        assert!(written.waits());
        written.goes(&asked("ż"));
        assert!(!written.waits());
        assert!(written.arrives(&asked("żó")), "a link to it is news");
    }
}

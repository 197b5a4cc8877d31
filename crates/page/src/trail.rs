//! Which screens lie behind the one that is shown, so that each is an entry of the browser's
//! history and the way back leads to the screen before.

/// What the browser's history is asked for, so that it follows the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A further entry of that number, after the one that is shown.
    Add(u32),
    /// One entry back.
    Back,
}

/// The screens that were shown, in the order of the browser's entries.
#[derive(Clone, Debug)]
pub struct Trail<S> {
    /// The number of the first screen's entry.
    first: u32,
    screens: Vec<S>,
    /// Which of them is shown.
    at: usize,
    /// Whether the browser made the entry that is shown, and the screen that belongs to it is still
    /// to come.
    is_open: bool,
}

impl<S: Copy + PartialEq> Trail<S> {
    /// Begins with a screen at the entry of that number.
    pub fn new(first: u32, screen: S) -> Self {
        Self { first, screens: vec![screen], at: 0, is_open: false }
    }

    /// Another screen is shown; `instead`: in the place of the one before, as the parts of one set
    /// follow each other. The screen before the last one is gone back to.
    pub fn show(&mut self, screen: S, instead: bool) -> Option<Step> {
        if self.screens.get(self.at) == Some(&screen) {
            return None;
        }
        self.screens.truncate(self.at + 1);
        let was_open = std::mem::take(&mut self.is_open);
        if !was_open && self.at > 0 && self.screens.get(self.at - 1) == Some(&screen) {
            self.at -= 1;
            return Some(Step::Back);
        }
        if instead || was_open {
            self.screens.truncate(self.at);
            self.screens.push(screen);
            return None;
        }
        self.screens.push(screen);
        self.at += 1;
        Some(self.stay())
    }

    /// The browser made a further entry itself, as for another fragment of the address; the screen
    /// that is shown next belongs to it. Gives the entry's number.
    pub fn follow_address(&mut self) -> u32 {
        self.screens.truncate(self.at + 1);
        self.screens.extend(self.screens.last().copied());
        self.at += 1;
        self.is_open = true;
        self.number()
    }

    /// What brings back the entry that is shown, when the browser left it and nothing else is to be
    /// shown.
    pub fn stay(&self) -> Step {
        Step::Add(self.number())
    }

    fn number(&self) -> u32 {
        self.first.saturating_add(u32::try_from(self.at).unwrap_or(u32::MAX))
    }

    /// The browser went to the entry of that number: its screen; `None` for an entry of an earlier
    /// visit, from which the trail then goes on with `otherwise`.
    pub fn arrive(&mut self, number: u32, otherwise: S) -> Option<S> {
        let at = number.checked_sub(self.first).and_then(|at| usize::try_from(at).ok());
        match at.and_then(|at| Some((at, *self.screens.get(at)?))) {
            Some((at, screen)) => {
                (self.at, self.is_open) = (at, false);
                Some(screen)
            }
            None => {
                *self = Self::new(number, otherwise);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Screen {
        Home,
        About,
        History,
        Set,
        Table,
    }
    use Screen::{About, History, Home, Set, Table};

    #[test]
    fn each_screen_is_an_entry_and_back_and_forward_lead_along_them() {
        let mut trail = Trail::new(7, Home);
        assert_eq!(trail.show(Home, false), None);
        assert_eq!(trail.show(About, false), Some(Step::Add(8)));
        assert_eq!(trail.show(History, false), Some(Step::Add(9)));
        assert_eq!(trail.arrive(8, Home), Some(About));
        assert_eq!(trail.show(About, false), None, "the browser is there already");
        assert_eq!(trail.arrive(9, Home), Some(History));
        assert_eq!(trail.arrive(7, Home), Some(Home));
        assert_eq!(trail.show(History, false), Some(Step::Add(8)), "what was ahead is gone");
    }

    #[test]
    fn the_screen_before_is_gone_back_to_and_makes_no_further_entry() {
        let mut trail = Trail::new(0, Home);
        trail.show(About, false);
        assert_eq!(trail.show(Home, false), Some(Step::Back));
        assert_eq!(trail.arrive(0, Home), Some(Home));
        assert_eq!(trail.show(History, false), Some(Step::Add(1)));
    }

    #[test]
    fn the_parts_of_a_set_share_an_entry() {
        let mut trail = Trail::new(0, Home);
        assert_eq!(trail.show(Set, false), Some(Step::Add(1)));
        assert_eq!(trail.stay(), Step::Add(1), "a set that is not left keeps its entry");
        assert_eq!(trail.show(Table, true), None);
        assert_eq!(trail.arrive(0, Home), Some(Home));
        assert_eq!(trail.arrive(1, Home), Some(Table));
        assert_eq!(trail.show(Home, true), Some(Step::Back), "a set that is left leaves no entry");
    }

    #[test]
    fn an_entry_that_the_browser_made_is_that_of_the_screen_to_which_the_address_leads() {
        let mut trail = Trail::new(0, Home);
        trail.show(About, false);
        assert_eq!(trail.follow_address(), 2);
        assert_eq!(trail.show(Home, false), None);
        assert_eq!(trail.arrive(1, Home), Some(About));
        assert_eq!(trail.arrive(2, Home), Some(Home));
    }

    #[test]
    fn an_entry_of_an_earlier_visit_is_no_screen() {
        let mut trail = Trail::new(5, Home);
        trail.show(About, false);
        assert_eq!(trail.arrive(3, Home), None);
        assert_eq!(trail.show(About, false), Some(Step::Add(4)));
    }
}

//! The parts of a prediction that its stages share.

use super::fold_state::FoldState;
use super::settings::{Settings, Stage};
use crate::error::{Error, Result};

/// The settings, noise, progress callback and resume state of a prediction.
pub struct Run<'a, N, P> {
    /// The amount of work.
    pub settings: &'a Settings,
    /// The source of random numbers.
    pub noise: &'a mut N,
    /// Called after each stage; returns false to cancel.
    pub progress: &'a mut P,
    /// The state to resume from and to update.
    pub state: Option<&'a mut FoldState>,
}

impl<N, P: FnMut(Stage<'_>) -> bool> Run<'_, N, P> {
    /// Calls the progress callback.
    ///
    /// # Errors
    /// [`Error::Cancelled`] where it returns false.
    pub(super) fn report(&mut self, stage: Stage<'_>) -> Result<()> {
        match (self.progress)(stage) {
            true => Ok(()),
            false => Err(Error::Cancelled),
        }
    }
}

//! Draws in the background: at most one computation at a time, with progress, which can be cancelled; the last ones are kept.

use super::compute::Base;
use super::offered::Offered;
use super::state::State;
use crate::diag::{Findings, Sources};
use crate::study::Results;
use crate::study::runs::{Compared, Watch};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// So many finished computations are kept.
const KEPT: usize = 4;

/// One computation of draws.
#[derive(Default)]
pub(super) struct Task {
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
    came: OnceLock<Drawn>,
}

/// How far a computation has come.
pub(super) enum Progress<'a> {
    /// So many runs of so many; of none while it is prepared.
    Running(u64, u64),
    /// It was cancelled.
    Stopped,
    Done(&'a Compared),
    /// What hindered it.
    Broken(&'a Findings, &'a Sources),
}

/// What came of a computation: nothing if it was cancelled.
type Drawn = Option<Result<Compared, (Findings, Sources)>>;

/// Computations by what they are computed from, the newest last.
#[derive(Default)]
pub(super) struct Tasks(Mutex<Vec<(State, Arc<Task>)>>);

impl Tasks {
    fn all(&self) -> std::sync::MutexGuard<'_, Vec<(State, Arc<Task>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The computation of a key, if one was started.
    pub fn of(&self, key: &State) -> Option<Arc<Task>> {
        self.all().iter().find(|(own, _)| own == key).map(|(_, task)| Arc::clone(task))
    }

    /// Starts a computation, and cancels those under way; one of this key that runs or is done stays as it is.
    pub fn start(&self, key: State, work: impl FnOnce(&Task) + Send + 'static) {
        let mut all = self.all();
        if all.iter().any(|(own, task)| *own == key && !task.is_stopped()) {
            return;
        }
        for (_, task) in all.iter().filter(|(_, task)| task.came.get().is_none()) {
            task.cancel();
        }
        all.retain(|(own, _)| *own != key);
        if all.len() >= KEPT {
            all.remove(0);
        }
        let task = Arc::new(Task::default());
        all.push((key, Arc::clone(&task)));
        std::thread::spawn(move || work(&task));
    }

    /// Forgets all, and cancels what is under way: a file has changed.
    pub fn clear(&self) {
        for (_, task) in self.all().drain(..) {
            task.cancel();
        }
    }
}

impl Task {
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || matches!(self.came.get(), Some(None))
    }

    pub fn progress(&self) -> Progress<'_> {
        match self.came.get() {
            Some(Some(Ok(compared))) => Progress::Done(compared),
            Some(Some(Err((found, sources)))) => Progress::Broken(found, sources),
            Some(None) => Progress::Stopped,
            None if self.stop.load(Ordering::Relaxed) => Progress::Stopped,
            None => Progress::Running(self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed)),
        }
    }

    /// Computes the draws of a state; what was computed at rest says who is paid by school.
    pub fn run(&self, base: &Base, offered: &Offered, results: &Results) {
        let mut session = base.session(offered);
        let mut progress = |done, total| {
            self.done.store(done, Ordering::Relaxed);
            self.total.store(total, Ordering::Relaxed);
        };
        let mut watch = Watch { progress: &mut progress, draws: None, stop: Some(&self.stop) };
        let compared = session.compare_worlds(results, false, &mut watch).map(|(_, compared)| compared);
        let came = match compared {
            Some(compared) => Some(Ok(of_world(compared, offered))),
            None if self.stop.load(Ordering::Relaxed) => None,
            None => Some(Err((session.found, session.library.sources))),
        };
        let _ = self.came.set(came);
    }
}

/// The scenario that is chosen alone, or all of them.
fn of_world(mut compared: Compared, offered: &Offered) -> Compared {
    if let Some(chosen) = &offered.world {
        compared.worlds.retain(|world| world.scenario.0 == chosen.id);
    }
    compared
}

//! Keeps a panic to the document on which it happened. The message of a panic may quote a document and is never shown or kept; the
//! place in the source where it happened is.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe, Location},
};

thread_local! {
    /// In how many guards the thread works.
    static GUARDS: Cell<u32> = const { Cell::new(0) };
    /// Where the last panic in a guard happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic that was caught.
#[derive(Debug)]
pub struct Panicked {
    /// Where it happened, such as `src/extract/rtf/mod.rs:12`; unknown unless [`install_hook`] was called.
    pub place: Option<String>,
    payload: Box<dyn Any + Send>,
}

impl Panicked {
    /// Lets the panic go on.
    pub fn resume(self) -> ! {
        panic::resume_unwind(self.payload)
    }
}

/// Does work that may panic. What it was changing may be half changed afterwards: don't use it any more.
///
/// # Errors
///
/// When it panicked.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    let outer = GUARDS.get();
    GUARDS.set(outer + 1);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDS.set(outer);
    done.map_err(|payload| Panicked { place: PLACE.take(), payload })
}

/// Does work inside a guard of which a panic isn't the guard's business: it is reported like any.
pub fn unguarded<T>(work: impl FnOnce() -> T) -> T {
    let outer = GUARDS.replace(0);
    let done = work();
    GUARDS.set(outer);
    done
}

/// Keeps the messages of guarded panics off the screen, for the whole process. Other panics are reported as before.
pub fn install_hook() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        if GUARDS.get() == 0 {
            before(panicked);
        } else {
            PLACE.set(panicked.location().map(place));
        }
    }));
}

fn place(location: &Location<'_>) -> String {
    shown(location.file(), location.line())
}

/// A place without the folders of the computer on which the program was built.
fn shown(file: &str, line: u32) -> String {
    let file = file.replace('\\', "/");
    let from = match file.rfind("/src/") {
        Some(at) => file[..at].rfind('/').map_or(0, |at| at + 1),
        None => 0,
    };
    format!("{}:{line}", &file[from..])
}

#[cfg(test)]
mod tests {
    use super::{guarded, install_hook, shown, unguarded};

    #[test]
    fn a_panic_leaves_its_place_and_not_its_message() {
        install_hook();
        let caught = guarded(|| -> u32 { panic!("text of a document") }).unwrap_err();
        let place = caught.place.unwrap();
        assert!(place.starts_with("src/guard.rs:"), "{place}");
        assert_eq!(guarded(|| 3).unwrap(), 3);
        assert_eq!(guarded(|| unguarded(|| 3)).unwrap(), 3);
    }

    #[test]
    fn places_have_no_folders_of_the_builder() {
        assert_eq!(shown("src\\extract\\read.rs", 12), "src/extract/read.rs:12");
        assert_eq!(shown("/home/jan/.cargo/registry/src/index-1/zip-9.8.2/src/read/mod.rs", 3), "zip-9.8.2/src/read/mod.rs:3");
        assert_eq!(shown("/rustc/0a1b/library/core/src/str/mod.rs", 7), "core/src/str/mod.rs:7");
    }

    #[test]
    fn a_panic_can_go_on() {
        let outer = guarded(|| guarded(|| std::panic::panic_any(7_u32)).unwrap_or_else(|panicked| panicked.resume()));
        assert_eq!(*outer.unwrap_err().payload.downcast::<u32>().unwrap(), 7);
    }
}

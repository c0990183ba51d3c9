//! Finds many written forms in one pass: a look at each run of letters, not at each byte.
//!
//! A form stands between boundaries, so one of its runs of letters and digits is a whole run of the text, or begins or ends one
//! where the form is open there ("klant*"). By that run it is looked up: most runs of a text are in no form, which two bits say.
//! Why not an automaton: `docs/decisions/0017-word-index.md`.

use memchr::memmem;

use crate::{lexicon::Reach, span::Span};

use super::{
    buckets::Buckets,
    fold::{Folded, windows},
    runs::runs,
};

/// How many bytes of an open run a form is looked up by at most.
const LONGEST_EDGE: usize = 4;

/// How many runs wait for the table together.
const WAITING: usize = 64;

/// How many bytes are all among the first and the last eight.
const KNOWN_BY_ENDS: usize = 16;

/// Position of a form in its index.
pub type FormNumber = u32;

/// A form as the index compares it.
#[derive(Debug, Clone, Copy)]
struct Written {
    /// Its first and last bytes, as [`Folded::ends`] gives them: all that most forms have.
    ends: (u64, u64),
    /// Where its bytes begin in [`FormIndex::letters`].
    first: u32,
    length: u16,
    /// Where in it stands what it is looked up by: the beginning of a run, or the end of one by whose end it is looked up.
    key: u16,
}

/// Written forms, compiled.
#[derive(Debug)]
pub struct FormIndex {
    letters: Vec<u8>,
    forms: Vec<Written>,
    /// Forms with a run that is a whole one wherever they stand.
    whole: Buckets,
    /// Forms of which all runs are open, by the bytes at a beginning that is not, at such an end, or by any.
    beginnings: Edges,
    ends: Edges,
    insides: Edges,
    /// Forms without letters or digits, each looked for by itself.
    signs: Vec<(memmem::Finder<'static>, FormNumber)>,
}

/// Forms by a few bytes at the edge of a run.
#[derive(Debug, Default)]
struct Edges {
    /// How many bytes there are forms for, the fewest first.
    lengths: Vec<usize>,
    forms: Buckets,
}

impl Edges {
    fn new(keys: Vec<(usize, (u64, FormNumber))>) -> Self {
        let mut lengths: Vec<usize> = keys.iter().map(|&(length, _)| length).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self { lengths, forms: Buckets::new(keys.into_iter().map(|(_, pair)| pair).collect()) }
    }

    /// The lengths that a run of `length` bytes has.
    fn lengths(&self, length: usize) -> impl Iterator<Item = usize> {
        self.lengths.iter().copied().take_while(move |&edge| edge <= length)
    }
}

/// What a form is looked up by: the bytes of a run in it.
#[derive(Debug, Clone, Copy)]
struct Key {
    start: usize,
    end: usize,
    side: Side,
}

/// Which part of a run of the text a [`Key`] is. In the order of preference: what is found oftener in vain comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Inside,
    End,
    Beginning,
    Whole,
}

impl FormIndex {
    /// Compiles forms in lower case, each with how far it reaches. A form's number is its position.
    ///
    /// # Panics
    ///
    /// When a form is empty or longer than 65,535 bytes or all are longer than 4 GiB, which loading keeps out of a lexicon.
    pub fn new<'f>(forms: impl IntoIterator<Item = (&'f str, Reach)>) -> Self {
        let mut letters = Vec::new();
        let mut written = Vec::new();
        let mut whole = Vec::new();
        let [mut beginnings, mut ends, mut insides] = [(); 3].map(|()| Vec::new());
        let mut signs = Vec::new();
        let mut buffer = Vec::new();
        for (number, (form, reach)) in (0..).zip(forms) {
            assert!(!form.is_empty(), "a form has letters");
            let folded = Folded::new(form, &mut buffer);
            let key = key(folded, reach);
            let edge = |key: Key| LONGEST_EDGE.min(key.end - key.start);
            let at_start = |key: Key| (edge(key), (folded.edge_hash(key.start, edge(key)), number));
            match key {
                None => signs.push((memmem::Finder::new(form).into_owned(), number)),
                Some(key) => match key.side {
                    Side::Whole => whole.push((folded.hash(key.start, key.end), number)),
                    Side::Beginning => beginnings.push(at_start(key)),
                    Side::End => ends.push((edge(key), (folded.edge_hash(key.end - edge(key), edge(key)), number))),
                    Side::Inside => insides.push(at_start(key)),
                },
            }
            let narrow = |n| u16::try_from(n).expect("the limit on phrases keeps forms short");
            let at = key.map_or(0, |key| if key.side == Side::End { key.end } else { key.start });
            let first = u32::try_from(letters.len()).expect("the forms of a lexicon are less than 4 GiB");
            written.push(Written { ends: folded.ends(0, form.len()), first, length: narrow(form.len()), key: narrow(at) });
            letters.extend_from_slice(form.as_bytes());
        }
        let [beginnings, ends, insides] = [beginnings, ends, insides].map(Edges::new);
        Self { letters, forms: written, whole: Buckets::new(whole), beginnings, ends, insides, signs }
    }

    /// Calls `found` with each form that stands in `range` of `text`, whatever its case, and where it begins in `text`. Every form between
    /// the boundaries of its reach is among them, others may be: the caller looks at what stands before and after. `buffer` is memory to
    /// work in.
    pub fn find(&self, text: &str, range: Span, buffer: &mut Vec<u8>, mut found: impl FnMut(FormNumber, usize)) {
        windows(text, range, buffer, |window, offset| self.find_folded(window, |form, start| found(form, offset + start)));
    }

    /// In two steps, so that the processor need not guess which runs show forms and can wait for several of the table's answers at a
    /// time: first the bits of many runs, then the table for those that have them.
    fn find_folded(&self, text: Folded<'_>, mut found: impl FnMut(FormNumber, usize)) {
        let has_open = self.has_open();
        let mut waiting = [(0, 0, 0); WAITING];
        let mut count = 0;
        runs(text, |start, end| {
            let hash = text.hash(start, end);
            waiting[count] = (start, end, hash);
            count += usize::from(self.whole.may_have(hash) | (has_open && self.may_show_open(text, start, end)));
            if count == WAITING {
                self.look_up_all(text, &waiting, &mut found);
                count = 0;
            }
        });
        self.look_up_all(text, &waiting[..count], &mut found);
        for (finder, form) in &self.signs {
            finder.find_iter(text.bytes()).for_each(|start| found(*form, start));
        }
    }

    /// Are there forms of which all runs are open?
    fn has_open(&self) -> bool {
        [&self.beginnings, &self.ends, &self.insides].iter().any(|edges| !edges.lengths.is_empty())
    }

    /// May part of a run show an open form? Mostly no if it doesn't.
    #[inline]
    fn may_show_open(&self, text: Folded<'_>, start: usize, end: usize) -> bool {
        let mut may = !self.insides.lengths.is_empty();
        for edge in self.beginnings.lengths(end - start) {
            may |= self.beginnings.forms.may_have(text.edge_hash(start, edge));
        }
        for edge in self.ends.lengths(end - start) {
            may |= self.ends.forms.may_have(text.edge_hash(end - edge, edge));
        }
        may
    }

    /// The forms that runs, each with its hash, show.
    #[inline]
    fn look_up_all(&self, text: Folded<'_>, waiting: &[(usize, usize, u64)], found: &mut impl FnMut(FormNumber, usize)) {
        let has_open = self.has_open();
        for &(start, end, hash) in waiting {
            self.whole.get(hash, |form| self.keyed(form, text, start, found));
            if has_open {
                self.look_up_open(text, start, end, found);
            }
        }
    }

    /// The open forms that part of a run shows.
    fn look_up_open(&self, text: Folded<'_>, start: usize, end: usize, found: &mut impl FnMut(FormNumber, usize)) {
        for edge in self.beginnings.lengths(end - start) {
            self.beginnings.forms.get(text.edge_hash(start, edge), |form| self.keyed(form, text, start, found));
        }
        for edge in self.ends.lengths(end - start) {
            self.ends.forms.get(text.edge_hash(end - edge, edge), |form| self.keyed(form, text, end, found));
        }
        for edge in self.insides.lengths(end - start) {
            for at in start..=end - edge {
                self.insides.forms.get(text.edge_hash(at, edge), |form| self.keyed(form, text, at, found));
            }
        }
    }

    /// Calls `found` with each form that is all of a word, whatever its case.
    pub(super) fn find_whole(&self, word: &str, buffer: &mut Vec<u8>, mut found: impl FnMut(FormNumber)) {
        self.find_folded(Folded::new(word, buffer), |form, start| {
            if start == 0 && self.length(form) == word.len() {
                found(form);
            }
        });
    }

    /// How many bytes a form has.
    #[must_use]
    pub fn length(&self, form: FormNumber) -> usize {
        usize::from(self.forms[form as usize].length)
    }

    /// Does a form with its key at `at` stand there?
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "the compiler makes it a call, in the loop over all words")]
    fn keyed(&self, form: FormNumber, text: Folded<'_>, at: usize, found: &mut impl FnMut(FormNumber, usize)) {
        let Written { ends, first, length, key } = self.forms[form as usize];
        let (length, key) = (usize::from(length), usize::from(key));
        let fits = at >= key && at - key + length <= text.bytes().len() && text.ends(at - key, at - key + length) == ends;
        let letters = || &self.letters[first as usize..first as usize + length];
        if fits && (length <= KNOWN_BY_ENDS || text.bytes()[at - key..at - key + length] == *letters()) {
            found(form, at - key);
        }
    }
}

/// The run by which a form is looked up: one that is a whole run wherever the form stands, if it has one, and of several the longest.
fn key(form: Folded<'_>, reach: Reach) -> Option<Key> {
    let (open_start, open_end) = (matches!(reach, Reach::End | Reach::Inside), matches!(reach, Reach::Start | Reach::Inside));
    let mut best: Option<Key> = None;
    runs(form, |start, end| {
        let begins = start > 0 || !open_start;
        let ends = end < form.bytes().len() || !open_end;
        let side = match (begins, ends) {
            (true, true) => Side::Whole,
            (true, false) => Side::Beginning,
            (false, true) => Side::End,
            (false, false) => Side::Inside,
        };
        if best.is_none_or(|best| (side, end - start) > (best.side, best.end - best.start)) {
            best = Some(Key { start, end, side });
        }
    });
    best
}

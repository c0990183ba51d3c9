//! From bytes to [`crate::document::Document`].

mod plain;
mod read;

pub use self::{
    plain::decode,
    read::{MAX_BYTES, ReadError, read_bytes, read_file},
};

//! Reads the body of a request: into memory only, within bounds of size and time.

use axum::{
    body::{Body, Bytes, HttpBody as _},
    http::{HeaderMap, header},
};
use http_body_util::BodyExt as _;
use tokio::time::{Instant, timeout, timeout_at};

use super::{
    memory::Share,
    problem::{Problem, ProblemKind},
    settings::Bounds,
};

/// How much is read of a body that is too large, as a multiple of what is allowed: who is still sending doesn't hear an answer.
const DRAINED: usize = 4;

/// A whole body. `share` grows with it.
///
/// # Errors
///
/// When it is too large, comes too slowly or breaks off, or when others have the memory.
pub(super) async fn read(headers: &HeaderMap, mut body: Body, bounds: &Bounds, share: &mut Share) -> Result<Vec<u8>, Problem> {
    let said = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    let until = Instant::now() + bounds.sending;
    let read = if said > bounds.body { Err(too_large(bounds)) } else { collect(&mut body, bounds, share, until).await };
    match read {
        Err(problem) if matches!(problem.kind, ProblemKind::TooLarge | ProblemKind::Busy) => {
            // Who waits to be asked for the body doesn't send it.
            if !headers.contains_key(header::EXPECT) {
                drain(&mut body, bounds, until).await;
            }
            Err(problem)
        }
        read => read,
    }
}

fn too_large(bounds: &Bounds) -> Problem {
    Problem::with(ProblemKind::TooLarge, format!("> {} MB", bounds.body >> 20))
}

async fn collect(body: &mut Body, bounds: &Bounds, share: &mut Share, until: Instant) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    while let Some(part) = next(body, bounds, until).await? {
        if bytes.len() + part.len() > bounds.body {
            return Err(too_large(bounds));
        }
        share.grow(part.len())?;
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// The next part of a body; `None`: it has ended.
async fn next(body: &mut Body, bounds: &Bounds, until: Instant) -> Result<Option<Bytes>, Problem> {
    let frame = timeout_at(until, timeout(bounds.silence, body.frame())).await;
    match frame.map_err(|_| ProblemKind::TooSlow)?.map_err(|_| ProblemKind::TooSlow)? {
        None => Ok(None),
        Some(Ok(frame)) => Ok(Some(frame.into_data().unwrap_or_default())),
        Some(Err(_)) => Err(ProblemKind::Malformed.into()),
    }
}

async fn drain(body: &mut Body, bounds: &Bounds, until: Instant) {
    let mut left = bounds.body.saturating_mul(DRAINED);
    while let Ok(Some(part)) = next(body, bounds, until).await {
        match left.checked_sub(part.len()) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

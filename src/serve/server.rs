//! Listens, and hands each connection its answers. Slow and silent ones are let go; too many wait.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread,
    time::Duration,
};

use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use socket2::{Domain, Protocol, Socket, Type};
use thiserror::Error;
use tokio::{
    net::TcpStream,
    runtime::Builder,
    sync::{Notify, OwnedSemaphorePermit, Semaphore},
    time::{sleep, timeout},
};
use tokio_io_timeout::TimeoutStream;

use crate::{analyzer::Analyzer, document::DocumentKind};

use super::{
    analyze::Bench,
    memory::Budget,
    routes::{App, router},
    security::Gate,
    settings::{Bounds, Settings},
    work::{Memories, Workshop},
};

/// How long a server that is stopped waits for answers that are under way.
const FAREWELL: Duration = Duration::from_secs(3);

/// How long a server waits when the system gives it no connection, since too many files are open.
const BREATH: Duration = Duration::from_millis(50);

/// Why a server can't be started.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ServeError {
    /// Another program has the port.
    #[error("port {0} is taken: choose another with --port, or a free one with --port 0")]
    PortTaken(u16),
    /// Ports below 1024 are for the system.
    #[error("port {0} may not be used: choose one from 1024 on with --port")]
    PortDenied(u16),
    /// The address isn't one of this computer.
    #[error("{0} is no address of this computer: choose one of its own with --listen")]
    NoAddress(SocketAddr),
    /// Others could read what is sent, or ask for it.
    #[error("{0} can be reached from other computers: that needs a token")]
    NoToken(SocketAddr),
    /// Something else of the system.
    #[error("the server can't be started")]
    Io(#[from] io::Error),
}

/// How many connections wait until they are taken: the standard library's 128 are fewer than a class of programs opens at one moment, and
/// the system breaks off the rest.
const BACKLOG: i32 = 1024;

/// Listens on an address.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // As the standard library does: on Windows it would let two servers have one port.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

/// A server that listens, and answers once it runs.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    app: Arc<App>,
    stopper: Stopper,
}

/// Stops a server, from any thread.
#[derive(Debug, Clone, Default)]
pub struct Stopper(Arc<Notify>);

impl Stopper {
    /// Lets the server finish what is under way and end.
    pub fn stop(&self) {
        self.0.notify_one();
    }
}

impl Server {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// When the address can't be had, or leads beyond this computer and no token is asked for.
    pub fn bind(analyzer: Analyzer, settings: Settings) -> Result<Self, ServeError> {
        let Settings { address, port, token, hosts, lang, options, bounds } = settings;
        let asked = SocketAddr::new(address, port);
        if !address.is_loopback() && token.is_none() {
            return Err(ServeError::NoToken(asked));
        }
        let listener = listen(asked).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortTaken(port),
            io::ErrorKind::PermissionDenied => ServeError::PortDenied(port),
            io::ErrorKind::AddrNotAvailable => ServeError::NoAddress(asked),
            _ => error.into(),
        })?;
        let address = listener.local_addr()?;
        let app = App {
            gate: Gate { address: address.ip(), port: address.port(), hosts, token },
            lang,
            bench: Arc::new(Bench { analyzer, options, bounds, memories: Memories::default() }),
            workshop: Workshop::new(&bounds),
            budget: Budget::new(bounds.memory),
        };
        Ok(Self { listener, address, app: Arc::new(app), stopper: Stopper::default() })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the page for a browser on this computer, with the token where one is asked for.
    #[must_use]
    pub fn url(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() { [127, 0, 0, 1].into() } else { std::net::Ipv6Addr::LOCALHOST.into() });
        }
        let token = self.app.gate.token.as_ref().map_or_else(String::new, |token| format!("/?token={}", token.secret()));
        format!("http://{address}{token}")
    }

    /// What stops it.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    /// Answers until it is stopped.
    ///
    /// # Errors
    ///
    /// When no threads can be started.
    pub fn run(self) -> io::Result<()> {
        let bounds = self.app.bench.bounds;
        let runtime = Builder::new_multi_thread()
            .worker_threads(bounds.workers.max(1))
            .max_blocking_threads(Workshop::threads(&bounds))
            .thread_name("toetssteen-serve")
            .enable_io()
            .enable_time()
            .build()?;
        let bench = Arc::clone(&self.app.bench);
        // Terms are compiled when the first document of a kind comes: that one shouldn't wait for it.
        thread::spawn(move || {
            for kind in [DocumentKind::Vacancy, DocumentKind::Review] {
                bench.analyzer.finder().matcher(bench.analyzer.lexicon(), Some(kind));
            }
        });
        let ran = runtime.block_on(self.serve(&bounds));
        // Work that nobody waits for any more isn't waited for here either.
        runtime.shutdown_background();
        ran
    }

    async fn serve(self, bounds: &Bounds) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let service = TowerToHyperService::new(router(self.app));
        let (places, graceful) = (Arc::new(Semaphore::new(bounds.connections)), GracefulShutdown::new());
        let accept = async {
            loop {
                let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
                match listener.accept().await {
                    Ok((stream, _)) => {
                        tokio::spawn(connection(stream, service.clone(), *bounds, graceful.watcher(), place));
                    }
                    Err(_) => sleep(BREATH).await,
                }
            }
        };
        tokio::select! {
            () = accept => {}
            () = self.stopper.0.notified() => {}
        }
        drop(listener);
        // Who isn't done by then has heard enough.
        let _ = timeout(FAREWELL, graceful.shutdown()).await;
        Ok(())
    }
}

/// Answers the requests of one connection. What goes wrong with it is the other side's: it is gone, too slow, or speaks no HTTP.
async fn connection(
    stream: TcpStream,
    service: TowerToHyperService<axum::Router>,
    bounds: Bounds,
    watcher: Watcher,
    place: OwnedSemaphorePermit,
) {
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(bounds.silence));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(bounds.head);
    let _ = watcher.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), service)).await;
    drop(place);
}

//! The server: which address does what, within which bounds.

use super::answer::{self, Told};
use super::desk::{Desk, Wanted};
use super::desks::Desks;
use super::guard::{DOOR, Guard, seal};
use super::listen::Doorman;
use super::state::State;
use crate::diag::Language;
use crate::report::words::BenchWord;
use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path as Named, Request, State as Of};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// The most that is sent to us at once: a state, a name and a reason.
const LARGEST_BODY: usize = 32 * 1024;
/// So many computations at a time; each uses all processors.
const AT_A_TIME: usize = 2;
/// How long one is waited for.
const LONGEST: Duration = Duration::from_secs(60);

/// How the server is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// The study.
    pub study: PathBuf,
    /// The language of a page whose address names none.
    pub language: Language,
    /// The address that is listened at.
    pub bind: IpAddr,
    /// The port; 0 for a free one.
    pub port: u16,
}

/// A server that has its port, and answers once it is run.
pub struct Server {
    listener: TcpListener,
    house: House,
}

/// What every answer is made with.
#[derive(Clone)]
struct House {
    guard: Arc<Guard>,
    desks: Arc<Desks>,
    room: Arc<Semaphore>,
    /// The same for pictures on the way, which wait for no whole result.
    quick: Arc<Semaphore>,
    language: Language,
}

impl Server {
    /// Takes the port and opens the study.
    ///
    /// # Errors
    /// The port is taken, or the operating system gives no random bytes.
    pub fn bind(options: &Options) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::new(options.bind, options.port))?;
        listener.set_nonblocking(true)?;
        let guard = Arc::new(Guard::new(listener.local_addr()?)?);
        let house = House {
            guard,
            desks: Arc::new(Desks::new(options.study.clone())),
            room: Arc::new(Semaphore::new(AT_A_TIME)),
            quick: Arc::new(Semaphore::new(AT_A_TIME)),
            language: options.language,
        };
        Ok(Self { listener, house })
    }

    /// The address that opens the page, with the token.
    #[must_use]
    pub fn address(&self) -> String {
        self.house.guard.address()
    }

    /// Answers until the future ends.
    ///
    /// # Errors
    /// The operating system takes the port away.
    pub fn run(self, until: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(4 * AT_A_TIME)
            .thread_stack_size(crate::study::STACK)
            .enable_all()
            .build()?;
        let ended = runtime.block_on(async {
            let doorman = Doorman::new(tokio::net::TcpListener::from_std(self.listener)?);
            let served = axum::serve(doorman, router(self.house)).into_future();
            // Nothing is half done when it ends: files are written whole or not at all.
            tokio::pin!(served, until);
            std::future::poll_fn(|context| {
                if until.as_mut().poll(context).is_ready() {
                    return std::task::Poll::Ready(Ok(()));
                }
                served.as_mut().poll(context)
            })
            .await
        });
        runtime.shutdown_timeout(Duration::from_secs(1));
        ended
    }

    /// Answers until Ctrl-C.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn run_until_stopped(self) -> io::Result<()> {
        self.run(async {
            let _ = tokio::signal::ctrl_c().await;
        })
    }
}

fn router(house: House) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/result", get(result))
        .route("/live", get(live))
        .route("/draws", get(draws).post(put_draws))
        .route("/stamp", get(stamp))
        .route("/download/{file}", get(download))
        .route("/proposal", post(proposal))
        .route("/assets/{file}", get(asset))
        .route(DOOR, get(open))
        .fallback(|Of(house): Of<House>, uri: Uri| async move {
            answer::sentence(StatusCode::NOT_FOUND, house.spoken(&uri), &BenchWord::NotFound)
        })
        .method_not_allowed_fallback(|Of(house): Of<House>, uri: Uri| async move {
            answer::sentence(StatusCode::METHOD_NOT_ALLOWED, house.spoken(&uri), &BenchWord::WrongMethod)
        })
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(house.clone(), admit))
        .with_state(house)
}

/// Lets a request pass, and gives its answer the headers that all have.
async fn admit(Of(house): Of<House>, request: Request, next: Next) -> Response {
    let admitted = house.guard.admit(request.method(), request.uri(), request.headers());
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(refusal) => answer::refusal(refusal, house.spoken(request.uri())),
    };
    seal(response.headers_mut());
    response
}

/// Takes the token, gives the cookie, and goes on to the state that stands beside the token.
async fn open(Of(house): Of<House>, uri: Uri) -> Response {
    let (token, rest): (Vec<_>, Vec<_>) =
        answer::pairs(&uri).into_iter().partition(|(key, _)| key == "token");
    if !token.first().is_some_and(|(_, token)| house.guard.is_token(token)) {
        return answer::refusal(super::guard::Refusal::Stranger, house.spoken(&uri));
    }
    let state = State::read(&rest, house.language).map(|state| state.address());
    let to = state.ok().filter(|_| !rest.is_empty()).unwrap_or_else(|| "/".to_owned());
    ([(header::SET_COOKIE, house.guard.cookie())], Redirect::to(&to)).into_response()
}

async fn page(Of(house): Of<House>, uri: Uri) -> Response {
    house.told(&uri, answer::pairs(&uri), Wanted::Page).await
}

async fn result(Of(house): Of<House>, uri: Uri) -> Response {
    house.told(&uri, answer::pairs(&uri), Wanted::Result).await
}

/// What a number changes while its slider is dragged; `moving` names it as its field does, and `seen` the numbers of the
/// sections that are on the screen, with a comma between.
async fn live(Of(house): Of<House>, uri: Uri) -> Response {
    let mut pairs = answer::pairs(&uri);
    let mut own =
        |name: &str| pairs.iter().position(|(key, _)| key == name).map(|at| pairs.swap_remove(at).1);
    let (moving, seen) = (own("moving"), own("seen"));
    let place = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
    let seen = seen.map(|list| list.split(',').filter_map(place).collect());
    let named = moving.as_deref().and_then(|name| name.strip_prefix("p.")?.rsplit_once('.'));
    let Some((model, name)) = named.map(|(model, name)| (model.to_owned(), name.to_owned())) else {
        return answer::malformed(house.spoken(&uri), BenchWord::UnknownKey { name: "moving".to_owned() });
    };
    let quick = House { room: Arc::clone(&house.quick), ..house };
    quick.told(&uri, pairs, Wanted::Live { model, name, seen }).await
}

async fn download(Of(house): Of<House>, Named(file): Named<String>, uri: Uri) -> Response {
    let mut pairs = answer::pairs(&uri);
    let table = pairs.iter().position(|(key, _)| key == "table").map(|place| pairs.swap_remove(place).1);
    house.told(&uri, pairs, Wanted::File { name: file, table }).await
}

/// A number that is another when a file of the study has changed.
async fn stamp(Of(house): Of<House>, uri: Uri) -> Response {
    let study = answer::pairs(&uri).into_iter().find(|(key, _)| key == "study").map(|(_, value)| value);
    house.work((house.spoken(&uri), study), |desk| Ok(Told::Text(desk.stamp().to_string()))).await
}

/// The draws of a state as far as they are computed.
async fn draws(Of(house): Of<House>, uri: Uri) -> Response {
    house.told(&uri, answer::pairs(&uri), Wanted::Draws(None)).await
}

/// Starts or cancels the draws of a state.
async fn put_draws(Of(house): Of<House>, uri: Uri, body: Result<Bytes, BytesRejection>) -> Response {
    let form = match house.form(&uri, body) {
        Ok(form) => form,
        Err(response) => return *response,
    };
    let start = match form.get("do").map(String::as_str) {
        Some("start") => true,
        Some("stop") => false,
        _ => return answer::malformed(house.spoken(&uri), BenchWord::UnknownKey { name: "do".to_owned() }),
    };
    let pairs = answer::query_pairs(form.get("state").map_or("", String::as_str));
    house.told(&uri, pairs, Wanted::Draws(Some(start))).await
}

async fn proposal(Of(house): Of<House>, uri: Uri, body: Result<Bytes, BytesRejection>) -> Response {
    let form = match house.form(&uri, body) {
        Ok(form) => form,
        Err(response) => return *response,
    };
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let [name, reason, state] = ["name", "reason", "state"].map(field);
    let pairs = answer::query_pairs(&state);
    house.told(&uri, pairs, Wanted::Saved { name, reason }).await
}

async fn asset(Of(house): Of<House>, Named(file): Named<String>, uri: Uri) -> Response {
    answer::asset(&file)
        .unwrap_or_else(|| answer::sentence(StatusCode::NOT_FOUND, house.spoken(&uri), &BenchWord::NotFound))
}

impl House {
    /// The fields of a form that was sent, each at its first value.
    fn form(
        &self,
        uri: &Uri,
        body: Result<Bytes, BytesRejection>,
    ) -> Result<BTreeMap<String, String>, Box<Response>> {
        let refused = |status, word: &BenchWord| Box::new(answer::sentence(status, self.spoken(uri), word));
        let body = body.map_err(|refusal| refused(refusal.status(), &BenchWord::TooLarge))?;
        let malformed = BenchWord::Malformed { part: "…".to_owned() };
        let form = answer::form(&body).ok_or_else(|| refused(StatusCode::BAD_REQUEST, &malformed))?;
        Ok(form.into_iter().rev().collect())
    }

    /// The language that an address asks for, however wrong the rest of it is.
    fn spoken(&self, uri: &Uri) -> Language {
        let lang = answer::pairs(uri).into_iter().find(|(key, _)| key == "lang");
        match lang.as_ref().map(|(_, value)| value.as_str()) {
            Some("sv") => Language::Swedish,
            Some("en") => Language::English,
            _ => self.language,
        }
    }

    /// Reads the state, and tells what is wanted of it.
    async fn told(&self, uri: &Uri, pairs: Vec<(String, String)>, wanted: Wanted) -> Response {
        let state = match State::read(&pairs, self.language) {
            Ok(state) => state,
            Err(word) => return answer::malformed(self.spoken(uri), word),
        };
        self.work((state.language, state.study.clone()), move |desk| answer::told(desk, &state, wanted)).await
    }

    /// Does something that takes time on a thread of its own, of which there are few.
    async fn work(
        &self,
        (language, study): (Language, Option<String>),
        job: impl FnOnce(&Desk) -> Result<Told, answer::Refused> + Send + 'static,
    ) -> Response {
        let too_slow = || answer::sentence(StatusCode::SERVICE_UNAVAILABLE, language, &BenchWord::TooSlow);
        // Who has gone before the turn comes is not computed for: this future ends with its connection.
        let Ok(Ok(room)) = timeout(LONGEST, Arc::clone(&self.room).acquire_owned()).await else {
            return answer::sentence(StatusCode::SERVICE_UNAVAILABLE, language, &BenchWord::Busy);
        };
        let desk = match self.desks.of(study.as_deref()) {
            Ok(desk) => desk,
            Err(word) => return answer::malformed(language, word),
        };
        let work = tokio::task::spawn_blocking(move || {
            let told = job(&desk);
            drop(room);
            told
        });
        match timeout(LONGEST, work).await {
            Ok(Ok(Ok(told))) => told.response(),
            Ok(Ok(Err(refused))) => refused.response(language),
            Ok(Err(_)) | Err(_) => too_slow(),
        }
    }
}

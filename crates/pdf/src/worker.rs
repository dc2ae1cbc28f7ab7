//! The renderer in a child process of the same program: a document that takes too long is stopped, a crash takes
//! nothing with it, and the engine's memory comes back when nobody prints.

use std::{
    ffi::OsString,
    io::{self, BufReader, BufWriter, Write},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
    time::Duration,
};

use sillage_report::{Render, RenderFailure, Sheet, VisitDocument};

use crate::{
    PdfError, Photo, Renderer,
    bounds::Bounds,
    protocol::{Answer, Request, read_frame, read_json, write_frame, write_json},
};

/// The argument that turns a host's program into the worker.
pub const WORKER_FLAG: &str = "--pdf-worker";
/// Longest time one document may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// A worker without work ends after this.
const IDLE: Duration = Duration::from_secs(60);

/// Renders in a child process, started when first needed and again after it ended.
#[derive(Debug)]
pub struct Worker {
    program: PathBuf,
    arguments: Vec<OsString>,
    patience: Duration,
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    child: Arc<Mutex<Child>>,
    requests: BufWriter<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut child = locked(&self.child);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// A panic elsewhere does not make these values wrong.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why a try gave no file.
enum Miss {
    TooSlow,
    Gone(io::Error),
    Refused(String),
}

impl Worker {
    /// A worker that is this very program.
    ///
    /// # Errors
    /// The system does not tell where the program lies.
    pub fn current_program() -> io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?, vec![WORKER_FLAG.into()]))
    }

    /// A worker that is `program` called with `arguments`; it must end in [`worker_main`].
    pub fn new(program: PathBuf, arguments: Vec<OsString>) -> Self {
        Self { program, arguments, patience: PATIENCE, running: Mutex::new(None) }
    }

    /// The same with another patience, for tests of the stop.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Process id of the living worker, if there is one.
    pub fn process_id(&self) -> Option<u32> {
        locked(&self.running).as_ref().map(|running| locked(&running.child).id())
    }

    fn start(&self) -> io::Result<Running> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (requests, answers) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        Ok(Running {
            child: Arc::new(Mutex::new(child)),
            requests: BufWriter::new(requests),
            answers: BufReader::new(answers),
        })
    }

    fn ask(&self, request: &Request, photos: &[Vec<u8>]) -> Result<Vec<u8>, RenderFailure> {
        let mut place = locked(&self.running);
        let mut gone = None;
        // An idle worker may end in the very moment it is asked, so a vanished one is tried twice.
        for _ in 0..2 {
            let mut running = match place.take() {
                Some(running) => running,
                None => self.start().map_err(|error| RenderFailure::Stopped(error.to_string()))?,
            };
            match running.ask(request, photos, self.patience) {
                Ok(file) => {
                    *place = Some(running);
                    return Ok(file);
                }
                Err(Miss::Refused(why)) => {
                    *place = Some(running);
                    return Err(RenderFailure::Layout(why));
                }
                Err(Miss::TooSlow) => return Err(RenderFailure::TooSlow),
                Err(Miss::Gone(error)) => gone = Some(error),
            }
        }
        Err(RenderFailure::Stopped(gone.map_or_else(String::new, |error| error.to_string())))
    }
}

impl Running {
    /// One request under a watch that kills the child when patience ends; a killed child ends reading and writing alike.
    fn ask(&mut self, request: &Request, photos: &[Vec<u8>], patience: Duration) -> Result<Vec<u8>, Miss> {
        let (finished, watch) = mpsc::channel::<()>();
        let child = Arc::clone(&self.child);
        let watcher = thread::spawn(move || {
            let late = watch.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout);
            if late {
                let _ = locked(&child).kill();
            }
            late
        });
        let outcome = self.exchange(request, photos);
        drop(finished);
        let killed = watcher.join().unwrap_or(false);
        match outcome {
            Ok((Answer::Made, file)) => Ok(file),
            Ok((Answer::Refused(why), _)) => Err(Miss::Refused(why)),
            Err(_) if killed => Err(Miss::TooSlow),
            Err(error) => Err(Miss::Gone(error)),
        }
    }

    fn exchange(&mut self, request: &Request, photos: &[Vec<u8>]) -> io::Result<(Answer, Vec<u8>)> {
        write_json(&mut self.requests, request)?;
        for photo in photos {
            write_frame(&mut self.requests, photo)?;
        }
        self.requests.flush()?;
        match read_json(&mut self.answers)? {
            Answer::Made => Ok((Answer::Made, read_frame(&mut self.answers)?)),
            refused => Ok((refused, Vec::new())),
        }
    }
}

impl Render for Worker {
    fn render(&self, document: &VisitDocument, photos: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, RenderFailure> {
        let (names, bytes): (Vec<String>, Vec<Vec<u8>>) = photos.into_iter().unzip();
        self.ask(&Request::Visit { document: Box::new(document.clone()), photos: names }, &bytes)
    }

    fn render_sheet(&self, sheet: &Sheet) -> Result<Vec<u8>, RenderFailure> {
        self.ask(&Request::Sheet { sheet: sheet.clone() }, &[])
    }

    fn settle_picture(&self, bytes: &[u8]) -> Option<Result<Vec<u8>, String>> {
        Some(self.ask(&Request::Picture, &[bytes.to_vec()]).map_err(|failure| match failure {
            RenderFailure::Layout(why) => why,
            // What stopped the process that read it is no picture one can keep.
            RenderFailure::TooSlow | RenderFailure::Stopped(_) => "damaged".into(),
        }))
    }
}

/// The worker's life: answers requests from standard input on standard output until its host is gone or nothing was
/// asked for a minute. A host calls it first thing when started with [`WORKER_FLAG`], and exits when it returns. What
/// decodes a picture is the host's: `settle` writes it anew or says why it cannot be used.
pub fn worker_main(settle: fn(&[u8]) -> Result<Vec<u8>, String>) {
    let (requests, inbox) = mpsc::channel();
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin().lock());
        while let Ok(request) = read_request(&mut input) {
            if requests.send(request).is_err() {
                return;
            }
        }
    });
    let mut out = BufWriter::new(io::stdout().lock());
    Bounds::paper().hold();
    while let Ok((request, photos)) = inbox.recv_timeout(IDLE) {
        if answer(&mut out, &request, &photos, settle).is_err() {
            return;
        }
    }
}

fn read_request(input: &mut impl io::Read) -> io::Result<(Request, Vec<Photo>)> {
    let request: Request = read_json(input)?;
    let names: &[String] = match &request {
        Request::Visit { photos, .. } => photos,
        Request::Sheet { .. } => &[],
        Request::Picture => return Ok((request, vec![Photo { file: String::new(), bytes: read_frame(input)? }])),
    };
    let photos = names
        .iter()
        .map(|file| Ok(Photo { file: file.clone(), bytes: read_frame(input)? }))
        .collect::<io::Result<_>>()?;
    Ok((request, photos))
}

fn answer(
    out: &mut impl Write,
    request: &Request,
    photos: &[Photo],
    settle: fn(&[u8]) -> Result<Vec<u8>, String>,
) -> io::Result<()> {
    let said = |error: PdfError| error.to_string();
    if !matches!(request, Request::Picture) {
        Bounds::paper().hold();
    }
    let made = match request {
        Request::Visit { document, .. } => Renderer.render(document, photos).map(|pdf| pdf.bytes).map_err(said),
        Request::Sheet { sheet } => Renderer.render_sheet(sheet).map(|pdf| pdf.bytes).map_err(said),
        Request::Picture => settled(photos.first().map_or(&[][..], |photo| &photo.bytes), settle),
    };
    match made {
        Ok(bytes) => {
            write_json(out, &Answer::Made)?;
            write_frame(out, &bytes)?;
        }
        Err(why) => write_json(out, &Answer::Refused(why))?,
    }
    out.flush()
}

/// A picture under the bounds of one; what reads the next request then has its room again.
fn settled(bytes: &[u8], settle: fn(&[u8]) -> Result<Vec<u8>, String>) -> Result<Vec<u8>, String> {
    Bounds::picture(bytes.len()).hold();
    let made = settle(bytes);
    Bounds::paper().hold();
    made
}

//! The worker as a program of its own. Hosts are their own worker; this one serves the tests of the pipe, and its
//! pictures do what a hostile one might.

fn main() {
    sillage_pdf::worker_main(|bytes| match bytes {
        b"a crash" => std::process::abort(),
        b"a loop" => loop {
            std::thread::park();
        },
        b"a refusal" => Err("too_large".into()),
        bytes => Ok(bytes.to_vec()),
    });
}

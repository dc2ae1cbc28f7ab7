//! The worker as a program of its own. Hosts are their own worker; this one serves the tests of the pipe, and its
//! pictures do what a hostile one might.

fn main() {
    sillage_pdf::worker_main(|bytes| match bytes {
        b"a crash" => std::process::abort(),
        b"a loop" => loop {
            std::thread::park();
        },
        b"a hoard" => Ok(hoard()),
        b"a look outside" => std::fs::read("/etc/hosts").map_err(|error| error.to_string()),
        b"its bounds" => std::fs::read("/proc/self/limits").map_err(|error| error.to_string()),
        b"a refusal" => Err("too_large".into()),
        bytes => Ok(bytes.to_vec()),
    });
}

/// Sets aside a gibibyte and never touches it: only a bound ends this.
fn hoard() -> Vec<u8> {
    let room: Vec<Vec<u8>> = std::hint::black_box((0..16).map(|_| Vec::with_capacity(64 << 20)).collect());
    format!("{} MiB", room.iter().map(|part| part.capacity() >> 20).sum::<usize>()).into_bytes()
}

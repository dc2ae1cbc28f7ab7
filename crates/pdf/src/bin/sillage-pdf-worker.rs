//! The worker as a program of its own. Hosts are their own worker; this one serves the tests of the pipe.

fn main() {
    sillage_pdf::worker_main();
}

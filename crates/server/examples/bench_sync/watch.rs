//! A clock, a line that counts what it carries, and what the system knows of a process.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use super::Trouble;

/// Now.
#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
pub fn now() -> Instant {
    Instant::now()
}

/// Milliseconds since.
pub fn ms_since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1_000.0
}

/// A port nobody has.
pub fn free_port() -> Result<u16, Trouble> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Waits until somebody listens there.
pub fn listening(port: u16) -> Result<(), Trouble> {
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("nobody listens on port {port}").into())
}

/// A line to a server that counts bytes, both ways.
pub struct Line {
    pub port: u16,
    bytes: Arc<AtomicU64>,
}

impl Line {
    pub fn to(port: u16) -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let bytes = Arc::new(AtomicU64::new(0));
        let line = Self { port: listener.local_addr()?.port(), bytes: bytes.clone() };
        let server = SocketAddr::from(([127, 0, 0, 1], port));
        std::thread::spawn(move || {
            for device in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(server) else {
                    continue;
                };
                let (Ok(from_device), Ok(to_server)) = (device.try_clone(), server.try_clone()) else {
                    continue;
                };
                for (from, to) in [(from_device, to_server), (server, device)] {
                    let bytes = bytes.clone();
                    std::thread::spawn(move || carry(from, to, &bytes));
                }
            }
        });
        Ok(line)
    }

    /// Bytes it has carried.
    pub fn carried(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, bytes: &AtomicU64) {
    let _delay = to.set_nodelay(true);
    let mut chunk = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = from.read(&mut chunk) {
        bytes.fetch_add(u64::try_from(read).unwrap_or(0), Ordering::Relaxed);
        if to.write_all(&chunk[..read]).is_err() {
            break;
        }
    }
    let _gone = to.shutdown(std::net::Shutdown::Write);
}

/// Most memory a process had, in MiB; 0 where the system does not tell.
pub fn peak_mib(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1_024.0
}

/// Seconds a process has worked, in hundredths as the system counts.
pub fn work_s(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |i: usize| fields.get(i).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

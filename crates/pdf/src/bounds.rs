//! What one piece of work may take of the machine. On Linux the worker bounds itself before each: what would eat the
//! machine ends the worker alone, even when nobody is left to stop it. Elsewhere only its host's patience does.

/// Memory a picture may take, its own bytes included. The largest that comes in, fifty million pixels of three bytes,
/// takes two hundred mebibytes; what takes more is a bomb, or as rare as one.
const PICTURE_MEMORY: u64 = 240 << 20;
const PICTURE_SECONDS: u64 = 10;
/// A report with a hundred photos takes half a gibibyte.
const PAPER_MEMORY: u64 = 2 << 30;
/// The engine lays out on every core: a stack each, and room its allocator sets aside.
const PAPER_MEMORY_PER_CORE: u64 = 144 << 20;
/// Of all cores together: several times what a host waits for.
const PAPER_SECONDS: u64 = 120;

/// What one piece of work may take, beyond what the worker has already taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    memory: u64,
    seconds: u64,
}

impl Bounds {
    /// To decode a picture of so many bytes, which are here already.
    pub fn picture(bytes: usize) -> Self {
        let bytes = u64::try_from(bytes).unwrap_or(PICTURE_MEMORY);
        Self { memory: PICTURE_MEMORY.saturating_sub(bytes), seconds: PICTURE_SECONDS }
    }

    /// To set a document, or to wait for the next one.
    pub fn paper() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let cores = u64::try_from(cores).unwrap_or(u64::MAX).saturating_mul(PAPER_MEMORY_PER_CORE);
        Self { memory: PAPER_MEMORY.saturating_add(cores), seconds: PAPER_SECONDS }
    }

    /// From here on.
    #[cfg(target_os = "linux")]
    pub fn hold(self) {
        use rustix::{
            process::Resource,
            time::{ClockId, clock_gettime},
        };
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
        bound(Resource::Cpu, used.saturating_add(self.seconds));
        if let Some(taken) = address_space() {
            bound(Resource::As, taken.saturating_add(self.memory));
        }
    }

    /// From here on.
    #[cfg(not(target_os = "linux"))]
    pub fn hold(self) {
        let _nobody_bounds = (self.memory, self.seconds);
    }
}

#[cfg(target_os = "linux")]
fn bound(resource: rustix::process::Resource, most: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(resource).maximum;
    let current = Some(maximum.map_or(most, |hard| most.min(hard)));
    // A system that refuses to be told less bounds it as it does otherwise.
    let _told = setrlimit(resource, Rlimit { current, maximum });
}

/// Bytes of address space in use.
#[cfg(target_os = "linux")]
fn address_space() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kibibytes: u64 =
        status.lines().find_map(|line| line.strip_prefix("VmSize:"))?.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

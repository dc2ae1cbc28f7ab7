//! Memory that is given back is overwritten, so that a locked program does not hold what it showed before. Texts and pages
//! pass through hundreds of buffers, in this program's own code and in the libraries'; only who gives memory out knows all
//! of them. Two give memory out: Rust's allocator, which is this one in every program that opens a profile, and the C
//! library behind it, which overwrites what is larger than its smallest pieces when it is told to (on Linux; elsewhere
//! nothing is done for the libraries in C).
#![expect(unsafe_code, reason = "an allocator is unsafe by nature, and one call of the C library")]

use std::alloc::{GlobalAlloc, Layout, System};

/// The system's allocator, and small blocks blank before they go back to it.
struct Blanking;

/// The C library keeps pieces up to this size for its own next use and overwrites larger ones.
const SMALL: usize = 2_048;

#[global_allocator]
static ALLOCATOR: Blanking = Blanking;

// SAFETY: every call goes to the system's allocator with the layout it came with. A block is written to while it is
// still the caller's to give back, within its own size.
unsafe impl GlobalAlloc for Blanking {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is the system's.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if layout.size() <= SMALL || !cfg!(all(target_os = "linux", target_env = "gnu")) {
            // SAFETY: the block is the caller's, of this size, until the next line.
            unsafe { block.write_bytes(0, layout.size()) };
            // A write nobody reads would be left out.
            std::hint::black_box(block);
        }
        // SAFETY: the caller's contract is the system's.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if layout.size() > SMALL && size > SMALL && cfg!(all(target_os = "linux", target_env = "gnu")) {
            // SAFETY: the caller's contract is the system's, which overwrites what it moves away from.
            return unsafe { System.realloc(block, layout, size) };
        }
        // SAFETY: the caller says that the size fits, and the alignment did before.
        let wider = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: both are the caller's, and as large as they say.
        unsafe {
            let moved = self.alloc(wider);
            if !moved.is_null() {
                std::ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

/// From now on, in the whole program, the C library overwrites what is freed. Said again, it changes nothing.
pub fn overwrite_what_is_freed() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        use std::ffi::c_int;

        /// From `malloc.h`.
        const M_PERTURB: c_int = -6;
        unsafe extern "C" {
            fn mallopt(name: c_int, value: c_int) -> c_int;
        }
        // SAFETY: it takes two numbers and sets a value of the allocator. A library that does not know it answers 0.
        unsafe { mallopt(M_PERTURB, 0x5a) };
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_block_that_grows_and_shrinks_keeps_what_it_holds() {
        super::overwrite_what_is_freed();
        for steps in [3_usize, 700, 9_000] {
            let mut bytes = Vec::new();
            for n in 0..steps {
                bytes.push(n % 251);
            }
            bytes.truncate(steps / 2 + 1);
            bytes.shrink_to_fit();
            assert!(bytes.iter().enumerate().all(|(n, byte)| *byte == n % 251) && bytes.len() == steps / 2 + 1);
        }
    }
}

//! Memory that is given back is overwritten, so that a locked program does not hold what it showed before. Texts and pages
//! pass through hundreds of buffers, in this program's own code and in the libraries'; only who gives memory out knows all
//! of them. On Linux the system's allocator overwrites whatever is freed when it is told to, by Rust and C alike; elsewhere
//! nothing is done yet.
#![cfg_attr(all(target_os = "linux", target_env = "gnu"), expect(unsafe_code, reason = "one call of the C library"))]

/// From now on, in the whole program, freed memory is overwritten. The first call decides; others change nothing.
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

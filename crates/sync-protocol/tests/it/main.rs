//! Bundles through the public door: written, read back, cut, flipped, bombed.

mod bundle;
mod fuzz;
mod hostile;
mod sample;

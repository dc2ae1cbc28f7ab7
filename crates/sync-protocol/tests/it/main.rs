//! Bundles through the public door: written, read back, cut, flipped, bombed.

mod bundle;
mod hostile;
mod sample;

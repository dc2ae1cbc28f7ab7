//! Whole documents against the domain's rules.

mod methods;
mod practice;

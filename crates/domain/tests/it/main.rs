//! Whole documents against the domain's rules.

mod practice;

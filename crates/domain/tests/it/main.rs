//! Whole documents against the domain's rules.

mod criteria;
mod methods;
mod practice;
mod referential;

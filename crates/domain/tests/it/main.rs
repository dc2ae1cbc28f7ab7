//! Whole documents against the domain's rules.

mod methods;
mod criteria;
mod practice;
mod referential;

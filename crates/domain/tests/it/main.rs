//! Whole documents against the domain's rules.

mod criteria;
mod mention;
mod methods;
mod practice;
mod referential;

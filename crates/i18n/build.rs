//! Makes cargo notice a new or a removed catalogue, which embedding alone does not.

fn main() {
    println!("cargo::rerun-if-changed=../../assets/locales");
}

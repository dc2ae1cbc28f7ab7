//! Declares the shell's own commands, so that the capability file covers them like any other.

fn main() {
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(&[
        "rpc",
        "put_photo",
        "read_picture",
        "open_made_file",
        "open_release",
        "stay_awake",
    ]));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error=the shell's configuration: {error:#}");
    }
}

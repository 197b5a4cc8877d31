//! Whether the person asks for little to be sent over the network.

/// Whether the device is set to save data; browsers that don't tell are taken not to.
pub fn saves_data() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let connection =
        js_sys::Reflect::get(&window.navigator(), &"connection".into()).unwrap_or_default();
    connection.is_object()
        && js_sys::Reflect::get(&connection, &"saveData".into())
            .is_ok_and(|saves| saves.is_truthy())
}

//! What is done to Trunk's output before it is the site: names by content, no inline script,
//! policy, service worker, compressed twins.
//!
//! The page notes the names of the worker's files (`<meta name="worker">`), the start script moves
//! into a file, and wasm loses its names. `headers.rs` is the one place of all policies: they are
//! written into `_headers`, which both own servers send, and into the page. The service worker gets
//! the list of all files with their hashes: the page's files are kept at once, worker and models
//! when they are first used or when the home screen stands for a while.

mod accepted_bytes;
mod bytes;
mod compressed;
mod files;
mod first_words;
mod headers;
mod licences;
mod markup;
mod service_worker;
mod wasm;

use accepted_bytes::AcceptedBytes;
use anyhow::{Context, Result};
use files::Site;
use markup::Markup;
use std::path::Path;

/// The page, from the built folder.
const PAGE: &str = "index.html";
/// What Trunk calls the worker's loader, program and module.
const WORKER: [&str; 3] = ["worker_loader.js", "worker.js", "worker_bg.wasm"];
/// The service worker as it is written, from the project's folder, and its name in the site: the
/// same in every build.
const SERVICE_WORKER: (&str, &str) = ("src/service_worker.js", "sw.js");
/// Texts of the licences, from the project's folder, that go with the site.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];
/// Copyright notices of all that is compiled in.
const NOTICES: &str = "licences.txt";

/// The accepted bytes, from the project's folder.
const ACCEPTED_BYTES: &str = "tests/bytes.json";

/// Prints each file that comes over the network until the first rep with its phase, bytes as they
/// are and compressed.
///
/// # Errors
/// When the built folder can't be read.
pub fn print_table(dist: &Path) -> Result<()> {
    print!("{}", bytes::table(&Site::from_folder(dist)?));
    Ok(())
}

/// Fails where page or worker have more bytes than were accepted.
///
/// # Errors
/// When they do, or a file can't be read.
pub fn check_bytes(root: &Path, dist: &Path) -> Result<()> {
    let now = AcceptedBytes::of_site(&Site::from_folder(dist)?);
    AcceptedBytes::from_file(&root.join(ACCEPTED_BYTES))?.allow(now)
}

/// Accepts the bytes of page and worker.
///
/// # Errors
/// When a file can't be read or written.
pub fn accept_bytes(root: &Path, dist: &Path) -> Result<()> {
    AcceptedBytes::of_site(&Site::from_folder(dist)?).write(&root.join(ACCEPTED_BYTES))
}

/// Makes the site of Trunk's output in `dist`.
///
/// # Errors
/// One sentence when the output is not as expected or a file can't be read or written.
pub fn finish(root: &Path, dist: &Path) -> Result<()> {
    let mut site = Site::from_folder(dist)?;
    for name in site.names("wasm") {
        let stripped = wasm::without_names(site.get(&name)?)
            .with_context(|| format!("{name} is no WebAssembly"))?;
        site.put(&name, stripped);
    }
    let worker = name_worker_by_content(&mut site)?;

    let mut markup = Markup::new(&first_words::filled_in(site.text(PAGE)?)?);
    let start = markup.take_start_script()?;
    let start_name = files::named_by_content("start.js", start.as_bytes());
    site.put(&start_name, start.into_bytes());
    // The integrity that Trunk noted is that of the modules with names.
    for (name, bytes) in site.of_kind("wasm") {
        markup.renew_integrity(name, bytes);
    }
    markup.set_start(&start_name)?;
    markup.hold_back_parts();
    markup.set_worker(&worker)?;
    markup.set_policy(&headers::policy_in_page())?;
    for file in LICENCES {
        let text =
            std::fs::read(root.join(file)).with_context(|| format!("{file} can't be read"))?;
        site.put(&format!("{file}.txt"), text);
    }
    site.put(NOTICES, licences::notices(root)?.into_bytes());
    let build = site.build_id();
    markup.set_build(&build)?;
    site.put(PAGE, markup.into_text().into_bytes());

    let (template, name) = SERVICE_WORKER;
    let template = std::fs::read_to_string(root.join(template))
        .with_context(|| format!("{template} can't be read"))?;
    let written = service_worker::written(&template, &site)?;
    site.put(name, written.into_bytes());
    site.put(headers::FILE, headers::file(&site).into_bytes());
    site.write(dist)?;
    compressed::write_twins(&site, dist, &root.join("target/brotli"))
}

/// Gives the worker's files names by content, each after those that it names; the loader's new
/// name.
fn name_worker_by_content(site: &mut Site) -> Result<String> {
    let [loader, program, module] = WORKER;
    let named_program = site.rename_by_content(program)?;
    let named_module = site.rename_by_content(module)?;
    let text = site.text(loader)?;
    let named = text.replace(&format!("./{program}"), &format!("./{named_program}"));
    let named = named.replace(&format!("./{module}"), &format!("./{named_module}"));
    site.put(loader, named.into_bytes());
    site.rename_by_content(loader)
}

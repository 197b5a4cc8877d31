//! `cargo xtask models`: the networks, fetched by npm, converted to ONNX, checked.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::tflite_to_onnx::{Naming, convert};

/// Where the models' files are, from the project's folder.
const FOLDER: &str = "models";
/// The npm package's folder once it is installed, from [`FOLDER`].
const PACKAGE_FOLDER: &str = "node_modules/@mediapipe/pose";
/// Name of every network's input.
const INPUT: &str = "image";
/// Origin and licence, carried in the ONNX files.
const CREDIT: &str = "BlazePose from MediaPipe, by Google LLC and the MediaPipe authors, Apache License 2.0. Converted from TFLite: \
                      channels come first, sparse weights are dense; the weights' values are unchanged.";

/// One network in the list `models/models.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// How the code calls the network.
    pub name: String,
    /// File inside the npm package.
    pub package_file: String,
    /// SHA-256 of that file, lower-case hexadecimal.
    pub package_sha256: String,
    /// File name of the converted network.
    pub onnx_file: String,
    /// SHA-256 of the converted network, lower-case hexadecimal.
    pub onnx_sha256: String,
    /// Size of the converted network, in bytes.
    pub onnx_bytes: u64,
    /// Names of the outputs in the converted network, by their names in the package's file.
    pub outputs: BTreeMap<String, String>,
}

impl Model {
    /// Where the converted network is, in the project at `root`.
    pub fn onnx_path(&self, root: &Path) -> PathBuf {
        root.join(FOLDER).join("onnx").join(&self.onnx_file)
    }

    fn package_path(&self, root: &Path) -> PathBuf {
        root.join(FOLDER).join(PACKAGE_FOLDER).join(&self.package_file)
    }

    fn is_converted(&self, root: &Path) -> bool {
        fs::read(self.onnx_path(root)).is_ok_and(|file| sha256(&file) == self.onnx_sha256)
    }

    fn is_fetched(&self, root: &Path) -> bool {
        fs::read(self.package_path(root)).is_ok_and(|file| sha256(&file) == self.package_sha256)
    }

    fn converted_from(&self, package_file: &[u8]) -> Result<Vec<u8>> {
        let naming = Naming { graph: &self.name, input: INPUT, outputs: &self.outputs, doc: CREDIT };
        convert(package_file, &naming).with_context(|| format!("{} cannot be converted to ONNX", self.package_file))
    }

    fn read_package_file(&self, root: &Path) -> Result<Vec<u8>> {
        let path = self.package_path(root);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    model: Vec<Model>,
}

/// The list of networks of the project at `root`.
pub fn list(root: &Path) -> Result<Vec<Model>> {
    let path = root.join(FOLDER).join("models.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let list: List = toml::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))?;
    Ok(list.model)
}

/// Makes every network of the list stand in `models/onnx/` of the project at `root`, with the right
/// checksum, and gives the list. Does nothing if they are there; otherwise fetches the npm package
/// (needs npm, and the network unless npm has the package cached), checks and converts.
pub fn ensure(root: &Path) -> Result<Vec<Model>> {
    let models = list(root)?;
    let missing: Vec<&Model> = models.iter().filter(|m| !m.is_converted(root)).collect();
    if !missing.iter().all(|m| m.is_fetched(root)) {
        fetch(root)?;
    }
    for model in missing {
        let package_file = model.read_package_file(root)?;
        let found = sha256(&package_file);
        ensure!(
            found == model.package_sha256,
            "{} of the npm package has the SHA-256 {found}, but models.toml expects {}",
            model.package_file,
            model.package_sha256
        );
        let onnx = model.converted_from(&package_file)?;
        let found = sha256(&onnx);
        ensure!(
            found == model.onnx_sha256 && onnx.len() as u64 == model.onnx_bytes,
            "{} was converted to {} bytes with the SHA-256 {found}, but models.toml expects {} bytes with {}; \
             if the conversion was changed on purpose, put the output of `cargo xtask models --renew` there",
            model.onnx_file,
            onnx.len(),
            model.onnx_bytes,
            model.onnx_sha256
        );
        write(&model.onnx_path(root), &onnx)?;
        eprintln!("{}: converted, {} bytes", model.onnx_file, onnx.len());
    }
    Ok(models)
}

/// The entries of `models/models.toml` with the checksums and sizes that fetching and converting
/// give now, as TOML to put there. Writes no network.
pub fn renewed_list(root: &Path) -> Result<String> {
    let models = list(root)?;
    fetch(root)?;
    let mut text = String::new();
    for model in models {
        let package_file = model.read_package_file(root)?;
        let onnx = model.converted_from(&package_file)?;
        let renewed = Model { package_sha256: sha256(&package_file), onnx_sha256: sha256(&onnx), onnx_bytes: onnx.len() as u64, ..model };
        text.push_str(&entry(&renewed));
    }
    Ok(text)
}

fn entry(model: &Model) -> String {
    let outputs: Vec<String> = model.outputs.iter().map(|(tflite, onnx)| format!("{tflite} = {onnx:?}")).collect();
    format!(
        "[[model]]\nname = {:?}\npackage_file = {:?}\npackage_sha256 = {:?}\nonnx_file = {:?}\nonnx_sha256 = {:?}\n\
         onnx_bytes = {}\noutputs = {{ {} }}\n\n",
        model.name,
        model.package_file,
        model.package_sha256,
        model.onnx_file,
        model.onnx_sha256,
        model.onnx_bytes,
        outputs.join(", ")
    )
}

/// Installs the npm package as its lock file says, running none of its scripts.
fn fetch(root: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(root.join(FOLDER))
        .output()
        .context("npm cannot be started; it comes with Node.js and is needed to fetch the models")?;
    if !output.status.success() {
        bail!("`npm ci` in {FOLDER}/ failed ({}):\n{}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

/// Writes a file so that a reader never sees half of it.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().context("a model's file has no folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let partial = path.with_extension(format!("{}.partial", std::process::id()));
    fs::write(&partial, bytes).with_context(|| format!("cannot write {}", partial.display()))?;
    fs::rename(&partial, path).with_context(|| format!("cannot write {}", path.display()))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_reads_back() {
        let model = Model {
            name: "a".to_owned(),
            package_file: "a.tflite".to_owned(),
            package_sha256: sha256(b"a"),
            onnx_file: "a.onnx".to_owned(),
            onnx_sha256: sha256(b"b"),
            onnx_bytes: 1,
            outputs: BTreeMap::from([("Identity".to_owned(), "out".to_owned())]),
        };
        let list: List = toml::from_str(&entry(&model)).unwrap();
        assert_eq!(list.model, [model]);
    }

    #[test]
    fn sha256_of_the_standards_example() {
        // FIPS 180-4, "abc".
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

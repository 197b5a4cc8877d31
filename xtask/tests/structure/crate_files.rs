//! The files of a crate by the modules that they hold, and which of them imports which.

use super::imports::modules_of;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of one crate, and all that their code names.
#[derive(Debug)]
pub struct CrateFiles {
    /// The imports of all files, in the order of the files.
    pub imports: Vec<Import>,
    /// The files, from the crate's folder, with `/`.
    pub files: BTreeSet<String>,
}

/// A file that names something of elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The file that imports, from the crate's folder.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What it names: `crate::…` from the crate's root, anything else as it is written.
    pub path: String,
    /// The file of this crate that holds it, if one does.
    pub from_file: Option<String>,
}

impl fmt::Display for Import {
    fn fmt(&self, text: &mut fmt::Formatter) -> fmt::Result {
        write!(text, "{}:{} names {}", self.file, self.line, self.path)?;
        match &self.from_file {
            Some(from) => write!(text, " of {from}"),
            None => Ok(()),
        }
    }
}

impl Import {
    /// Whether it names this path or something within it.
    pub fn is_of(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    }
}

/// A module, its name from the crate's root, with its file.
type ModuleFiles = BTreeMap<Vec<String>, String>;

impl CrateFiles {
    /// The crate whose root is this file, `lib.rs` or `main.rs`.
    pub fn read(root_file: &Path) -> CrateFiles {
        let folder = root_file.parent().expect("a crate's root lies in a folder");
        let root_name = root_file.file_name().and_then(|name| name.to_str()).expect("a plain name");
        CrateFiles::of(root_name, |name| {
            let path: PathBuf = folder.join(name);
            path.is_file().then(|| {
                fs::read_to_string(&path)
                    .unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
            })
        })
    }

    /// A crate of texts: what `text_of` a file's name gives, if there is such a file.
    pub fn of(root_name: &str, text_of: impl Fn(&str) -> Option<String>) -> CrateFiles {
        let mut module_files = ModuleFiles::new();
        let mut named = Vec::new();
        let mut files = vec![(root_name.to_owned(), Vec::new())];
        while let Some((file, file_path)) = files.pop() {
            let text = text_of(&file).unwrap_or_else(|| panic!("{file} is not there"));
            let modules = modules_of(&text).unwrap_or_else(|cause| panic!("{file}: {cause}"));
            for module in modules {
                let module_path = [file_path.as_slice(), &module.inner_path].concat();
                module_files.insert(module_path.clone(), file.clone());
                for child in module.child_files {
                    let child_path = [module_path.as_slice(), &[child]].concat();
                    let place = child_path.join("/");
                    let names = [format!("{place}.rs"), format!("{place}/mod.rs")];
                    let child_file = names.iter().find(|name| text_of(name).is_some());
                    let child_file =
                        child_file.unwrap_or_else(|| panic!("no file of {names:?} is there"));
                    files.push((child_file.clone(), child_path));
                }
                named.push((file.clone(), module_path, module.paths));
            }
        }
        let mut imports = Vec::new();
        for (file, module_path, paths) in named {
            for path in paths {
                let internal = internal_path(&module_path, &path.segments, &module_files);
                let from_file = internal.as_deref().and_then(|path| holder(path, &module_files));
                imports.push(Import {
                    file: file.clone(),
                    line: path.line,
                    path: match internal {
                        Some(path) => {
                            ["crate".to_owned()].into_iter().chain(path).collect::<Vec<_>>()
                        }
                        None => path.segments,
                    }
                    .join("::"),
                    from_file: from_file.filter(|from| *from != file),
                });
            }
        }
        imports.sort_by(|a, b| (&a.file, a.line, &a.path).cmp(&(&b.file, b.line, &b.path)));
        imports.dedup();
        CrateFiles { imports, files: module_files.into_values().collect() }
    }

    /// The circles of files that import each other, each with the imports that close it.
    pub fn circles(&self) -> Vec<Vec<&Import>> {
        let mut imported: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for import in &self.imports {
            if let Some(from) = &import.from_file {
                imported.entry(&import.file).or_default().insert(from);
            }
        }
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.files.iter().map(|file| (file.as_str(), reached(file, &imported))).collect();
        let is_within = |file: &str, circle: &BTreeSet<&str>| circle.contains(file);
        let mut circles = BTreeSet::new();
        for (file, there) in &reached {
            if there.contains(file) {
                // All that is reached from here, and from which one comes back.
                let back = there.iter().filter(|other| reached[*other].contains(file));
                circles.insert(back.copied().collect::<BTreeSet<&str>>());
            }
        }
        circles
            .iter()
            .map(|circle| {
                let closing = self.imports.iter().filter(|import| {
                    let from = import.from_file.as_deref();
                    is_within(&import.file, circle)
                        && from.is_some_and(|from| is_within(from, circle))
                });
                closing.collect()
            })
            .collect()
    }
}

/// All files that a file imports, and those that they import.
fn reached<'a>(file: &str, imported: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        for from in imported.get(next).into_iter().flatten() {
            if reached.insert(*from) {
                open.push(*from);
            }
        }
    }
    reached
}

/// A path from the crate's root; `None` for one that leads out of the crate, or to a local name.
fn internal_path(
    module: &[String],
    segments: &[String],
    module_files: &ModuleFiles,
) -> Option<Vec<String>> {
    let mut start = module.to_vec();
    let mut rest = segments;
    match rest.first()?.as_str() {
        "crate" => (start, rest) = (Vec::new(), &rest[1..]),
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|segment| segment == "super") {
                start.pop();
                rest = &rest[1..];
            }
        }
        // A module that is declared here needs nothing before its name.
        child => {
            start.push(child.to_owned());
            module_files.get(&start)?;
            rest = &rest[1..];
        }
    }
    Some([start.as_slice(), rest].concat())
}

/// The file of the innermost module on a path: what comes after it is an item of that module.
fn holder(path: &[String], module_files: &ModuleFiles) -> Option<String> {
    (0..=path.len()).rev().find_map(|length| module_files.get(&path[..length]).cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crate of these files, its root `lib.rs`.
    fn of(files: &[(&str, &str)]) -> CrateFiles {
        CrateFiles::of("lib.rs", |name| {
            files.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned())
        })
    }

    #[test]
    fn imports_lead_to_the_file_that_holds_the_item() {
        let files = of(&[
            ("lib.rs", "mod a; mod b; use b::c; fn f() { a::g(); }"),
            ("a.rs", "use crate::b::{self, c::D}; use std::fs;"),
            ("b/mod.rs", "pub mod c; mod inside { use super::super::a::E; }"),
            ("b/c.rs", "use super::F; use super::super::a; use self::g; fn f() { String::new() }"),
        ]);
        let lines: Vec<String> = files.imports.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "a.rs:1 names crate::b of b/mod.rs",
                "a.rs:1 names crate::b::c::D of b/c.rs",
                "a.rs:1 names std::fs",
                "b/c.rs:1 names String::new",
                "b/c.rs:1 names crate::a of a.rs",
                "b/c.rs:1 names crate::b::F of b/mod.rs",
                "b/c.rs:1 names crate::b::c::g",
                "b/mod.rs:1 names crate::a::E of a.rs",
                "lib.rs:1 names crate::a::g of a.rs",
                "lib.rs:1 names crate::b::c of b/c.rs",
            ]
        );
    }

    #[test]
    fn circles_are_found_and_shown_by_the_imports_that_close_them() {
        let circles = |files: &[(&str, &str)]| -> Vec<Vec<String>> {
            let files = of(files);
            let lines = |circle: Vec<&Import>| circle.iter().map(ToString::to_string).collect();
            files.circles().into_iter().map(lines).collect()
        };
        let none: [Vec<String>; 0] = [];
        assert_eq!(
            circles(&[
                ("lib.rs", "mod a; mod b; pub use a::A;"),
                ("a.rs", "use crate::b::B;"),
                ("b.rs", "")
            ]),
            none
        );
        assert_eq!(
            circles(&[
                ("lib.rs", "mod a; mod b; mod c; mod d;"),
                ("a.rs", "use crate::b::B;"),
                ("b.rs", "use crate::c::C;\nuse crate::d::D;"),
                ("c.rs", "fn f() { crate::a::g() }"),
                ("d.rs", "")
            ]),
            [[
                "a.rs:1 names crate::b::B of b.rs",
                "b.rs:1 names crate::c::C of c.rs",
                "c.rs:1 names crate::a::g of a.rs"
            ]]
        );
        assert_eq!(
            circles(&[("lib.rs", "mod a; pub use a::A;"), ("a.rs", "use crate::B;")]).concat(),
            ["a.rs:1 names crate::B of lib.rs", "lib.rs:1 names crate::a::A of a.rs"],
            "what a file hands on, it imports"
        );
    }
}

//! What a Rust source names of other modules: its `use` items, and the paths in its code, also in
//! the bodies of macros. Code that is built for tests alone does not count.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// One module of a source text: the file's own, or one written out within it.
#[derive(Debug)]
pub struct SourceModule {
    /// Its name from the file's own module, which has none.
    pub inner_path: Vec<String>,
    /// The modules that it declares, each with a file of its own.
    pub child_files: Vec<String>,
    /// The paths that it names.
    pub paths: Vec<NamedPath>,
}

/// A path as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPath {
    /// Line, counted from 1.
    pub line: usize,
    /// Its segments; of `use a::{b, c}` there are two paths, and `use a::*` is the path `a`.
    pub segments: Vec<String>,
}

/// The modules of a source text, its own first.
///
/// # Errors
/// When it is no Rust.
pub fn modules_of(source: &str) -> syn::Result<Vec<SourceModule>> {
    let file = syn::parse_file(source)?;
    let mut collector = Collector { modules: Vec::new() };
    collector.module(Vec::new(), &file.items);
    Ok(collector.modules)
}

struct Collector {
    modules: Vec<SourceModule>,
}

impl Collector {
    fn module(&mut self, inner_path: Vec<String>, items: &[syn::Item]) {
        let mut module = ModuleVisitor { child_files: Vec::new(), paths: Vec::new() };
        let mut within = Vec::new();
        for item in items {
            match item {
                syn::Item::Mod(child) if is_for_tests(&child.attrs) => {}
                syn::Item::Mod(child) => match &child.content {
                    Some((_, items)) => within.push((child.ident.to_string(), items)),
                    None => module.child_files.push(child.ident.to_string()),
                },
                other => module.visit_item(other),
            }
        }
        let ModuleVisitor { child_files, paths } = module;
        self.modules.push(SourceModule { inner_path: inner_path.clone(), child_files, paths });
        for (name, items) in within {
            self.module([inner_path.as_slice(), &[name]].concat(), items);
        }
    }
}

struct ModuleVisitor {
    child_files: Vec<String>,
    paths: Vec<NamedPath>,
}

impl ModuleVisitor {
    fn used(&mut self, tree: &syn::UseTree, before: &[String]) {
        let joined = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.used(&path.tree, &joined(&path.ident)),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|item| self.used(item, before));
            }
            syn::UseTree::Name(name) if name.ident == "self" => self.name(tree, before.to_vec()),
            syn::UseTree::Name(name) => self.name(tree, joined(&name.ident)),
            syn::UseTree::Rename(name) if name.ident == "self" => self.name(tree, before.to_vec()),
            syn::UseTree::Rename(name) => self.name(tree, joined(&name.ident)),
            syn::UseTree::Glob(_) => self.name(tree, before.to_vec()),
        }
    }

    fn name(&mut self, at: &impl Spanned, segments: Vec<String>) {
        self.paths.push(NamedPath { line: at.span().start().line, segments });
    }

    /// Paths among the words of a macro, which nobody but the macro can read.
    fn in_tokens(&mut self, tokens: TokenStream) {
        let mut segments: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match &token {
                TokenTree::Ident(word) if colons == 2 && !segments.is_empty() => {
                    segments.push(word.to_string());
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                other => {
                    self.path_ends(line, &mut segments);
                    if let TokenTree::Ident(word) = other {
                        (line, segments) = (word.span().start().line, vec![word.to_string()]);
                    }
                }
            }
            colons = 0;
            if let TokenTree::Group(group) = token {
                self.in_tokens(group.stream());
            }
        }
        self.path_ends(line, &mut segments);
    }

    fn path_ends(&mut self, line: usize, segments: &mut Vec<String>) {
        let segments = std::mem::take(segments);
        if segments.len() > 1 {
            self.paths.push(NamedPath { line, segments });
        }
    }
}

impl<'ast> Visit<'ast> for ModuleVisitor {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let is_for_tests = matches!(item, syn::ImplItem::Fn(method) if is_for_tests(&method.attrs));
        if !is_for_tests {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.used(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let segments = path.segments.iter().map(|segment| segment.ident.to_string());
            self.name(path, segments.collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        visit::visit_macro(self, called);
        self.in_tokens(called.tokens.clone());
    }

    /// `pub(in crate::a)` opens to a module and takes nothing from it.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    /// Attributes hold no code.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    use syn::Item;
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item is there only when tests are built.
fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
    })
}

#[test]
fn paths_are_found_wherever_they_stand() {
    for (source, expected) in [
        ("use crate::a::B;", &["1 crate::a::B"] as &[&str]),
        (
            "use super::a::{self, B, c::D as E};",
            &["1 super::a", "1 super::a::B", "1 super::a::c::D"],
        ),
        ("use self::a::*;", &["1 self::a"]),
        ("pub use a::{self as b};", &["1 a"]),
        ("\nfn f() -> crate::a::B { super::c::d() }", &["2 crate::a::B", "2 super::c::d"]),
        ("struct S { b: Vec<crate::a::B> }", &["1 crate::a::B"]),
        ("fn f() { assert!(x(&[crate::a::B])); }", &["1 crate::a::B"]),
        ("fn f() { view! { <p>{ move || crate::a::b(c) }</p> } }", &["1 crate::a::b"]),
        ("fn f() { view! { <a::B c:d=e /> } }", &["1 a::B"]),
        ("macro_rules! m { ($x:ident) => { $crate::a::$x } }", &["1 crate::a"]),
        ("pub(in crate::a) fn f(b: B) {}", &[]),
        ("#[cfg(test)] use crate::a::B;", &[]),
        ("#[cfg(test)] mod tests { use crate::a::B; }", &[]),
        ("#[test] fn f() { crate::a::b() }", &[]),
        ("#[cfg(unix)] use crate::a::B;", &["1 crate::a::B"]),
        ("impl S { #[cfg(test)] fn f() { crate::a::b() } }", &[]),
        ("// crate::a::b\nconst A: &str = \"crate::a::b\";", &[]),
    ] {
        let modules = modules_of(source).unwrap();
        let found: Vec<String> = modules
            .iter()
            .flat_map(|module| &module.paths)
            .map(|path| format!("{} {}", path.line, path.segments.join("::")))
            .collect();
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn modules_with_a_file_and_modules_within_are_told_apart() {
    let source = "mod a; mod b { mod c; use super::d::E; } #[cfg(test)] mod tests;";
    let modules = modules_of(source).unwrap();
    let found: Vec<_> = modules
        .iter()
        .map(|module| (module.inner_path.join("::"), module.child_files.join(" ")))
        .collect();
    let expected = [("", "a"), ("b", "c")].map(|(path, files)| (path.to_owned(), files.to_owned()));
    assert_eq!(found, expected);
    assert!(modules_of("fn (").is_err());
}

//! How a table of words is declared: its fields once, each function with what to say in a test.

/// Declares a struct of words, all of whose fields are public. A field that is a function stands
/// with what it says in each case, `=> |say| [say(1), say(2)]`: the tests ask for the texts of
/// every field, and a function without its cases does not compile there.
macro_rules! words {
    (
        $(#[$about:meta])*
        pub struct $table:ident {
            $($(#[$doc:meta])* $field:ident: $kind:ty $(=> |$say:ident| $said:expr)?,)*
        }
    ) => {
        $(#[$about])*
        pub struct $table {
            $($(#[$doc])* pub $field: $kind,)*
        }

        #[cfg(test)]
        impl $crate::words::declared::Texts for $table {
            fn add_texts(&self, name: &str, texts: &mut Vec<(String, String)>) {
                $({
                    let name = format!("{name}.{}", stringify!($field));
                    words!(@add self.$field, $kind, &name, texts $(, |$say| $said)?);
                })*
            }
        }
    };
    (@add $field:expr, $kind:ty, $name:expr, $texts:ident) => {
        $crate::words::declared::Texts::add_texts(&$field, $name, $texts)
    };
    (@add $field:expr, $kind:ty, $name:expr, $texts:ident, |$say:ident| $said:expr) => {{
        let $say: $kind = $field;
        for text in $said {
            $texts.push(($name.to_owned(), String::from(text)));
        }
    }};
}
pub(super) use words;

/// What has texts to be tested.
#[cfg(test)]
pub(super) trait Texts {
    /// Adds every text with the name of its field.
    fn add_texts(&self, name: &str, texts: &mut Vec<(String, String)>);
}

#[cfg(test)]
impl Texts for str {
    fn add_texts(&self, name: &str, texts: &mut Vec<(String, String)>) {
        texts.push((name.to_owned(), self.to_owned()));
    }
}

#[cfg(test)]
impl<T: Texts + ?Sized> Texts for &T {
    fn add_texts(&self, name: &str, texts: &mut Vec<(String, String)>) {
        T::add_texts(self, name, texts);
    }
}

#[cfg(test)]
impl<T: Texts, const COUNT: usize> Texts for [T; COUNT] {
    fn add_texts(&self, name: &str, texts: &mut Vec<(String, String)>) {
        self.iter().for_each(|text| text.add_texts(name, texts));
    }
}

#[cfg(test)]
impl<A: Texts, B: Texts> Texts for (A, B) {
    fn add_texts(&self, name: &str, texts: &mut Vec<(String, String)>) {
        self.0.add_texts(name, texts);
        self.1.add_texts(name, texts);
    }
}

/// The language itself is no text.
#[cfg(test)]
impl Texts for hinge::drill::Language {
    fn add_texts(&self, _: &str, _: &mut Vec<(String, String)>) {}
}

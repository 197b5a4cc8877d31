//! The values of an enumeration as an array, listed by the enumeration itself.

use strum::VariantArray;

/// All values, in the order in which they are declared; `COUNT` is the enumeration's own.
pub const fn all_of<T: VariantArray + Copy, const COUNT: usize>() -> [T; COUNT] {
    match T::VARIANTS.first_chunk() {
        Some(all) => *all,
        None => panic!("COUNT is more than there are"),
    }
}

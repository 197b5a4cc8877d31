//! Values that are sent as numbers.

/// An enumeration whose values are sent as numbers.
pub(super) trait Numbered: Copy {
    /// The number by which the value is sent.
    fn number(self) -> u8;

    /// The value that is sent by this number, if one is.
    fn of_number(number: u8) -> Option<Self>;
}

/// Says by which number each value of an enumeration is sent. A value without a number does not
/// compile, and a number that is given twice is a warning, which the lints refuse.
macro_rules! numbers {
    ($($enumeration:ty { $($value:ident = $number:literal,)+ })+) => {$(
        impl $crate::share::numbered::Numbered for $enumeration {
            fn number(self) -> u8 {
                match self {
                    $(Self::$value => $number,)+
                }
            }

            fn of_number(number: u8) -> Option<Self> {
                match number {
                    $($number => Some(Self::$value),)+
                    _ => None,
                }
            }
        }
    )+};
}

pub(super) use numbers;

//! Four 32-bit floats that are worked on at once.

/// Four numbers.
#[derive(Clone, Copy, Debug)]
pub struct Four(imp::Lanes);

impl Four {
    /// The same number four times.
    #[inline(always)]
    pub fn splat(value: f32) -> Four {
        Four(imp::splat(value))
    }

    /// The numbers at `from` and the three places after it.
    ///
    /// # Safety
    /// All four can be read.
    #[inline(always)]
    pub unsafe fn load(from: *const f32) -> Four {
        // SAFETY: the caller's promise.
        Four(unsafe { imp::load(from) })
    }

    /// The number at `from`, four times.
    ///
    /// # Safety
    /// It can be read.
    #[inline(always)]
    pub unsafe fn load_splat(from: *const f32) -> Four {
        // SAFETY: the caller's promise.
        Four(unsafe { imp::load_splat(from) })
    }

    /// Four bytes as numbers from 0 to 255.
    #[inline(always)]
    pub fn of_bytes(bytes: [u8; 4]) -> Four {
        Four(imp::of_bytes(u32::from_le_bytes(bytes)))
    }

    /// Writes the numbers to `to` and the three places after it.
    ///
    /// # Safety
    /// All four can be written.
    #[inline(always)]
    pub unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller's promise.
        unsafe { imp::store(self.0, to) }
    }

    /// The sums.
    #[inline(always)]
    pub fn plus(self, other: Four) -> Four {
        Four(imp::add(self.0, other.0))
    }

    /// The differences.
    #[inline(always)]
    pub fn minus(self, other: Four) -> Four {
        Four(imp::sub(self.0, other.0))
    }

    /// The products.
    #[inline(always)]
    pub fn times(self, other: Four) -> Four {
        Four(imp::mul(self.0, other.0))
    }

    /// `bound` where it is more than the number.
    #[inline(always)]
    pub fn at_least(self, bound: Four) -> Four {
        Four(imp::max(self.0, bound.0))
    }

    /// `bound` where it is less than the number.
    #[inline(always)]
    pub fn at_most(self, bound: Four) -> Four {
        Four(imp::min(self.0, bound.0))
    }

    /// The four numbers.
    #[inline(always)]
    pub fn to_array(self) -> [f32; 4] {
        let mut array = [0.0; 4];
        // SAFETY: the array has four places.
        unsafe { self.store(array.as_mut_ptr()) };
        array
    }
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use core::arch::wasm32::*;

    pub type Lanes = v128;

    #[inline(always)]
    pub fn splat(value: f32) -> Lanes {
        f32x4_splat(value)
    }
    #[inline(always)]
    pub unsafe fn load(from: *const f32) -> Lanes {
        // SAFETY: the caller's promise.
        unsafe { v128_load(from.cast()) }
    }
    #[inline(always)]
    pub unsafe fn load_splat(from: *const f32) -> Lanes {
        // SAFETY: the caller's promise.
        unsafe { v128_load32_splat(from.cast()) }
    }
    #[inline(always)]
    pub fn of_bytes(bytes: u32) -> Lanes {
        f32x4_convert_i32x4(u32x4_extend_low_u16x8(u16x8_extend_low_u8x16(u32x4_splat(bytes))))
    }
    #[inline(always)]
    pub unsafe fn store(lanes: Lanes, to: *mut f32) {
        // SAFETY: the caller's promise.
        unsafe { v128_store(to.cast(), lanes) }
    }
    #[inline(always)]
    pub fn add(a: Lanes, b: Lanes) -> Lanes {
        f32x4_add(a, b)
    }
    #[inline(always)]
    pub fn sub(a: Lanes, b: Lanes) -> Lanes {
        f32x4_sub(a, b)
    }
    #[inline(always)]
    pub fn mul(a: Lanes, b: Lanes) -> Lanes {
        f32x4_mul(a, b)
    }
    #[inline(always)]
    pub fn max(a: Lanes, b: Lanes) -> Lanes {
        f32x4_pmax(a, b)
    }
    #[inline(always)]
    pub fn min(a: Lanes, b: Lanes) -> Lanes {
        f32x4_pmin(a, b)
    }
}

#[cfg(target_arch = "x86_64")]
mod imp {
    use core::arch::x86_64::*;

    pub type Lanes = __m128;

    // SSE2 is part of every x86-64 processor; its instructions without memory are safe to call
    // there.
    #[inline(always)]
    pub fn splat(value: f32) -> Lanes {
        // SAFETY: SSE2 is there.
        unsafe { _mm_set1_ps(value) }
    }
    #[inline(always)]
    pub unsafe fn load(from: *const f32) -> Lanes {
        // SAFETY: the caller's promise; SSE2 is there.
        unsafe { _mm_loadu_ps(from) }
    }
    #[inline(always)]
    pub unsafe fn load_splat(from: *const f32) -> Lanes {
        // SAFETY: the caller's promise; SSE2 is there.
        unsafe { _mm_set1_ps(*from) }
    }
    #[inline(always)]
    pub fn of_bytes(bytes: u32) -> Lanes {
        // SAFETY: SSE2 is there.
        unsafe {
            let zero = _mm_setzero_si128();
            let halves = _mm_unpacklo_epi8(_mm_cvtsi32_si128(bytes.cast_signed()), zero);
            _mm_cvtepi32_ps(_mm_unpacklo_epi16(halves, zero))
        }
    }
    #[inline(always)]
    pub unsafe fn store(lanes: Lanes, to: *mut f32) {
        // SAFETY: the caller's promise; SSE2 is there.
        unsafe { _mm_storeu_ps(to, lanes) }
    }
    #[inline(always)]
    pub fn add(a: Lanes, b: Lanes) -> Lanes {
        // SAFETY: SSE2 is there.
        unsafe { _mm_add_ps(a, b) }
    }
    #[inline(always)]
    pub fn sub(a: Lanes, b: Lanes) -> Lanes {
        // SAFETY: SSE2 is there.
        unsafe { _mm_sub_ps(a, b) }
    }
    #[inline(always)]
    pub fn mul(a: Lanes, b: Lanes) -> Lanes {
        // SAFETY: SSE2 is there.
        unsafe { _mm_mul_ps(a, b) }
    }
    #[inline(always)]
    pub fn max(a: Lanes, b: Lanes) -> Lanes {
        // SAFETY: SSE2 is there. With the operands in this order, what is no number stays what it
        // is, as elsewhere.
        unsafe { _mm_max_ps(b, a) }
    }
    #[inline(always)]
    pub fn min(a: Lanes, b: Lanes) -> Lanes {
        // SAFETY: SSE2 is there. The order as in `max`.
        unsafe { _mm_min_ps(b, a) }
    }
}

#[cfg(not(any(target_arch = "wasm32", target_arch = "x86_64")))]
mod imp {
    pub type Lanes = [f32; 4];

    #[inline(always)]
    fn each(a: Lanes, b: Lanes, f: impl Fn(f32, f32) -> f32) -> Lanes {
        std::array::from_fn(|lane| f(a[lane], b[lane]))
    }
    #[inline(always)]
    pub fn splat(value: f32) -> Lanes {
        [value; 4]
    }
    #[inline(always)]
    pub unsafe fn load(from: *const f32) -> Lanes {
        // SAFETY: the caller's promise.
        unsafe { from.cast::<Lanes>().read_unaligned() }
    }
    #[inline(always)]
    pub unsafe fn load_splat(from: *const f32) -> Lanes {
        // SAFETY: the caller's promise.
        [unsafe { *from }; 4]
    }
    #[inline(always)]
    pub fn of_bytes(bytes: u32) -> Lanes {
        bytes.to_le_bytes().map(f32::from)
    }
    #[inline(always)]
    pub unsafe fn store(lanes: Lanes, to: *mut f32) {
        // SAFETY: the caller's promise.
        unsafe { to.cast::<Lanes>().write_unaligned(lanes) }
    }
    #[inline(always)]
    pub fn add(a: Lanes, b: Lanes) -> Lanes {
        each(a, b, |a, b| a + b)
    }
    #[inline(always)]
    pub fn sub(a: Lanes, b: Lanes) -> Lanes {
        each(a, b, |a, b| a - b)
    }
    #[inline(always)]
    pub fn mul(a: Lanes, b: Lanes) -> Lanes {
        each(a, b, |a, b| a * b)
    }
    #[inline(always)]
    pub fn max(a: Lanes, b: Lanes) -> Lanes {
        each(a, b, |a, b| if b > a { b } else { a })
    }
    #[inline(always)]
    pub fn min(a: Lanes, b: Lanes) -> Lanes {
        each(a, b, |a, b| if b < a { b } else { a })
    }
}

//! How well a picture shows the person: how bright it is, and how far its tones lie apart.

use crate::seen::limits::PLACES_A_SIDE;
use crate::statistics::{mean, percentile};
use pose::{Point, Roi};

/// How much red, green and blue count for how bright a pixel is. Source: Rec. 601.
const LUMA: [f64; 3] = [0.299, 0.587, 0.114];

/// One picture, borrowed: rows from the top; each pixel begins with its red, green and blue.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// Width, pixels.
    pub width_px: u32,
    /// Height, pixels.
    pub height_px: u32,
    /// `width_px` × `height_px` × `bytes_a_pixel` bytes.
    pub bytes: &'a [u8],
    /// 3, or 4 with the opacity.
    pub bytes_a_pixel: usize,
}

/// The light in a picture, as shares of what a picture can show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    /// Mean brightness, 0 = black, 1 = white.
    pub brightness: f64,
    /// From the darkest tenth to the brightest tenth.
    pub range: f64,
}

impl Light {
    /// The light in the region of the person, or in the whole picture while nobody is there; `None`
    /// without a pixel.
    pub fn measure(picture: &Picture, region: Option<&Roi>) -> Option<Light> {
        let (width, height) = (f64::from(picture.width_px), f64::from(picture.height_px));
        let unit = |i: usize| (i as f64 + 0.5) / PLACES_A_SIDE as f64;
        let places = (0..PLACES_A_SIDE * PLACES_A_SIDE)
            .map(|i| Point::new(unit(i % PLACES_A_SIDE), unit(i / PLACES_A_SIDE)));
        let in_image = places.map(|place| match region {
            Some(roi) => roi.image_from_unit(place),
            None => Point::new(place.x * width, place.y * height),
        });
        let tones: Vec<f64> = in_image.filter_map(|place| picture.brightness_at(place)).collect();
        let range =
            percentile(tones.iter().copied(), 0.9)? - percentile(tones.iter().copied(), 0.1)?;
        Some(Light { brightness: mean(tones)?, range })
    }
}

impl Picture<'_> {
    /// How bright the pixel at a place is, 0…1; `None` outside the picture.
    fn brightness_at(&self, in_image: Point) -> Option<f64> {
        let inside = (0.0..f64::from(self.width_px)).contains(&in_image.x)
            && (0.0..f64::from(self.height_px)).contains(&in_image.y);
        let first = (in_image.y as usize * self.width_px as usize + in_image.x as usize)
            * self.bytes_a_pixel;
        let pixel = self.bytes.get(first..first + self.bytes_a_pixel).filter(|_| inside)?;
        Some(
            pixel.iter().zip(LUMA).map(|(byte, weight)| f64::from(*byte) * weight).sum::<f64>()
                / f64::from(u8::MAX),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE_PX: u32 = 96;

    /// A picture of grey tones, each pixel's by its column.
    fn light(tone: impl Fn(u32) -> u8, region: Option<&Roi>) -> Light {
        let rgba: Vec<u8> = (0..SIDE_PX * SIDE_PX)
            .flat_map(|i| [tone(i % SIDE_PX), tone(i % SIDE_PX), tone(i % SIDE_PX), 255])
            .collect();
        Light::measure(
            &Picture { width_px: SIDE_PX, height_px: SIDE_PX, bytes: &rgba, bytes_a_pixel: 4 },
            region,
        )
        .unwrap()
    }

    #[test]
    fn a_plain_picture_has_its_tone_and_no_range() {
        for tone in [0, 51, 255] {
            let Light { brightness, range } = light(|_| tone, None);
            assert!((brightness - f64::from(tone) / 255.0).abs() < 1e-9 && range.abs() < 1e-9);
        }
    }

    #[test]
    fn the_range_leaves_out_the_ends() {
        let halves = light(|x| if x < SIDE_PX / 2 { 51 } else { 204 }, None);
        assert!((halves.brightness - 0.5).abs() < 1e-9 && (halves.range - 0.6).abs() < 1e-9);
        let lamp = light(|x| if x < 4 { 255 } else { 51 }, None);
        assert!(lamp.range.abs() < 1e-9);
    }

    #[test]
    fn only_the_persons_region_counts_and_what_is_outside_the_picture_does_not() {
        let dark_right = |x: u32| if x < SIDE_PX / 2 { 204 } else { 0 };
        let region = Roi { centre_in_image: Point::new(0.0, 48.0), side_px: 80.0, turn_deg: 0.0 };
        assert!((light(dark_right, Some(&region)).brightness - 0.8).abs() < 1e-9);
        let far = Roi { centre_in_image: Point::new(-900.0, 48.0), ..region };
        let rgba = [255; 4];
        assert_eq!(
            Light::measure(
                &Picture { width_px: 1, height_px: 1, bytes: &rgba, bytes_a_pixel: 4 },
                Some(&far)
            ),
            None
        );
    }
}

//! Which camera and which of its lenses films.

use super::level::CameraSide;
use serde::{Deserialize, Serialize};

/// How a lens that sees more than the usual one is called in all of the languages of the makers of
/// phones; a name that says so is sure, one that does not says nothing.
const WIDER: [&str; 3] = ["ultra", "0.5", "0,5"];
/// … and one that sees less.
const NARROWER: &str = "tele";
/// What a name says of the side.
const FRONT: [&str; 2] = ["front", "facetime"];
const REAR: [&str; 2] = ["back", "rear"];

/// One of the lenses on a side of the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Lens {
    /// The one that the browser gives.
    #[default]
    Usual,
    /// The same camera, zoomed out as far as it goes.
    ZoomedOut,
    /// Another camera on the same side, by its id.
    Other(String),
}

/// A camera that is wished for; a device without it gives the one that is most like it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Its side.
    pub side: CameraSide,
    /// The lens there.
    pub lens: Lens,
}

impl Wish {
    /// The usual lens of a side.
    pub fn usual(side: CameraSide) -> Self {
        Self { side, lens: Lens::Usual }
    }
}

/// A camera of the device, as the browser lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// Its id.
    pub id: String,
    /// Its name, in the browser's language.
    pub name: String,
    /// Its side, where the browser tells it.
    pub side: Option<CameraSide>,
}

impl Device {
    fn is_on(&self, side: CameraSide) -> bool {
        let name = self.name.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        match self.side {
            Some(known) => known == side,
            None => says(match side {
                CameraSide::Front => &FRONT,
                CameraSide::Rear => &REAR,
            }),
        }
    }

    fn is_wider(&self) -> bool {
        let name = self.name.to_lowercase();
        WIDER.iter().any(|word| name.contains(word))
    }

    fn is_narrower(&self) -> bool {
        self.name.to_lowercase().contains(NARROWER)
    }
}

/// A running camera and what else there is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// How far the running camera is zoomed out at most, and how it is zoomed at first; `None`
    /// where it can't be zoomed.
    pub zoom: Option<(f64, f64)>,
    /// All cameras of the device; none before the first one is allowed.
    pub devices: Vec<Device>,
    /// The id of the camera that gives the usual lens, where it was seen.
    pub usual: Option<String>,
}

/// What another lens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LensOffer {
    /// It sees more.
    Wider,
    /// Nothing says what it sees.
    Another,
    /// The usual one.
    Usual,
}

impl Choices {
    /// The lens after this one, of a side: the widest first, then the usual one again. Where
    /// nothing says which is wide, one after the other. `None` where there is no other.
    pub fn next_lens(&self, side: CameraSide, lens: &Lens) -> Option<(LensOffer, Lens)> {
        let usual = Some((LensOffer::Usual, Lens::Usual));
        let mut others = self.devices.iter().filter(|device| {
            device.is_on(side)
                && !device.is_narrower()
                && self.usual.as_ref().is_none_or(|usual| *usual != device.id)
        });
        let other =
            |offer, device: Option<&Device>| device.map(|to| (offer, Lens::Other(to.id.clone())));
        match lens {
            Lens::ZoomedOut => usual,
            Lens::Usual => match self.zoom {
                Some((least, first)) if least < first => Some((LensOffer::Wider, Lens::ZoomedOut)),
                // Which camera the browser gives is not known: any could be the same.
                _ if self.usual.is_none() => None,
                _ => other(LensOffer::Wider, others.clone().find(|device| device.is_wider()))
                    .or_else(|| other(LensOffer::Another, others.next())),
            },
            Lens::Other(id) => {
                let has = others.find(|device| device.id == *id);
                if has.is_none_or(Device::is_wider) {
                    return usual;
                }
                other(LensOffer::Another, others.next()).or(usual)
            }
        }
    }
}

/// Which side films where nothing was chosen: on a phone that of the screen, so that the person
/// sees the count. Elsewhere the side says nothing, and the better camera is asked for.
pub fn first_side(has_touch: bool) -> CameraSide {
    if has_touch { CameraSide::Front } else { CameraSide::Rear }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CameraSide::{Front, Rear};

    fn device(id: &str, name: &str, side: Option<CameraSide>) -> Device {
        Device { id: id.into(), name: name.into(), side }
    }

    /// The lenses in their order, from the usual one until that comes again.
    fn round(choices: &Choices, side: CameraSide) -> Vec<(LensOffer, Lens)> {
        let mut lens = Lens::Usual;
        let mut round = Vec::new();
        while let Some(next) = choices.next_lens(side, &lens) {
            lens = next.1.clone();
            round.push(next);
            if lens == Lens::Usual {
                break;
            }
        }
        round
    }

    const BACK: (LensOffer, Lens) = (LensOffer::Usual, Lens::Usual);

    #[test]
    fn who_can_zoom_out_needs_no_other_camera() {
        let choices = |zoom| Choices { zoom: Some(zoom), ..Choices::default() };
        assert_eq!(round(&choices((0.5, 1.0)), Rear), [(LensOffer::Wider, Lens::ZoomedOut), BACK]);
        assert!(round(&choices((1.0, 1.0)), Rear).is_empty());
    }

    #[test]
    fn a_lens_that_says_it_is_wide_is_the_only_one_and_a_tele_none() {
        let choices = Choices {
            zoom: None,
            devices: vec![
                device("f", "Frontkamera", Some(Front)),
                device("r", "Rückkamera", Some(Rear)),
                device("t", "Rückkamera (Tele)", Some(Rear)),
                device("d", "Rückkamera (Dual)", Some(Rear)),
                device("w", "Rückkamera (Ultra-Weitwinkel)", Some(Rear)),
            ],
            usual: Some("r".into()),
        };
        let wide = (LensOffer::Wider, Lens::Other("w".into()));
        assert_eq!(round(&choices, Rear), [wide, BACK]);
        let front = Choices { usual: Some("f".into()), ..choices };
        assert!(round(&front, Front).is_empty());
    }

    #[test]
    fn lenses_without_a_telling_name_come_one_after_the_other() {
        let choices = Choices {
            zoom: None,
            devices: vec![
                device("0", "camera2 0, facing back", None),
                device("1", "camera2 1, facing front", None),
                device("2", "camera2 2, facing back", None),
                device("3", "camera2 3, facing back", None),
            ],
            usual: Some("0".into()),
        };
        let another = |id: &str| (LensOffer::Another, Lens::Other(id.into()));
        assert_eq!(round(&choices, Rear), [another("2"), another("3"), BACK]);
        assert!(round(&Choices { usual: Some("1".into()), ..choices }, Front).is_empty());
    }

    #[test]
    fn a_kept_lens_that_is_gone_leads_back_to_the_usual_one() {
        let gone = Choices::default().next_lens(Rear, &Lens::Other("gone".into()));
        assert_eq!(gone, Some(BACK));
    }

    #[test]
    fn a_phone_films_with_the_screen_towards_the_person() {
        assert_eq!([first_side(true), first_side(false)], [Front, Rear]);
    }
}

//! The file of a network: its steps, then its weights in half precision.
//!
//! The weights come as a bit for each that tells whether it is not 0, then the low bytes of those
//! that are not, then their high bytes: two thirds of the detector's weights are 0, and like bytes
//! beside each other pack better than number by number.

use kernels::{Clamp, Shape, Window};
use serde::{Deserialize, Serialize};

/// Which layout the file has; another one is refused.
const FORMAT: u32 = 1;

/// A network without its weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkPlan {
    format: u32,
    /// Size of the picture that goes in.
    pub input: Size,
    /// In the order in which they can be taken; each gives one picture.
    pub steps: Vec<Step>,
    /// Which pictures are answers, by name.
    pub outputs: Vec<(String, u32)>,
    weight_count: u32,
}

/// Height, width and channels of a picture.
pub type Size = (u32, u32, u32);

/// One step: from one picture, or several, to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub kind: StepKind,
    /// What it is done to: 0 is the picture that goes in, n what the n-th step gives.
    pub from: Vec<u32>,
    /// Size of the picture that it gives.
    pub to: Size,
}

/// What a step does. Where a second picture may be given, it is added before the bounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum StepKind {
    /// [`kernels::Pointwise`], or a picture more.
    Pointwise(Bounds),
    /// [`kernels::Dense`].
    Dense(Slide, Bounds),
    /// [`kernels::Depthwise`].
    Depthwise(Slide, Bounds),
    /// [`kernels::Separable`], or a picture more: the first bounds are those between both steps.
    Separable(Slide, Bounds, Bounds),
    /// [`kernels::twice`], or a picture more.
    Twice,
    /// [`kernels::add`] of two pictures.
    Add(Bounds),
    /// [`kernels::max_pool_2x2`].
    MaxPool,
    /// [`kernels::depth_to_space_2x2`].
    DepthToSpace,
    /// [`kernels::sigmoid`].
    Sigmoid,
    /// One picture's numbers after the other's.
    Join,
}

/// A [`Window`]: side, stride, zeros above and left, pixels.
pub type Slide = (u8, u8, u8, u8);

/// A [`Clamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bounds {
    /// [`Clamp::NONE`].
    None,
    /// [`Clamp::RELU`].
    Relu,
    /// [`Clamp::RELU6`].
    Relu6,
}

impl From<Bounds> for Clamp {
    fn from(bounds: Bounds) -> Clamp {
        match bounds {
            Bounds::None => Clamp::NONE,
            Bounds::Relu => Clamp::RELU,
            Bounds::Relu6 => Clamp::RELU6,
        }
    }
}

/// A window as the kernels take it.
pub fn window((side, stride, above, left): Slide) -> Window {
    Window { side: side.into(), stride: stride.into(), above: above.into(), left: left.into() }
}

/// A size as the kernels take it.
pub fn shape((height, width, channels): Size) -> Shape {
    Shape::new(height as usize, width as usize, channels as usize)
}

impl StepKind {
    /// The lengths of the lists of weights and biases that the step has in the file, in their
    /// order; `from_channels` is the first picture's.
    pub fn weights(&self, from_channels: usize, to_channels: usize) -> Vec<usize> {
        let area = |slide: Slide| usize::from(slide.0) * usize::from(slide.0);
        match *self {
            StepKind::Pointwise(_) => vec![to_channels * from_channels, to_channels],
            StepKind::Dense(slide, _) => {
                vec![to_channels * area(slide) * from_channels, to_channels]
            }
            StepKind::Depthwise(slide, _) => vec![area(slide) * from_channels, from_channels],
            StepKind::Separable(slide, ..) => {
                vec![
                    area(slide) * from_channels,
                    from_channels,
                    to_channels * from_channels,
                    to_channels,
                ]
            }
            _ => Vec::new(),
        }
    }
}

/// Why a file is no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkFileError {
    /// Its steps can't be read: not written by [`write_network`].
    #[error("the file is no network, or a damaged one")]
    Steps(#[source] postcard::Error),
    /// Its weights are not as many as it says.
    #[error("the file's weights are incomplete")]
    Weights,
    /// Written for another version of this code.
    #[error("the file has the format {found}; this app reads {FORMAT}")]
    Format {
        /// Its format.
        found: u32,
    },
}

/// The file of a network; `weights` are half-precision numbers.
///
/// # Errors
/// What the serializer says; it has no reason to.
pub fn write_network(
    input: Size,
    steps: Vec<Step>,
    outputs: Vec<(String, u32)>,
    weights: &[u16],
) -> Result<Vec<u8>, postcard::Error> {
    let mut file = postcard::to_allocvec(&NetworkPlan {
        format: FORMAT,
        input,
        steps,
        outputs,
        weight_count: weights.len() as u32,
    })?;
    let bits = |weights: &[u16]| {
        (0..).zip(weights).fold(0, |byte, (bit, weight)| byte | u8::from(*weight != 0) << bit)
    };
    file.extend(weights.chunks(8).map(bits));
    for part in 0..2 {
        file.extend(
            weights.iter().filter(|weight| **weight != 0).map(|weight| weight.to_le_bytes()[part]),
        );
    }
    Ok(file)
}

/// The network and its weights, in half precision.
///
/// ```
/// use pose::network_file::{Step, StepKind, read_network, write_network};
///
/// let step = Step { kind: StepKind::Sigmoid, from: vec![0], to: (2, 2, 1) };
/// let file = write_network((2, 2, 1), vec![step], vec![("mask".into(), 1)], &[])?;
/// let (plan, weights) = read_network(&file)?;
/// assert_eq!((plan.input, plan.steps.len(), weights.len()), ((2, 2, 1), 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the file is not one that [`write_network`] gave.
pub fn read_network(file: &[u8]) -> Result<(NetworkPlan, Vec<u16>), NetworkFileError> {
    let (plan, rest): (NetworkPlan, &[u8]) =
        postcard::take_from_bytes(file).map_err(NetworkFileError::Steps)?;
    if plan.format != FORMAT {
        return Err(NetworkFileError::Format { found: plan.format });
    }
    let count = plan.weight_count as usize;
    let (bits, bytes) =
        rest.split_at_checked(count.div_ceil(8)).ok_or(NetworkFileError::Weights)?;
    let (low, high) = bytes.split_at(bytes.len() / 2);
    let is_set = (0..count).map(|number| bits[number / 8] >> (number % 8) & 1 == 1);
    if low.len() != high.len() || is_set.clone().filter(|set| *set).count() != low.len() {
        return Err(NetworkFileError::Weights);
    }
    let mut numbers = low.iter().zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high]));
    let weights =
        is_set.map(|set| if set { numbers.next().unwrap_or_default() } else { 0 }).collect();
    Ok((plan, weights))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let step = Step {
            kind: StepKind::Dense((3, 2, 0, 0), Bounds::Relu6),
            from: vec![0],
            to: (2, 2, 1),
        };
        let file = write_network(
            (4, 4, 2),
            vec![step.clone()],
            vec![("mask".to_owned(), 1)],
            &[0x3c00, 0, 0x0102, 0x0100, 0x0002, 0, 0, 0, 0, 0x8000],
        )
        .unwrap();
        let (plan, weights) = read_network(&file).unwrap();
        assert_eq!(
            (plan.input, plan.steps, plan.outputs),
            ((4, 4, 2), vec![step], vec![("mask".to_owned(), 1)])
        );
        assert_eq!(weights, [0x3c00, 0, 0x0102, 0x0100, 0x0002, 0, 0, 0, 0, 0x8000]);
        assert_eq!(read_network(&file[..file.len() - 1]), Err(NetworkFileError::Weights));
        assert!(matches!(read_network(&[]), Err(NetworkFileError::Steps(_))));
        assert_eq!(
            read_network(&[7, 1, 1, 1, 0, 0, 0]),
            Err(NetworkFileError::Format { found: 7 })
        );
    }
}

//! One network as tract runs it: a picture in, the outputs asked for by name out.

use super::buffers::Buffers;
use super::error::EngineError;
use super::operators::Operator;
use crate::network_file::{self, NetworkPlan, shape};
use std::collections::HashMap;
use tract_core::internal::*;

/// A network whose weights are loaded.
pub(super) struct Network {
    plan: NetworkPlan,
    operators: Vec<Operator>,
    buffers: Buffers,
    model: &'static str,
}

/// A network prepared for a fixed set of outputs.
pub(super) struct Plan {
    state: TypedSimpleState,
    input_length: usize,
    buffers: Buffers,
    model: &'static str,
}

/// A network's answers, in the order in which they were asked for.
pub(super) struct Outputs(TVec<TValue>);

impl Network {
    /// A network of a file in the format of [`network_file`]. `model` names it in errors.
    pub(super) fn load(file: &[u8], model: &'static str) -> Result<Network, EngineError> {
        let (plan, halves) = network_file::read_network(file)
            .map_err(|cause| EngineError::Model { model, cause: cause.into() })?;
        let buffers = Buffers::default();
        let operators = operators(&plan, &halves, &buffers)
            .map_err(|cause| EngineError::Model { model, cause: cause.into() })?;
        Ok(Network { plan, operators, buffers, model })
    }

    /// Prepares the network for the outputs that are named, each with the length that it has to
    /// have. What they don't need is left out.
    pub(super) fn prepared(&self, outputs: &[(&str, usize)]) -> Result<Plan, EngineError> {
        let state = self
            .state(outputs)
            .map_err(|cause| EngineError::Model { model: self.model, cause: cause.into() })?;
        Ok(Plan {
            state,
            input_length: shape(self.plan.input).len(),
            buffers: self.buffers.clone(),
            model: self.model,
        })
    }

    fn state(&self, outputs: &[(&str, usize)]) -> TractResult<TypedSimpleState> {
        let numbers: HashMap<&str, usize> = self
            .plan
            .outputs
            .iter()
            .map(|(name, number)| (name.as_str(), *number as usize))
            .collect();
        let wanted = outputs.iter().map(|(name, _)| {
            numbers.get(name).copied().with_context(|| format!("it has no output {name}"))
        });
        let wanted = wanted.collect::<TractResult<Vec<_>>>()?;

        let mut is_needed = vec![false; self.operators.len() + 1];
        for number in &wanted {
            *is_needed.get_mut(*number).context("an output that no step gives")? = true;
        }
        for (index, step) in self.plan.steps.iter().enumerate().rev() {
            if is_needed[index + 1] {
                step.from.iter().for_each(|from| is_needed[*from as usize] = true);
            }
        }

        let mut model = TypedModel::default();
        let mut outlets =
            vec![Some(model.add_source("picture", f32::fact([shape(self.plan.input).len()]))?)];
        for (index, (step, operator)) in self.plan.steps.iter().zip(&self.operators).enumerate() {
            if !is_needed[index + 1] {
                outlets.push(None);
                continue;
            }
            let from =
                step.from.iter().filter_map(|from| outlets[*from as usize]).collect::<TVec<_>>();
            let given =
                model.wire_node(format!("{} {:?}", index + 1, step.to), operator.clone(), &from)?;
            outlets.push(given.first().copied());
        }
        let wanted = wanted.into_iter().filter_map(|number| outlets[number]).collect::<Vec<_>>();
        model.select_output_outlets(&wanted)?;
        for ((name, length), outlet) in outputs.iter().zip(&wanted) {
            let found = model.outlet_fact(*outlet)?.shape.volume().to_usize()?;
            ensure!(found == *length, "the output {name} has {found} values instead of {length}");
        }
        model.into_runnable()?.spawn()
    }
}

fn operators(plan: &NetworkPlan, halves: &[u16], buffers: &Buffers) -> TractResult<Vec<Operator>> {
    let mut rest = halves;
    let mut weights = |count: usize| {
        let (these, after) = rest.split_at_checked(count).context("too few weights")?;
        rest = after;
        Ok(these.iter().map(|half| f16::from_bits(*half).to_f32()).collect())
    };
    let mut shapes = vec![shape(plan.input)];
    let mut operators = Vec::with_capacity(plan.steps.len());
    for step in &plan.steps {
        let from = step
            .from
            .iter()
            .map(|from| shapes.get(*from as usize).copied().context("a step before its picture"));
        operators.push(Operator::new(
            step,
            from.collect::<TractResult<_>>()?,
            &mut weights,
            buffers,
        )?);
        shapes.push(shape(step.to));
    }
    ensure!(rest.is_empty(), "{} weights too many", rest.len());
    Ok(operators)
}

/// A network's input, drawn.
pub(super) struct Picture(Arc<Tensor>);

impl Plan {
    /// An input for this network's plans: rows of pixels, the channels of a pixel side by side.
    /// `draw` finds any numbers there and has to set them all.
    pub(super) fn picture(&self, draw: impl FnOnce(&mut [f32])) -> Result<Picture, EngineError> {
        self.buffers
            .filled(self.input_length, draw)
            .map(Picture)
            .map_err(|cause| self.broken(cause))
    }

    /// Runs the network.
    pub(super) fn run(&mut self, picture: Picture) -> Result<Outputs, EngineError> {
        let outputs = self.state.run(tvec!(picture.0.into_tvalue()));
        outputs.map(Outputs).map_err(|cause| self.broken(cause))
    }

    /// Runs the network and adds each step's time to `times_ms`, by the steps' order. `now_ms`
    /// reads a clock.
    fn timed(
        &mut self,
        picture: Picture,
        now_ms: &dyn Fn() -> f64,
        times_ms: &mut Vec<StepTime>,
    ) -> TractResult<()> {
        let mut place = 0;
        self.state.run_plan_with_eval(
            tvec!(picture.0.into_tvalue()),
            |context, state, node, inputs| {
                let began_ms = now_ms();
                let outputs = tract_core::plan::eval(context, state, node, inputs);
                let took_ms = now_ms() - began_ms;
                if times_ms.len() == place {
                    times_ms.push(StepTime {
                        operator: node.op.name().into_owned(),
                        step: node.name.clone(),
                        ms: 0.0,
                    });
                }
                times_ms[place].ms += took_ms;
                place += 1;
                outputs
            },
        )?;
        Ok(())
    }

    fn broken(&self, cause: TractError) -> EngineError {
        EngineError::Model { model: self.model, cause: cause.into() }
    }
}

/// How long one of a network's steps took.
#[derive(Clone, Debug, PartialEq)]
pub struct StepTime {
    /// The operator's name.
    pub operator: String,
    /// The step's number in the network's file, and the size of the picture that it gives.
    pub step: String,
    /// Mean time, ms.
    pub ms: f64,
}

/// The mean time of each step of a landmark network's file over `runs` runs, after one that warms
/// up.
///
/// # Errors
/// [`EngineError::Model`] when the file is not the network that this code expects.
pub fn profile(
    landmark_file: &[u8],
    outputs: &[(&str, usize)],
    runs: usize,
    now_ms: &dyn Fn() -> f64,
) -> Result<Vec<StepTime>, EngineError> {
    let mut plan = Network::load(landmark_file, "landmark")?.prepared(outputs)?;
    let mut times_ms = Vec::new();
    for run in 0..=runs {
        if run == 1 {
            times_ms.clear();
        }
        // Like a picture; speed does not depend on it.
        let picture = plan.picture(|pixels| {
            pixels
                .iter_mut()
                .enumerate()
                .for_each(|(number, value)| *value = (number % 97) as f32 / 97.0)
        })?;
        plan.timed(picture, now_ms, &mut times_ms).map_err(|cause| plan.broken(cause))?;
    }
    times_ms.iter_mut().for_each(|step| step.ms /= runs as f64);
    Ok(times_ms)
}

impl Outputs {
    /// The values of the n-th output that was asked for; none when there is no such output.
    pub(super) fn values(&self, number: usize) -> &[f32] {
        let tensor = self.0.get(number).and_then(|value| value.try_as_plain_ram().ok());
        tensor.and_then(|plain| plain.as_slice::<f32>().ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::landmarks::OUTPUTS;
    use super::*;
    use std::path::Path;
    use tract_onnx::prelude::{Framework, InferenceModelExt};

    /// Largest difference from tract's own operators, as a share of the largest value of an output:
    /// both add up in another order.
    const TOLERANCE: f32 = 1e-4;

    fn read(path: &str) -> Vec<u8> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read(&path).unwrap_or_else(|error| {
            panic!("{} ({error}); `cargo xtask models` makes the models", path.display())
        })
    }

    /// A golden picture, its pixels' channels side by side, 0…1.
    fn picture(name: &str) -> Vec<f32> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
        image::open(path)
            .unwrap()
            .into_rgb8()
            .into_raw()
            .into_iter()
            .map(|byte| f32::from(byte) / 255.0)
            .collect()
    }

    /// From planes, one after the other, to pixels with their channels side by side; and back, with
    /// the numbers exchanged.
    fn turned(values: &[f32], parts: usize) -> Vec<f32> {
        (0..values.len() / parts)
            .flat_map(|index| values.iter().skip(index).step_by(values.len() / parts).copied())
            .collect()
    }

    /// What tract's own operators make of the ONNX file.
    fn expected(
        onnx: &[u8],
        side_px: usize,
        planes: &[f32],
        outputs: &[(&str, usize)],
    ) -> Vec<Vec<f32>> {
        let plan = tract_onnx::onnx()
            .model_for_read(&mut std::io::Cursor::new(onnx))
            .unwrap()
            .with_input_fact(0, f32::fact([1, 3, side_px, side_px]).into())
            .unwrap()
            .with_outputs_by_name(outputs.iter().map(|(name, _)| *name))
            .unwrap()
            .into_optimized()
            .unwrap()
            .into_runnable()
            .unwrap();
        let given = plan
            .run(tvec!(Tensor::from_shape(&[1, 3, side_px, side_px], planes).unwrap().into()))
            .unwrap();
        let values =
            given.iter().map(|value| value.try_as_plain_ram().unwrap().as_slice::<f32>().unwrap());
        given
            .iter()
            .zip(values)
            .map(
                |(given, values)| {
                    if given.rank() == 4 {
                        turned(values, given.shape()[1])
                    } else {
                        values.to_vec()
                    }
                },
            )
            .collect()
    }

    fn compare(model: &str, side_px: usize, golden: &str, outputs: &[(&str, usize)]) {
        let mut plan = Network::load(&read(&format!("../../models/networks/{model}.net")), "test")
            .unwrap()
            .prepared(outputs)
            .unwrap();
        let onnx = read(&format!("../../models/onnx/{model}.onnx"));
        for frame in ["a", "b"] {
            let pixels = picture(&format!("{frame}_{golden}.png"));
            let expected = expected(&onnx, side_px, &turned(&pixels, side_px * side_px), outputs);
            // Twice, so that memory which was used before is used again.
            for _ in 0..2 {
                let given =
                    plan.run(plan.picture(|to| to.copy_from_slice(&pixels)).unwrap()).unwrap();
                for (number, expected) in expected.iter().enumerate() {
                    let values = given.values(number);
                    assert_eq!(values.len(), expected.len());
                    let largest =
                        expected.iter().fold(1.0_f32, |largest, value| largest.max(value.abs()));
                    let worst =
                        values.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                    let name = outputs[number].0;
                    assert!(
                        worst <= TOLERANCE * largest,
                        "{model} {frame} {name}: off by {worst}, largest {largest}"
                    );
                }
            }
        }
    }

    /// All outputs of the landmark networks: the app's own, and one that it does not ask for.
    fn landmark_outputs() -> Vec<(&'static str, usize)> {
        [OUTPUTS.as_slice(), &[("world", 117)]].concat()
    }

    #[test]
    fn each_network_gives_what_tracts_own_operators_give() {
        compare("pose_landmark_lite", 256, "crop", &landmark_outputs());
        compare("pose_landmark_full", 256, "crop", &landmark_outputs());
        compare("pose_detection", 224, "letterbox", &[("boxes", 27_048), ("scores", 2254)]);
    }

    #[test]
    fn what_is_not_asked_for_is_not_run() {
        let network =
            Network::load(&read("../../models/networks/pose_landmark_lite.net"), "test").unwrap();
        let steps = |outputs: &[(&str, usize)]| {
            network.prepared(outputs).unwrap().state.model().nodes.len()
        };
        let (all, few) = (steps(&landmark_outputs()), steps(&OUTPUTS[..3]));
        assert!(few + 9 <= all, "{few} of {all} steps without mask and world");
        assert!(
            network.prepared(&[("masks", 1)]).is_err() && network.prepared(&[("mask", 1)]).is_err()
        );
    }

    #[test]
    fn a_broken_file_is_refused() {
        let file = read("../../models/networks/pose_landmark_lite.net");
        for broken in [&file[..file.len() / 2], &file[..10], &[][..]] {
            assert!(Network::load(broken, "test").is_err());
        }
    }
}

//! Steps that are taken together: a convolution of each channel with the one by pixels after it,
//! and a sum with what came before.

use pose::network_file::{Bounds, StepKind};

use super::draft::Draft;

/// The same network with fewer steps, and its outputs' new numbers.
pub(super) fn simplified(
    mut drafts: Vec<Draft>,
    outputs: Vec<(String, u32)>,
) -> (Vec<Draft>, Vec<(String, u32)>) {
    let mut is_gone = vec![false; drafts.len()];
    for later in 0..drafts.len() {
        for place in 0..drafts[later].step.from.len() {
            let Some(earlier) = (drafts[later].step.from[place] as usize).checked_sub(1) else {
                continue;
            };
            let number = earlier as u32 + 1;
            let uses = drafts
                .iter()
                .zip(&is_gone)
                .filter(|(_, gone)| !**gone)
                .flat_map(|(draft, _)| &draft.step.from);
            let is_used_once = uses.filter(|from| **from == number).count() == 1
                && outputs.iter().all(|(_, output)| *output != number);
            if let Some(both) =
                together(&drafts[earlier], &drafts[later], place).filter(|_| is_used_once)
            {
                drafts[later] = both;
                is_gone[earlier] = true;
                break;
            }
        }
    }
    let numbers: Vec<u32> = std::iter::once(0)
        .chain(is_gone.iter().scan(0, |count, gone| {
            *count += u32::from(!gone);
            Some(*count)
        }))
        .collect();
    let renumbered = |number: u32| numbers[number as usize];
    let kept = drafts.into_iter().zip(is_gone).filter(|(_, gone)| !gone).map(|(mut draft, _)| {
        draft.step.from.iter_mut().for_each(|from| *from = renumbered(*from));
        draft
    });
    (kept.collect(), outputs.into_iter().map(|(name, number)| (name, renumbered(number))).collect())
}

/// One step for two, the earlier one being what the later one takes at `place`.
fn together(earlier: &Draft, later: &Draft, place: usize) -> Option<Draft> {
    let kind = match (&earlier.step.kind, &later.step.kind) {
        (StepKind::Depthwise(slide, between), StepKind::Pointwise(bounds)) => {
            StepKind::Separable(*slide, *between, *bounds)
        }
        (StepKind::Separable(slide, between, Bounds::None), StepKind::Add(bounds)) => {
            StepKind::Separable(*slide, *between, *bounds)
        }
        (StepKind::Pointwise(Bounds::None), StepKind::Add(bounds)) => StepKind::Pointwise(*bounds),
        (StepKind::Twice, StepKind::Add(Bounds::None)) => StepKind::Twice,
        _ => return None,
    };
    let mut both = later.clone();
    both.step.kind = kind;
    both.step.from.remove(place);
    if earlier.step.from.len() + both.step.from.len() > 2 {
        return None;
    }
    both.step.from.splice(0..0, earlier.step.from.iter().copied());
    both.weights.splice(0..0, earlier.weights.iter().copied());
    Some(both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pose::network_file::Step;

    #[test]
    fn a_block_with_a_bypass_becomes_one_step() {
        let draft = |kind, from: &[u32], weight| Draft {
            step: Step { kind, from: from.to_vec(), to: (2, 2, 8) },
            weights: vec![weight],
        };
        let slide = (3, 1, 1, 1);
        let drafts = vec![
            draft(StepKind::Pointwise(Bounds::None), &[0], 1),
            draft(StepKind::Depthwise(slide, Bounds::Relu), &[1], 2),
            draft(StepKind::Pointwise(Bounds::None), &[2], 3),
            draft(StepKind::Add(Bounds::Relu), &[1, 3], 4),
            draft(StepKind::Sigmoid, &[4], 5),
        ];
        let outputs = |number| vec![("out".to_owned(), number)];
        let (simple, renumbered) = simplified(drafts.clone(), outputs(5));
        let steps: Vec<_> = simple
            .iter()
            .map(|draft| (draft.step.kind.clone(), draft.step.from.clone(), draft.weights.clone()))
            .collect();
        assert_eq!(
            steps,
            [
                (StepKind::Pointwise(Bounds::None), vec![0], vec![1]),
                (StepKind::Separable(slide, Bounds::Relu, Bounds::Relu), vec![1, 1], vec![2, 3, 4]),
                (StepKind::Sigmoid, vec![2], vec![5]),
            ]
        );
        assert_eq!(renumbered, outputs(3));
        assert_eq!(simplified(drafts, outputs(3)).0.len(), 4, "an output stays a step of its own");
    }
}

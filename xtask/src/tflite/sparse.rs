//! TFLite's sparse tensors written out densely.
//!
//! A sparse tensor stores its values in the order of a traversal of its dimensions (and of the
//! dimensions of its blocks, if it has blocks). Each level of the traversal is either dense (every
//! index occurs) or compressed (the indices that occur are listed, as in compressed sparse rows).

use anyhow::{Context, Result, ensure};
use tract_tflite::tflite::{DimensionMetadata, DimensionType, SparsityParameters};

/// One level of the traversal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// Every index from 0 to `size` occurs.
    Dense {
        /// Number of indices.
        size: usize,
    },
    /// Only listed indices occur.
    Compressed {
        /// Where each parent's indices begin in `indices`, and where the last one's end.
        segments: Vec<usize>,
        /// The indices that occur.
        indices: Vec<usize>,
    },
}

/// How the stored values of a sparse tensor are spread over its shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sparsity {
    /// The dimension of each level: below the rank a dimension of the tensor (of its blocks, if
    /// that dimension is blocked), from the rank on a dimension inside a block.
    pub traversal: Vec<usize>,
    /// The tensor's dimension that each block dimension divides.
    pub block_map: Vec<usize>,
    /// The levels, in the order of `traversal`.
    pub levels: Vec<Level>,
}

impl Sparsity {
    /// Reads the description from a TFLite file.
    pub fn of(parameters: &SparsityParameters) -> Result<Self> {
        let indices = |v: Option<Vec<i32>>| -> Result<Vec<usize>> {
            v.unwrap_or_default().into_iter().map(index).collect()
        };
        let metadata = parameters
            .dim_metadata()
            .context("a sparse tensor has no description of its dimensions")?;
        Ok(Self {
            traversal: indices(parameters.traversal_order().map(|v| v.iter().collect()))?,
            block_map: indices(parameters.block_map().map(|v| v.iter().collect()))?,
            levels: metadata.iter().map(|m| read_level(&m)).collect::<Result<_>>()?,
        })
    }

    /// The dense bytes of a tensor of this `shape` from its stored `values`, each of
    /// `element_bytes` bytes; places without a value are zero.
    pub fn densify(&self, shape: &[usize], values: &[u8], element_bytes: usize) -> Result<Vec<u8>> {
        let rank = shape.len();
        ensure!(
            self.traversal.len() == rank + self.block_map.len()
                && self.levels.len() == self.traversal.len()
                && self.traversal.iter().all(|&d| d < self.traversal.len())
                && self.block_map.iter().all(|&d| d < rank),
            "a sparse tensor of shape {shape:?} is described by {} levels, {} traversed and {} \
             block dimensions",
            self.levels.len(),
            self.traversal.len(),
            self.block_map.len(),
        );
        let block_sizes = self.levels[rank..]
            .iter()
            .map(|level| match level {
                Level::Dense { size } => Ok(*size),
                Level::Compressed { .. } => {
                    anyhow::bail!(
                        "a sparse tensor has compressed blocks, which TFLite never writes"
                    )
                }
            })
            .collect::<Result<Vec<_>>>()?;
        let mut walk = Walk {
            sparsity: self,
            shape,
            block_sizes,
            element_bytes,
            values: values.chunks_exact(element_bytes),
            dense: vec![0; shape.iter().product::<usize>() * element_bytes],
        };
        walk.level(&mut Vec::with_capacity(self.levels.len()), 0)?;
        ensure!(
            walk.values.next().is_none(),
            "a sparse tensor holds more values than places for them"
        );
        Ok(walk.dense)
    }
}

struct Walk<'a> {
    sparsity: &'a Sparsity,
    shape: &'a [usize],
    block_sizes: Vec<usize>,
    element_bytes: usize,
    values: std::slice::ChunksExact<'a, u8>,
    dense: Vec<u8>,
}

impl Walk<'_> {
    /// Visits every place below the level that `path` leads to; `parent` numbers the places of the
    /// level above.
    fn level(&mut self, path: &mut Vec<usize>, parent: usize) -> Result<()> {
        let sparsity = self.sparsity;
        match sparsity.levels.get(path.len()) {
            None => self.place(path),
            Some(Level::Dense { size }) => {
                for i in 0..*size {
                    path.push(i);
                    self.level(path, parent * size + i)?;
                    path.pop();
                }
                Ok(())
            }
            Some(Level::Compressed { segments, indices }) => {
                let [begin, end] = segments
                    .get(parent..parent + 2)
                    .and_then(|s| s.first_chunk())
                    .context("a sparse tensor's segments are too few")?;
                for i in *begin..*end {
                    path.push(*indices.get(i).context("a sparse tensor's indices are too few")?);
                    self.level(path, i)?;
                    path.pop();
                }
                Ok(())
            }
        }
    }

    fn place(&mut self, path: &[usize]) -> Result<()> {
        let rank = self.shape.len();
        let mut at = vec![0; rank];
        for (&i, &dim) in path.iter().zip(&self.sparsity.traversal) {
            if dim < rank {
                at[dim] = i;
            }
        }
        for (&i, &dim) in path.iter().zip(&self.sparsity.traversal) {
            if let Some(block) = dim.checked_sub(rank) {
                let blocked = self.sparsity.block_map[block];
                at[blocked] = at[blocked] * self.block_sizes[block] + i;
            }
        }
        ensure!(
            at.iter().zip(self.shape).all(|(i, n)| i < n),
            "a sparse tensor of shape {:?} has a value at {at:?}",
            self.shape
        );
        let offset = at.iter().zip(self.shape).fold(0, |offset, (i, n)| offset * n + i);
        let value = self.values.next().context("a sparse tensor's values are too few")?;
        self.dense[offset * self.element_bytes..][..self.element_bytes].copy_from_slice(value);
        Ok(())
    }
}

fn read_level(metadata: &DimensionMetadata) -> Result<Level> {
    match metadata.format() {
        DimensionType::DENSE => Ok(Level::Dense { size: index(metadata.dense_size())? }),
        DimensionType::SPARSE_CSR => Ok(Level::Compressed {
            segments: segments(metadata).context("a sparse tensor's segments are missing")??,
            indices: indices(metadata).context("a sparse tensor's indices are missing")??,
        }),
        other => anyhow::bail!("a sparse tensor has a dimension of the unknown kind {}", other.0),
    }
}

fn segments(m: &DimensionMetadata) -> Option<Result<Vec<usize>>> {
    if let Some(v) = m.array_segments_as_uint_8_vector() {
        Some(Ok(v.values()?.iter().map(usize::from).collect()))
    } else if let Some(v) = m.array_segments_as_uint_16_vector() {
        Some(Ok(v.values()?.iter().map(usize::from).collect()))
    } else {
        Some(m.array_segments_as_int_32_vector()?.values()?.iter().map(index).collect())
    }
}

fn indices(m: &DimensionMetadata) -> Option<Result<Vec<usize>>> {
    if let Some(v) = m.array_indices_as_uint_8_vector() {
        Some(Ok(v.values()?.iter().map(usize::from).collect()))
    } else if let Some(v) = m.array_indices_as_uint_16_vector() {
        Some(Ok(v.values()?.iter().map(usize::from).collect()))
    } else {
        Some(m.array_indices_as_int_32_vector()?.values()?.iter().map(index).collect())
    }
}

fn index(value: i32) -> Result<usize> {
    usize::try_from(value)
        .with_context(|| format!("a sparse tensor has the negative index {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_rows() {
        let sparsity = Sparsity {
            traversal: vec![0, 1],
            block_map: vec![],
            levels: vec![
                Level::Dense { size: 3 },
                Level::Compressed { segments: vec![0, 2, 2, 3], indices: vec![0, 3, 1] },
            ],
        };
        let dense = sparsity.densify(&[3, 4], &[1, 2, 3], 1).unwrap();
        assert_eq!(dense, [1, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0]);
    }

    #[test]
    fn columns_first_and_wide_elements() {
        let sparsity = Sparsity {
            traversal: vec![1, 0],
            block_map: vec![],
            levels: vec![
                Level::Dense { size: 2 },
                Level::Compressed { segments: vec![0, 1, 3], indices: vec![1, 0, 1] },
            ],
        };
        let dense = sparsity.densify(&[2, 2], &[1, 2, 3, 4, 5, 6], 2).unwrap();
        assert_eq!(dense, [0, 0, 3, 4, 1, 2, 5, 6]);
    }

    #[test]
    fn blocks() {
        // A 4 × 4 tensor of 2 × 2 blocks, of which the upper right and the lower left are stored.
        let sparsity = Sparsity {
            traversal: vec![0, 1, 2, 3],
            block_map: vec![0, 1],
            levels: vec![
                Level::Dense { size: 2 },
                Level::Compressed { segments: vec![0, 1, 2], indices: vec![1, 0] },
                Level::Dense { size: 2 },
                Level::Dense { size: 2 },
            ],
        };
        let dense = sparsity.densify(&[4, 4], &[1, 2, 3, 4, 5, 6, 7, 8], 1).unwrap();
        assert_eq!(dense, [0, 0, 1, 2, 0, 0, 3, 4, 5, 6, 0, 0, 7, 8, 0, 0]);
    }

    #[test]
    fn wrong_counts_are_errors() {
        let sparsity = Sparsity {
            traversal: vec![0],
            block_map: vec![],
            levels: vec![Level::Compressed { segments: vec![0, 2], indices: vec![0, 2] }],
        };
        assert!(sparsity.densify(&[3], &[1], 1).is_err());
        assert!(sparsity.densify(&[3], &[1, 2, 3], 1).is_err());
        assert!(sparsity.densify(&[2], &[1, 2], 1).is_err());
        assert!(sparsity.densify(&[3, 1], &[1, 2], 1).is_err());
    }
}

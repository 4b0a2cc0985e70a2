//! An order in which each thing comes after what it needs, or the circle that forbids one (rule N3).

/// Puts `0..needs.len()` in an order where each comes after all that `needs` lists for it.
///
/// # Errors
/// The circle, as the path from a member back to itself.
pub fn order(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut state = vec![Mark::New; needs.len()];
    let mut done = Vec::with_capacity(needs.len());
    for start in 0..needs.len() {
        visit(start, needs, &mut state, &mut done)?;
    }
    Ok(done)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Walks with a list of its own instead of recursion: a chain of formulas may be very long.
fn visit(
    start: usize,
    needs: &[Vec<usize>],
    state: &mut [Mark],
    done: &mut Vec<usize>,
) -> Result<(), Vec<usize>> {
    let mut path: Vec<(usize, usize)> = Vec::new();
    if state.get(start) == Some(&Mark::New) {
        set(state, start, Mark::Open);
        path.push((start, 0));
    }
    while let Some((node, next)) = path.last_mut() {
        let Some(&need) = needs.get(*node).and_then(|list| list.get(*next)) else {
            set(state, *node, Mark::Done);
            done.push(*node);
            path.pop();
            continue;
        };
        *next += 1;
        match state.get(need) {
            Some(Mark::New) => {
                set(state, need, Mark::Open);
                path.push((need, 0));
            }
            Some(Mark::Open) => {
                let circle = path.iter().map(|(n, _)| *n).skip_while(|n| *n != need);
                return Err(circle.chain([need]).collect());
            }
            Some(Mark::Done) | None => {}
        }
    }
    Ok(())
}

fn set(state: &mut [Mark], node: usize, mark: Mark) {
    if let Some(place) = state.get_mut(node) {
        *place = mark;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_comes_first() {
        assert_eq!(order(&[vec![2], vec![0], vec![]]), Ok(vec![2, 0, 1]));
    }

    #[test]
    fn a_circle_is_told_with_its_path() {
        assert_eq!(order(&[vec![1], vec![2], vec![1]]), Err(vec![1, 2, 1]));
    }

    #[test]
    fn a_very_long_chain_is_no_trouble() {
        let needs: Vec<Vec<usize>> =
            (0..200_000).map(|i| if i == 0 { vec![] } else { vec![i - 1] }).collect();
        assert_eq!(order(&needs).unwrap().len(), 200_000);
    }
}

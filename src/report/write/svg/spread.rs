//! Texts under one another that would cover each other, moved apart as little as keeps their order.

use super::px::Px;

/// Places near the wanted ones, at least `gap` apart and within a range where that has room.
pub(super) fn spread(wanted: &[Px], gap: Px, range: (Px, Px)) -> Vec<Px> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|i| (wanted.get(*i).copied(), *i));
    let mut placed: Vec<Px> = order.iter().filter_map(|i| wanted.get(*i).copied()).collect();
    let mut least = range.0;
    for place in &mut placed {
        *place = (*place).max(least);
        least = *place + gap;
    }
    let mut most = range.1;
    for place in placed.iter_mut().rev() {
        *place = (*place).min(most);
        most = *place - gap;
    }
    let mut pairs: Vec<(usize, Px)> = order.into_iter().zip(placed).collect();
    pairs.sort_by_key(|(i, _)| *i);
    pairs.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::super::px::px;
    use super::*;

    #[test]
    fn what_has_room_stays_and_what_has_not_moves_down_then_up() {
        let range = (px(0), px(100));
        assert_eq!(spread(&[px(50), px(10)], px(16), range), [px(50), px(10)]);
        assert_eq!(spread(&[px(52), px(50)], px(16), range), [px(66), px(50)]);
        assert_eq!(spread(&[px(99), px(98)], px(16), range), [px(100), px(84)]);
    }
}

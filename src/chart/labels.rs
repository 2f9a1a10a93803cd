//! Placement of direct labels: never on a mark, on a line, on another label or outside the frame.

use super::geometry::{Point, Rect};

/// Where a label stands as seen from its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Above,
    Below,
    Left,
    Right,
    AboveRight,
    AboveLeft,
    BelowRight,
    BelowLeft,
}

/// The sides in the order in which a label above its mark tries them.
pub(crate) const UPWARDS: [Side; 8] = [
    Side::Above,
    Side::AboveLeft,
    Side::AboveRight,
    Side::Below,
    Side::BelowRight,
    Side::BelowLeft,
    Side::Right,
    Side::Left,
];

/// The same for a label below its mark: troughs, negative columns.
pub(crate) const DOWNWARDS: [Side; 8] = [
    Side::Below,
    Side::BelowRight,
    Side::BelowLeft,
    Side::Above,
    Side::AboveLeft,
    Side::AboveRight,
    Side::Right,
    Side::Left,
];

/// What labels must keep clear of.
#[derive(Debug, Clone)]
pub(crate) struct Solver {
    frame: Rect,
    boxes: Vec<Rect>,
    lines: Vec<(Point, Point)>,
}

impl Solver {
    /// An empty frame in which `boxes` are taken.
    pub(crate) fn new(frame: Rect, boxes: Vec<Rect>) -> Self {
        Self { frame, boxes, lines: Vec::new() }
    }

    /// Takes a box.
    pub(crate) fn block(&mut self, taken: Rect) {
        self.boxes.push(taken);
    }

    /// Takes the line through `points`.
    pub(crate) fn block_line(&mut self, points: &[Point]) {
        self.lines.extend(points.iter().zip(points.iter().skip(1)).map(|(a, b)| (*a, *b)));
    }

    /// Whether a label may stand here.
    pub(crate) fn is_free(&self, label: &Rect) -> bool {
        let roomy = label.grown(1.5);
        label.within(&self.frame)
            && !self.boxes.iter().any(|taken| roomy.overlaps(taken))
            && !self.lines.iter().any(|(a, b)| roomy.crossed_by(*a, *b))
    }

    /// Takes the first free place for a label of `size` at a mark, or none: a label that collides says less than no label.
    ///
    /// `clear` is the mark's radius. Nearer places come first, then the order of `sides`.
    pub(crate) fn beside(&mut self, mark: Point, clear: f64, size: (f64, f64), sides: &[Side]) -> Option<Rect> {
        let place = [3.0, 8.0, 14.0]
            .into_iter()
            .flat_map(|gap| sides.iter().map(move |side| place(mark, clear + gap, size, *side)))
            .find(|label| self.is_free(label))?;
        self.boxes.push(place);
        Some(place)
    }

    /// Takes the first free one of the places given.
    pub(crate) fn first_free(&mut self, places: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        let place = places.into_iter().find(|label| self.is_free(label))?;
        self.boxes.push(place);
        Some(place)
    }
}

fn place(mark: Point, distance: f64, (width, height): (f64, f64), side: Side) -> Rect {
    let (x, y) = mark;
    // Line height leaves air above and below the letters: a label above or below may stand closer.
    let near = distance - 1.5;
    let (x, y) = match side {
        Side::Above => (x - width / 2.0, y - near - height),
        Side::Below => (x - width / 2.0, y + near),
        Side::Left => (x - distance - width, y - height / 2.0),
        Side::Right => (x + distance, y - height / 2.0),
        Side::AboveRight => (x - 3.0, y - near - height),
        Side::AboveLeft => (x + 3.0 - width, y - near - height),
        Side::BelowRight => (x - 3.0, y + near),
        Side::BelowLeft => (x + 3.0 - width, y + near),
    };
    Rect::at(x, y, width, height)
}

/// Centres for a column of labels that want to stand at given heights: as near as can be without overlap, in their order.
///
/// Each item is `(wanted centre, height)`, sorted by centre. Pools of touching labels share their mean displacement
/// (pool-adjacent-violators), which is the least-squares answer.
pub(crate) fn stacked(items: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    struct Pool {
        top: f64,
        height: f64,
        members: Vec<f64>,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for &(center, height) in items {
        let mut pool = Pool { top: center - height / 2.0, height, members: vec![height] };
        while let Some(above) = pools.pop_if(|above| above.top + above.height > pool.top) {
            let (m, n) = (above.members.len() as f64, pool.members.len() as f64);
            let top = (above.top * m + (pool.top - above.height) * n) / (m + n);
            let mut members = above.members;
            members.append(&mut pool.members);
            pool = Pool { top, height: above.height + pool.height, members };
        }
        pools.push(pool);
    }
    // Into the frame, from above and then from below.
    let mut limit = top;
    for pool in &mut pools {
        pool.top = pool.top.max(limit);
        limit = pool.top + pool.height;
    }
    let mut limit = bottom;
    for pool in pools.iter_mut().rev() {
        pool.top = pool.top.min(limit - pool.height);
        limit = pool.top;
    }
    pools
        .iter()
        .flat_map(|pool| {
            pool.members.iter().scan(pool.top, |y, height| {
                let center = *y + height / 2.0;
                *y += height;
                Some(center)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_avoids_what_is_taken() {
        let mut solver = Solver::new(Rect::at(0.0, 0.0, 100.0, 100.0), vec![Rect::at(30.0, 20.0, 40.0, 25.0)]);
        let label = solver.beside((50.0, 50.0), 4.0, (30.0, 10.0), &UPWARDS).unwrap();
        assert!(label.y0 > 50.0);
        assert!(!solver.is_free(&label));
    }

    #[test]
    fn no_place_is_no_label() {
        let mut solver = Solver::new(Rect::at(0.0, 0.0, 20.0, 20.0), Vec::new());
        assert_eq!(solver.beside((10.0, 10.0), 4.0, (30.0, 10.0), &UPWARDS), None);
    }

    #[test]
    fn stacked_labels_keep_order_and_frame() {
        let centers = stacked(&[(50.0, 10.0), (51.0, 10.0), (52.0, 10.0)], 0.0, 100.0);
        assert_eq!(centers, [41.0, 51.0, 61.0]);
        assert_eq!(stacked(&[(0.0, 10.0), (1.0, 10.0)], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(stacked(&[(99.0, 10.0), (100.0, 10.0)], 0.0, 100.0), [85.0, 95.0]);
    }
}

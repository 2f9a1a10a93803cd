//! Points and boxes in drawing units, y downwards.

/// A place in the drawing.
pub(crate) type Point = (f64, f64);

/// An upright box; `x0 <= x1` and `y0 <= y1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x0: f64,
    pub(crate) y0: f64,
    pub(crate) x1: f64,
    pub(crate) y1: f64,
}

impl Rect {
    /// The box with this corner and size.
    pub(crate) fn at(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x0: x, y0: y, x1: x + width, y1: y + height }
    }

    /// The box between any two of its opposite corners.
    pub(crate) fn between(a: Point, b: Point) -> Self {
        Self { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) }
    }

    /// The square of `radius` around a point.
    pub(crate) fn around(center: Point, radius: f64) -> Self {
        Self::at(center.0 - radius, center.1 - radius, radius * 2.0, radius * 2.0)
    }

    pub(crate) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(crate) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub(crate) fn center(&self) -> Point {
        (f64::midpoint(self.x0, self.x1), f64::midpoint(self.y0, self.y1))
    }

    /// The box with `by` added on every side.
    pub(crate) fn grown(&self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// Whether the boxes share an area; touching edges do not count.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether the box lies inside `frame`.
    pub(crate) fn within(&self, frame: &Self) -> bool {
        self.x0 >= frame.x0 && self.y0 >= frame.y0 && self.x1 <= frame.x1 && self.y1 <= frame.y1
    }

    /// Whether the straight line from `a` to `b` passes through the box (Liang–Barsky clipping).
    pub(crate) fn crossed_by(&self, a: Point, b: Point) -> bool {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let edges = [(-dx, a.0 - self.x0), (dx, self.x1 - a.0), (-dy, a.1 - self.y0), (dy, self.y1 - a.1)];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (direction, distance) in edges {
            if direction == 0.0 {
                if distance < 0.0 {
                    return false;
                }
            } else if direction < 0.0 {
                enter = enter.max(distance / direction);
            } else {
                leave = leave.min(distance / direction);
            }
        }
        enter <= leave
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beside_a_box_does_not_cross_it() {
        let cell = Rect::at(10.0, 10.0, 10.0, 10.0);
        assert!(cell.crossed_by((0.0, 0.0), (30.0, 30.0)));
        assert!(cell.crossed_by((15.0, 0.0), (15.0, 30.0)));
        assert!(!cell.crossed_by((0.0, 25.0), (30.0, 25.0)));
        assert!(!cell.crossed_by((0.0, 0.0), (9.0, 9.0)));
    }
}

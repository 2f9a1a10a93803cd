//! Placement of direct labels: never on a mark, on a line, on another label or outside the frame.
//!
//! [`Solver::settle`] places labels together: each has candidates with costs, and a branch and bound over them finds the
//! cheapest choice in which none collide. A label that must stand and has no place at its mark gets one farther off, with a
//! leader; if there is none either, the caller writes it below the drawing. Nothing is random: equal input, equal places.

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

/// The same for a label at the outer end of a level line.
pub(crate) const LEFTWARDS: [Side; 8] = [
    Side::Left,
    Side::Below,
    Side::Above,
    Side::BelowLeft,
    Side::BelowRight,
    Side::AboveLeft,
    Side::AboveRight,
    Side::Right,
];

/// The same at the other end.
pub(crate) const RIGHTWARDS: [Side; 8] = [
    Side::Right,
    Side::Below,
    Side::Above,
    Side::BelowLeft,
    Side::BelowRight,
    Side::AboveLeft,
    Side::AboveRight,
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

    /// Whether a line runs through a label here; for labels that stand inside a mark.
    pub(crate) fn is_crossed(&self, label: &Rect) -> bool {
        self.lines.iter().any(|(a, b)| label.grown(1.5).crossed_by(*a, *b))
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

    /// Takes the nearest place at a mark without breadth, if it is free.
    pub(crate) fn close(&mut self, mark: Point, size: (f64, f64), side: Side) -> Option<Rect> {
        self.first_free([place(mark, 3.0, size, side)])
    }

    /// Takes the first free one of the places given.
    pub(crate) fn first_free(&mut self, places: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        let place = places.into_iter().find(|label| self.is_free(label))?;
        self.boxes.push(place);
        Some(place)
    }
}

/// A label that wants to stand at its mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    pub(crate) mark: Point,
    /// The mark's radius.
    pub(crate) clear: f64,
    /// Width and height of the label.
    pub(crate) size: (f64, f64),
    /// The sides in the order of liking.
    pub(crate) sides: &'static [Side],
    /// Whether the drawing is wrong without it; else it may be left out.
    pub(crate) is_required: bool,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placed {
    pub(crate) label: Rect,
    /// From the mark to a label that stands away from it.
    pub(crate) leader: Option<[Point; 2]>,
}

/// One place for one label.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    cost: f64,
    placed: Placed,
}

/// What leaving out a label costs: more than any place, and required ones more than all others together.
const OMITTED: f64 = 1e3;
const MISSING: f64 = 1e6;
/// What a leader costs beside its length.
const LEADER: f64 = 40.0;
/// Steps of a search; more than any drawing has needed, and an end for those that no one foresaw.
const STEPS: usize = 20_000;

impl Solver {
    /// Takes places for all of `wishes`, earlier ones being the more telling; `None` for one that has to do without.
    pub(crate) fn settle(&mut self, wishes: &[Wish]) -> Vec<Option<Placed>> {
        let mut candidates: Vec<Vec<Candidate>> = wishes.iter().map(|wish| self.near(wish)).collect();
        let mut chosen = Search::run(wishes, &candidates);
        let is_missing = |(wish, place): (&Wish, &Option<Placed>)| wish.is_required && place.is_none();
        if wishes.iter().zip(&chosen).any(is_missing) {
            for (wish, own) in wishes.iter().zip(&mut candidates).filter(|(wish, _)| wish.is_required) {
                own.extend(self.far(wish));
            }
            chosen = Search::run(wishes, &candidates);
        }
        for placed in chosen.iter().flatten() {
            self.boxes.push(placed.label);
            if let Some(leader) = &placed.leader {
                self.block_line(leader);
            }
        }
        chosen
    }

    /// Free places at the mark: nearer ones first, then in the order of the sides.
    fn near(&self, wish: &Wish) -> Vec<Candidate> {
        let at = |(tier, gap): (f64, f64), (index, side): (f64, &Side)| Candidate {
            cost: tier * 8.0 + index,
            placed: Placed { label: place(wish.mark, wish.clear + gap, wish.size, *side), leader: None },
        };
        [(0.0, 3.0), (1.0, 8.0), (2.0, 14.0)]
            .into_iter()
            .flat_map(|tier| (0_u8..).map(f64::from).zip(wish.sides).map(move |side| at(tier, side)))
            .filter(|candidate| self.is_free(&candidate.placed.label))
            .collect()
    }

    /// Free places away from the mark, in rings around it, from which a leader runs to the mark past all boxes.
    fn far(&self, wish: &Wish) -> Vec<Candidate> {
        let (width, height) = wish.size;
        let mut found = Vec::new();
        for ring in [26.0, 40.0, 58.0, 80.0, 106.0] {
            for turn in 0..16_u8 {
                let angle = f64::from(turn) * std::f64::consts::TAU / 16.0;
                let (sin, cos) = angle.sin_cos();
                // The label's nearest edge touches the ring.
                let center = (wish.mark.0 + cos * (ring + width / 2.0), wish.mark.1 - sin * (ring + height / 2.0));
                let label = Rect::at(center.0 - width / 2.0, center.1 - height / 2.0, width, height);
                let Some(leader) = leader(wish, &label) else { continue };
                if self.is_free(&label) && self.boxes.iter().all(|taken| !taken.crossed_by(leader[0], leader[1])) {
                    found.push(Candidate { cost: LEADER + ring, placed: Placed { label, leader: Some(leader) } });
                }
            }
        }
        found
    }
}

/// From just outside the mark to just before the label's nearest point; none where the two are too near for one between
/// them. A high or wide label on a slanting ray comes nearer than its ring.
fn leader(wish: &Wish, label: &Rect) -> Option<[Point; 2]> {
    let (x, y) = wish.mark;
    let end = (x.clamp(label.x0, label.x1), y.clamp(label.y0, label.y1));
    let length = (end.0 - x).hypot(end.1 - y);
    let (from, to) = (wish.clear * 1.5 + 1.0, length - 1.0);
    if to < from + 2.0 {
        return None;
    }
    let along = |distance: f64| (x + (end.0 - x) * distance / length, y + (end.1 - y) * distance / length);
    Some([along(from), along(to)])
}

impl Placed {
    fn conflicts(&self, other: &Self) -> bool {
        let crosses = |label: &Rect, leader: &Option<[Point; 2]>| {
            leader.is_some_and(|[from, to]| label.grown(1.5).crossed_by(from, to))
        };
        self.label.grown(1.5).overlaps(&other.label)
            || crosses(&self.label, &other.leader)
            || crosses(&other.label, &self.leader)
    }
}

/// Branch and bound over the candidates, wish by wish.
struct Search<'c> {
    wishes: &'c [Wish],
    candidates: &'c [Vec<Candidate>],
    /// The least that the wishes from this one on can cost.
    least: Vec<f64>,
    chosen: Vec<Option<Placed>>,
    best: (f64, Vec<Option<Placed>>),
    steps: usize,
}

impl<'c> Search<'c> {
    fn run(wishes: &'c [Wish], candidates: &'c [Vec<Candidate>]) -> Vec<Option<Placed>> {
        let mut least: Vec<f64> = Vec::with_capacity(wishes.len());
        for (wish, own) in wishes.iter().zip(candidates).rev() {
            let cheapest = own.first().map_or(omission(wish), |candidate| candidate.cost);
            least.push(cheapest + least.last().copied().unwrap_or(0.0));
        }
        least.reverse();
        let best = (f64::INFINITY, vec![None; wishes.len()]);
        let mut search = Self { wishes, candidates, least, chosen: Vec::new(), best, steps: 0 };
        search.descend(0.0);
        search.best.1
    }

    fn descend(&mut self, cost: f64) {
        let depth = self.chosen.len();
        let (Some(wish), Some(own)) = (self.wishes.get(depth), self.candidates.get(depth)) else {
            self.best = (cost, self.chosen.clone());
            return;
        };
        let rest = self.least.get(depth + 1).copied().unwrap_or(0.0);
        for candidate in own {
            self.steps += 1;
            // Candidates stand in the order of their costs: what follows is no cheaper.
            if cost + candidate.cost + rest >= self.best.0 || self.steps > STEPS {
                break;
            }
            if !self.chosen.iter().flatten().any(|other| other.conflicts(&candidate.placed)) {
                self.chosen.push(Some(candidate.placed));
                self.descend(cost + candidate.cost);
                self.chosen.pop();
            }
        }
        // Where the steps have run out before any choice was complete, what is left is left out.
        let without = cost + omission(wish);
        if without + rest < self.best.0 {
            self.chosen.push(None);
            self.descend(without);
            self.chosen.pop();
        }
    }
}

fn omission(wish: &Wish) -> f64 {
    if wish.is_required { MISSING } else { OMITTED }
}

fn place(mark: Point, distance: f64, (width, height): (f64, f64), side: Side) -> Rect {
    let (x, y) = mark;
    // Line height leaves air above and below the letters: a label above or below may stand closer, but not so near that
    // the last bit of a coordinate decides whether it is free.
    let near = distance - 1.4;
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

    fn wish(mark: Point, size: (f64, f64), is_required: bool) -> Wish {
        Wish { mark, clear: 4.0, size, sides: &UPWARDS, is_required }
    }

    #[test]
    fn a_required_label_takes_the_place_of_an_optional_one() {
        // Room for one label only; the optional one comes first.
        let mut solver = Solver::new(Rect::at(0.0, 0.0, 60.0, 30.0), Vec::new());
        let wishes = [wish((20.0, 25.0), (40.0, 12.0), false), wish((40.0, 25.0), (40.0, 12.0), true)];
        let placed = solver.settle(&wishes);
        assert!(placed[0].is_none() && placed[1].is_some());
    }

    #[test]
    fn an_earlier_label_yields_where_both_can_stand() {
        // Alone, the first label would take the only place of the second.
        let mut solver = Solver::new(Rect::at(0.0, 0.0, 200.0, 40.0), vec![Rect::at(96.0, 0.0, 4.0, 14.0)]);
        let wishes = [wish((60.0, 24.0), (50.0, 12.0), true), wish((60.0, 30.0), (50.0, 12.0), true)];
        let placed = solver.settle(&wishes);
        let [Some(a), Some(b)] = placed[..] else { panic!("{placed:?}") };
        assert!(!a.label.overlaps(&b.label));
    }

    #[test]
    fn the_last_resort_is_a_leader() {
        let around = Rect::at(60.0, 40.0, 80.0, 60.0);
        let walls = [
            Rect { y1: around.y0 + 24.0, ..around },
            Rect { y0: around.y1 - 24.0, ..around },
            Rect { x1: around.x0 + 30.0, ..around },
        ];
        let mut solver = Solver::new(Rect::at(0.0, 0.0, 260.0, 140.0), walls.to_vec());
        let placed = solver.settle(&[wish((100.0, 70.0), (50.0, 12.0), true)]);
        assert!(placed[0].is_some_and(|placed| placed.label.x0 > 140.0 && placed.leader.is_some()), "{placed:?}");
    }

    #[test]
    fn a_leader_never_turns_back_into_its_own_label() {
        // Wide and high: on the slanting rays it comes as near as its mark is large.
        let solver = Solver::new(Rect::at(0.0, 0.0, 900.0, 900.0), Vec::new());
        let own = wish((450.0, 450.0), (105.0, 84.5), true);
        let found = solver.far(&own);
        assert!(!found.is_empty());
        for Candidate { placed: Placed { label, leader }, .. } in found {
            let [from, to] = leader.unwrap();
            assert!(!label.crossed_by(from, to), "{from:?} {to:?} {label:?}");
        }
    }
}

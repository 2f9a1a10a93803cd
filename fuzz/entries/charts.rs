//! Any spec of a chart, made of bytes; its drawings are well-formed and have numbers only.

use gongbao::chart::kinds::*;
use gongbao::chart::spec::*;
use gongbao::chart::svg;
use gongbao::i18n::{DigitFormat, TickFormat};

/// Bytes as values; where they end, zeros follow.
struct Bytes<'d>(&'d [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn text(&mut self) -> String {
        let length = usize::from(self.byte() % 48).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn number(&mut self) -> f64 {
        const ODD: [f64; 12] =
            [0.0, -0.0, 1e-9, -1e-9, 1e15, -1e15, 1e24, f64::MAX, f64::MIN_POSITIVE, f64::NAN, f64::INFINITY, 5e-324];
        let which = self.byte();
        let small = f64::from(i16::from_be_bytes([self.byte(), self.byte()]));
        match which {
            0..=11 => ODD[usize::from(which)],
            12..=200 => small / 10.0,
            201..=230 => small * 1e9,
            _ => f64::from_be_bytes(std::array::from_fn(|_| self.byte())),
        }
    }

    /// A place on the axis of time.
    fn year(&mut self) -> f64 {
        if self.byte() == 255 { self.number() } else { 1990.0 + f64::from(self.byte()) / 4.0 }
    }

    fn list<T>(&mut self, most: u8, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.byte() % (most + 1);
        (0..count).map(|_| one(self)).collect()
    }

    fn maybe<T>(&mut self, one: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.byte().is_multiple_of(4)).then(|| one(self))
    }

    fn texts(&mut self) -> Vec<String> {
        self.list(12, Self::text)
    }

    fn ticks(&mut self) -> TickFormat {
        let factor = if self.byte() == 255 { self.number() } else { 1e8 };
        let own = |text: &str| text.to_owned();
        TickFormat { digits: DigitFormat::new(",", ".", "−"), factor, word: self.text(), suffix: own("%") }
    }

    fn amount(&mut self) -> Amount {
        Amount { value: self.number(), label: self.text(), full: self.text() }
    }

    fn amounts(&mut self, count: usize) -> Vec<Option<Amount>> {
        let count = if self.byte() == 255 { count + 1 } else { count };
        (0..count).map(|_| self.maybe(Self::amount)).collect()
    }

    fn target(&mut self) -> Option<TargetMark> {
        self.maybe(|it| TargetMark { value: it.number(), at: it.maybe(Self::year), label: it.text() })
    }

    fn datum(&mut self) -> Datum {
        Datum {
            x: self.year(),
            period: self.text(),
            y: self.maybe(Self::number),
            label: self.text(),
            full: self.text(),
        }
    }

    fn data(&mut self) -> Vec<Datum> {
        self.list(40, Self::datum)
    }

    fn series(&mut self) -> Vec<Series> {
        self.list(8, |it| Series { name: it.text(), data: it.data() })
    }

    fn time(&mut self) -> Vec<TimeTick> {
        self.list(12, |it| TimeTick { at: it.year(), label: it.text() })
    }

    fn entries(&mut self) -> Vec<Entry> {
        self.list(20, |it| Entry { name: it.text(), amount: it.maybe(Self::amount) })
    }

    fn order(&mut self) -> Order {
        if self.flag() { Order::Given } else { Order::Descending }
    }

    fn bars(&mut self) -> Bars {
        let categories = self.texts();
        let count = categories.len();
        Bars {
            direction: if self.flag() { Direction::Columns } else { Direction::Rows },
            arrangement: [Arrangement::Single, Arrangement::Grouped, Arrangement::Stacked, Arrangement::Share]
                [usize::from(self.byte() % 4)],
            order: self.order(),
            categories,
            series: self.list(7, |it| BarSeries { name: it.text(), cells: it.amounts(count) }),
            totals: self.texts(),
            are_shares: self.flag(),
            ticks: self.ticks(),
            target: self.target(),
            gap_label: self.text(),
        }
    }

    fn bullet_row(&mut self) -> BulletRow {
        let reach = [Reach::AtLeast, Reach::AtMost, Reach::About];
        BulletRow {
            name: self.text(),
            detail: self.text(),
            actual: self.maybe(Self::amount),
            target: self.maybe(|it| (it.amount(), reach[usize::from(it.byte() % 3)])),
            baseline: self.maybe(Self::amount),
            ticks: self.ticks(),
        }
    }

    fn class(&mut self) -> Class {
        Class { name: self.text(), members: self.list(12, |it| (it.text(), it.flag())) }
    }

    fn structure(&mut self, which: u8) -> Kind {
        match which {
            0 => Kind::Classes(Classes { classes: self.list(8, Self::class), unclassed: self.maybe(Self::class) }),
            1 => Kind::Tree(Tree {
                root: self.text(),
                branches: self.list(8, |it| Branch { name: it.text(), leaves: it.texts(), more: it.maybe(Self::text) }),
            }),
            2 => Kind::Timeline(Timeline {
                steps: self.list(12, |it| Step { name: it.text(), text: it.text(), date: it.maybe(Self::text) }),
                undated: self.text(),
            }),
            _ => Kind::Waffle(Waffle {
                total: u32::from(self.byte()),
                filled: self.texts(),
                filled_label: self.text(),
                rest_label: self.text(),
            }),
        }
    }

    fn rows(&mut self, which: u8) -> Kind {
        match which {
            0 => Kind::Bars(self.bars()),
            1 => Kind::Lollipop(Lollipop {
                rows: self.entries(),
                order: self.order(),
                ticks: self.ticks(),
                target: self.target(),
                gap_label: self.text(),
            }),
            2 => Kind::Dot(Dot { rows: self.data(), ticks: self.ticks(), gap_label: self.text() }),
            3 => Kind::Pictogram(Pictogram {
                rows: self.entries(),
                each: self.number(),
                each_label: self.text(),
                symbol: [Symbol::Square, Symbol::Circle, Symbol::Person][usize::from(self.byte() % 3)],
                gap_label: self.text(),
            }),
            4 => Kind::Bullet(Bullet {
                rows: self.list(8, Self::bullet_row),
                actual_name: self.text(),
                target_name: self.text(),
                baseline_name: self.text(),
                gap_label: self.text(),
            }),
            _ => Kind::Dumbbell(Dumbbell {
                rows: self.list(8, |it| DumbbellRow {
                    name: it.text(),
                    baseline: it.maybe(Self::amount),
                    actual: it.maybe(Self::amount),
                    target: it.maybe(Self::amount),
                }),
                order: self.order(),
                baseline_name: self.text(),
                actual_name: self.text(),
                target_name: self.text(),
                ticks: self.ticks(),
                gap_label: self.text(),
            }),
        }
    }

    fn kind(&mut self) -> Kind {
        match self.byte() % 16 {
            0 => Kind::Line(Line {
                series: self.series(),
                time: self.time(),
                ticks: self.ticks(),
                target: self.target(),
            }),
            1 => Kind::Area(Area {
                series: self.series(),
                time: self.time(),
                ticks: self.ticks(),
                target: self.target(),
            }),
            2 => {
                let columns = self.texts();
                let count = columns.len();
                let rows = self.list(8, |it| HeatRow { name: it.text(), cells: it.amounts(count) });
                Kind::Heatmap(Heatmap { columns, rows, gap_label: self.text() })
            }
            3 => {
                let periods = self.list(4, Self::text);
                let count = periods.len();
                let series =
                    self.list(8, |it| SlopeSeries { name: it.text(), cells: it.amounts(count), is_main: it.flag() });
                Kind::Slope(Slope { periods, series, gap_label: self.text() })
            }
            4 => Kind::Sparkline(Sparkline { data: self.data(), has_value: self.flag() }),
            5 => Kind::Multiples(Multiples {
                panels: self.list(6, |it| Panel { name: it.text(), data: it.data(), target: it.target() }),
                form: [PanelForm::Line, PanelForm::Area, PanelForm::Columns][usize::from(self.byte() % 3)],
                time: self.time(),
                ticks: self.ticks(),
                gap_label: self.text(),
            }),
            which @ 6..=9 => self.structure(which - 6),
            which => self.rows(which - 10),
        }
    }
}

/// A chart, drawn at both widths.
pub fn charts(data: &[u8]) {
    let mut bytes = Bytes(data);
    let kind = bytes.kind();
    let spec = ChartSpec { id: "c".into(), lang: "en".into(), name: bytes.text(), description: bytes.text(), kind };
    for width in [Width::Wide, Width::Narrow] {
        let Ok(drawing) = svg(&spec, width) else { continue };
        let tree = roxmltree::Document::parse(&drawing).unwrap_or_else(|error| panic!("{error}: {drawing}"));
        for element in tree.descendants().filter(roxmltree::Node::is_element) {
            let names = ["d", "x", "y", "width", "height", "viewBox", "cx", "cy", "r", "transform"];
            let values = names.iter().filter_map(|name| element.attribute(*name));
            for value in values {
                assert!(!value.contains("NaN") && !value.contains("inf"), "{value} in {drawing}");
            }
            assert!(!["script", "foreignObject", "image", "a"].contains(&element.tag_name().name()), "{drawing}");
            assert!(!element.attributes().any(|it| it.name().starts_with("on")), "{drawing}");
        }
    }
}

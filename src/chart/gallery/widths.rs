//! A specimen of texts, each in a box as wide as it was measured: a browser shows whether the measure is right.

use super::Tongue;
use crate::chart::geometry::Rect;
use crate::chart::spec::Width;
use crate::chart::svg::{Anchor, Drawing, Head};
use crate::chart::text::{Block, Ink};

/// Chinese, English, mixed, digits, units, punctuation, other alphabets.
const TEXTS: [&str; 40] = [
    "规模以上工业总产值",
    "新能源汽车、智能网联汽车",
    "“六个回归”与《规划》",
    "（2021—2025年）",
    "战略性新兴产业增加值占比；单位：%",
    "1.7万亿元以上",
    "557.3万千瓦",
    "2022年6月至2023年1—9月",
    "R&D经费投入强度≥3%",
    "CO₂排放量（吨/万元）",
    "同比增长−1.9个百分点",
    "汽车：一汽-大众MEB平台",
    "Gross industrial output value",
    "Optoelectronic information",
    "Will it fill till July?",
    "MMM WWW AVATAR Typography",
    "January–September 2023",
    "at least RMB 1.7 trillion",
    "“Six Returns” – the plan’s slogan",
    "R&D intensity, % of revenue",
    "Energy use per RMB 10,000 (tce)",
    "(e.g. wind, solar; hydro / biomass)",
    "Zürich, Łódź, Québec, São Paulo",
    "naïve café — déjà vu … €5",
    "0123456789",
    "1,267.9",
    "−5.0%",
    "+38.5%",
    "1,000,000,000",
    "0.000000001",
    "11111.11",
    "12.6 GW",
    "2,480 MWh",
    "≤ 86.5 · ≈ 3.2 × 10",
    "100%",
    "7",
    "吉林",
    "Промышленность 2025",
    "Βιομηχανία 2025",
    "Jilin 吉林 2025 工业 plan 规划",
];

/// The specimen at one of the widths: each text plain and bold, in the sizes that drawings use.
pub fn widths(tongue: Tongue, width: Width) -> String {
    let mut drawing = Drawing::new(width);
    let mut top = 1.0;
    for ink in [Ink::Label, Ink::Value] {
        for text in TEXTS {
            let block = Block::line(text, ink, drawing.size);
            let cell = Rect::at(1.0, top, block.width, block.height());
            drawing.outline("c-gap", cell);
            top = cell.y1 + 3.0;
        }
    }
    let mut top = 1.0;
    for ink in [Ink::Label, Ink::Value] {
        for text in TEXTS {
            let block = Block::line(text, ink, drawing.size);
            top = drawing.text(&block, 1.0, top, Anchor::Start).y1 + 3.0;
        }
    }
    drawing.height = top;
    let name = tongue.say("每段文字和为它量出的方框", "Each text, and the box that was measured for it");
    drawing.finish(Head { id: "widths", lang: tongue.tag(), name, description: "" }, "widths")
}

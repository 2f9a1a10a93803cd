//! Seeded faults: the real report, made wrong in one place, is refused at exactly that place.

use super::project::{check, edit, real};
use gongbao::diag::Severity;
use std::fs;

/// One fault: what is changed, and what must be told where.
struct Fault {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    /// Where the problem is told, if not in the file that was changed.
    told_in: Option<&'static str>,
    /// What begins at the place that is marked.
    marked: &'static str,
}

const FAULTS: &[Fault] = &[
    // One digit of a value.
    Fault {
        file: "content/indicators/cloud-platform-enterprises.yaml",
        from: "value: 18000",
        to: "value: 18100",
        code: "value-not-in-quote",
        told_in: None,
        marked: "18100",
    },
    // 以上 lost from the figure.
    Fault {
        file: "content/indicators/gross-industrial-output.yaml",
        from: "  op: ge\n",
        to: "",
        code: "comparator-not-in-quote",
        told_in: None,
        marked: "17000",
    },
    // A changed quote.
    Fault {
        file: "content/pillars/automotive.yaml",
        from: "quote: 积极推进实施“六个回归”",
        to: "quote: 积极推进实施“五个回归”",
        code: "quote-not-found",
        told_in: None,
        marked: "积极推进实施“五个回归”",
    },
    // A changed source document.
    Fault {
        file: "seeds/jilin-industry-plan-interpretation.zh.txt",
        from: "17000亿元以上",
        to: "17000亿元左右",
        code: "source-digest",
        told_in: Some("content/sources.yaml"),
        marked: "",
    },
    // A stale translation.
    Fault {
        file: "content/chapters/2-goals.zh.md",
        from: "本章标题为编者所拟。",
        to: "本章标题由编者拟定。",
        code: "stale-translation",
        told_in: Some("content/chapters/2-goals.en.md"),
        marked: "The title of this chapter is ours.",
    },
    // An id that is not there.
    Fault {
        file: "content/chapters/2-goals.en.md",
        from: "(chart:indicator-frame)",
        to: "(chart:indicator-fraem)",
        code: "unknown-reference",
        told_in: None,
        marked: "chart:indicator-fraem",
    },
    // A forbidden rendering.
    Fault {
        file: "content/chapters/2-goals.en.md",
        from: "[Gross output value of industrial enterprises above designated size](indicator",
        to: "[Gross output value, or GDP, of industrial enterprises above designated size](indicator",
        code: "forbidden-rendering",
        told_in: None,
        marked: "GDP",
    },
    // A term in other words.
    Fault {
        file: "content/chapters/2-goals.en.md",
        from: "green factories, green industrial parks",
        to: "clean plants, green industrial parks",
        code: "term-rendering",
        told_in: None,
        marked: "",
    },
    // A zero less.
    Fault {
        file: "content/pillars/automotive.yaml",
        from: "about 200,000 vehicles",
        to: "about 20,000 vehicles",
        code: "numbers-differ",
        told_in: None,
        marked: "20,000",
    },
    // Percent for percentage points, years, plans: one of them.
    Fault {
        file: "content/charts.yaml",
        from: "in 2023 to 18.9% in 2025",
        to: "in 2023 to 18.9% in 2024",
        code: "numbers-differ",
        told_in: None,
        marked: "2024",
    },
    // A bound that the source text does not have.
    Fault {
        file: "content/indicators/new-energy-capacity.yaml",
        from: "The target of the",
        to: "The target of at least 5 of the",
        code: "numbers-differ",
        told_in: None,
        marked: "5",
    },
    // A translation that is missing.
    Fault {
        file: "content/pillars/automotive.yaml",
        from: "{zh: 电动化, en: Electrification}",
        to: "{zh: 电动化}",
        code: "missing-translation",
        told_in: None,
        marked: "zh: 电动化",
    },
    // A paragraph that one language lacks.
    Fault {
        file: "content/chapters/2-goals.en.md",
        from: "\"A number of\" is not a number.",
        to: "\"A number of\" is not a number.\n\nMore.",
        code: "structure-differs",
        told_in: None,
        marked: "",
    },
    // The unit of a figure: 万元 for 亿元.
    Fault {
        file: "content/indicators/gross-industrial-output.yaml",
        from: "scale: 1e8",
        to: "scale: 1e4",
        code: "unit-not-in-quote",
        told_in: None,
        marked: "17000",
    },
    // A number in a chart's title that its data do not hold.
    Fault {
        file: "content/pillars/automotive.yaml",
        from: "2024年的411777辆",
        to: "2024年的411778辆",
        code: "number-without-source",
        told_in: None,
        marked: "411778",
    },
    // Satellites in orbit and satellites networked in one line.
    Fault {
        file: "content/pillars/optoelectronics.yaml",
        from: "kind: column\n    indicators: [jilin-1-satellites]",
        to: "kind: line\n    indicators: [jilin-1-satellites]",
        code: "measures-joined",
        told_in: None,
        marked: "jilin-1-satellites",
    },
    // A half-year among years.
    Fault {
        file: "content/indicators/gdp-growth.yaml",
        from: "{period: 2021, value: 6.6",
        to: "{period: 2021-H1, value: 6.6",
        code: "period-kind",
        told_in: None,
        marked: "2021-H1",
    },
    // An embargo date, and the figure published all the same.
    Fault {
        file: "content/indicators/gdp-growth.yaml",
        from: "period_kind: annual",
        to: "period_kind: annual\nembargo_until: 2099-01-20",
        code: "embargo-status",
        told_in: None,
        marked: "2099-01-20",
    },
    // A lost decimal point.
    Fault {
        file: "content/indicators/gdp.yaml",
        from: "value: 13236,",
        to: "value: 132360,",
        code: "value-jump",
        told_in: None,
        marked: "132360",
    },
    // A period before its time.
    Fault {
        file: "content/indicators/gdp-growth.yaml",
        from: "{period: 2021, value: 6.6",
        to: "{period: 2018, value: 6.6",
        code: "period-order",
        told_in: None,
        marked: "2018",
    },
    // An unknown key.
    Fault {
        file: "content/indicators/gdp-growth.yaml",
        from: "period_kind: annual",
        to: "period_knid: annual",
        code: "unknown-key",
        told_in: None,
        marked: "period_knid",
    },
    // A heading that skips a level.
    Fault {
        file: "content/chapters/2-goals.zh.md",
        from: "## 只有文字的三项",
        to: "#### 只有文字的三项",
        code: "heading-level",
        told_in: None,
        marked: "#### 只有文字的三项",
    },
];

#[test]
fn every_seeded_fault_is_told_at_its_place() {
    for fault in FAULTS {
        let project = real();
        edit(project.path(), fault.file, fault.from, fault.to);
        let found = check(project.path());
        let told: Vec<_> = found.problems.iter().filter(|one| one.problem.code() == fault.code).collect();
        let all: Vec<_> =
            found.problems.iter().map(|one| (one.problem.code(), found.sources.locate(one.span))).collect();
        assert!(!told.is_empty(), "{} after {}: {all:?}", fault.code, fault.to);
        let expected = if fault.code == "value-jump" { Severity::Warning } else { Severity::Error };
        assert!(told.iter().all(|one| one.severity == expected), "{}", fault.code);
        let file = fault.told_in.unwrap_or(fault.file);
        let text = fs::read_to_string(project.path().join(file)).unwrap();
        let at = |one: &&gongbao::diag::Diagnostic| {
            let place = found.sources.locate(one.span);
            let line = text.lines().nth(place.line - 1).unwrap_or_default();
            let rest: String = line.chars().skip(place.column - 1).collect();
            place.path == file && rest.trim_start_matches(['"', '\'']).starts_with(fault.marked)
        };
        assert!(told.iter().any(at), "{} is not marked at `{}` in {file}: {all:?}", fault.code, fault.marked);
    }
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_is_told_once() {
    let project = real();
    for file in ["content/report.yaml", "content/charts.yaml", "content/chapters/2-goals.zh.md"] {
        let (path, aside) = (project.path().join(file), project.path().join("aside"));
        fs::rename(&path, &aside).unwrap();
        std::os::unix::fs::symlink(&aside, &path).unwrap();
        let found = check(project.path());
        let here = found.problems.iter().filter(|it| found.sources.locate(it.span).path == file);
        let codes: Vec<&str> = here.map(|it| it.problem.code()).collect();
        assert_eq!(codes, ["unreadable-file"], "{file}");
        fs::rename(&aside, &path).unwrap();
    }
}

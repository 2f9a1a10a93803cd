//! How long the stages of a run take: a watch that the pipeline tells where it is, and the table that is printed.

use super::table::{Align, table as set};
use gongbao::diag::formats::Timing;
use gongbao::i18n::Tongue;
use gongbao::pipeline::Stage;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A moment, by the clock and in processor time.
#[derive(Debug, Clone, Copy)]
struct Moment {
    /// The stage that begins; `None` where all is done.
    stage: Option<Stage>,
    wall: Instant,
    cpu: Option<Duration>,
}

/// The moments at which stages began.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Vec<Moment>>);

impl Watch {
    /// A stage begins.
    pub fn enter(&self, stage: Stage) {
        self.note(Some(stage));
    }

    /// The last stage is over.
    pub fn stop(&self) {
        self.note(None);
    }

    #[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time")]
    fn note(&self, stage: Option<Stage>) {
        let now = Moment { stage, wall: Instant::now(), cpu: processor_time() };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(now);
    }

    /// How long each stage took.
    pub fn timings(&self) -> Vec<Timing> {
        let moments = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let pairs = moments.iter().zip(moments.iter().skip(1));
        let timing = |(from, to): (&Moment, &Moment)| {
            let cpu = from.cpu.zip(to.cpu).map(|(from, to)| seconds(to.saturating_sub(from)));
            Some(Timing { stage: from.stage?.name(), wall: seconds(to.wall.duration_since(from.wall)), cpu })
        };
        pairs.filter_map(timing).collect()
    }
}

/// In seconds, to the microsecond.
fn seconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e6
}

/// The processor time of all threads so far.
#[cfg(unix)]
fn processor_time() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(Duration::new(u64::try_from(time.tv_sec).ok()?, u32::try_from(time.tv_nsec).ok()?))
}

#[cfg(not(unix))]
fn processor_time() -> Option<Duration> {
    None
}

/// A line a stage, and one for all.
pub fn table(timings: &[Timing], tongue: Tongue) -> String {
    let [stage, clock, of_all, processor, total] = match tongue {
        Tongue::Zh => ["阶段", "时钟", "占比", "处理器", "合计"],
        Tongue::En => ["stage", "wall", "share", "cpu", "total"],
    };
    let wall: f64 = timings.iter().map(|one| one.wall).sum();
    let cpu = timings.iter().map(|one| one.cpu).sum::<Option<f64>>();
    let row = |name: &str, time: f64, cpu: Option<f64>| {
        let share = if wall > 0.0 { time / wall * 100.0 } else { 0.0 };
        let cpu = cpu.map_or_else(String::new, |cpu| format!("{cpu:.3} s"));
        vec![name.to_owned(), format!("{time:.3} s"), format!("{share:.0}%"), cpu]
    };
    let mut rows: Vec<Vec<String>> = timings.iter().map(|one| row(one.stage, one.wall, one.cpu)).collect();
    rows.push(row(total, wall, cpu));
    let (left, right) = (Align::Left, Align::Right);
    set(&[(stage, left), (clock, right), (of_all, right), (processor, right)], &rows)
}

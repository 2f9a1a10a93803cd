//! Builds that are killed at any moment (SIGKILL): the site is the old or the new one, whole; the next build works and cleans up.

use super::project::{copy, files, tests};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a build of a small site is killed.
const KILLS: u32 = 200;

/// Where the site before the last one is kept.
const SPARE: &str = ".site.gongbao-spare";

fn start(project: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["build", "--quiet", "--out", "site"])
        .args(arguments)
        .current_dir(project)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn build(project: &Path, arguments: &[&str]) {
    let status = start(project, arguments).wait().unwrap();
    assert!(status.success(), "{status}");
}

/// Titles of the indicator, each of which makes another state of the small report.
const TITLES: [&str; 3] = ["Output", "Gross output", "Total output"];

fn set_title(project: &Path, state: usize) {
    let path = project.join("content/indicators/output.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let line = text.lines().find(|line| line.starts_with("name: ")).unwrap();
    std::fs::write(&path, text.replace(line, &format!("name: {{zh: 产值, en: {}}}", TITLES[state]))).unwrap();
}

/// What stands beside the site and its project.
fn beside(project: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(project).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        entries.filter(|name| !matches!(name.as_str(), "content" | "seeds" | "themes")).collect();
    names.sort();
    names
}

/// How often a build of a large site is killed: 20 times, or as often as `GONGBAO_KILLS` says.
fn kills_of_large() -> u32 {
    std::env::var("GONGBAO_KILLS").map_or(20, |text| text.parse().unwrap())
}

/// A project whose builds are killed, again and again, as it is turned from one of its states to the next.
struct Trial<'p> {
    project: &'p Path,
    /// How many states it has. With two, a spare site is always the new one already.
    states: usize,
    turn: &'p dyn Fn(usize),
    /// Whether the site is so large that a spare one is kept.
    has_spare: bool,
    /// Each of so many builds takes nothing over.
    fresh_each: u32,
}

/// What was met.
struct Met {
    /// Killed before the switch, and after it.
    sides: [u32; 2],
    /// How often the spare site was on its way.
    spare_moved: u32,
}

impl Trial<'_> {
    fn run(&self, kills: u32) -> Met {
        let (project, site) = (self.project, || files(&self.project.join("site")));
        let mut long = [Duration::ZERO; 2];
        let sites: Vec<BTreeMap<String, Vec<u8>>> = (0..self.states)
            .map(|state| {
                (self.turn)(state);
                let began = Instant::now();
                build(project, &[]);
                long = [began.elapsed() * 5 / 4, self.fresh() * 5 / 4];
                site()
            })
            .collect();
        assert!(sites.windows(2).all(|two| two[0] != two[1]));

        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        let (mut now, mut met) = (self.states - 1, Met { sides: [0; 2], spare_moved: 0 });
        let mut stands = now;
        for round in 0..kills {
            if self.has_spare && round % 2 == 0 && !project.join(SPARE).exists() {
                // A build that was left alone, and changes something, leaves one.
                build(project, &[]);
                now = self.next(now);
                let began = Instant::now();
                build(project, &[]);
                // How long one takes that has a spare site: kills behind its end would meet nothing.
                long[0] = began.elapsed() * 5 / 4;
                assert!(project.join(SPARE).exists(), "no spare site is kept");
                stands = now;
            }
            now = self.next(now);
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let is_fresh = round % self.fresh_each == 0;
            let wait = long[usize::from(is_fresh)].mul_f64((random >> 11) as f64 / (1_u64 << 53) as f64);
            let had_spare = project.join(SPARE).exists();
            let mut child = start(project, if is_fresh { &["--fresh"] } else { &[] });
            std::thread::sleep(wait);
            let _ = child.kill();
            child.wait().unwrap();
            met.spare_moved += u32::from(had_spare && !project.join(SPARE).exists());

            let found = site();
            let is_new = found == sites[now];
            assert!(is_new || found == sites[stands], "neither the old site nor the new one after {wait:?}");
            met.sides[usize::from(is_new)] += 1;
            stands = if is_new { now } else { stands };
            if round % 10 == 9 {
                build(project, &[]);
                assert!(site() == sites[now], "the next build is not the site");
                stands = now;
                // The killed one may have done all but keep the spare site: then there is nothing to do, and none.
                let beside = beside(project);
                let rest: Vec<&str> = beside.iter().map(String::as_str).filter(|name| *name != SPARE).collect();
                assert_eq!(rest, [".site.gongbao-cache", "site"]);
            }
        }
        met
    }

    /// Turns the project to its next state.
    fn next(&self, state: usize) -> usize {
        let next = (state + 1) % self.states;
        (self.turn)(next);
        next
    }

    /// How long a build takes that takes nothing over.
    fn fresh(&self) -> Duration {
        let began = Instant::now();
        build(self.project, &["--fresh"]);
        began.elapsed()
    }
}

#[test]
#[cfg(unix)]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    copy(&tests("fixtures/base"), project);
    let turn = |to: usize| set_title(project, to);
    let met = Trial { project, states: 2, turn: &turn, has_spare: false, fresh_each: 3 }.run(KILLS);
    // Killed both before the switch and after it, so that it was met from both sides.
    assert!(met.sides.iter().all(|times| *times > KILLS / 20), "{:?} of {KILLS}", met.sides);
}

#[test]
#[cfg(unix)]
fn the_same_with_a_site_so_large_that_a_spare_one_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    copy(&tests("fixtures/base"), project);
    let statics = project.join("content/static");
    for number in 0..2_000 {
        let place = statics.join(format!("{}", number % 20));
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join(format!("{number}.txt")), format!("{number}\n")).unwrap();
    }
    let turn = |to: usize| {
        set_title(project, to);
        // What is a folder in one state is a file in the others, and some files come and go.
        for (state, name) in ["a", "b", "c"].iter().enumerate() {
            let path = statics.join(name);
            let _ = std::fs::remove_dir_all(&path);
            let _ = std::fs::remove_file(&path);
            if state == to {
                std::fs::create_dir(&path).unwrap();
                (0..20).for_each(|number| std::fs::write(path.join(format!("{number}.txt")), "come\n").unwrap());
            } else {
                std::fs::write(&path, "gone\n").unwrap();
            }
            // The same in two states, so that it is one file under two names when the third comes.
            std::fs::write(statics.join(format!("0/{name}.txt")), if state == to { "one\n" } else { "other\n" })
                .unwrap();
        }
    };
    let kills = kills_of_large();
    let met = Trial { project, states: 3, turn: &turn, has_spare: true, fresh_each: 8 }.run(kills);
    assert!(met.sides.iter().all(|times| *times > kills / 20), "{:?} of {kills}", met.sides);
    assert!(met.spare_moved > kills / 20, "the spare site was met {} times in {kills}", met.spare_moved);
}

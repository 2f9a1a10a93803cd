//! The served report under two hundred connections at once, while files change: good clients beside malformed requests, slow ones and
//! tricks with paths.

use super::project::real;
use super::serve::{Answer, Server, keep_alive, options, set_day, without_script};
use gongbao::serve::{Limits, Options};
use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a good client may wait for one answer, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 5 });
/// What no answer may hold: it stands in files beside the site, one of which the report is made from.
const SECRETS: [&str; 2] = ["the-secret-beside", "the-secret-inside"];
const PAGES: [&str; 4] = ["/zh/index.html", "/en/chapters/goals.html", "/en/indicators/gdp.html", "/robots.txt"];

/// What the crowd has seen.
#[derive(Default)]
struct Seen {
    good: AtomicUsize,
    refused: AtomicUsize,
    dropped: AtomicUsize,
    longest: Mutex<Duration>,
    days: Mutex<BTreeSet<String>>,
    stop: AtomicBool,
}

/// Asks for whole pages, again and again, on one connection.
fn good(server: &Server, number: usize, seen: &Seen) {
    let mut stream = server.connect();
    for round in 0..6 {
        let path = PAGES[(number + round) % PAGES.len()];
        let asked = Instant::now();
        let answer = keep_alive(&mut stream, path);
        let waited = asked.elapsed();
        assert_eq!(answer.status, 200, "{path}: {}", answer.head);
        if path.ends_with(".html") {
            let page = answer.text();
            assert!(page.ends_with("</html>\n"), "{path} is cut");
            let (bare, _) = without_script(&page);
            let day = bare.split("2027-10-").nth(1).map(|rest| rest[..2].to_owned());
            seen.days.lock().unwrap().extend(day);
        }
        seen.good.fetch_add(1, Ordering::Relaxed);
        let mut longest = seen.longest.lock().unwrap();
        *longest = waited.max(*longest);
    }
}

/// Says what no browser says; whatever comes back is HTTP, or nothing.
fn malformed(server: &Server, number: usize, seen: &Seen) {
    let long = "a".repeat(100_000);
    let requests: [&[u8]; 7] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
        b"GET  / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\nmuch",
        long.as_bytes(),
    ];
    for round in 0..6 {
        let bytes = server.raw(requests[(number + round) % requests.len()]);
        let answer = String::from_utf8_lossy(&bytes);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{answer:.200}");
        SECRETS.iter().for_each(|secret| assert!(!answer.contains(secret)));
        seen.refused.fetch_add(1, Ordering::Relaxed);
    }
}

/// Asks for what stands beside the site, in every writing that might be taken for an address.
fn tricks(server: &Server, project: &Path, number: usize, seen: &Seen) {
    let own = project.display().to_string();
    let paths = [
        "/secret.txt",
        "/../secret.txt",
        "/zh/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/zh/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/zh/..%c0%af..%c0%afsecret.txt",
        "//secret.txt",
        "/zh/index.html/../../../secret.txt",
        "/secret.txt%00.html",
        "/content/report.yaml",
        "/content/secret.yaml",
        "/.gongbao/../secret.txt",
        "/.gongbao/%2e%2e/secret.txt",
        "/%2Fetc%2Fpasswd",
        "/../../../../../../etc/passwd",
        "/zh/....//....//secret.txt",
        "/zh/%252e%252e/secret.txt",
        "/.git/config",
        "/seeds/",
    ];
    for round in 0..6 {
        let path = match round {
            5 => format!("{own}/secret.txt"),
            _ => paths[(number * 5 + round) % paths.len()].to_owned(),
        };
        let answer = Answer::read(
            &server.raw(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes()),
        );
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.head);
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        SECRETS.iter().chain(&["root:"]).for_each(|secret| assert!(!text.contains(secret), "{path}"));
        seen.refused.fetch_add(1, Ordering::Relaxed);
    }
}

/// Says a byte at a time, or stops taking what it asked for, until it is given up.
fn slow(server: &Server, number: usize, seen: &Seen) {
    let mut stream = server.connect();
    let mut rest = Vec::new();
    if number.is_multiple_of(2) {
        let asked = Instant::now();
        let request: &[u8] = b"GET /zh/index.html HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
        for byte in request.iter().chain([&b'x'].into_iter().cycle()) {
            thread::sleep(Duration::from_millis(60));
            if stream.write_all(&[*byte]).is_err() {
                break;
            }
            assert!(asked.elapsed() < PATIENCE, "a client that says a byte at a time is still heard");
        }
    } else {
        stream.write_all(b"GET /film.bin HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        stream.read_exact(&mut [0; 1_000]).unwrap();
        thread::sleep(Duration::from_secs(4));
        let _ = stream.read_to_end(&mut rest);
        assert!(rest.len() < 24_000_000, "all of it was kept for one that took nothing");
    }
    seen.dropped.fetch_add(1, Ordering::Relaxed);
}

/// Changes files until everybody is served: days that the pages show, and now and then an error.
fn change(project: &Path, seen: &Seen) {
    let settings = project.join("content/report.yaml");
    for day in (1..=27).cycle() {
        if seen.stop.load(Ordering::Relaxed) {
            break;
        }
        set_day(project, day);
        if day % 5 == 0 {
            let text = fs::read_to_string(&settings).unwrap();
            fs::write(&settings, text.replace("licence:", "license:")).unwrap();
            thread::sleep(Duration::from_millis(40));
            fs::write(&settings, text).unwrap();
        }
        thread::sleep(Duration::from_millis(80));
    }
}

#[test]
fn two_hundred_of_every_sort_at_once_while_files_change() {
    let project = real();
    fs::create_dir_all(project.path().join("content/static")).unwrap();
    fs::write(project.path().join("content/static/film.bin"), vec![7; 24 << 20]).unwrap();
    fs::write(project.path().join("secret.txt"), SECRETS[0]).unwrap();
    let settings = project.path().join("content/report.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("# {}\n{text}", SECRETS[1])).unwrap();
    let limits = Limits { head: Duration::from_millis(900), stall: Duration::from_millis(900) };
    let server = Server::start(Options { limits, ..options(project.path()) });
    let seen = Seen::default();
    thread::scope(|scope| {
        let builder = || thread::Builder::new().stack_size(256 << 10);
        let changing = scope.spawn(|| change(project.path(), &seen));
        let one = |number: usize| {
            let (server, seen, project) = (&server, &seen, project.path());
            move || match number % 8 {
                0 => malformed(server, number / 8, seen),
                1 => tricks(server, project, number / 8, seen),
                2 => slow(server, number / 8, seen),
                _ => good(server, number, seen),
            }
        };
        let crowd: Vec<_> = (0..200).map(|number| builder().spawn_scoped(scope, one(number)).unwrap()).collect();
        let ended: Vec<_> = crowd.into_iter().map(thread::ScopedJoinHandle::join).collect();
        seen.stop.store(true, Ordering::Relaxed);
        changing.join().unwrap();
        assert!(ended.iter().all(Result::is_ok), "{} of 200 failed", ended.iter().filter(|it| it.is_err()).count());
    });
    assert_eq!(seen.good.into_inner(), 125 * 6);
    assert_eq!(seen.refused.into_inner(), 50 * 6);
    assert_eq!(seen.dropped.into_inner(), 25);
    let longest = seen.longest.into_inner().unwrap();
    assert!(longest < PATIENCE, "somebody waited for {longest:?}");
    let days = seen.days.into_inner().unwrap();
    assert!(days.len() > 1, "nothing changed while they asked: {days:?}");
    // It goes on as if nothing had been.
    assert_eq!(server.get("/zh/index.html").status, 200);
}

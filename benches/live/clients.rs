//! Fifty clients that drag sliders at once: every answer is held to the one that was computed alone.

use super::Served;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const CLIENTS: usize = 50;
/// The values that the slider takes, in tenths of a per cent.
const VALUES: [usize; 12] = [10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65];
/// After so many values a client lets go, and asks for the whole result.
const DRAG: usize = 10;

/// The address of a picture on the way, or of the result, at a value.
fn address(value: usize, whole: bool) -> String {
    let state = format!("lang=sv&view=internal&p.needs-pool.pool_share={}.{}", value / 10, value % 10);
    match whole {
        true => format!("/result?{state}"),
        false => format!("/live?{state}&moving=p.needs-pool.pool_share&seen=1,2,3"),
    }
}

/// The body of an answer, which has no date or other header in it.
fn body(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
    bytes[end..].to_vec()
}

/// What the process holds in memory, in MB, as Linux tells it.
fn memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? / 1000)
}

/// Drags for some time, and prints what came of it.
pub fn drag(served: &Served, time: Duration) -> io::Result<()> {
    let mut alone = BTreeMap::new();
    for value in VALUES {
        for whole in [true, false] {
            let path = address(value, whole);
            alone.insert(path.clone(), body(&served.get(&path)?.1));
        }
    }
    let (failed, wrong) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let started = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    let mut held = Vec::new();
    std::thread::scope(|scope| {
        let client = |number: usize| {
            let (alone, failed, wrong) = (&alone, &failed, &wrong);
            move || {
                let mut times = Vec::new();
                for turn in 0.. {
                    if started.elapsed() > time {
                        break;
                    }
                    let path = address(VALUES[(number * 7 + turn) % VALUES.len()], turn % DRAG == DRAG - 1);
                    let asked = Instant::now();
                    match served.get(&path) {
                        Ok((200, bytes)) => {
                            times.push(asked.elapsed());
                            wrong.fetch_add(
                                usize::from(alone.get(&path) != Some(&body(&bytes))),
                                Ordering::Relaxed,
                            );
                        }
                        _ => drop(failed.fetch_add(1, Ordering::Relaxed)),
                    }
                }
                times
            }
        };
        let clients: Vec<_> = (0..CLIENTS).map(|number| scope.spawn(client(number))).collect();
        for _ in 0..4 {
            std::thread::sleep(time / 5);
            held.extend(memory());
        }
        times = clients.into_iter().filter_map(|client| client.join().ok()).flatten().collect();
    });
    times.sort();
    let ms =
        |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!(
        "{CLIENTS} clients for {} s: {} answers, {} failed, {} wrong; median {:.1} ms, 99 % {:.1} ms; memory {held:?} MB",
        time.as_secs(),
        times.len(),
        failed.into_inner(),
        wrong.into_inner(),
        ms(50),
        ms(99)
    );
    Ok(())
}

//! Pictures made to break what reads them, handed to the real worker of a host: each is refused or becomes one still
//! picture, the caller lives, and the child's memory stays within its bound.

use std::io::Cursor;

use image::{
    AnimationDecoder, ImageFormat,
    codecs::{png::PngDecoder, webp::WebPDecoder},
};
use sillage_pdf::{WORKER_FLAG, Worker};
use sillage_report::Render;

mod made;

use made::{chunk, encoded, flat_jpeg, moving_png, moving_webp, png_of, webp_of, zeros};

/// What a picture from outside may be called.
const REFUSALS: [&str; 4] = ["too_large", "heic", "not_a_picture", "damaged"];
/// Longest side that is kept.
const KEPT: u32 = 2_048;

fn worker() -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_sillagectl").into(), vec![WORKER_FLAG.into()])
}

/// The most memory the child ever held, in mebibytes; where the system does not say, nothing.
fn peak(worker: &Worker) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", worker.process_id()?)).ok()?;
    let said = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(said.trim().strip_suffix(" kB")?.parse::<u64>().ok()? / 1024)
}

/// One still picture and nothing else, or a refusal with a name.
fn settled(worker: &Worker, what: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let outcome = worker.settle_picture(bytes).expect("this host decodes in its worker");
    match &outcome {
        Err(why) => assert!(REFUSALS.contains(&why.as_str()), "{what}: {why}"),
        Ok(still) => {
            assert_eq!(image::guess_format(still).ok(), Some(ImageFormat::Jpeg), "{what}");
            let (width, height) = image::load_from_memory(still).map(|it| (it.width(), it.height())).expect(what);
            assert!(width <= KEPT && height <= KEPT, "{what}: {width} x {height}");
            assert!(still.ends_with(&[0xFF, 0xD9]), "{what}: nothing behind its end");
            assert!(!holds(still, made::MARK), "{what}: only the picture");
        }
    }
    if let Some(peak) = peak(worker) {
        assert!(peak <= 300, "{what}: {peak} MiB");
    }
    outcome
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Ordinary files of every kind that comes in, moving ones among them.
fn ordinary() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("JPEG", encoded(ImageFormat::Jpeg)),
        ("PNG", encoded(ImageFormat::Png)),
        ("WebP", encoded(ImageFormat::WebP)),
        ("moving PNG", moving_png()),
        ("moving WebP", moving_webp()),
    ]
}

#[test]
fn what_moves_becomes_one_still_picture() {
    let worker = worker();
    for (what, bytes) in ordinary() {
        let still = settled(&worker, what, &bytes).expect(what);
        let size = image::load_from_memory(&still).map(|it| (it.width(), it.height())).expect(what);
        assert_eq!(size, (made::WIDTH, made::HEIGHT), "{what}");
    }
}

#[test]
fn files_cut_or_damaged_anywhere_take_nothing_with_them() {
    let worker = worker();
    settled(&worker, "whole", &encoded(ImageFormat::Png)).expect("whole");
    let first = worker.process_id();
    let (mut seed, mut refused, mut kept) = (11_u32, 0, 0);
    let mut count = |outcome: Result<Vec<u8>, String>| match outcome {
        Ok(_) => kept += 1,
        Err(_) => refused += 1,
    };
    for (what, bytes) in ordinary() {
        for tenth in 0..10 {
            let cut = &bytes[..bytes.len() * tenth / 10];
            count(settled(&worker, &format!("{what} cut at {tenth} tenths"), cut));
        }
        for turn in 0..40 {
            let mut damaged = bytes.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (seed >> 8) as usize % damaged.len();
                damaged[at] = damaged[at].wrapping_add((seed >> 24) as u8 | 1);
            }
            count(settled(&worker, &format!("{what} damaged, turn {turn}"), &damaged));
        }
    }
    assert_eq!(refused + kept, 250);
    assert!(refused >= 50 && kept >= 5, "{refused} refused, {kept} kept: both are seen");
    assert_eq!(worker.process_id(), first, "none of them ended the worker");
}

#[test]
fn what_is_two_files_at_once_is_one_picture_or_none() {
    let worker = worker();
    let html = [b"<html><script>".as_slice(), made::MARK, b"</script></html>"].concat();
    let archive = [b"PK\x03\x04\x14\0\0\0\0\0".as_slice(), made::MARK, b"PK\x05\x06", &[0; 18]].concat();
    let behind = |format, more: &[u8]| [encoded(format), more.to_vec()].concat();
    let drawing =
        [b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>".as_slice(), made::MARK, b"</script></svg>"].concat();
    let mut told =
        png_of(made::WIDTH, made::HEIGHT, (8, 2), &[], &zeros(made::HEIGHT as usize * (1 + 3 * made::WIDTH as usize)));
    told.splice(33..33, chunk(b"tEXt", &[b"Comment\0".as_slice(), &html].concat()));
    for (what, bytes) in [
        ("JPEG and archive", behind(ImageFormat::Jpeg, &archive)),
        ("JPEG and page", behind(ImageFormat::Jpeg, &html)),
        ("PNG and page", behind(ImageFormat::Png, &html)),
        ("PNG that tells a page", told),
        ("WebP and archive", behind(ImageFormat::WebP, &archive)),
    ] {
        assert!(holds(&bytes, made::MARK), "{what}: the mark comes in");
        settled(&worker, what, &bytes).expect(what);
    }
    for (what, bytes) in [
        ("a film of pictures named as a JPEG", b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;".to_vec()),
        ("the same before a JPEG", [b"GIF89a".as_slice(), &encoded(ImageFormat::Jpeg)].concat()),
        ("a drawing named as a JPEG", drawing),
        ("a page before a PNG", [html.as_slice(), &encoded(ImageFormat::Png)].concat()),
        ("an archive before a JPEG", [archive.as_slice(), &encoded(ImageFormat::Jpeg)].concat()),
        ("a bitmap", [b"BM".as_slice(), &[0; 60]].concat()),
        ("a scan", b"II*\0\x08\0\0\0\0\0".to_vec()),
        ("a paper", b"%PDF-1.7\n".to_vec()),
    ] {
        assert_eq!(settled(&worker, what, &bytes), Err("not_a_picture".to_owned()), "{what}");
    }
}

#[test]
fn bombs_are_refused_or_small_and_never_fill_the_memory() {
    let worker = worker();
    let (side, tall) = (7_000_u32, 7_100_u32);
    let rows = |width: u32, height: u32| zeros(height as usize * (width as usize + 1));
    let large = 100 << 20;
    let profile = chunk(b"iCCP", &[b"colours\0\0".as_slice(), &zeros(large)].concat());
    let comment = chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &zeros(large)].concat());
    for (what, bytes) in [
        ("sixty thousand a side, PNG", png_of(60_000, 60_000, (8, 2), &[], &zeros(64))),
        ("sixty thousand a side, JPEG", flat_jpeg(60_000, 60_000, false)),
        ("sixty thousand a side, WebP", webp_of(60_000, 60_000)),
        ("a thread of pixels", png_of(2_000_000_000, 1, (1, 0), &[], &zeros(64))),
        ("no pixel", png_of(0, 0, (8, 2), &[], &zeros(64))),
        ("all the colours there are", png_of(7_000, 7_000, (16, 6), &[], &zeros(64))),
    ] {
        let why = settled(&worker, what, &bytes).expect_err(what);
        assert!(["too_large", "damaged"].contains(&why.as_str()), "{what}: {why}");
    }
    for (what, bytes) in [
        ("a profile that swells", png_of(64, 64, (8, 0), &profile, &rows(64, 64))),
        ("a comment that swells", png_of(64, 64, (8, 0), &comment, &rows(64, 64))),
        ("more pixels than there is room for", png_of(64, 64, (8, 0), &[], &zeros(large))),
    ] {
        assert!(bytes.len() < 1 << 20, "{what}: {} bytes", bytes.len());
        // A refusal is as good as the picture.
        let _either = settled(&worker, what, &bytes);
    }
    let first = worker.process_id();
    for (what, bytes) in [
        ("fifty million grey pixels", png_of(side, tall, (8, 0), &[], &rows(side, tall))),
        ("fifty million pixels in two hundred bytes", flat_jpeg(side as u16, tall as u16, false)),
    ] {
        settled(&worker, what, &bytes).expect(what);
    }
    assert_eq!(worker.process_id(), first, "the largest that is allowed fits");
    assert!(peak(&worker).is_none_or(|peak| peak > 130), "so much memory is seen: {:?}", peak(&worker));
    // Read in several passes, it would take nine bytes a pixel: the worker ends at its bound, and the next one answers.
    #[cfg(target_os = "linux")]
    {
        let passes = settled(&worker, "the same in several passes", &flat_jpeg(side as u16, tall as u16, true));
        assert_eq!(passes, Err("damaged".to_owned()));
        assert_ne!(worker.process_id(), first);
    }
    settled(&worker, "the next one", &encoded(ImageFormat::Jpeg)).expect("the next one");
}

/// What the checks above rest on can be told apart.
#[test]
fn the_bombs_are_what_they_say() {
    let read = |bytes: &[u8]| image::load_from_memory(bytes).map(|it| (it.width(), it.height())).ok();
    assert_eq!(read(&png_of(40, 30, (8, 0), &[], &zeros(30 * 41))), Some((40, 30)));
    assert_eq!(read(&flat_jpeg(40, 30, false)), Some((40, 30)));
    assert_eq!(read(&flat_jpeg(40, 30, true)), Some((40, 30)));
    let film = WebPDecoder::new(Cursor::new(moving_webp())).expect("a film");
    assert_eq!(film.into_frames().filter(Result::is_ok).count(), 2);
    let film = PngDecoder::new(Cursor::new(moving_png())).and_then(|it| it.apng()).expect("a film");
    assert_eq!(film.into_frames().filter(Result::is_ok).count(), 2);
}

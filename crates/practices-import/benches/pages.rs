//! How long reading a page takes: `cargo bench -p practices-import --bench pages`. The pages are made up, in the form
//! of the catalogue's, and as long as its longer ones.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use practices_import::page::document::Document;
use practices_import::page::read_page;

const TEXT: &str = include_str!("../tests/fixtures/pages/laka-zmyslona.txt");
const HTML: &str = include_str!("../tests/fixtures/pages/laka-s1.html");
const SENTENCE: &str = "Łąka nad rzeką Gęsią rozkwita co roku w maju i cieszy wszystkich mieszkańców Zmyślonej. ";

/// The page with so many bytes, which more sentences of this form make up.
fn grown(page: &str, after: &str, paragraph: &str, bytes: usize) -> String {
    let missing = bytes.saturating_sub(page.len());
    let filling = paragraph.repeat(missing / paragraph.len());
    page.replacen(after, &format!("{after}{filling}"), 1)
}

fn pages(criterion: &mut Criterion) {
    let text = grown(
        TEXT,
        "biblioteka plenerowa.",
        &format!("\n\n{}", SENTENCE.repeat(4)),
        4_000,
    );
    let paragraph = format!("\n<p>{}<b>Cel:</b> <a href=\"a.html\">sad</a></p>", SENTENCE.repeat(4));
    let html = grown(HTML, "<p>Na łące działa:", &paragraph, 20_000);
    criterion.bench_function(&format!("text of {} bytes", text.len()), |bencher| {
        bencher.iter(|| read_page(&Document::from_text(black_box(&text))));
    });
    criterion.bench_function(&format!("HTML of {} bytes", html.len()), |bencher| {
        bencher.iter(|| read_page(&Document::from_html(black_box(&html))));
    });
    criterion.bench_function("HTML into lines alone", |bencher| {
        bencher.iter(|| Document::from_html(black_box(&html)));
    });
}

criterion_group!(benches, pages);
criterion_main!(benches);

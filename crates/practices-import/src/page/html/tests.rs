//! What a browser would show, line by line.

use super::document;
use crate::page::lines::{Kind, Line};

fn texts(html: &str) -> Vec<String> {
    document(html).lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn lines_are_those_that_a_person_sees() {
    let cases: [(&str, &[&str]); 22] = [
        ("Żółta\n  łódź", &["Żółta łódź"]),
        ("a<br>b<br/><br>c", &["a", "b", "", "c"]),
        ("<div>a<div>b</div></div>c", &["a", "b", "c"]),
        ("<p>a<p>b<h2>c<br>d</h2>e", &["a", "", "b", "", "c d", "", "e"]),
        (
            "za<b>żó</b>łć&nbsp;&nbsp;g&#281;&sacute;l&#x105; &amp;lt; &lt;b&gt;",
            &["zażółć gęślą &lt; <b>"],
        ),
        ("a<script>alert('<b>x</b>')</script>b<style>p{}</style>c", &["abc"]),
        (
            "a<noscript>b</noscript><template><p>c<template>d</template>e</template>f",
            &["af"],
        ),
        ("<!-- a --><![CDATA[b]]><!doctype html>c<?php x ?>", &["c"]),
        (
            "<head><title>a</title><meta charset=utf-8></head><body onload=x()>b",
            &["b"],
        ),
        ("<pre>a\n  b\n\nc</pre>d", &["a", "b", "", "c", "", "d"]),
        ("<ul><li>a<li>b<ol><li>c</ol></ul>d", &["a", "b", "c", "", "d"]),
        ("<tr><td>Powiat:<td>zmyślony", &["Powiat:", "zmyślony"]),
        (
            "<table><tr><td>Powiat:</td><td>zmyślony</td></tr></table>",
            &["Powiat: zmyślony", ""],
        ),
        (
            "<table><tr><th>Powiat<td><p>zmyślony</p></table>",
            &["Powiat: zmyślony", ""],
        ),
        (
            "<dl><dt>Powiat<dd>zmyślony<dt>Ulica<dd>Żabia</dl>",
            &["Powiat: zmyślony", "Ulica: Żabia", ""],
        ),
        (
            "<table><tr><td>Osoby kontaktowe:<td>Łucja<br>tel. 1</table>",
            &["Osoby kontaktowe: Łucja", "tel. 1", ""],
        ),
        (
            "<table><tr><td>menu<br>menu<td>Powiat:<br>zmyślony</table>",
            &["menu", "menu", "Powiat:", "zmyślony", ""],
        ),
        ("a <p", &["a"]),
        ("a <a href='b", &["a"]),
        ("<b>a<i>b</b>c</i></p></td></table></ul></h1>d", &["abc", "", "d"]),
        (
            "<a href='mailto:a@b.pl'>napisz</a>, <a href='mailto:a@b.pl'>a (at) b.pl</a>",
            &["napisz (a@b.pl), a (at) b.pl"],
        ),
        (
            "<img src=x onerror=alert(1) alt=Logo><a href=p/a.pdf><img src=a.gif></a>",
            &["a.pdf"],
        ),
    ];
    for (html, expected) in cases {
        let expected: Vec<&str> = expected
            .iter()
            .rev()
            .skip_while(|text| text.is_empty())
            .copied()
            .collect();
        let mut shown = texts(html);
        while shown.last().is_some_and(String::is_empty) {
            shown.pop();
        }
        assert_eq!(shown, expected.into_iter().rev().collect::<Vec<_>>(), "{html}");
    }
}

#[test]
fn lines_have_the_numbers_of_the_file() {
    let page = document("<html>\r\n<p>\nŻółw\nbłotny <b>i\n</b>gęś<br>sad\n\n<table><tr><td>Powiat:\n<td>x</table>");
    let numbered: Vec<_> = page
        .lines
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| (line.number, line.text.as_str()))
        .collect();
    assert_eq!(numbered, [(3, "Żółw błotny i gęś"), (5, "sad"), (7, "Powiat: x")]);
}

#[test]
fn lines_know_what_they_are() {
    let page =
        document("<h3>Cel</h3>łąka<ul><li>sad<ol><li>jabłoń<li>śliwa</ol></ul><table><tr><td>rok<td>koszt</table>");
    let kinds: Vec<Kind> = page
        .lines
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| line.kind)
        .collect();
    let item = |depth, number| Kind::Item { depth, number };
    assert_eq!(
        kinds,
        [
            Kind::Heading(3),
            Kind::Broken,
            item(0, None),
            item(1, Some(1)),
            item(1, Some(2)),
            Kind::Cell(0),
            Kind::Cell(1)
        ]
    );
}

#[test]
fn a_page_says_where_it_is_from() {
    let saved = "<!-- saved from url=(0031)https://zmyslona.pl/index.php?a -->";
    let canonical = "<link rel='canonical' href='https://zmyslona.pl/b'>";
    let shared = "<meta property='og:url' content='https://zmyslona.pl/c'>";
    let cases = [
        (
            format!("{shared}{canonical}{saved}"),
            Some("https://zmyslona.pl/index.php?a"),
        ),
        (format!("{shared}{canonical}"), Some("https://zmyslona.pl/b")),
        (shared.to_owned(), Some("https://zmyslona.pl/c")),
        ("<!-- saved from url= -->".to_owned(), None),
    ];
    for (html, expected) in cases {
        assert_eq!(document(&html).address.as_deref(), expected, "{html}");
    }
    let page = document(
        "<base href='https://zmyslona.pl/p/'><title>Żółw\n błotny</title><a href='x.html'>Łąka <b>i</b> sad</a>",
    );
    assert_eq!(
        (page.base.as_deref(), page.title.as_deref()),
        (Some("https://zmyslona.pl/p/"), Some("Żółw błotny"))
    );
    assert_eq!(
        (page.links[0].text.as_str(), page.links[0].href.as_str()),
        ("Łąka i sad", "x.html")
    );
}

#[test]
fn what_hides_the_rest_of_the_page_is_named() {
    let page = document("Łąka\n<script>\nalert(1)</p>Sad");
    assert_eq!(page.unclosed, Some((2, "script".to_owned())));
    assert_eq!(
        page.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
        ["Łąka"]
    );
}

#[test]
fn nothing_nested_takes_long() {
    for part in [
        "<table><tr><td>Powiat:<td>",
        "<ul><li>a",
        "<b><i>a<br>",
        "<a href=x>a<p>",
        "<h1>",
        "<template>",
    ] {
        let page = document(&part.repeat(20_000));
        assert!(page.lines.iter().all(|line: &Line| line.spans.len() < 10), "{part}");
    }
}

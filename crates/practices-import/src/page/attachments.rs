//! Reads the tab "Załączniki": the names of files, each a link where the page was saved as HTML.

use practices::Attachment;

use super::Fault;
use super::address::Base;
use super::lines::{Line, list_item};
use super::values::website;
use crate::problem::Problem;

/// The endings of files that are attached to practices.
const ENDINGS: [&str; 19] = [
    "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "ppt", "pptx", "pps", "jpg", "jpeg", "png", "gif",
    "zip", "rar", "avi",
];

/// Lines of the tab that say nothing but what it is.
const HEADINGS: [&str; 4] = ["Załączniki", "Załączniki:", "Brak załączników", "Brak załączników."];

/// The attachments of the tab, and what is none.
pub fn read(lines: &[Line], base: &Base) -> (Vec<Attachment>, Vec<Problem>) {
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    let written = lines
        .iter()
        .filter(|line| !line.is_blank() && !HEADINGS.contains(&line.text.as_str()));
    for line in written {
        let found = of_line(line, base);
        if found.is_empty() {
            problems.push(nameless_or_unknown(line));
        }
        read.extend(found);
    }
    (read, problems)
}

/// The links of a line. A single one has all of the line for its title: what stands beside it is its size or kind.
fn of_line(line: &Line, base: &Base) -> Vec<Attachment> {
    let linked = |href: &str, title: &str| {
        let url = base.absolute(href)?;
        let title = list_item(title).unwrap_or(title).trim().to_owned();
        Some(Attachment { title, url })
    };
    let hrefs: Vec<&str> = line.links().map(|(_, href)| href).collect();
    match hrefs.as_slice() {
        [] => written_address(line).into_iter().collect(),
        [href] => linked(href, &line.text).into_iter().collect(),
        _ => several(line)
            .iter()
            .filter_map(|(href, title)| linked(href, title))
            .collect(),
    }
}

/// The links of a line that has several, each with the text from where it begins to where the next one does.
fn several(line: &Line) -> Vec<(&str, &str)> {
    let starts = line.links().skip(1).map(|(start, _)| start).chain([line.text.len()]);
    let mut from = 0;
    let mut of_link = |(to, (_, href))| {
        let text = line.text.get(from..to).unwrap_or_default();
        from = to;
        (href, text)
    };
    starts.zip(line.links()).map(&mut of_link).collect()
}

/// `Regulamin http://zmyslona.pl/regulamin.pdf`, as a text has it.
fn written_address(line: &Line) -> Option<Attachment> {
    let words = line.text.split(' ');
    let address = words
        .into_iter()
        .find(|word| word.starts_with("http") || word.starts_with("www."))?;
    let url = website(address)?;
    let title = line.text.replace(address, "");
    let title = title.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let title = if title.is_empty() { address } else { title };
    Some(Attachment {
        title: list_item(title).unwrap_or(title).to_owned(),
        url,
    })
}

fn nameless_or_unknown(line: &Line) -> Problem {
    let fault = if is_file(&line.text) || list_item(&line.text).is_some() {
        Fault::NoAttachmentAddress(line.text.clone())
    } else {
        Fault::UnknownLine(line.text.clone())
    };
    fault.at(line.number).in_field("attachments")
}

/// Whether there is nothing but names of files on these lines, and at least one.
pub fn is_list_of_files(lines: &[Line]) -> bool {
    let mut written = lines.iter().filter(|line| !line.is_blank()).peekable();
    let is_entry = |line: &Line| HEADINGS.contains(&line.text.as_str()) || is_file(&line.text);
    written.peek().is_some() && written.all(is_entry)
}

/// Whether a line is the name of a file, with its size in brackets perhaps.
fn is_file(text: &str) -> bool {
    let name = text.split_once(" (").map_or(text, |(name, _)| name);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;

    fn attachments(page: &Document) -> (Vec<(String, String)>, Vec<String>) {
        let (read, problems) = read(&page.lines, &Base::of(None));
        let read = read.into_iter().map(|attachment| (attachment.title, attachment.url));
        (read.collect(), problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn reads_links_with_absolute_addresses() {
        let cases: [(&str, &[(&str, &str)]); 5] = [
            (
                "<a href='p/a.pdf'>Łąka.pdf</a> (2 MB)",
                &[("Łąka.pdf (2 MB)", "https://dobrepraktyki.pl/p/a.pdf")],
            ),
            (
                "<a href='a.pdf'>Łąka</a>, <a href='b.pdf'>Sad</a>",
                &[
                    ("Łąka,", "https://dobrepraktyki.pl/a.pdf"),
                    ("Sad", "https://dobrepraktyki.pl/b.pdf"),
                ],
            ),
            (
                "<a href='z.jpg'><img src=m.jpg alt='Żółw'></a>",
                &[("Żółw", "https://dobrepraktyki.pl/z.jpg")],
            ),
            (
                "<a href='z.jpg'><img src=m.jpg></a>",
                &[("z.jpg", "https://dobrepraktyki.pl/z.jpg")],
            ),
            ("<p>Brak załączników</p>", &[]),
        ];
        for (html, expected) in cases {
            let (read, problems) = attachments(&Document::from_html(html));
            let read: Vec<_> = read.iter().map(|(title, url)| (title.as_str(), url.as_str())).collect();
            assert_eq!((read.as_slice(), problems), (expected, vec![]), "{html}");
        }
    }

    #[test]
    fn names_what_has_no_address() {
        let page = Document::from_text("łąka.pdf\nŻółw i gęś\nRegulamin: www.zmyslona.pl/r.pdf");
        let (read, problems) = attachments(&page);
        assert_eq!(
            read,
            [("Regulamin".to_owned(), "http://www.zmyslona.pl/r.pdf".to_owned())]
        );
        assert_eq!(problems.len(), 2);
        assert!(problems[0].contains("załącznik „łąka.pdf” nie ma adresu") && problems[1].contains("„Żółw i gęś”"));
        let script = Document::from_html("<a href='javascript:x()'>łąka.pdf</a>");
        assert_eq!(attachments(&script).1.len(), 1);
    }
}

//! The head of the page as it is published: what the map waits for is asked for first, and in few requests, as a browser
//! has six connections to a plain server and the files queue for them.

use std::path::Path;

use practices::edition::WHOLE_UP_TO;
use practices::hash;

use crate::files::{self, FileError};
use crate::split;

/// How the names of those style sheets begin that only pages have whose code comes later.
const OF_LATER_PAGES: [&str; 9] = [
    "table-",
    "starred-",
    "peers-",
    "statistics-",
    "comparison-",
    "dossier-",
    "embedding-",
    "text-",
    "footer-",
];

/// The clusters in tiles, by which the map opens where there are such.
pub const TILES: &str = "data/clusters.pmtiles";

/// How the name of the code begins that reads them; without the splitter it is a part of the app.
const READER_OF_TILES: &str = "later-split_tiles";

/// Puts the clusters in tiles into the site, where `praktyki build --tiles` has made them.
pub fn carry_tiles(root: &Path, dist: &Path) -> Result<(), FileError> {
    let tiles = root.join(TILES);
    if tiles.is_file() {
        files::write(&dist.join(TILES), &files::read(&tiles)?)?;
    }
    Ok(())
}

/// Rewrites the head of `dist/index.html`, and joins the style sheets that it names into one file, and into another that
/// comes with the pages of later.
pub fn rewrite(dist: &Path) -> Result<(), FileError> {
    let page = dist.join("index.html");
    let text = files::read_text(&page)?;
    let sheets = sheets_of(&text);
    let is_of_later = |sheet: &&String| OF_LATER_PAGES.iter().any(|name| sheet.starts_with(name));
    let (of_later, of_first): (Vec<&String>, Vec<&String>) = sheets.iter().partition(is_of_later);
    let name = join(dist, "styles-", &of_first)?;
    let later = join(dist, split::LATER, &of_later)?;
    let index = dist.join("data/index.json");
    let is_large = index.is_file() && count_of(&files::read_text(&index)?).is_some_and(|count| count > WHOLE_UP_TO);
    let tiles = if dist.join(TILES).is_file() {
        Some(naming_tiles(dist)?)
    } else {
        None
    };
    files::write(
        &page,
        with_head(&text, &name, &later, is_large, tiles.as_deref()).as_bytes(),
    )?;
    sheets.iter().try_for_each(|sheet| files::remove(&dist.join(sheet)))
}

/// Puts style sheets into one, and returns its name, which begins so.
fn join(dist: &Path, beginning: &str, sheets: &[&String]) -> Result<String, FileError> {
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&files::read_text(&dist.join(sheet))?);
    }
    let name = format!("{beginning}{:016x}.css", fnv1a(joined.as_bytes()));
    files::write(&dist.join(&name), joined.as_bytes())?;
    Ok(name)
}

/// Whether a line names a style sheet; that for those who run no scripts stays by itself.
fn is_sheet(line: &str) -> bool {
    line.contains("rel=\"stylesheet\"") && !line.contains("<noscript>")
}

/// The names of the style sheets, in their order.
fn sheets_of(page: &str) -> Vec<String> {
    let links = page.lines().filter(|line| is_sheet(line));
    links
        .filter_map(|line| Some(line.split("href=\"").nth(1)?.split('"').next()?.to_owned()))
        .collect()
}

/// The page with one style sheet and the name of a later one, the code before the data, and nothing of the catalogue but that by
/// which the map opens; `tiles` is what names them, where it opens by tiles.
fn with_head(page: &str, sheet: &str, later: &str, is_large: bool, tiles: Option<&str>) -> String {
    let is_code = |tag: &str| tag.contains("rel=\"modulepreload\"") || tag.contains("type=\"application/wasm\"");
    let code: String = links(page)
        .filter(|tag| is_code(tag))
        .map(|tag| format!("    {tag}\n"))
        .collect();
    let style = format!(
        "    <link rel=\"stylesheet\" href=\"{sheet}\" />\n    <meta name=\"later-styles\" content=\"{later}\" />\n"
    );
    let mut head = String::with_capacity(page.len());
    for line in page.lines() {
        let mut line = line.to_owned();
        for tag in links(page).filter(|tag| is_code(tag)) {
            line = line.replace(tag, "");
        }
        let is_dropped = is_sheet(&line)
            || is_large && line.contains("\"data/practices.geojson\"")
            || tiles.is_some() && line.contains("\"data/index.json\"");
        if !is_dropped && !line.trim().is_empty() {
            head.push_str(&line);
            head.push('\n');
        }
        // What is named before the base would be named from elsewhere.
        if line.contains("<base ") {
            head.push_str(&code);
            head.push_str(&style);
            head.push_str(tiles.unwrap_or_default());
        }
    }
    head
}

/// What a page says of the tiles by which its map opens: where they are, and which code reads them, which is asked for with the page.
/// The beginning of the tiles can't be asked for so: a page has no way to name a part of a file.
fn naming_tiles(dist: &Path) -> Result<String, FileError> {
    let mut lines = format!("    <meta name=\"tiles\" content=\"{TILES}\" />\n");
    for path in files::below(dist)? {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy();
        if name.starts_with(READER_OF_TILES) && name.ends_with(".wasm") {
            lines += &format!(
                "    <link rel=\"preload\" href=\"{name}\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\" />\n"
            );
        }
    }
    Ok(lines)
}

/// A page of the site as it would be of a large catalogue that is opened by its index, or by tiles.
pub fn opening_by(page: &str, dist: &Path, is_tiled: bool) -> Result<String, FileError> {
    let is_of_other = |line: &str| {
        line.contains("\"data/practices.geojson\"")
            || line.contains("<meta name=\"tiles\"")
            || line.contains(READER_OF_TILES)
            || is_tiled && line.contains("\"data/index.json\"")
    };
    let lines: Vec<&str> = page.lines().filter(|line| !is_of_other(line)).collect();
    let named = if is_tiled { naming_tiles(dist)? } else { String::new() };
    Ok(lines.join("\n").replacen("</head>", &format!("{named}</head>"), 1))
}

/// The `<link …>` tags of a page.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let starts = page.match_indices("<link ").map(|(start, _)| start);
    starts.filter_map(|start| {
        let tag = page.get(start..)?;
        tag.get(..=tag.find('>')?)
    })
}

/// The number of practices that the index names.
fn count_of(index: &str) -> Option<usize> {
    let after = index.split("\"count\":").nth(1)?;
    let digits = after.split(|letter: char| !letter.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// A name for these bytes, by which a changed file has another address: FNV-1a.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    hash::fnv1a(hash::NOTHING, bytes.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html>
  <head>
    <base href="/" />
    <link rel="stylesheet" href="a-1.css" data-integrity="none"/>
    <link rel="stylesheet" href="ż-2.css"/>
    <noscript><link rel="stylesheet" href="c.css"/></noscript>

    <link rel="preload" href="data/index.json" as="fetch" />
    <link rel="preload" href="data/practices.geojson" as="fetch" />
  <link rel="modulepreload" href="m.js"><link rel="preload" href="m.wasm" as="fetch" type="application/wasm"></head>
"#;

    #[test]
    fn the_code_comes_first_and_one_style_sheet() {
        assert_eq!(sheets_of(PAGE), ["a-1.css", "ż-2.css"]);
        let expected = r#"<html>
  <head>
    <base href="/" />
    <link rel="modulepreload" href="m.js">
    <link rel="preload" href="m.wasm" as="fetch" type="application/wasm">
    <link rel="stylesheet" href="all.css" />
    <meta name="later-styles" content="later.css" />
    <noscript><link rel="stylesheet" href="c.css"/></noscript>
    <link rel="preload" href="data/index.json" as="fetch" />
    <link rel="preload" href="data/practices.geojson" as="fetch" />
  </head>
"#;
        let head = |is_large, tiles| with_head(PAGE, "all.css", "later.css", is_large, tiles);
        assert_eq!(head(false, None), expected);
        assert!(!head(true, None).contains("practices.geojson") && head(true, None).contains("index.json"));
        let tiled = head(true, Some("<meta name=\"tiles\" />\n"));
        assert!(tiled.contains("later.css\" />\n<meta name=\"tiles\" />\n") && !tiled.contains("index.json"));
    }

    #[test]
    fn knows_a_large_catalogue_by_its_index() {
        let cases = [
            (r#"{"format":"x","count":101,"#, Some(101)),
            (r#"{"count":}"#, None),
            ("żółw", None),
        ];
        for (index, expected) in cases {
            assert_eq!(count_of(index), expected, "{index}");
        }
    }

    #[test]
    fn a_changed_sheet_has_another_name() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}

//! A workbook for spreadsheets (ECMA-376): numbers are numbers, days are days, and no text is a formula.

use practices::Practice;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::columns::{COLUMNS, Cell, row};
use crate::protocol::Refusal;
use crate::words::is_forbidden_in_xml;

/// How many rows a sheet has below its headings.
const MOST_ROWS: usize = 1_048_575;
/// How many links a sheet has; further ones are written as text, which is no less an address.
const MOST_LINKS: usize = 65_530;
/// How long a text a cell has, in UTF-16.
const LONGEST: usize = 32_767;

/// The sheet in the making.
pub struct Sheet {
    sheet: Worksheet,
    day: Format,
    count: Format,
    degrees: Format,
    links: usize,
    /// Which rows are written.
    written: Vec<bool>,
}

impl Sheet {
    /// A sheet of so many rows.
    pub fn new(rows: usize) -> Result<Self, Refusal> {
        if rows > MOST_ROWS {
            return Err(Refusal::TooManyRows);
        }
        let mut sheet = Worksheet::new();
        write_head(&mut sheet, rows).map_err(|_| Refusal::Unwritable)?;
        Ok(Self {
            sheet,
            day: Format::new().set_num_format("dd.mm.yyyy"),
            count: Format::new().set_num_format("#,##0"),
            degrees: Format::new().set_num_format("0.00000"),
            links: 0,
            written: vec![false; rows],
        })
    }

    /// Writes a practice to its row, counted from 0 below the headings.
    pub fn put(&mut self, place: usize, practice: &Practice, site: &str) -> Result<(), Refusal> {
        let written = self.written.get_mut(place).filter(|written| !**written);
        *written.ok_or(Refusal::Unknown)? = true;
        for (column, cell) in (0..).zip(row(practice, site)) {
            self.write(place as u32 + 1, column, cell)
                .map_err(|_| Refusal::Unwritable)?;
        }
        Ok(())
    }

    fn write(&mut self, row: u32, column: u16, cell: Cell) -> Result<(), XlsxError> {
        let sheet = &mut self.sheet;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                sheet.write_string(row, column, fitting(text))?;
            }
            Cell::Count(count) => {
                sheet.write_number_with_format(row, column, count, &self.count)?;
            }
            Cell::Day(date) => {
                let day = ExcelDateTime::from_ymd(date.year(), date.month(), date.day())?;
                sheet.write_datetime_with_format(row, column, day, &self.day)?;
            }
            Cell::Degrees(degrees) => {
                let rounded = (degrees * 1e5).round() / 1e5;
                sheet.write_number_with_format(row, column, rounded, &self.degrees)?;
            }
            Cell::Link(address) => {
                // What is too long for a link, or leads nowhere, is refused.
                if self.links < MOST_LINKS && sheet.write_url(row, column, address.as_str()).is_ok() {
                    self.links += 1;
                } else {
                    sheet.write_string(row, column, fitting(address))?;
                }
            }
        }
        Ok(())
    }

    /// The workbook's bytes.
    pub fn finish(self) -> Result<Vec<u8>, Refusal> {
        let mut workbook = Workbook::new();
        workbook.push_worksheet(self.sheet);
        workbook.save_to_buffer().map_err(|_| Refusal::Unwritable)
    }
}

fn write_head(sheet: &mut Worksheet, rows: usize) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    sheet.set_name("Praktyki")?;
    for (column, (heading, width)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, rows as u32, COLUMNS.len() as u16 - 1)?;
    Ok(())
}

/// The text as a cell may have it: not too long, and without what XML forbids.
fn fitting(mut text: String) -> String {
    text.retain(|c| !is_forbidden_in_xml(c));
    if text.encode_utf16().count() > LONGEST {
        let mut length = 0;
        let is_kept = |c: &char| {
            length += c.len_utf16();
            length < LONGEST
        };
        text = text.chars().take_while(is_kept).chain(['…']).collect();
    }
    // What looks like the library's own marked text would be taken for it.
    if text.starts_with("<r>") && text.ends_with("</r>") {
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::words::tests::practice;
    use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};
    use proptest::prelude::*;

    fn read(practices: &[Practice], site: &str) -> Range<Data> {
        let mut sheet = Sheet::new(practices.len()).unwrap();
        for (place, practice) in practices.iter().enumerate().rev() {
            sheet.put(place, practice, site).unwrap();
        }
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(sheet.finish().unwrap())).unwrap();
        assert_eq!(workbook.sheet_names(), ["Praktyki"]);
        workbook.worksheet_range("Praktyki").unwrap()
    }

    fn value<'a>(range: &'a Range<Data>, row: usize, column: &str) -> &'a Data {
        let place = COLUMNS.iter().position(|(heading, _)| *heading == column).unwrap();
        assert_eq!(range[(0, place)], Data::String(column.to_owned()));
        &range[(row, place)]
    }

    #[test]
    fn numbers_are_numbers_and_days_are_days() {
        let mut other = practice();
        other.title = "Druga".into();
        other.entered = "2011-12-27".parse().ok();
        other.teryt = Some("0247901".into());
        let range = read(&[practice(), other], "https://mapa.example/");
        assert_eq!(range.height(), 3);
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(*value(&range, 1, "Tytuł"), text("Żółw; \"szybki\" & <mały>"));
        assert_eq!(*value(&range, 1, "Jednostka wdrażająca"), text("=SUMA(A1)"));
        assert_eq!(*value(&range, 1, "Powiat"), Data::Empty);
        assert_eq!(*value(&range, 2, "Tytuł"), text("Druga"));
        assert_eq!(*value(&range, 2, "TERYT"), text("0247901"));
        assert_eq!(*value(&range, 2, "Liczba mieszkańców"), Data::Float(62_000.0));
        assert_eq!(*value(&range, 2, "Długość geograficzna"), Data::Float(18.7));
        assert_eq!(
            *value(&range, 2, "Strona praktyki"),
            text("https://mapa.example/praktyki/zolw")
        );
        let day = value(&range, 2, "Data wpisu");
        let Data::DateTime(serial) = day else {
            panic!("{day} is no day")
        };
        assert!(serial.is_datetime() && serial.as_f64() == 40_904.0, "{serial}");
        assert!(!day.is_string());
    }

    #[test]
    fn what_a_sheet_does_not_hold_is_refused_or_shortened() {
        assert!(matches!(Sheet::new(MOST_ROWS + 1), Err(Refusal::TooManyRows)));
        assert!(Sheet::new(MOST_ROWS).is_ok());
        for letter in ["ż", "🐢"] {
            let long = fitting(letter.repeat(LONGEST + 1));
            let length = long.encode_utf16().count();
            assert!(
                long.ends_with('…') && (LONGEST - 1..=LONGEST).contains(&length),
                "{length}"
            );
        }
        let mut long = practice();
        long.summary = Some("ż".repeat(40_000));
        let range = read(&[long], "");
        assert!(value(&range, 1, "Streszczenie").as_string().unwrap().ends_with("ż…"));
    }

    #[test]
    fn further_links_are_text() {
        let mut sheet = Sheet::new(2).unwrap();
        sheet.links = MOST_LINKS - 1;
        for place in 0..2 {
            sheet.put(place, &practice(), "https://mapa.example").unwrap();
        }
        assert_eq!(sheet.links, MOST_LINKS);
        sheet.finish().unwrap();
    }

    #[test]
    fn what_looks_like_the_files_own_marks_is_text() {
        let mut one = practice();
        one.title = "<r>ż</r>".into();
        let range = read(&[one], "");
        assert_eq!(*value(&range, 1, "Tytuł"), Data::String("<r>ż</r> ".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(title in "[ -~żółw<>&=_x0-9\u{1}\u{7}\u{ffff}]{1,40}") {
            let mut one = practice();
            one.title = title.clone();
            let range = read(&[one], "");
            let expected: String = title.chars().filter(|c| !is_forbidden_in_xml(*c)).collect();
            let read = value(&range, 1, "Tytuł").as_string().unwrap_or_default();
            prop_assert_eq!(read, expected);
        }
    }
}

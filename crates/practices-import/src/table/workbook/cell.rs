//! A cell of a workbook as the text that a person would have typed.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

/// What a cell says, or the error that its formula gave: "#N/A".
pub fn text(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => unescaped(text),
        DataRef::SharedString(text) => unescaped(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(is_true) => if *is_true { "tak" } else { "nie" }.to_owned(),
        DataRef::DateTime(time) => date_and_time(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => return Err(error.to_string()),
    })
}

/// A number with a decimal comma; a whole one without, for a code or a telephone number is a number in a spreadsheet.
fn decimal(number: f64) -> String {
    number.to_string().replace('.', ",")
}

fn date_and_time(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return decimal(time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// The day that a spreadsheet keeps as this number, as ISO 8601; only for days that a catalogue can have, since other
/// numbers are more likely a year or a slip.
pub fn day_of_serial(serial: f64) -> Option<String> {
    // 1954 to 2119.
    let is_likely = (20_000.0..80_000.0).contains(&serial);
    is_likely.then(|| {
        let (year, month, day, ..) = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
        format!("{year:04}-{month:02}-{day:02}")
    })
}

/// Excel writes the line ends of Windows as "_x000D_" before the line end itself.
fn unescaped(text: &str) -> String {
    text.replace("_x000D_", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_values_as_people_do() {
        let day = |serial| DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        let cases = [
            (DataRef::Float(7182.0), Ok("7182")),
            (DataRef::Float(757_172_146.0), Ok("757172146")),
            (DataRef::Float(50.8297), Ok("50,8297")),
            (DataRef::Int(-5), Ok("-5")),
            (DataRef::Bool(true), Ok("tak")),
            (DataRef::SharedString("Żółw_x000D_\nGęś"), Ok("Żółw\nGęś")),
            (day(40904.0), Ok("2011-12-27")),
            (day(40904.5), Ok("2011-12-27 12:00:00")),
            (DataRef::Empty, Ok("")),
            (DataRef::Error(calamine::CellErrorType::NA), Err("#N/A")),
        ];
        for (value, expected) in cases {
            let text = text(&value);
            assert_eq!(text.as_ref().map(String::as_str).map_err(String::as_str), expected);
        }
        assert_eq!(day_of_serial(40_904.0).as_deref(), Some("2011-12-27"));
        assert_eq!(day_of_serial(2011.0), None);
    }
}

//! QR codes (ISO/IEC 18004) as SVG: black on white with the quiet zone, whatever the page looks like, as scanners want it.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use crate::protocol::Refusal;

/// How wide the quiet zone is, in modules.
const QUIET: usize = 4;

/// The code of a text, as a whole SVG of one unit a module. A seventh of it may be dirt before it is unreadable (level M).
///
/// # Errors
/// [`Refusal::TooLong`] where no code holds the text: beyond some 2,300 bytes.
pub fn to_svg(text: &str) -> Result<String, Refusal> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| Refusal::TooLong)?;
    let side = code.width() + 2 * QUIET;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\""
    );
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                // Writing to a text never fails.
                let _ = write!(svg, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    svg.push_str("\"/></svg>\n");
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rqrr::PreparedImage;

    /// How many pixels a module has in a picture.
    const SCALE: usize = 4;

    /// The numbers of a text, in their order.
    fn numbers(text: &str) -> Vec<usize> {
        let digits = text.split(|c: char| !c.is_ascii_digit());
        digits.filter_map(|digits| digits.parse().ok()).collect()
    }

    /// Draws the SVG, and reads the picture as a telephone does.
    fn scanned(svg: &str) -> String {
        let side = numbers(svg.split("viewBox=\"").nth(1).unwrap())[2];
        let mut dark = vec![vec![false; side]; side];
        let path = svg
            .split("fill=\"#000\" d=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        for run in path.split('z').filter(|run| !run.is_empty()) {
            let [x, y, length, 1, back] = numbers(run)[..] else {
                panic!("{run}")
            };
            assert_eq!(length, back);
            dark[y][x..x + length].fill(true);
        }
        let picture = |x: usize, y: usize| if dark[y / SCALE][x / SCALE] { 0 } else { 255 };
        let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, picture);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        let (about, text) = grids[0].decode().unwrap();
        assert_eq!(about.ecc_level, 0, "level M is written as 00");
        text
    }

    #[test]
    fn a_code_says_its_address() {
        let address =
            "https://mapa.example/wojewodztwa/slaskie?q=odpady&kategoria=dialog-spoleczny,kultura#7.25/52.1/19.4";
        let svg = to_svg(address).unwrap();
        assert_eq!(scanned(&svg), address);
        assert!(svg.starts_with("<svg ") && !svg.contains("currentColor"));
    }

    #[test]
    fn the_quiet_zone_is_quiet() {
        let svg = to_svg("https://mapa.example/").unwrap();
        let path = svg.split("fill=\"#000\"").nth(1).unwrap();
        // Nothing stands before the first "M".
        for run in path.split('M').skip(1) {
            let place = numbers(run);
            assert!(place[0] >= QUIET && place[1] >= QUIET, "{run}");
        }
    }

    #[test]
    fn what_no_code_holds_is_refused() {
        assert!(to_svg(&"ż".repeat(1_100)).is_ok());
        assert_eq!(to_svg(&"ż".repeat(1_200)), Err(Refusal::TooLong));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_address_comes_back(rest in "[a-z0-9/?=&,.%#-]{0,200}") {
            let address = format!("https://mapa.example/{rest}");
            prop_assert_eq!(scanned(&to_svg(&address).unwrap()), address);
        }
    }
}

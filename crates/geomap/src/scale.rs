//! The scale bar: a round length of ground that fits a width of the screen.

/// A length of ground and how wide it is on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// Its width, in pixels.
    pub width_px: f64,
    /// 1, 2 or 5 times a power of ten.
    pub metres: f64,
}

/// The longest round length that is at most `max_px` wide; zero where there is none, as on a screen without width.
pub fn scale_bar(metres_per_px: f64, max_px: f64) -> ScaleBar {
    let longest = metres_per_px * max_px;
    let power = 10_f64.powi(longest.log10().floor() as i32);
    let metres = [5.0, 2.0, 1.0]
        .map(|digit| digit * power)
        .into_iter()
        .find(|metres| *metres <= longest);
    // A product can be rounded to just below a power of ten whose logarithm is rounded to it.
    let metres = metres.unwrap_or(power / 2.0);
    if longest.is_finite() && longest > 0.0 && metres.is_finite() && metres > 0.0 {
        ScaleBar {
            width_px: metres / metres_per_px,
            metres,
        }
    } else {
        ScaleBar {
            width_px: 0.0,
            metres: 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_one_two_five() {
        let cases = [
            (1.0, 100.0, 100.0, 100.0),
            (1.0, 99.0, 50.0, 50.0),
            (611.5, 120.0, 50_000.0, 81.766_148_814_390_84),
            (152.9, 100.0, 10_000.0, 65.402_223_675_604_97),
            (0.03, 100.0, 2.0, 66.666_666_666_666_67),
        ];
        for (metres_per_px, max_px, metres, width_px) in cases {
            let bar = scale_bar(metres_per_px, max_px);
            assert!(
                (bar.metres - metres).abs() < 1e-9 && (bar.width_px - width_px).abs() < 1e-9,
                "{bar:?}"
            );
        }
    }

    #[test]
    fn nothing_measurable_has_no_bar() {
        for (metres_per_px, max_px) in [
            (0.0, 100.0),
            (1.0, 0.0),
            (f64::NAN, 100.0),
            (f64::INFINITY, 1.0),
            (-1.0, 5.0),
        ] {
            assert_eq!(
                scale_bar(metres_per_px, max_px),
                ScaleBar {
                    width_px: 0.0,
                    metres: 0.0
                }
            );
        }
    }
}

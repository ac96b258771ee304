//! The day by the clock of whoever looks: the visitor's, or where a page is made beforehand, that of the machine.

use practices::Date;

/// Today; nothing where the clock has a day that no calendar has.
#[cfg(target_arch = "wasm32")]
pub fn today() -> Option<Date> {
    day_of(&js_sys::Date::new_0())
}

/// The day of a moment, where the visitor is.
pub fn day_of(moment: &js_sys::Date) -> Option<Date> {
    // `as` saturates, and the calendar refuses what it has not.
    Date::new(
        moment.get_full_year() as u16,
        moment.get_month() as u8 + 1,
        moment.get_date() as u8,
    )
}

/// Today, by universal time; nothing where the clock has a day that no calendar has.
#[cfg(not(target_arch = "wasm32"))]
pub fn today() -> Option<Date> {
    let since_1970 = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .ok()?;
    Date::of_unix_time(since_1970.as_secs())
}

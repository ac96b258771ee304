//! What a check looks for, by code and weight.

use super::finding::{Rule, Severity};

const fn error(code: &'static str) -> Rule {
    let severity = Severity::Error;
    Rule { code, severity }
}

const fn warning(code: &'static str) -> Rule {
    let severity = Severity::Warning;
    Rule { code, severity }
}

const fn hint(code: &'static str) -> Rule {
    let severity = Severity::Hint;
    Rule { code, severity }
}

/// The file can't be read, or is no record.
pub const UNREADABLE: Rule = error("record-unreadable");
/// Two records have one id.
pub const ID_REPEATED: Rule = error("id-repeated");
/// Two records have one slug.
pub const SLUG_REPEATED: Rule = error("slug-repeated");
/// The slug has other characters than a slug may have.
pub const SLUG_FORM: Rule = error("slug-form");
/// The slug is not the name of the file.
pub const SLUG_FILE: Rule = error("slug-file");
/// A record that is no draft has no category.
pub const CATEGORY_MISSING: Rule = error("category-missing");
/// The category is not in the tree.
pub const CATEGORY_UNKNOWN: Rule = error("category-unknown");
/// An unknown value is written as an empty one.
pub const EMPTY_VALUE: Rule = error("empty-value");
/// The number of inhabitants is 0.
pub const POPULATION_ZERO: Rule = error("population-zero");
/// A key of `as_published` names no field.
pub const AS_PUBLISHED_UNKNOWN: Rule = warning("as-published-unknown");

/// The postcode has another form than `00-000`.
pub const POSTAL_CODE_FORM: Rule = error("postal-code-form");
/// The gazetteer has no such postcode; it does not have all of them.
pub const POSTAL_CODE_UNKNOWN: Rule = warning("postal-code-unknown");
/// The postcode serves no place of the województwo.
pub const POSTAL_CODE_WOJEWODZTWO: Rule = error("postal-code-wojewodztwo");
/// The TERYT number has another form than 2, 4, 6 or 7 digits.
pub const TERYT_FORM: Rule = error("teryt-form");
/// No unit has this TERYT number.
pub const TERYT_UNKNOWN: Rule = error("teryt-unknown");
/// The TERYT number is that of another województwo.
pub const TERYT_WOJEWODZTWO: Rule = error("teryt-wojewodztwo");
/// The TERYT number is that of another powiat.
pub const TERYT_POWIAT: Rule = error("teryt-powiat");
/// The place does not lie in the gmina of the TERYT number.
pub const TERYT_MUNICIPALITY: Rule = error("teryt-municipality");
/// The województwo has no such powiat.
pub const POWIAT_UNKNOWN: Rule = error("powiat-unknown");
/// The województwo has no such town or village, as far as the gazetteer knows.
pub const MUNICIPALITY_UNKNOWN: Rule = warning("municipality-unknown");
/// The point is none of the globe.
pub const POINT_OFF_GLOBE: Rule = error("point-off-globe");
/// A precision without the point that it is of.
pub const PRECISION_WITHOUT_POINT: Rule = error("precision-without-point");

/// One of several places has no województwo.
pub const PLACES_WOJEWODZTWO: Rule = warning("places-wojewodztwo-missing");
/// Two of several places are one.
pub const PLACES_REPEATED: Rule = warning("places-repeated");
/// A point, or the precision of one, beside places that have their own.
pub const POINT_BESIDE_PLACES: Rule = warning("point-beside-places");

/// An address of the web is none.
pub const WEB_ADDRESS_FORM: Rule = error("web-address-form");
/// An e-mail address is none.
pub const EMAIL_FORM: Rule = error("email-form");
/// A related slug that no record has.
pub const RELATED_UNKNOWN: Rule = error("related-unknown");
/// A record related to itself.
pub const RELATED_SELF: Rule = error("related-self");
/// An indicator without a value.
pub const INDICATOR_EMPTY: Rule = error("indicator-empty");
/// A figure that is no number.
pub const NOT_A_NUMBER: Rule = error("not-a-number");

/// Updated before it was entered.
pub const DATES_ORDER: Rule = error("dates-order");
/// A day that is still to come.
pub const DATE_FUTURE: Rule = error("date-future");
/// A contact with neither a telephone number nor an e-mail address.
pub const CONTACT_UNREACHABLE: Rule = warning("contact-unreachable");
/// Contacts that nobody has confirmed for years.
pub const CONTACTS_OLD: Rule = warning("contacts-old");
/// Contacts of an unknown day.
pub const CONTACTS_UNDATED: Rule = hint("contacts-undated");
/// Fields of the metryka are missing.
pub const METRYKA_INCOMPLETE: Rule = hint("metryka-incomplete");

/// Two records seem to tell of one practice.
pub const DUPLICATE: Rule = warning("duplicate");
/// One institution has two streets.
pub const INSTITUTION_STREET: Rule = warning("institution-street");
/// One institution has two postcodes.
pub const INSTITUTION_POSTAL_CODE: Rule = warning("institution-postal-code");
/// One institution has landlines in two numbering areas.
pub const INSTITUTION_PHONE: Rule = warning("institution-phone");

/// The page is not to be had any more.
pub const LINK_DEAD: Rule = warning("link-dead");
/// The server has an error of its own.
pub const LINK_SERVER_ERROR: Rule = warning("link-server-error");
/// The address is one of a local network.
pub const LINK_LOCAL: Rule = warning("link-local");
/// The server is there and refuses to tell a program.
pub const LINK_UNVERIFIED: Rule = hint("link-unverified");
/// The page has moved to another host for good.
pub const LINK_MOVED: Rule = hint("link-moved");

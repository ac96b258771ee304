//! A record that a person has edited: it stays, the difference is offered, and who wants it takes it.

use std::fs;

use serde_json::json;

use super::support::{Desk, page_with};

#[test]
fn an_edited_record_stays_and_the_difference_is_offered_and_taken() {
    let desk = Desk::with(&[]);
    let put = |summary: &str, street: &str| desk.put("s.txt", page_with("Żółw w gminie", summary, street).as_bytes());
    put("Pierwsze streszczenie.", "ul. Łąkowa 1");
    assert_eq!(desk.import(&["s.txt"], "p").code, 0);
    let record = desk.path("p/zolw-w-gminie.md");
    let written = fs::read_to_string(&record).unwrap();
    let edited = written.replace("ul. Łąkowa 1", "ul. Sadowa 5 # w podwórzu") + "\nWłasny akapit.\n";
    fs::write(&record, &edited).unwrap();

    // The source has nothing new: there is nothing to settle.
    let run = desk.import(&["s.txt"], "p");
    assert_eq!(
        (run.code, run.input("s.txt")["outcome"].as_str()),
        (0, Some("unchanged")),
        "{}",
        run.out
    );

    put("Drugie streszczenie.", "ul. Łąkowa 7");
    let run = desk.import(&["s.txt"], "p");
    let input = run.input("s.txt");
    assert_eq!((run.code, input["outcome"].as_str()), (1, Some("unchanged")));
    assert_eq!(fs::read_to_string(&record).unwrap(), edited);
    let offered = json!([
        { "field": "summary", "stored": "Pierwsze streszczenie.", "read": "Drugie streszczenie." },
        { "field": "street", "stored": "ul. Sadowa 5 # w podwórzu", "read": "ul. Łąkowa 7" },
    ]);
    assert_eq!(input["differences"], offered);
    for shown in [
        "pole street",
        "„ul. Sadowa 5 # w podwórzu”",
        "„ul. Łąkowa 7”",
        "pole summary",
        "„Drugie streszczenie.”",
    ] {
        assert!(run.out.contains(shown), "{shown}\n{}", run.out);
    }

    // One field by its name; the other is offered still.
    let run = desk.import(&["s.txt", "--take", "street"], "p");
    assert_eq!(
        (run.code, run.input("s.txt")["differences"][0]["field"].as_str()),
        (1, Some("summary"))
    );
    let taken = edited.replace("ul. Sadowa 5 # w podwórzu", "ul. Łąkowa 7");
    assert_eq!(fs::read_to_string(&record).unwrap(), taken);

    let run = desk.import(&["s.txt", "--take", "street,summary"], "p");
    assert_eq!(
        (run.code, run.input("s.txt")["outcome"].as_str()),
        (0, Some("updated")),
        "{}",
        run.out
    );
    let taken = taken.replace("Pierwsze streszczenie.", "Drugie streszczenie.");
    assert_eq!(fs::read_to_string(&record).unwrap(), taken);
}

//! The board on which tiles come and go, before servers good and bad.

use geomap::tiles::{FIRST_RETRY_MS, HANG_MS, MOST_REQUESTS, MOST_TILES, Plan, SECOND_RETRY_MS, Tile, TileBoard};
use geomap::{Camera, Size};
use proptest::prelude::*;

use super::{FADE_MS, SIZE, camera, source, tile, warszawa};

/// A board in front of a server that answers at once.
struct Visitor {
    board: TileBoard,
    now_ms: f64,
}

impl Visitor {
    fn new() -> Self {
        Self {
            board: TileBoard::new(source(), FADE_MS),
            now_ms: 0.0,
        }
    }

    fn looks(&mut self, camera: Camera) -> Plan {
        self.board.look(camera, SIZE, 1.0);
        self.board.plan(self.now_ms)
    }

    fn after(&mut self, ms: f64) -> Plan {
        self.now_ms += ms;
        self.board.plan(self.now_ms)
    }

    /// Answers all requests, those that follow too, and waits until all have faded in.
    fn gets_all(&mut self, mut plan: Plan) -> Plan {
        while !plan.request.is_empty() {
            for tile in plan.request {
                self.board.loaded(tile, self.now_ms);
            }
            plan = self.board.plan(self.now_ms);
        }
        self.after(FADE_MS)
    }
}

fn zooms(plan: &Plan) -> Vec<u32> {
    let mut zooms: Vec<u32> = plan.show.iter().map(|shown| shown.tile.zoom).collect();
    zooms.dedup();
    zooms
}

#[test]
fn the_middle_comes_first_and_no_more_than_so_many_at_once() {
    let mut visitor = Visitor::new();
    let plan = visitor.looks(warszawa(10.0));
    assert_eq!(plan.request.first(), Some(&tile(10, 571, 337)));
    assert_eq!(plan.request.len(), MOST_REQUESTS);
    assert_eq!((plan.show, plan.cancel), (vec![], vec![]));
    assert_eq!(plan.wake_ms, Some(HANG_MS));
    visitor.board.loaded(tile(10, 571, 337), 0.0);
    let next = visitor.after(50.0);
    assert_eq!(next.request.len(), 1);
    assert_eq!(next.wake_ms, Some(FADE_MS));
    assert_eq!(next.show.len(), 1);
    assert!(!next.show[0].is_faded_in);
    assert!(visitor.after(150.0).show[0].is_faded_in);
}

#[test]
fn a_parent_stands_in_until_its_children_have_faded_in() {
    let mut visitor = Visitor::new();
    let far = visitor.looks(warszawa(10.0));
    let far = visitor.gets_all(far);
    assert!(far.show.iter().all(|shown| shown.is_faded_in) && far.wake_ms.is_none());

    let mut plan = visitor.looks(warszawa(11.0));
    assert_eq!(zooms(&plan), [10], "only those in view are kept");
    assert!(plan.show.len() < far.show.len());
    let mut waiting = Vec::new();
    while !plan.request.is_empty() {
        waiting.extend(plan.request.pop());
        for tile in plan.request {
            visitor.board.loaded(tile, visitor.now_ms);
        }
        plan = visitor.board.plan(visitor.now_ms);
    }
    assert_eq!(zooms(&plan), [10, 11], "parents lie below");
    let still = visitor.after(FADE_MS);
    let parents = |plan: &Plan| -> Vec<Tile> {
        let tiles = plan.show.iter().map(|shown| shown.tile);
        tiles.filter(|tile| tile.zoom == 10).collect()
    };
    let mut needed: Vec<Tile> = waiting.iter().map(|tile| tile.ancestor(10)).collect();
    needed.sort();
    needed.dedup();
    assert_eq!(parents(&still), needed, "only below what is missing");
    for tile in waiting {
        visitor.board.loaded(tile, visitor.now_ms);
    }
    let fading = visitor.after(FADE_MS - 1.0);
    assert_eq!(parents(&fading), needed);
    assert_eq!(zooms(&visitor.after(1.0)), [11]);
}

#[test]
fn children_stand_in_for_their_parent() {
    let mut visitor = Visitor::new();
    let near = visitor.looks(warszawa(11.0));
    let near = visitor.gets_all(near);
    let far = visitor.looks(warszawa(10.0));
    assert_eq!(zooms(&far), [11]);
    assert_eq!(far.show.len(), near.show.len());
    let far = visitor.gets_all(far);
    assert_eq!(zooms(&far), [10]);
    let very_far = visitor.looks(warszawa(6.0));
    assert_eq!(very_far.show, [], "specks stand in for nothing");
}

#[test]
fn what_is_out_of_view_is_cancelled_and_forgotten() {
    let mut visitor = Visitor::new();
    let first = visitor.looks(warszawa(10.0));
    let elsewhere = visitor.looks(camera(14.55, 53.43, 10.0));
    let mut cancelled = elsewhere.cancel;
    cancelled.sort();
    let mut requested = first.request;
    requested.sort();
    assert_eq!(cancelled, requested);
    assert_eq!(elsewhere.request.len(), MOST_REQUESTS);
    visitor.board.loaded(requested[0], 10.0);
    visitor.board.failed(requested[1], 10.0);
    assert_eq!(visitor.after(20.0).show, []);
}

#[test]
fn a_tile_that_fails_is_fetched_twice_more_and_then_left_out_until_asked_for() {
    let small = Size {
        width: 1.0,
        height: 1.0,
    };
    let one = tile(10, 571, 337);
    let mut board = TileBoard::new(source(), FADE_MS);
    board.look(warszawa(10.0), small, 1.0);
    let mut now_ms = 0.0;
    for pause in [FIRST_RETRY_MS, SECOND_RETRY_MS] {
        assert_eq!(board.plan(now_ms).request, [one]);
        board.failed(one, now_ms);
        let plan = board.plan(now_ms);
        assert_eq!(
            (plan.request, plan.wake_ms, plan.left_out),
            (vec![], Some(now_ms + pause), 0)
        );
        assert_eq!(board.plan(now_ms + pause - 1.0).request, []);
        now_ms += pause;
    }
    assert_eq!(board.plan(now_ms).request, [one]);
    board.failed(one, now_ms);
    let plan = board.plan(now_ms + 1e6);
    assert_eq!((plan.request, plan.wake_ms, plan.left_out), (vec![], None, 1));
    board.retry();
    assert_eq!(board.plan(now_ms + 1e6).request, [one]);
}

#[test]
fn a_tile_that_hangs_has_failed_and_may_still_come() {
    let small = Size {
        width: 1.0,
        height: 1.0,
    };
    let one = tile(10, 571, 337);
    let mut board = TileBoard::new(source(), 0.0);
    board.look(warszawa(10.0), small, 1.0);
    board.plan(0.0);
    assert_eq!(
        board.plan(HANG_MS - 1.0),
        Plan {
            wake_ms: Some(HANG_MS),
            ..Plan::default()
        }
    );
    let plan = board.plan(HANG_MS);
    assert_eq!((plan.cancel, plan.request), (vec![one], vec![]));
    board.loaded(one, HANG_MS + 10.0);
    let plan = board.plan(HANG_MS + 10.0);
    assert_eq!(
        (plan.show.len(), plan.show[0].is_faded_in, plan.wake_ms),
        (1, true, None)
    );
}

/// What a server does with a tile.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    ComesAfter(f64),
    FailsThenComes(u32),
    Fails,
    Hangs,
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    let fate = prop_oneof![
        4 => (1.0..3000.0).prop_map(Fate::ComesAfter),
        1 => (1..3_u32).prop_map(Fate::FailsThenComes),
        1 => Just(Fate::Fails),
        2 => Just(Fate::Hangs),
    ];
    prop::collection::vec(fate, 1..12)
}

fn views() -> impl Strategy<Value = Vec<(Camera, f64)>> {
    let camera = (19.0..21.0, 51.0..53.0, 5.0..14.0).prop_map(|(lon, lat, zoom)| camera(lon, lat, zoom));
    prop::collection::vec((camera, 0.0..4000.0), 1..6)
}

/// A server, a visitor, and what is under way between them.
struct Network {
    board: TileBoard,
    fates: Vec<Fate>,
    now_ms: f64,
    /// Answers to come: when, of what, and whether it is the tile.
    answers: Vec<(f64, Tile, bool)>,
    loading: Vec<Tile>,
    attempts: Vec<(Tile, u32)>,
}

impl Network {
    fn fate(&self, tile: Tile) -> Fate {
        let number = tile.zoom as usize * 7 + tile.x as usize * 31 + tile.y as usize * 17;
        self.fates
            .get(number % self.fates.len())
            .copied()
            .unwrap_or(Fate::Hangs)
    }

    fn carry_out(&mut self, plan: &Plan, wanted: &[Tile]) -> Result<(), TestCaseError> {
        for tile in &plan.cancel {
            prop_assert!(self.loading.contains(tile));
            self.loading.retain(|loading| loading != tile);
            self.answers.retain(|(_, answered, _)| answered != tile);
        }
        for tile in &plan.request {
            prop_assert!(wanted.contains(tile) && !self.loading.contains(tile));
            self.loading.push(*tile);
            let attempt = match self.attempts.iter_mut().find(|(tried, _)| tried == tile) {
                Some((_, attempt)) => {
                    *attempt += 1;
                    *attempt
                }
                None => {
                    self.attempts.push((*tile, 1));
                    1
                }
            };
            match self.fate(*tile) {
                Fate::ComesAfter(ms) => self.answers.push((self.now_ms + ms, *tile, true)),
                Fate::FailsThenComes(failures) => self.answers.push((self.now_ms + 50.0, *tile, attempt > failures)),
                Fate::Fails => self.answers.push((self.now_ms + 50.0, *tile, false)),
                Fate::Hangs => {}
            }
        }
        prop_assert!(self.loading.len() <= MOST_REQUESTS);
        prop_assert!(plan.show.len() <= MOST_TILES + 400);
        let mut shown: Vec<Tile> = plan.show.iter().map(|shown| shown.tile).collect();
        shown.sort();
        prop_assert!(shown.is_sorted_by(|a, b| a < b), "none twice: no overlap within a zoom");
        Ok(())
    }

    /// To the next answer or waking, or to `until`; says whether something is still to come.
    fn advance(&mut self, plan: &Plan, until: f64) -> bool {
        let answers = self.answers.iter().map(|(time, ..)| *time);
        let Some(next) = answers.chain(plan.wake_ms).reduce(f64::min) else {
            self.now_ms = self.now_ms.max(until.min(1e12));
            return false;
        };
        if next > until {
            self.now_ms = until;
            return false;
        }
        self.now_ms = self.now_ms.max(next);
        let now_ms = self.now_ms;
        let (due, later) = self.answers.iter().partition(|(time, ..)| *time <= now_ms);
        self.answers = later;
        let due: Vec<(f64, Tile, bool)> = due;
        for (_, tile, comes) in due {
            self.loading.retain(|loading| *loading != tile);
            if comes {
                self.board.loaded(tile, now_ms);
            } else {
                self.board.failed(tile, now_ms);
            }
        }
        true
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn in_the_end_all_is_there_but_what_never_comes(fates in fates(), views in views()) {
        let board = TileBoard::new(source(), FADE_MS);
        let mut network = Network { board, fates, now_ms: 0.0, answers: vec![], loading: vec![], attempts: vec![] };
        let last = views.len() - 1;
        for (index, (camera, stay_ms)) in views.into_iter().enumerate() {
            let wanted = source().cover(camera, SIZE, 1.0);
            network.board.look(camera, SIZE, 1.0);
            let until = if index == last { f64::INFINITY } else { network.now_ms + stay_ms };
            let mut steps = 0;
            let plan = loop {
                let plan = network.board.plan(network.now_ms);
                network.carry_out(&plan, &wanted)?;
                if !network.advance(&plan, until) {
                    break plan;
                }
                steps += 1;
                prop_assert!(steps < 2000, "it never ends");
            };
            if index < last {
                continue;
            }
            prop_assert!(network.loading.is_empty());
            let is_shown = |tile: &Tile| plan.show.iter().any(|shown| shown.tile == *tile && shown.is_faded_in);
            let mut missing = 0;
            for tile in &wanted {
                let fate = network.fate(*tile);
                let never = matches!(fate, Fate::Fails | Fate::Hangs);
                prop_assert!(is_shown(tile) != never, "{tile:?} {fate:?}");
                missing += usize::from(never);
            }
            prop_assert_eq!(plan.left_out, missing);
            let stand_ins = plan.show.iter().filter(|shown| !wanted.contains(&shown.tile));
            prop_assert!(missing > 0 || stand_ins.count() == 0);
        }
    }
}

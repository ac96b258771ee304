//! By what lists are put in order: fetched when the visitor asks for such an order.

use practices::orders::{Orders, OrdersBuilder};

use crate::app::wanted::{self, Source};
use crate::state::AppState;

const SOURCE: Source<Orders> = Source {
    url: "data/orders.bin",
    read: |bytes, count, stamp| Orders::from_bytes(bytes, count, stamp).map_err(|error| error.to_string()),
    make: |practices, stamp| {
        let mut builder = OrdersBuilder::default();
        practices.for_each(|practice| builder.add(practice));
        builder.finish(stamp)
    },
};

/// Has the orders come when a list needs them.
pub fn keep_orders(state: AppState) {
    wanted::keep(state, state.orders, || false, &SOURCE);
}

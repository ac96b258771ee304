//! By what lists are put in order: fetched when the visitor asks for such an order.

use practices::orders::Orders;

use crate::app::wanted::{self, Reading, Source};
use crate::state::AppState;

const SOURCE: Source<Orders> = Source {
    url: "data/orders.bin",
    // A small catalogue's list is in the order of its titles from the first.
    read: Reading::Here(|bytes, count, stamp| {
        Orders::from_bytes(bytes, count, stamp).map_err(|error| error.to_string())
    }),
    make: |builders| builders.orders,
};

/// Has the orders come when a list needs them.
pub fn keep_orders(state: AppState) {
    wanted::keep(state, state.orders, || false, &SOURCE);
}

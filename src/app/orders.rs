//! By what lists are put in order: fetched when the visitor asks for such an order.

use practices::orders::Orders;

use crate::app::wanted::{self, Source};
use crate::state::AppState;

const SOURCE: Source<Orders> = Source {
    url: "data/orders.bin",
    read: |readers| readers.orders,
    make: |builders| builders.orders,
};

/// Has the orders come when a list needs them.
pub fn keep_orders(state: AppState) {
    wanted::keep(state, state.orders, || false, &SOURCE);
}

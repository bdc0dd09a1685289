//! The way of the data through every room, in order.

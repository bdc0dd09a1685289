//! Which places of publication are known beforehand?

/// The places of `train/places.txt`, in its order.
pub fn all() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("train/places.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split('|')).filter(|place| !place.is_empty())
}

// Eight flags a sleeve, a bit a lane.

@inline export function flags(column: usize, i: i32): i32 {
  return <i32>load<u8>(column + i);
}

@inline export function raise(column: usize, i: i32, lane: i32): void {
  store<u8>(column + i, <u8>(<i32>load<u8>(column + i) | (1 << lane)));
}

@inline export function lower(column: usize, i: i32, lanes: i32): void {
  store<u8>(column + i, <u8>(<i32>load<u8>(column + i) & ~lanes));
}

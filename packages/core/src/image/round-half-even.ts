/** Rounds to the nearest whole number, ties to the even one: Python's `round`, C's `rint`, NumPy's `rint`. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** What was asked for cannot be done with these rows: too few groups, or a rule that says nothing of any of them. */
export class SplitError extends RangeError {
  override readonly name = "SplitError";
}

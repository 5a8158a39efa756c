import type { ReadPlace } from "../shared/align-reading.ts";
import type { ErrorKind } from "./error-kind.ts";
import type { PagePicture } from "./error-picture.ts";

/** One picture of a page and what is said of it. */
export interface Card {
  readonly kind: ErrorKind;
  readonly picture?: PagePicture;
  /** The file, as the data set or the user writes it. */
  readonly source: string;
  readonly line?: number;
  readonly region?: string;
  readonly label?: string;
  readonly text?: string;
  /** Label and reading place by place; where there is no label, all of `truth` is empty. */
  readonly chars: readonly ReadPlace[];
  /** What the slider filters by, in [0, 1]: how sure a reading is, or how far a mask overlaps its truth. */
  readonly score?: number;
  /** Further facts, in words. */
  readonly facts: readonly string[];
}

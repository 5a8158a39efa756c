import { PlateError } from "@platekit/core/errors";
import { createValueCounter } from "../inspect/create-value-counter.ts";
import type { ConvertSummary } from "./convert-dataset.ts";
import type { DatasetFormat } from "./convert-format.ts";
import { isWholePicture } from "./is-whole-picture.ts";
import { PLATE_FIELDS } from "./plate-sample.ts";
import type { PlateSample } from "./plate-sample.ts";

/** What becomes of a data set, counted on the way. */
export interface ConvertCounts {
  readonly pictures: number;
  /** A picture was taken over; what of its plates the target cannot say is dropped. */
  add(sample: PlateSample, target: DatasetFormat): void;
  drop(kind: string): void;
  /** An object of another class. */
  dropObject(name: string): void;
  make(kind: string): void;
  fail(source: string, error: Error): void;
  /** @throws {PlateError} `ERR_DATASET_FORMAT` where there are objects and none of them is a plate. */
  checkClasses(input: string): void;
  summary(): ConvertSummary;
}

/** Classes named in a message. */
const MOST_NAMED = 10;

export function createConvertCounts(): ConvertCounts {
  const [dropped, made, classes] = [createValueCounter(), createValueCounter(), createValueCounter()];
  const failed: ConvertSummary["failed"][number][] = [];
  let [pictures, plates, placed] = [0, 0, 0];
  return {
    get pictures() {
      return pictures;
    },
    add: (sample, { holds }) => {
      pictures += 1;
      plates += sample.plates.length;
      for (const plate of sample.plates) {
        if (!isWholePicture(plate, sample)) placed += 1;
        for (const field of PLATE_FIELDS) if (plate[field] !== undefined && !holds.includes(field)) dropped.add(field);
      }
    },
    drop: (kind) => dropped.add(kind),
    dropObject: (name) => {
      classes.add(name);
      dropped.add(name === "" ? "object without a class" : `object of class ${name}`);
    },
    make: (kind) => made.add(kind),
    fail: (source, error) => failed.push({ source, error }),
    checkClasses: (input) => {
      if (plates > 0 || classes.size === 0) return;
      const named = classes.ranked().slice(0, MOST_NAMED);
      const list = named.map(({ value, count }) => `${value || "(none)"} ×${count}`).join(", ");
      const got = `${list}${classes.size > MOST_NAMED ? ` and ${classes.size - MOST_NAMED} more` : ""}`;
      const problem = `some of its objects must be plates, got classes ${got}; option classes says which is the plate`;
      throw new PlateError("ERR_DATASET_FORMAT", `Cannot convert ${input}: ${problem}`);
    },
    summary: () => ({ pictures, plates, placed, dropped: dropped.ranked(), made: made.ranked(), failed }),
  };
}

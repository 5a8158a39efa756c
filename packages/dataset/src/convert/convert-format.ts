import type { Rectifier } from "@platekit/core";
import type { PlateField, PlateSample } from "./plate-sample.ts";

/** A picture that is about to be read, and what messages call it. */
export interface PendingSample {
  readonly source: string;
  readonly load: () => Promise<PlateSample>;
}

/** What a reader of a format may ask of its surroundings. */
export interface ReadContext {
  /** The path in the data folder that a label names. @throws {PlateError} `ERR_DATASET_OUTSIDE` where it leads out. */
  readonly inside: (path: string) => Promise<string>;
  /** Its place below the data folder. */
  readonly nameOf: (path: string) => string;
  /** Whether a class of objects is plates. */
  readonly isPlate: (name: string) => boolean;
  /** Counts something that is in the source and goes no further. */
  readonly drop: (kind: string) => void;
  /** Counts an object whose class is no plates, by that class. */
  readonly dropObject: (name: string) => void;
  /** Something is wrong with a part of the source, named; the rest goes on. */
  readonly fail: (source: string, error: Error) => void;
}

/** A picture that is about to be written. */
export interface NewPicture {
  /** Below the folder it was asked for, with `/`. */
  readonly name: string;
  readonly path: string;
}

/** How plates are cut out of photos. */
export interface CropSettings {
  /** Shown beyond the plate on every side, as a share of its width (left, right) and height (top, bottom), in [0, 0.5]. */
  readonly margin: number;
  /** Flattens plates whose corners are known. Without it they are cut out along the box around their corners. */
  readonly rectifier?: Pick<Rectifier, "flatten"> | undefined;
}

/** What a writer of a format may ask of its surroundings. */
export interface WriteContext {
  /** Where results are written for now; they move to their place when all is done. */
  readonly folder: string;
  /** Where they will be. */
  readonly target: string;
  readonly crops: CropSettings;
  readonly drop: (kind: string) => void;
  /** Counts something that was not in the source and was worked out. */
  readonly make: (kind: string) => void;
  /** A place for a picture below `folder`, its folders made; never the same name twice. */
  readonly placeImage: (name: string, below: string) => Promise<NewPicture>;
  /** Copies the picture below `folder`; never the same name twice. @returns The name it got, with `/`. */
  readonly copyImage: (sample: PlateSample, below: string) => Promise<string>;
}

export interface SampleWriter {
  add(sample: PlateSample): Promise<void>;
  /** All samples have come. */
  end(): Promise<void>;
}

/** A way to keep labelled plates. */
export interface DatasetFormat {
  /** What it is called on the command line. */
  readonly name: string;
  /** What a path to it leads to. */
  readonly shape: "file" | "folder";
  /** What it can say of a plate, beside how many there are. */
  readonly holds: readonly PlateField[];
  /** Whether plates are cut out of their photos for it. */
  readonly isCrops?: true;
  /** Where labels may point to: the folder of the table, or the folder itself. */
  rootOf(path: string): Promise<string>;
  read(path: string, context: ReadContext): AsyncIterable<PendingSample>;
  /** Absent for formats that are only read. */
  readonly write?: (context: WriteContext) => Promise<SampleWriter>;
}

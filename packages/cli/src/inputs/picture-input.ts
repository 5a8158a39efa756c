/** One thing to work on. */
export interface PictureInput {
  /** As the user would write it: the argument, the folder's argument joined with the name, or `-`. */
  readonly source: string;
  /** Where the file lies, from the root on: `cam1:20.jpg` alone would read as a URL. Absent for stdin. */
  readonly path?: string;
  /** Name below an output folder: the file's place within the folder or pattern it was found by. */
  readonly name: string;
}

/** An argument that gave no pictures, and why. */
export interface FailedInput {
  readonly source: string;
  readonly error: unknown;
}

import { dataFolder } from "../data-folder.ts";

/** Runs once before all tests: what is not tested on this machine is said aloud, not only counted as skipped. */
export function setup(): void {
  if (dataFolder() !== undefined) return;
  const what = "accuracy on real photos, masking of real plates, the resize sums of the reference pictures";
  process.stderr.write(`\nSKIPPED, for want of a folder of real photos (set PLATEKIT_DATA): ${what}\n`);
}

import { dataFolder } from "../data-folder.ts";
import { findBrowser } from "../find-browser.ts";

/** Runs once before all tests: what is not tested on this machine is said aloud, not only counted as skipped. */
export function setup(): void {
  if (dataFolder() === undefined) {
    const what = "accuracy on real photos, masking of real plates, the resize sums of the reference pictures";
    process.stderr.write(`\nSKIPPED, for want of a folder of real photos (set PLATEKIT_DATA): ${what}\n`);
  }
  if (findBrowser() === undefined) {
    const what = "report pages in a browser: no console error, no request, filters, narrow screens, print";
    process.stderr.write(`\nSKIPPED, for want of a Chromium (set PLATEKIT_BROWSER): ${what}\n`);
  }
}

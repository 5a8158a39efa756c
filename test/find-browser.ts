import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/**
 * A browser to look at pages with: `PLATEKIT_BROWSER`, or a Chromium on the path. `undefined` where there is none; tests
 * that need it say so and skip.
 */
export function findBrowser(): string | undefined {
  const given = process.env["PLATEKIT_BROWSER"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates =
    given === undefined ? folders.flatMap((folder) => NAMES.map((name) => join(folder, name))) : [given];
  return candidates.find(isRunnable);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The folder with the photos and reference files that are not part of the repository: `PLATEKIT_DATA`, or
 * `../shared/data` beside the repository. `undefined` where there is none; tests that need it say so and skip.
 */
export function dataFolder(): string | undefined {
  const folder = process.env["PLATEKIT_DATA"] ?? fileURLToPath(new URL("../../shared/data", import.meta.url));
  return existsSync(folder) ? folder : undefined;
}

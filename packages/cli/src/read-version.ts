import { readFileSync } from "node:fs";

/** The version in this package's own `package.json`, one folder above this file in `src` and in `dist`. */
export function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

import { readFileSync } from "node:fs";
import { decoderVersions } from "@platekit/core/image";
import { expect, test } from "vitest";

test("decoderVersions() tells the installed module's and that of the library inside it", () => {
  const path = new URL("../../node_modules/sharp/package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  expect(decoderVersions()).toEqual({ sharp: version, vips: expect.stringMatching(/^\d+\.\d+\.\d+$/u) });
});

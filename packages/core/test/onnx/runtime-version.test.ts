import { readFileSync } from "node:fs";
import { runtimeVersion } from "@platekit/core/onnx";
import { expect, test } from "vitest";

test("runtimeVersion() is that of the installed package", async () => {
  const path = new URL("../../node_modules/onnxruntime-node/package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  expect(await runtimeVersion()).toBe(version);
});

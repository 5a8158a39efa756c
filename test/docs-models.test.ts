import { readFileSync } from "node:fs";
import { ModelManifestSchema } from "@platekit/core/onnx";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const page = readFileSync(new URL("../docs/models.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");

describe("docs/models.md", () => {
  test("shows a config of every family we describe: a bundle, LPRNet, U-Net and DeepLabV3", () => {
    expect(blocks.map((block) => (parse(block) as { id: unknown }).id)).toEqual([
      "my-segmenter",
      "lprnet",
      "unet",
      "deeplabv3",
    ]);
  });

  test.each(blocks)("shows whole configs that work as pasted: %#", (block) => {
    expect(block).toMatch(/^schema: 1\n/);
    expect(ModelManifestSchema.safeParse(parse(block)).error).toBeUndefined();
  });
});

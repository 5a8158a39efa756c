import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlateConfig } from "@platekit/core/onnx";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "platekit-config-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("readPlateConfig() reads a config of 0.x and fills in what it did by itself", async () => {
  const path = join(folder, "plate.yaml");
  await writeFile(path, 'max_plate_slots: 7\nalphabet: 0123456789_\npad_char: "_"\nimg_height: 70\nimg_width: 140\n');
  expect(await readPlateConfig(path)).toEqual({
    max_plate_slots: 7,
    alphabet: "0123456789_",
    pad_char: "_",
    img_height: 70,
    img_width: 140,
    keep_aspect_ratio: false,
    interpolation: "linear",
    image_color_mode: "grayscale",
    padding_color: [114, 114, 114],
    plate_regions: null,
  });
});

test("readPlateConfig() names a wrong value, and a file that is not there", async () => {
  const path = join(folder, "plate.yaml");
  await writeFile(path, "max_plate_slots: 0\nalphabet: AB_\npad_char: _\nimg_height: 70\nimg_width: 140\n");
  await expect(readPlateConfig(path)).rejects.toThrow(
    expect.objectContaining({ code: "ERR_MODEL_CONFIG", message: expect.stringContaining("max_plate_slots") }),
  );
  await expect(readPlateConfig(join(folder, "no.yaml"))).rejects.toThrow(
    expect.objectContaining({ code: "ERR_MODEL_NOT_FOUND" }),
  );
});

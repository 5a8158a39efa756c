import { join } from "node:path";
import type { SlotsManifest } from "@platekit/core/onnx";
import { expect, test } from "vitest";
import { rulesOfManifest, rulesOfPlateConfig } from "../../src/labels/model-rules.ts";
import { tempFolder } from "../support/temp-folder.ts";

const CONFIG = 'max_plate_slots: 3\nalphabet: "AB1_"\npad_char: "_"\nimg_height: 64\nimg_width: 128\n';

test.each([
  { name: "1.1 with regions", more: "plate_regions: [us, ro]\n", regions: ["us", "ro"] },
  { name: "1.1 with none", more: "plate_regions: []\n", regions: undefined },
  { name: "1.0", more: "", regions: undefined },
])("rulesOfPlateConfig() of $name", async ({ more, regions }) => {
  const folder = tempFolder({ "plate.yaml": CONFIG + more });
  const rules = await rulesOfPlateConfig(join(folder, "plate.yaml"));
  expect(rules).toMatchObject({ labels: ["A", "B", "1", "_"], pad: "_", slots: 3 });
  expect(rules.regions).toEqual(regions);
});

test("rulesOfManifest() has the regions of a model that tells some", () => {
  const regions = { name: "region", labels: ["us", "ro"] };
  const manifest = { family: "slots", labels: ["A", "_"], pad: "_", output: { slots: 3 }, regions } as SlotsManifest;
  expect(rulesOfManifest(manifest)).toMatchObject({ labels: ["A", "_"], pad: "_", slots: 3, regions: ["us", "ro"] });
});

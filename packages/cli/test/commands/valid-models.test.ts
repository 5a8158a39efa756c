// Whatever model is measured: those of other systems as they come, and those that read without slots.
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { table } from "../support/labelled-plates.ts";
import { photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const path = (name: string) => fileURLToPath(new URL(`../../../../${name}`, import.meta.url));
const GOLDEN = "test/golden/models/fixtures";
/** A fast-plate-ocr 1.1 model as its files are, and what NumPy read from it: `test/golden/models/generate.py`. */
const FOREIGN = `${GOLDEN}/fast-plate-ocr-1.1-regions`;
interface Region {
  readonly label: string;
  readonly probability: number;
}
const expected = JSON.parse(readFileSync(path(`${FOREIGN}/expected.json`), "utf8")) as {
  readonly pictures: readonly [string, string];
  readonly readings: readonly [{ readonly text: string }, { readonly text: string }];
  readonly regions: readonly Region[];
};

interface Report {
  readonly metrics: Record<string, unknown>;
  readonly [member: string]: unknown;
}

async function report(folder: string, argv: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await runCli([
    "valid",
    "--annotations",
    join(folder, "labels.csv"),
    "--json",
    "-",
    ...argv,
  ]);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Report;
}

describe("lpr valid --config-file", () => {
  const argv = ["--model", path(`${FOREIGN}/model.onnx`), "--config-file", path(`${FOREIGN}/plate_config.yaml`)];
  const [first, second] = expected.readings.map(({ text }) => text) as [string, string];

  function dataSet(...rows: readonly string[]): string {
    const folder = photoFolder({ "labels.csv": table("image_path,plate_text,plate_region", ...rows) });
    const names = expected.pictures.map((name) => `${name}.png`);
    for (const name of names) copyFileSync(path(`${GOLDEN}/pictures/${name}`), join(folder, name));
    return folder;
  }

  test("measures a fast-plate-ocr model from its own files, regions among them", async () => {
    const [one, two] = expected.regions as [Region, Region];
    const right = await report(
      dataSet(`plate-a.png,${first},${one.label}`, `plate-b.png,${second},${two.label}`),
      argv,
    );
    expect(right.metrics).toMatchObject({ plate_acc: 1, cat_acc: 1, plate_len_acc: 1, region_acc: 1 });
    // The last of the first label's characters changed: one of twenty slots. The second region is another one.
    const other = first.slice(0, -1) + (first.endsWith("A") ? "B" : "A");
    const strange = two.label === "Brazil" ? "Germany" : "Brazil";
    const wrong = await report(dataSet(`plate-a.png,${other},${one.label}`, `plate-b.png,${second},${strange}`), argv);
    expect(wrong.metrics).toMatchObject({ plate_acc: 0.5, plate_len_acc: 1, region_acc: 0.5 });
    expect(wrong.metrics["cat_acc"]).toBeCloseTo(19 / 20, 6);
    expect(wrong["by_region"]).toMatchObject([
      { region: one.label, n: 1, region_acc: 1 },
      { region: strange, n: 1, region_acc: 0 },
    ]);
  });

  test("writes the region that was told, and how sure it is, with --csv", async () => {
    const folder = dataSet(`plate-a.png,${first},`, `plate-b.png,${second},`);
    await report(folder, [...argv, "--csv", join(folder, "rows.csv")]);
    const [head = "", ...rows] = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n");
    const at = ["region_read", "region_confidence"].map((name) => head.split(",").indexOf(name));
    const told = rows.map((row) => at.map((index) => row.split(",")[index]));
    expect(told.map(([region, confidence]) => ({ label: region, probability: Number(confidence) }))).toEqual(
      expected.regions.map(({ label, probability }) => ({ label, probability: expect.closeTo(probability, 5) })),
    );
  });

  test("tells of regions the model does not know, which it can only tell wrongly", async () => {
    const folder = dataSet(`plate-a.png,${first},br`, `plate-b.png,${second},`);
    const labels = ["--annotations", join(folder, "labels.csv")];
    const { stdout, stderr } = await runCli(["valid", ...labels, "--json", "-", ...argv]);
    expect(stderr).toBe('lpr: 1 row with a region the model does not know, told wrongly in region_…: "br"\n');
    expect(JSON.parse(stdout)).toMatchObject({ metrics: { region_acc: 0 }, data: { unknown_region_rows: 1 } });
  });

  test("goes with one network and no more", async () => {
    const folder = dataSet(`plate-a.png,${first},x`);
    const run = await runCli(["valid", "--annotations", join(folder, "labels.csv"), ...argv, ...argv.slice(0, 2)]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("Option --config-file needs its network: one --model FILE.onnx");
  });
});

describe("lpr valid with a CTC model", () => {
  /** `generate.py` of the fixture: eight strips of gray, read as 1, 1, 2 and 서울, the last a label of two letters. */
  const strips = [0, 60, 60, 0, 60, 100, 180, 0];
  const data = new Uint8Array(32 * 6 * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = strips[Math.floor((Math.floor(at / 3) % 32) / 4)]!;

  test("compares texts, and takes the top three from the likeliest texts", async () => {
    const picture = await encodeImage({ width: 32, height: 6, channels: 3, data }, { format: "png" });
    const folder = photoFolder({
      "plate.png": picture,
      "labels.csv": table("image_path,plate_text", "plate.png,112서울", "plate.png,1121"),
    });
    const argv = ["--model", path("packages/ocr/test/fixtures/ctc.yaml"), "--quiet"];
    const { metrics, conventions, n } = await report(folder, argv);
    expect(n).toBe(2);
    expect(conventions).toMatchObject({ family: "ctc", plate_acc_kind: "text", top_3_kind: "n-best" });
    expect(metrics).toMatchObject({ plate_acc: 0.5 });
    expect(metrics).not.toHaveProperty("cat_acc");
    const { stdout } = await runCli(["valid", "--annotations", join(folder, "labels.csv"), ...argv]);
    expect(stdout).toMatch(/top_3_k .* Texts right among three\n/u);
  });
});

test("lpr valid takes one model for each part", async () => {
  const folder = photoFolder({
    "labels.csv": table("image_path,plate_text,xmin,ymin,xmax,ymax", "gone.png,AB,1,1,9,9"),
  });
  const argv = ["valid", "--annotations", join(folder, "labels.csv")];
  const { code, stderr } = await runCli([...argv, "--model", SHADE_OCR, "--model", RED_PLATE, "--model", SHADE_OCR]);
  expect(code).toBe(2);
  expect(stderr).toContain("Option --model was given two models for the same task (recognize): shade-ocr, shade-ocr");
});

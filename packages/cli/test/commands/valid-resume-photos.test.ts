// A run over photos or masks that is cut half-way and gone on with must tell what an uncut one tells.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeImage } from "@platekit/core/image";
import { expect, test, vi } from "vitest";
import * as pictures from "../../src/valid/open-picture.ts";
import { table } from "../support/labelled-plates.ts";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

vi.mock("../../src/valid/open-picture.ts", async (original) => {
  const module = await original<typeof pictures>();
  return { ...module, openPicture: vi.fn<typeof pictures.openPicture>(module.openPicture) };
});

const BOX = "50,50,145,81";
const EMPTY_MASK = await encodeImage(
  { width: 64, height: 48, channels: 3, data: new Uint8Array(64 * 48 * 3) },
  { format: "png" },
);
const NAMES = ["a", "b", "c", "d"];

const TASKS = {
  pipeline: {
    files: {
      ...Object.fromEntries(NAMES.map((name) => [`${name}.png`, PLATE_PHOTO])),
      "labels.csv": table(
        "image_path,plate_text,xmin,ymin,xmax,ymax",
        ...NAMES.map((name, index) => `${name}.png,${index === 3 ? "BBBB" : "ABBA"},${BOX}`),
      ),
      "empty/e.png": EMPTY_PHOTO,
      "empty/f.png": PLATE_PHOTO,
    },
    argv: (folder: string) => [
      "--annotations",
      join(folder, "labels.csv"),
      "--negatives",
      join(folder, "empty"),
      "--model",
      SHADE_OCR,
      "--model",
      RED_PLATE,
    ],
    // Of four plates one is labelled otherwise; something is read in one of two photos without a plate.
    metrics: { read_strict: 0.75, negatives_with_reading: 0.5 },
    photos: 6,
  },
  segment: {
    files: Object.fromEntries(
      NAMES.flatMap((name) => [
        [`images/${name}.png`, name === "d" ? PLATE_PHOTO : EMPTY_PHOTO],
        [`masks/${name}.png`, EMPTY_MASK],
      ]),
    ) as Record<string, Uint8Array>,
    argv: (folder: string) => ["--annotations", folder, "--model", RED_PLATE],
    // Three empty masks agree; the last has another size than its photo.
    metrics: { mean_iou: 0.75 },
    photos: 4,
  },
} as const;

test.each(["pipeline", "segment"] as const)("lpr valid --resume ends task %s as an uncut run does", async (name) => {
  const { files, argv, metrics, photos } = TASKS[name];
  const folder = photoFolder(files);
  const [csv, json] = [join(folder, "rows.csv"), join(folder, "report.json")];
  const open = vi.mocked(pictures.openPicture);
  const valid = (more: readonly string[], signal?: AbortSignal) =>
    runCli(["valid", ...argv(folder), "--csv", csv, "--json", json, "--quiet", ...more], { ...(signal && { signal }) });
  const outcome = () => {
    const { ms, ...report } = JSON.parse(readFileSync(json, "utf8"));
    const [head = "", ...rows] = readFileSync(csv, "utf8").trim().split("\n");
    const times = head.split(",").map((column) => column.endsWith("_ms"));
    return {
      report,
      stages: Object.keys(ms),
      rows: rows.map((row) => row.split(",").map((cell, at) => times[at] === false && cell)),
    };
  };

  await valid([]);
  const whole = outcome();
  expect(whole.report).toMatchObject({ task: name, metrics });

  const controller = new AbortController();
  const original = open.getMockImplementation()!;
  open.mockClear();
  open.mockImplementation((...args) => {
    if (open.mock.calls.length === 4) controller.abort(new Error("Interrupted"));
    return original(...args);
  });
  await valid(["--overwrite"], controller.signal);
  open.mockImplementation(original);
  const journal = `${csv}.journal.ndjson`;
  const kept = readFileSync(journal, "utf8").trim().split("\n").length - 1;
  expect(kept).toBeGreaterThan(0);
  open.mockClear();
  await valid(["--resume", "--overwrite"]);
  expect(open).toHaveBeenCalledTimes(photos - kept);
  expect(outcome()).toEqual(whole);
  expect(existsSync(journal)).toBe(false);
});

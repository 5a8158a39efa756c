import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeImage, encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { drawPhoto } from "../../../platekit/test/support/draw-photo.ts";
import { plateCrop, table } from "../support/labelled-plates.ts";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const [ABBA, ABAB] = [await plateCrop("ABBA"), await plateCrop("ABAB")];
/** As ABBA, with the third block between the shades of A and B: the toy reads B, 66 % sure. */
const DOUBT = await doubtfulCrop();
const CROPS = ["--task", "ocr", "--model", SHADE_OCR];
const PHOTOS = ["--model", SHADE_OCR, "--model", RED_PLATE];

const look = (argv: readonly string[], world = {}) => runCli(["visualize-predictions", ...argv], world);

/** Text, label and kind of the cards of a page, by their attributes. */
function cardsOf(path: string) {
  const cards = readFileSync(path, "utf8").matchAll(
    /<li\s+class="card"\s+data-kind="([^"]*)"[\s\S]*?data-source="([^"]*)"/gu,
  );
  return [...cards].map(([, kind, source]) => ({ kind, source }));
}

async function doubtfulCrop(): Promise<Uint8Array> {
  const { width, height, data } = await decodeImage(ABBA);
  for (let index = 0; index < width * height; index += 1) {
    const column = index % width;
    if (column >= width / 2 && column < (width * 3) / 4) data.set([232, 58, 58], index * 3);
  }
  return encodeImage({ width, height, channels: 3, data }, { format: "png" });
}

describe("lpr visualize-predictions of pictures of one plate", () => {
  test("writes a sheet and a page into a folder, and a line a plate", async () => {
    const folder = photoFolder({ "a.png": ABBA, "b.png": ABAB });
    const out = join(folder, "look");
    const { code, stdout, stderr } = await look([join(folder, "a.png"), join(folder, "b.png"), "--out", out, ...CROPS]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(/^1 {2}.*a\.png {2}ABBA {2}\d+\.\d %$/u),
      expect.stringMatching(/^2 {2}.*b\.png {2}ABAB {2}\d+\.\d %$/u),
      `${join(out, "sheet.png")}  2 shown`,
      `${join(out, "predictions.html")}  2 shown`,
      "",
    ]);
    expect(readdirSync(out).toSorted()).toEqual(["predictions.html", "sheet.png"]);
    // Two tiles of 256 × 196, side by side.
    expect(await decodeImage(join(out, "sheet.png"))).toMatchObject({ width: 512, height: 196 });
    expect(cardsOf(join(out, "predictions.html")).map(({ kind }) => kind)).toEqual(["unlabelled", "unlabelled"]);
  });

  test("takes labels from a table and shows what is wrong", async () => {
    const folder = photoFolder({
      "a.png": ABBA,
      "b.png": ABAB,
      "labels.csv": table("image_path,plate_text", "a.png,ABBA", "b.png,ABBB"),
    });
    const page = join(folder, "look.html");
    const { code } = await look(["--annotations", join(folder, "labels.csv"), "--out", page, "--model", SHADE_OCR]);
    expect(code).toBe(0);
    expect(cardsOf(page)).toEqual([
      { kind: "right", source: "a.png" },
      { kind: "one-character", source: "b.png" },
    ]);
    expect(readdirSync(folder)).not.toContain("sheet.png");
  });

  test("is not stopped by a label the model can never say", async () => {
    const folder = photoFolder({ "a.png": ABBA, "labels.csv": table("image_path,plate_text", "a.png,Ж-1234567890") });
    const page = join(folder, "look.html");
    const { code } = await look(["--annotations", join(folder, "labels.csv"), "--out", page, "--model", SHADE_OCR]);
    expect(code).toBe(0);
    expect(cardsOf(page)).toHaveLength(1);
  });

  test("shows only plates with a character less sure than --filter-conf", async () => {
    const folder = photoFolder({ "sure.png": ABBA, "doubt.png": DOUBT });
    const page = join(folder, "look.html");
    const argv = [folder, "--out", page, ...CROPS];
    const none = await look([...argv, "--filter-conf", "0.6"]);
    expect(none).toMatchObject({ code: 0, stdout: "" });
    expect(none.stderr).toBe("lpr: No plate is shown, and no file is written\n");
    expect(existsSync(page)).toBe(false);
    await look([...argv, "--filter-conf", "0.7"]);
    expect(cardsOf(page).map(({ source }) => source)).toEqual([join(folder, "doubt.png")]);
  });

  test("marks characters less sure than --low-conf-thresh, 0.35 where it is not given", async () => {
    const folder = photoFolder({ "doubt.png": DOUBT });
    const marked = async (name: string, argv: readonly string[]) => {
      const page = join(folder, name);
      await look([join(folder, "doubt.png"), "--out", page, ...argv, ...CROPS]);
      return readFileSync(page, "utf8").match(/class="place low"/gu)?.length ?? 0;
    };
    expect(await marked("a.html", [])).toBe(0);
    expect(await marked("b.html", ["--low-conf-thresh", "0.7"])).toBe(1);
  });

  test("begins a new sheet where one is full", async () => {
    const folder = photoFolder(Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`${name}.png`, ABBA])));
    const sheet = join(folder, "out", "look.png");
    const { stdout } = await look([folder, "--out", sheet, "--columns", "2", "--rows", "1", ...CROPS]);
    expect(stdout.split("\n").slice(5)).toEqual([
      `${sheet}  2 shown`,
      `${join(folder, "out", "look-2.png")}  2 shown`,
      `${join(folder, "out", "look-3.png")}  1 shown`,
      "",
    ]);
    expect(await decodeImage(join(folder, "out", "look-3.png"))).toMatchObject({ width: 256, height: 196 });
  });

  test("stops at --limit and says what was not read", async () => {
    const folder = photoFolder({ "a.png": ABBA, "b.png": ABBA, "c.png": ABBA });
    const { stdout, stderr } = await look([folder, "--out", join(folder, "x.html"), "--limit", "1", ...CROPS]);
    expect(stdout).toContain("x.html  1 shown");
    expect(stderr).toBe("lpr: Stopped after 1 plate (--limit 1); 2 inputs not read\n");
  });

  test("does not take its own sheets for pictures when it is run again", async () => {
    const folder = photoFolder({ "a.png": ABBA });
    const argv = [folder, "-r", "--out", join(folder, "look"), ...CROPS];
    await look(argv);
    const { code, stdout } = await look([...argv, "--overwrite"]);
    expect(code).toBe(0);
    expect(stdout).toContain("predictions.html  1 shown");
  });

  test("names a file that cannot be read, shows the others and exits with 1", async () => {
    const folder = photoFolder({ "a.png": ABBA, "b.png": "no picture", "c.png": ABAB });
    const page = join(folder, "look.html");
    const { code, stderr } = await look([folder, "--out", page, ...CROPS]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lpr: Cannot decode .*b\.png: it must be one of/u);
    expect(cardsOf(page).map(({ source }) => source)).toEqual([join(folder, "a.png"), join(folder, "c.png")]);
  });
});

describe("lpr visualize-predictions of photos", () => {
  test("shows each plate that was found, and photos without one", async () => {
    const folder = photoFolder({ "car.png": PLATE_PHOTO, "empty.png": EMPTY_PHOTO });
    const { code, stdout } = await look([folder, "--out", join(folder, "look"), ...PHOTOS]);
    expect(code).toBe(0);
    const [car, empty] = stdout.split("\n");
    expect(car).toMatch(/^1 {2}.*car\.png {2}ABBA/u);
    expect(empty).toMatch(/^2 {2}.*empty\.png {2}no plate read$/u);
  });

  test("stops at --limit within a photo, too", async () => {
    const plate = { width: 96, height: 32, x: 50 };
    const street = drawPhoto(200, 300, [
      { ...plate, text: "ABBA", y: 40 },
      { ...plate, text: "BABA", y: 200 },
    ]);
    const folder = photoFolder({ "car.png": await encodeImage(street, { format: "png" }) });
    const shown = async (limit: string) => {
      const page = join(folder, `${limit}.html`);
      await look([join(folder, "car.png"), "--out", page, "--limit", limit, ...PHOTOS]);
      return cardsOf(page).length;
    };
    expect(await shown("5")).toBe(2);
    expect(await shown("1")).toBe(1);
  });

  test("lays readings beside the labels of the table: right, not found, and not labelled", async () => {
    const folder = photoFolder({
      "car.png": PLATE_PHOTO,
      "labels.csv": table(
        "image_path,plate_text,xmin,ymin,xmax,ymax",
        "car.png,AB-BA,50,50,146,82",
        "car.png,BBBB,0,100,40,120",
      ),
    });
    const page = join(folder, "look.html");
    const { code } = await look(["--annotations", join(folder, "labels.csv"), "--out", page, ...PHOTOS]);
    expect(code).toBe(0);
    expect(cardsOf(page).map(({ kind }) => kind)).toEqual(["right", "unread"]);
  });

  test("photos with masks are no plates to look at: exit code 2", async () => {
    const folder = photoFolder({ "masks.csv": table("image_path,mask_path", "car.png,mask.png") });
    const { code, stderr } = await look(["--annotations", join(folder, "masks.csv"), "--out", join(folder, "x.html")]);
    expect(code).toBe(2);
    expect(stderr).toContain("--annotations must be a table of plates, got photos and masks");
  });

  test("wants to know where the plates are", async () => {
    const folder = photoFolder({
      "car.png": PLATE_PHOTO,
      "labels.csv": table("image_path,plate_text", "car.png,ABBA"),
    });
    const argv = ["--annotations", join(folder, "labels.csv"), "--task", "pipeline", "--out", join(folder, "x.html")];
    const { code, stderr } = await look([...argv, ...PHOTOS]);
    expect(code).toBe(2);
    expect(stderr).toContain("Task pipeline needs a table that says where plates are (xmin,ymin,xmax,ymax or");
    expect(stderr).toContain("pictures of single plates are --task ocr");
  });
});

test("what a reading says cannot steer the terminal", async () => {
  const folder = photoFolder({ "a.png": ABBA });
  const model = join(folder, "model");
  cpSync(SHADE_OCR, model, { recursive: true });
  const manifest = readFileSync(join(model, "config.yaml"), "utf8");
  writeFileSync(join(model, "config.yaml"), manifest.replace("labels: AB_", 'labels: ["\\e", B, _]'));
  const argv = [join(folder, "a.png"), "--task", "ocr", "--model", model, "--out", join(folder, "x.html")];
  const { code, stdout } = await look(argv);
  expect(code).toBe(0);
  expect(stdout).toMatch(/a\.png {2}\?BB\? {2}/u);
  expect(stdout).not.toContain("\u001B");
});

describe("lpr visualize-predictions", () => {
  const folder = () => photoFolder({ "a.png": ABBA });

  test.each([
    { name: "nothing to look at", argv: ["--out", "x.html"], said: "Pictures are wanted" },
    { name: "nowhere to write", argv: ["a.png"], said: "A place for the results is wanted: --out" },
    { name: "stdin", argv: ["-", "--out", "x.html"], said: "Pictures to look at must be files, got - (stdin)" },
    {
      name: "both kinds of input",
      argv: ["a.png", "--annotations", "b.csv", "--out", "x.html"],
      said: "got both: a.png",
    },
    { name: "a table among pictures", argv: ["v.CSV", "--out", "x.html"], said: "a table goes to --annotations" },
    { name: "a share above 1", argv: ["a.png", "--filter-conf", "35", "--out", "x.html"], said: "from 0 to 1, got" },
    { name: "no columns", argv: ["a.png", "--columns", "0", "--out", "x.html"], said: "from 1 to 20, got" },
    {
      name: "a segmenter for pictures of one plate",
      argv: ["a.png", "--task", "ocr", "--model", RED_PLATE, "--out", "x.html"],
      said: "takes no model that finds plates",
    },
  ])("refuses $name with exit code 2", async ({ argv, said }) => {
    const { code, stdout, stderr } = await look(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  test.each(["look.html", "look.png", "look-3.png"])("does not replace %s unasked", async (name) => {
    const there = folder();
    writeFileSync(join(there, name), "mine");
    const out = join(there, name.replace("-3", ""));
    const argv = [join(there, "a.png"), "--out", out, ...CROPS];
    const refused = await look(argv);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`${join(there, name)} is there already`);
    expect(readFileSync(join(there, name), "utf8")).toBe("mine");
    expect((await look([...argv, "--overwrite"])).code).toBe(0);
  });

  test("never replaces a picture it reads, even with --overwrite", async () => {
    const there = folder();
    const { code, stderr } = await look([join(there, "a.png"), "--out", join(there, "a.png"), "--overwrite", ...CROPS]);
    expect(code).toBe(2);
    expect(stderr).toContain("is the photo");
    expect(readFileSync(join(there, "a.png"))).toEqual(Buffer.from(ABBA));
  });

  test("writes nothing when it is stopped", async () => {
    const there = folder();
    const controller = new AbortController();
    const stop = () => controller.abort(new Error("Interrupted"));
    const argv = [join(there, "a.png"), "--out", join(there, "look"), ...CROPS];
    await look(argv, { signal: controller.signal, onStdout: stop });
    expect(existsSync(join(there, "look"))).toBe(false);
  });
});

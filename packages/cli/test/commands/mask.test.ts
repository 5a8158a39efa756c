import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeImage, encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const mask = (argv: readonly string[], world = {}) => runCli(["mask", ...argv, "--model", RED_PLATE], world);

/** Colour in the middle of the plate of `PLATE_PHOTO`. */
async function plateColor(path: string): Promise<string> {
  const image = await decodeImage(path);
  return image.data.subarray((66 * image.width + 98) * 3, (66 * image.width + 98) * 3 + 3).join();
}

describe("lpr mask", () => {
  test("writes masked copies in the same layout, names and format, and leaves the originals", async () => {
    const folder = photoFolder(["a.png", "sub/deep/b.png"]);
    const out = join(folder, "masked");
    const { code, stdout } = await mask([folder, "-r", "-o", out]);
    expect(code).toBe(0);
    expect(readdirSync(out, { recursive: true }).map(String).toSorted()).toEqual([
      "a.png",
      "sub",
      "sub/deep",
      "sub/deep/b.png",
    ]);
    expect(stdout).toBe(
      `${join(out, "a.png")}  1 place painted over\n${join(out, "sub/deep/b.png")}  1 place painted over\n`,
    );
    expect(await plateColor(join(out, "a.png"))).toBe("0,0,0");
    expect((await decodeImage(join(out, "a.png"))).info?.format).toBe("png");
    expect(readFileSync(join(folder, "a.png"))).toEqual(Buffer.from(PLATE_PHOTO));
  });

  test("does not mask its own results when it runs again", async () => {
    const folder = photoFolder(["a.png"]);
    const out = join(folder, "masked");
    await mask([folder, "-r", "-o", out]);
    const { stdout } = await mask([folder, "-r", "-o", out, "--json", "--overwrite"]);
    expect((JSON.parse(stdout) as { results: unknown[] }).results).toHaveLength(1);
  });

  test("--json reports files, polygons and settings, and no text", async () => {
    const folder = photoFolder({ "a.png": PLATE_PHOTO, "b.png": "broken" });
    const { code, stdout } = await mask([folder, "-o", join(folder, "out"), "--json", "--threshold", "0.3"]);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(code).toBe(1);
    expect(report).toMatchObject({
      version: 1,
      results: [
        {
          source: join(folder, "a.png"),
          output: join(folder, "out/a.png"),
          format: "png",
          width: 200,
          height: 140,
          regions: [{ polygon: expect.any(Array), outline: expect.any(Array), score: expect.any(Number) }],
          ms: expect.any(Number),
        },
        { source: join(folder, "b.png"), error: { code: "ERR_IMAGE_DECODE" } },
      ],
      settings: { model: "red-plate", threshold: 0.3, style: "solid", color: [0, 0, 0], margin: 0.15, keep: [] },
    });
    expect(stdout).not.toMatch(/ABBA|"text"|"chars"/);
    expect(existsSync(join(folder, "out/b.png"))).toBe(false);
  });

  test.each([
    { argv: ["--color", "#ffffff"], color: "255,255,255" },
    { argv: ["--style", "solid", "--color", "#102030"], color: "16,32,48" },
  ])("paints as asked: $argv", async ({ argv, color }) => {
    const folder = photoFolder(["a.png"]);
    await mask([join(folder, "a.png"), "-o", join(folder, "out"), ...argv]);
    expect(await plateColor(join(folder, "out/a.png"))).toBe(color);
  });

  test("refuses to write onto the originals, unless --overwrite", async () => {
    const folder = photoFolder(["a.png"]);
    const refused = await mask([folder, "-o", folder]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/is the photo .*a\.png itself.*--overwrite/);
    expect(readFileSync(join(folder, "a.png"))).toEqual(Buffer.from(PLATE_PHOTO));
    expect((await mask([folder, "-o", folder, "--overwrite"])).code).toBe(0);
    expect(await plateColor(join(folder, "a.png"))).toBe("0,0,0");
    expect(readdirSync(folder)).toEqual(["a.png"]);
  });

  test("refuses to replace another input, even with --overwrite, and to make one file of two", async () => {
    const folder = photoFolder(["a.png", "out/a.png", "other/a.png"]);
    const [a, inner, other] = ["a.png", "out/a.png", "other/a.png"].map((name) => join(folder, name));
    const replaced = await mask([a!, inner!, "-o", join(folder, "out"), "--overwrite"]);
    expect(replaced.code).toBe(2);
    const merged = await mask([a!, other!, "-o", join(folder, "new")]);
    expect(merged.code).toBe(2);
    expect(merged.stderr).toContain("would both become");
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  test("leaves no half file where it cannot write", async () => {
    const folder = photoFolder({
      "a.png": PLATE_PHOTO,
      "b.jpg": await encodeImage(await decodeImage(EMPTY_PHOTO), { format: "jpeg" }),
    });
    // A folder comes to stand where b.jpg should go.
    const out = join(folder, "out");
    const onStdout = (text: string): void => {
      if (text.includes("a.png")) mkdirSync(join(out, "c.png/x"), { recursive: true });
    };
    writeFileSync(join(folder, "c.png"), PLATE_PHOTO);
    writeFileSync(join(folder, "bb.png"), PLATE_PHOTO);
    const { code, stderr } = await mask([folder, "-o", out], { onStdout });
    expect(code).toBe(1);
    expect(stderr).toContain("Cannot write");
    expect(readdirSync(out).toSorted()).toEqual(["a.png", "b.jpg", "bb.png", "c.png"]);
  });

  test.each([
    {
      name: "an earlier result",
      file: "out/a.png",
      content: "earlier",
      message: /out\/a\.png is there already; .*--overwrite/,
    },
    { name: "a folder", file: "out/a.png/x", content: "x", message: /out\/a\.png is a folder/ },
    {
      name: "an output that is a file",
      file: "out",
      content: "x",
      message: /--output must be a folder, got .*out, which is/,
    },
  ])("refuses $name before it opens a model: exit code 2, nothing is written", async ({ file, content, message }) => {
    const folder = photoFolder({ "a.png": PLATE_PHOTO, "b.png": PLATE_PHOTO, [file]: content });
    const argv = ["mask", join(folder, "a.png"), join(folder, "b.png"), "-o", join(folder, "out")];
    const { code, stdout, stderr } = await runCli(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(readFileSync(join(folder, file), "utf8")).toBe(content);
    expect(existsSync(join(folder, "out/b.png"))).toBe(false);
  });

  test("replaces an earlier result with --overwrite", async () => {
    const folder = photoFolder({ "a.png": PLATE_PHOTO, "out/a.png": "earlier" });
    expect((await mask([join(folder, "a.png"), "-o", join(folder, "out"), "--overwrite"])).code).toBe(0);
    expect(await plateColor(join(folder, "out/a.png"))).toBe("0,0,0");
  });

  test("--json tells of every file that was written before it was stopped", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, "0")}.png`);
    const folder = photoFolder(names);
    const out = join(folder, "out");
    const controller = new AbortController();
    const onStdout = (text: string): void => {
      // Whatever is begun now is written or not; the report has to know.
      if (text.includes("p01.png")) controller.abort(new Error("Interrupted"));
    };
    const { stdout } = await mask([folder, "-o", out, "--json"], { signal: controller.signal, onStdout });
    const { results } = JSON.parse(stdout) as { results: { output: string }[] };
    expect(results.map(({ output }) => output)).toEqual(readdirSync(out).map((name) => join(out, name)));
    expect(results.length).toBeLessThan(12);
  });
});

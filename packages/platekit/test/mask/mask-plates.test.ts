import { linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as onnx from "@platekit/core/onnx";
import { decodeImage, encodeImage } from "@platekit/core/image";
import { createMasker, maskPlates } from "platekit";
import type { MaskedPhoto, Point, Polygon, RasterImage } from "platekit";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { drawPhoto, RED_PLATE } from "../support/draw-photo.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.mock("@platekit/core/onnx", async (original) => {
  const module = await original<typeof onnx>();
  return { ...module, openSession: vi.fn<typeof onnx.openSession>(module.openSession) };
});

const OPTIONS = { segmenter: RED_PLATE } as const;
const PLATES = [
  { text: "ABBA", x: 40, y: 60, width: 96, height: 32 },
  { text: "BABB", x: 190, y: 150, width: 80, height: 24 },
];
const PHOTO = drawPhoto(320, 240, PLATES);
const FILL = "0,0,0";

const pixel = (image: RasterImage, x: number, y: number): string =>
  image.data.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3).join();

/** Even-odd test, apart from the code under test. */
function holds(polygon: Polygon, { x, y }: Point): boolean {
  let inside = false;
  polygon.forEach((a, index) => {
    const b = polygon.at((index + 1) % polygon.length)!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

function distance(polygon: Polygon, { x, y }: Point): number {
  return Math.min(
    ...polygon.map((a, index) => {
      const b = polygon.at((index + 1) % polygon.length)!;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const share = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
    }),
  );
}

function expectMasked(masked: MaskedPhoto, photo: RasterImage): void {
  const wrong: string[] = [];
  for (let y = 0; y < photo.height; y++) {
    for (let x = 0; x < photo.width; x++) {
      const isFill = pixel(masked.image, x, y) === FILL;
      const inPlate = masked.regions.some(({ polygon }) => holds(polygon, { x, y }));
      const inOutline = masked.regions.some(({ outline }) => holds(outline, { x, y }));
      // A square of side 1 reaches √½ px from its centre.
      const isAway = masked.regions.every(
        ({ outline }) => !holds(outline, { x, y }) && distance(outline, { x, y }) > Math.SQRT1_2,
      );
      if ((inPlate || inOutline) && !isFill) wrong.push(`(${x}, ${y}) shows`);
      if (isAway && pixel(masked.image, x, y) !== pixel(photo, x, y)) wrong.push(`(${x}, ${y}) changed`);
    }
  }
  expect(wrong).toEqual([]);
}

describe("maskPlates()", () => {
  test("fills every pixel inside the plates and changes none outside the grown outlines", async () => {
    const masked = await maskPlates(PHOTO, OPTIONS);
    expect(masked.regions).toHaveLength(2);
    expectMasked(masked, PHOTO);
    for (const { x, y, width, height } of PLATES) {
      for (let row = y; row < y + height; row++) {
        for (let column = x; column < x + width; column++) expect(pixel(masked.image, column, row)).toBe(FILL);
      }
    }
  });

  test("leaves the source's pixels and bytes as they were", async () => {
    const pixels = Uint8Array.from(PHOTO.data);
    const bytes = await encodeImage(PHOTO, { format: "jpeg" });
    const before = Uint8Array.from(bytes);
    await maskPlates(PHOTO, OPTIONS);
    await maskPlates(bytes, OPTIONS);
    expect(PHOTO.data).toEqual(pixels);
    expect(Uint8Array.from(bytes)).toEqual(before);
  });

  test("opens the segmentation model and no other", async () => {
    vi.mocked(onnx.openSession).mockClear();
    await maskPlates(PHOTO, OPTIONS);
    expect(vi.mocked(onnx.openSession).mock.calls.map(([bundle]) => bundle.manifest.role)).toEqual(["segment"]);
  });

  test.each(["jpeg", "png", "webp", "avif", "tiff", "gif"] as const)("keeps the format: %s", async (format) => {
    const { file } = await maskPlates(await encodeImage(PHOTO, { format }), OPTIONS);
    const decoded = await decodeImage(file!.bytes);
    expect(file!.format).toBe(format);
    expect(decoded.info).toMatchObject({ format, width: 320, height: 240 });
    expect(Math.max(...decoded.data.subarray((76 * 320 + 60) * 3, (76 * 320 + 80) * 3))).toBeLessThan(40);
  });

  test("gives pixels alone for pixels", async () => {
    const masked = await maskPlates(PHOTO, OPTIONS);
    expect(masked.file).toBeUndefined();
    expect(masked).toMatchObject({ width: 320, height: 240 });
  });

  test("masks nothing in a photo without plates", async () => {
    const street = drawPhoto(100, 80);
    const masked = await maskPlates(street, OPTIONS);
    expect(masked.regions).toEqual([]);
    expect(masked.image.data).toEqual(street.data);
  });

  test("applies the orientation: the file is upright and so are the polygons", async () => {
    const { data, width, height } = PHOTO;
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const masked = await maskPlates(bytes, OPTIONS);
    const metadata = await sharp(masked.file!.bytes).metadata();
    expect(metadata).toMatchObject({ width: 240, height: 320 });
    expect(metadata.orientation ?? 1).toBe(1);
    expectMasked(masked, await decodeImage(bytes));
  });
});

/** A JPEG with all blocks a camera and an editor write. */
async function jpegWithMetadata(): Promise<Buffer> {
  const { data, width, height } = PHOTO;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Artist: "Erika Mustermann" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>private</note></x:xmpmeta>')
    .withIccProfile("p3")
    .jpeg({ quality: 95 })
    .toBuffer();
}

describe("maskPlates() and metadata", () => {
  test("removes EXIF, position, XMP and ICC profile", async () => {
    const bytes = await jpegWithMetadata();
    const { file } = await maskPlates(bytes, OPTIONS);
    const before = await sharp(bytes).metadata();
    const after = await sharp(file!.bytes).metadata();
    expect([after.exif, after.xmp, after.icc, after.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect([before.exif, before.xmp, before.icc].every((block) => block !== undefined)).toBe(true);
    const text = Buffer.from(file!.bytes).toString("latin1");
    for (const secret of ["Exif", "Mustermann", "private", "http://ns.adobe.com"]) expect(text).not.toContain(secret);
  });

  test("keeps what it is asked to keep, and nothing else", async () => {
    const { file } = await maskPlates(await jpegWithMetadata(), { ...OPTIONS, keep: ["exif"] });
    const after = await sharp(file!.bytes).metadata();
    expect(after.exif!.toString("latin1")).toContain("Mustermann");
    expect(after.xmp).toBeUndefined();
    expect(after.icc).toBeUndefined();
  });
});

describe("maskPlates() to a file", () => {
  async function photoFile(): Promise<{ folder: string; path: string; bytes: Uint8Array }> {
    const folder = temporaryFolder();
    const path = join(folder, "photo.jpg");
    const bytes = await encodeImage(PHOTO, { format: "jpeg" });
    writeFileSync(path, bytes);
    return { folder, path, bytes };
  }

  test("writes the masked file and leaves the original byte for byte", async () => {
    const { folder, path, bytes } = await photoFile();
    const masked = await maskPlates(path, { ...OPTIONS, output: join(folder, "out/photo.jpg") });
    expect(readFileSync(join(folder, "out/photo.jpg"))).toEqual(Buffer.from(masked.file!.bytes));
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
    expect(readdirSync(join(folder, "out"))).toEqual(["photo.jpg"]);
  });

  test.each([
    { name: "the source", output: (folder: string) => join(folder, "photo.jpg") },
    { name: "the source in other words", output: (folder: string) => join(folder, "x", "..", "photo.jpg") },
    {
      name: "a symbolic link to the source",
      output: (folder: string) => {
        symlinkSync(join(folder, "photo.jpg"), join(folder, "link.jpg"));
        return join(folder, "link.jpg");
      },
    },
    {
      name: "a hard link to the source",
      output: (folder: string) => {
        linkSync(join(folder, "photo.jpg"), join(folder, "hard.jpg"));
        return join(folder, "hard.jpg");
      },
    },
  ])("refuses to write onto $name", async ({ output }) => {
    const { folder, path, bytes } = await photoFile();
    const attempt = maskPlates(path, { ...OPTIONS, output: output(folder) });
    await expect(attempt).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_WRITE" }));
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  });

  test("writes onto the source when asked to overwrite it", async () => {
    const { folder, path, bytes } = await photoFile();
    await maskPlates(path, { ...OPTIONS, output: path, overwrite: true });
    expect(readFileSync(path)).not.toEqual(Buffer.from(bytes));
    expect(readdirSync(folder)).toEqual(["photo.jpg"]);
  });

  test("leaves a file that is there, unless asked to overwrite it", async () => {
    const { folder, path } = await photoFile();
    const output = join(folder, "earlier.jpg");
    writeFileSync(output, "earlier");
    await expect(maskPlates(path, { ...OPTIONS, output })).rejects.toMatchObject({
      code: "ERR_IMAGE_WRITE",
      message: `Cannot write ${output}: it must not be there yet (option overwrite allows it), got a file`,
    });
    expect(readFileSync(output, "utf8")).toBe("earlier");
    await maskPlates(path, { ...OPTIONS, output, overwrite: true });
    expect((await decodeImage(output)).info?.format).toBe("jpeg");
  });

  test("does not replace a file that came while it worked", async () => {
    const { folder, path } = await photoFile();
    const output = join(folder, "new.jpg");
    await using masker = await createMasker(OPTIONS);
    const onProgress = ({ stage }: { stage: string }): void => {
      if (stage === "segment") writeFileSync(output, "meanwhile");
    };
    await expect(masker.mask(path, { output, onProgress })).rejects.toMatchObject({ code: "ERR_IMAGE_WRITE" });
    expect(readFileSync(output, "utf8")).toBe("meanwhile");
  });

  test.each([
    { name: "a file: URL", output: (path: string) => pathToFileURL(path) },
    { name: "a file: URL as text", output: (path: string) => pathToFileURL(path).href },
  ])("writes to $name", async ({ output }) => {
    const { folder, path } = await photoFile();
    await maskPlates(path, { ...OPTIONS, output: output(join(folder, "new one.jpg")) });
    expect(readdirSync(folder).toSorted()).toEqual(["new one.jpg", "photo.jpg"]);
  });

  test.each([
    { name: "a mistyped option", own: { out: "x.jpg" }, message: /unknown option "out"/ },
    { name: "an empty output", own: { output: "" }, message: /option output must be a path or a file: URL/ },
    { name: "an output on the web", own: { output: "https://example.org/x.jpg" }, message: /output must be a path/ },
    { name: "a number as output", own: { output: 5 }, message: /option output must be a path or a file: URL/ },
    { name: "a word for overwrite", own: { overwrite: "yes" }, message: /option overwrite must be of type boolean/ },
    { name: "no object", own: "x.jpg", message: 'Cannot mask photo: options must be an object, got "x.jpg"' },
  ])("mask() refuses $name", async ({ own, message }) => {
    await using masker = await createMasker(OPTIONS);
    await expect(masker.mask(PHOTO, own as never)).rejects.toThrow(TypeError);
    await expect(masker.mask(PHOTO, own as never)).rejects.toThrow(message);
  });

  test.each([
    { output: "x.png", fits: false },
    { output: "x.heic", fits: false },
    { output: "x.JPEG", fits: true },
    { output: "x", fits: true },
  ])("takes $output as the name of a JPEG: $fits", async ({ output, fits }) => {
    const { folder, path } = await photoFile();
    const stages: string[] = [];
    await using masker = await createMasker(OPTIONS);
    const masking = masker.mask(path, {
      output: join(folder, output),
      onProgress: ({ stage }) => void stages.push(stage),
    });
    if (fits) await masking;
    else await expect(masking).rejects.toThrow(/must end in \.jpg or \.jpeg or \.jpe or \.jfif, got \.(png|heic)$/);
    expect(readdirSync(folder)).toHaveLength(fits ? 2 : 1);
    expect(stages.includes("segment")).toBe(fits);
  });

  test("leaves a wrongly called photo its name", async () => {
    const { folder, bytes } = await photoFile();
    writeFileSync(join(folder, "wrong.png"), bytes);
    await maskPlates(join(folder, "wrong.png"), { ...OPTIONS, output: join(folder, "out/wrong.png") });
    expect((await decodeImage(join(folder, "out/wrong.png"))).info?.format).toBe("jpeg");
  });

  test("refuses to write pixels, before the network runs", async () => {
    const masking = maskPlates(PHOTO, { ...OPTIONS, output: join(temporaryFolder(), "x.jpg") });
    await expect(masking).rejects.toThrow(/source must be a file or its bytes, got raw pixels$/);
  });

  test("writes nothing where the source is no picture", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "photo.jpg"), "no picture");
    const attempt = maskPlates(join(folder, "photo.jpg"), { ...OPTIONS, output: join(folder, "out.jpg") });
    await expect(attempt).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_DECODE" }));
    expect(readdirSync(folder)).toEqual(["photo.jpg"]);
  });
});

describe("createMasker()", () => {
  test("masks many photos with one model, in the style it was made for", async () => {
    await using masker = await createMasker({ ...OPTIONS, style: "solid", color: "#ffffff", margin: 0, minMargin: 0 });
    expect(masker.settings).toMatchObject({ model: "red-plate", threshold: 0.2, color: [255, 255, 255], keep: [] });
    for (const photo of [PHOTO, drawPhoto(200, 120, [PLATES.at(0)!])]) {
      const { image } = await masker.mask(photo);
      expect(pixel(image, 60, 76)).toBe("255,255,255");
    }
  });

  test("waits for what is being masked when it is closed, and refuses new photos", async () => {
    const masker = await createMasker(OPTIONS);
    const masking = masker.mask(PHOTO);
    const closing = masker[Symbol.asyncDispose]();
    await expect(masker.mask(PHOTO)).rejects.toThrow(expect.objectContaining({ code: "ERR_SESSION_CLOSED" }));
    expect((await masking).regions).toHaveLength(2);
    await closing;
  });

  test.each([
    { name: "a threshold of 0", options: { threshold: 0 }, message: /threshold must be above 0, got 0/ },
    { name: "an unknown style", options: { style: "pixelate" }, message: /style must be one of "solid"/ },
    { name: "an unknown block", options: { keep: ["gps"] }, message: /keep/ },
  ])("refuses $name", async ({ options, message }) => {
    await expect(createMasker({ ...OPTIONS, ...options } as never)).rejects.toThrow(message);
  });
});

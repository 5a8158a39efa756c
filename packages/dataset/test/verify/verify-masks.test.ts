import { join } from "node:path";
import { verifyMasks } from "@platekit/dataset";
import type { Finding } from "@platekit/dataset";
import { expect, test } from "vitest";
import { maskPicture, picture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

const MASK = "....\n.##.";
const PHOTO = await picture(4, 2);

async function verify(files: Record<string, Uint8Array | string>, options = {}) {
  const folder = tempFolder(files);
  const findings: Finding[] = [];
  const summary = await verifyMasks(folder, { ...options, onFinding: (finding) => void findings.push(finding) });
  const short = findings.map(
    ({ severity, kind, path }) => `${severity} ${kind} ${path?.slice(folder.length + 1) ?? "-"}`,
  );
  return { summary, short, findings };
}

test("verifyMasks() finds photos without masks, masks without photos, damage, other sizes and values between", async () => {
  const { summary, short, findings } = await verify({
    "images/a.png": PHOTO,
    "masks/a.png": await maskPicture(MASK),
    "images/b.jpg": PHOTO,
    "images/c.png": "no picture",
    "masks/c.png": "no picture",
    "images/d.png": PHOTO,
    "masks/d.png.png": await maskPicture("..\n##\n.."),
    "images/e.png": PHOTO,
    "masks/e.png": await maskPicture("....\n.35."),
    "masks/f.png": await maskPicture(MASK),
  });
  expect(short).toEqual([
    "error no-mask images/b.jpg",
    "error no-image masks/f.png",
    "error unreadable images/c.png",
    "error mask-unreadable masks/c.png",
    "error mask-size masks/d.png.png",
    "error mask-values masks/e.png",
  ]);
  expect(findings.map(({ message }) => message)).toContain("must be as large as its photo, 4×2, got 2×3");
  expect(findings.at(-1)?.message).toBe("values must be 0 and 255, or 0 and 1, got 0, 30, 50");
  expect(summary).toEqual({ checked: 4, good: 1, errors: 6, warnings: 0 });
});

test.each(["....\n....\n....", ".....\n.....", "....", "..\n..\n..\n.."])(
  "verifyMasks() names a mask of another width or height alone: %j",
  async (drawing) => {
    const { short } = await verify({ "images/a.png": PHOTO, "masks/a.png": await maskPicture(drawing) });
    expect(short).toEqual(["error mask-size masks/a.png"]);
  },
);

test("verifyMasks() warns of a folder that says plate in two ways, and of tiny photos", async () => {
  const { summary, short } = await verify(
    {
      "images/a.png": PHOTO,
      "masks/a.png": await maskPicture(MASK),
      "images/b.png": PHOTO,
      "masks/b.png": await maskPicture(MASK, 1),
    },
    { minHeight: 3 },
  );
  expect(short).toEqual(["warning tiny images/a.png", "warning tiny images/b.png", "warning mask-value-kinds -"]);
  expect(summary).toEqual({ checked: 2, good: 2, errors: 0, warnings: 3 });
});

test("verifyMasks() lets photos without a plate pass", async () => {
  const empty = await maskPicture("....\n....");
  const { summary } = await verify({ "images/a.png": PHOTO, "masks/a.png": empty });
  expect(summary).toEqual({ checked: 1, good: 1, errors: 0, warnings: 0 });
  await expect(verifyMasks(join(tempFolder(), "no"))).rejects.toThrow(
    expect.objectContaining({ code: "ERR_DATASET_NOT_FOUND" }),
  );
});

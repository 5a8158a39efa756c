import { existsSync } from "node:fs";
import { join } from "node:path";
import { decodeImage, resize } from "@platekit/core/image";
import type { GrayImage, PixelImage, RasterImage } from "@platekit/core/image";
import { expect, test } from "vitest";
import { dataFolder } from "../../data-folder.ts";
import { digest } from "./digest.ts";
import { letterbox } from "./letterbox.ts";

// Sums and sha256 of what fast-plate-ocr's own preprocessing makes of two pictures of the data folder, worked out
// with OpenCV 4.6.0 and 5.0.0 (equal).
const cases = [
  { file: "test_plate_1.png", color: "gray", to: [140, 70], fit: "stretch", sum: 1665443, sha256: "9f8ae58cd4bc8097" },
  {
    file: "test_plate_1.png",
    color: "gray",
    to: [140, 70],
    fit: "letterbox",
    sum: 1508155,
    sha256: "fde010bcbc2816a5",
  },
  { file: "test_plate_1.png", color: "gray", to: [128, 64], fit: "stretch", sum: 1391257, sha256: "9c3f1be883dc55a7" },
  {
    file: "test_plate_1.png",
    color: "gray",
    to: [128, 64],
    fit: "letterbox",
    sum: 1263559,
    sha256: "f6d66f6515a37b20",
  },
  { file: "test_plate_1.png", color: "rgb", to: [128, 64], fit: "stretch", sum: 4173771, sha256: "50de40a077210e34" },
  { file: "test_plate_1.png", color: "rgb", to: [128, 64], fit: "letterbox", sum: 3790677, sha256: "0fe818166a6c8876" },
  { file: "test_plate_2.png", color: "gray", to: [140, 70], fit: "stretch", sum: 1303930, sha256: "c6c8a296e17002f7" },
  {
    file: "test_plate_2.png",
    color: "gray",
    to: [140, 70],
    fit: "letterbox",
    sum: 1299704,
    sha256: "b268a1e59eb3f098",
  },
  { file: "test_plate_2.png", color: "gray", to: [128, 64], fit: "stretch", sum: 1089428, sha256: "1ef79d264180fa5c" },
  {
    file: "test_plate_2.png",
    color: "gray",
    to: [128, 64],
    fit: "letterbox",
    sum: 1084392,
    sha256: "c5e05d1b45a3dc72",
  },
  { file: "test_plate_2.png", color: "rgb", to: [128, 64], fit: "stretch", sum: 3268284, sha256: "b86836c69ada8a24" },
  { file: "test_plate_2.png", color: "rgb", to: [128, 64], fit: "letterbox", sum: 3253176, sha256: "60ee2a9400228d06" },
] as const;

const folder = join(dataFolder() ?? "", "reference", "fast-plate-ocr");
const isMissing = dataFolder() === undefined || !existsSync(folder);
const notice = isMissing ? "SKIPPED, no reference/fast-plate-ocr in the data folder (set PLATEKIT_DATA): " : "";

test.skipIf(isMissing).each(cases)(
  `${notice}preprocessing gives fast-plate-ocr's bytes: $file, $color, $fit to $to`,
  async ({ file, color, to: [width, height], fit, sum, sha256 }) => {
    const image = await decodeImage(join(folder, file));
    const source: PixelImage = color === "rgb" ? image : redOf(image);
    const target = { width, height };
    const bytes = fit === "stretch" ? resize(source, target, "linear").data : letterbox(source, target, "linear");
    expect(digest(bytes)).toEqual({ sum, sha256 });
  },
);

/** The files are gray, so their three channels are equal and `imread` took them without any conversion. */
function redOf({ width, height, data }: RasterImage): GrayImage {
  return { width, height, channels: 1, data: data.filter((_, index) => index % 3 === 0) };
}

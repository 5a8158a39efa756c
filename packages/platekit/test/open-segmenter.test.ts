import { openSegmenter } from "platekit";
import { describe, expect, test } from "vitest";
import { drawPhoto, RED_PLATE, SHADE_OCR } from "./support/draw-photo.ts";

const PHOTO = drawPhoto(320, 240, [
  { text: "ABBA", x: 40, y: 60, width: 96, height: 32 },
  { text: "BABB", x: 190, y: 150, width: 80, height: 24 },
]);

describe("openSegmenter()", () => {
  test("finds plates without a recogniser", async () => {
    await using segmenter = await openSegmenter({ segmenter: RED_PLATE });
    expect(await segmenter.segment(PHOTO)).toHaveLength(2);
    expect(segmenter.manifest.id).toBe("red-plate");
  });

  test("hands segment to the segmenter: maxRegions", async () => {
    await using segmenter = await openSegmenter({ segmenter: RED_PLATE, segment: { maxRegions: 1 } });
    expect(await segmenter.segment(PHOTO)).toHaveLength(1);
  });

  test("tells when the model is open, and refuses one that reads plates", async () => {
    const events: unknown[] = [];
    await using _ = await openSegmenter({ segmenter: RED_PLATE, onProgress: (event) => events.push(event) });
    expect(events).toEqual([{ stage: "model-open", model: "red-plate" }]);
    await expect(openSegmenter({ segmenter: SHADE_OCR })).rejects.toThrow(
      expect.objectContaining({ code: "ERR_MODEL_CONFIG" }),
    );
  });

  test("refuses options of other stages", async () => {
    await expect(openSegmenter({ recognizer: SHADE_OCR } as object)).rejects.toThrow(
      /Cannot open segmenter: .*recognizer/u,
    );
  });
});

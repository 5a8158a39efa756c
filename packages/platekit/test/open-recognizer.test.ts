import { openRecognizer } from "platekit";
import { describe, expect, test } from "vitest";
import { drawPhoto, RED_PLATE, SHADE_OCR } from "./support/draw-photo.ts";

const PLATE = drawPhoto(96, 32, [{ text: "ABBA", x: 0, y: 0, width: 96, height: 32 }]);

describe("openRecognizer()", () => {
  test("reads a flat plate without a segmenter", async () => {
    await using recognizer = await openRecognizer({ recognizer: SHADE_OCR });
    const { texts, outputs } = await recognizer.trace([PLATE]);
    expect(texts[0]!.chars.map(({ char }) => char).join("")).toBe("ABBA");
    // Four slots of three classes.
    expect(outputs!.main.data).toHaveLength(12);
  });

  test("asks the formats it is told to, all of them where nothing is said", async () => {
    const formatOf = async (formats?: "none" | string[]) => {
      await using recognizer = await openRecognizer({ recognizer: SHADE_OCR, ...(formats && { formats }) });
      return (await recognizer.recognize([PLATE]))[0]!.format;
    };
    expect(await formatOf()).toMatchObject({ code: "us" });
    expect(await formatOf(["us"])).toMatchObject({ code: "us" });
    expect(await formatOf("none")).toBeUndefined();
  });

  test("hands recognize to the recogniser: alternatives", async () => {
    await using recognizer = await openRecognizer({ recognizer: SHADE_OCR, recognize: { alternatives: 2 } });
    expect((await recognizer.recognize([PLATE]))[0]!.alternatives).toHaveLength(2);
  });

  test("tells when the model is open, and refuses one that finds plates", async () => {
    const events: unknown[] = [];
    await using _ = await openRecognizer({ recognizer: SHADE_OCR, onProgress: (event) => events.push(event) });
    expect(events).toEqual([{ stage: "model-open", model: "shade-ocr" }]);
    await expect(openRecognizer({ recognizer: RED_PLATE })).rejects.toThrow(
      expect.objectContaining({ code: "ERR_MODEL_CONFIG" }),
    );
  });

  test("refuses options of other stages", async () => {
    await expect(openRecognizer({ segmenter: RED_PLATE } as object)).rejects.toThrow(
      /Cannot open recognizer: .*segmenter/u,
    );
  });
});

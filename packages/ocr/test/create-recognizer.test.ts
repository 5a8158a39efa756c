import { fileURLToPath } from "node:url";
import type { ProgressEvent, RasterImage } from "@platekit/core";
import { loadModelBundle } from "@platekit/core/onnx";
import { describe, expect, test } from "vitest";
import { createRecognizer } from "../src/create-recognizer.ts";
import expected from "./fixtures/expected.json" with { type: "json" };

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const SLOTS = fixture("slots.yaml");
const CTC = fixture("ctc.yaml");
const CTC_BATCH_OF_ONE = fixture("ctc-nct.yaml");
/** float32 answers of two builds of ONNX Runtime agree to six digits. */
const FLOAT32_DIGITS = 5;

/** A picture of flat gray strips, four pixels wide each: the networks of the fixtures read one gray a strip. */
function strips(...grays: readonly number[]): RasterImage {
  const [width, height, side] = [grays.length * 4, 6, 4];
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = grays[Math.floor((Math.floor(i / 3) % width) / side)]!;
  return { width, height, channels: 3, data };
}

const textOf = ({ chars }: { readonly chars: readonly { readonly char: string }[] }) =>
  chars.map(({ char }) => char).join("");

describe("createRecognizer() with a slots model", () => {
  test("reads text, probabilities and region as the network answers", async () => {
    await using recognizer = await createRecognizer({ model: SLOTS });
    const [plate] = await recognizer.recognize([strips(...expected.slots.columns)]);
    expect(textOf(plate!)).toBe("BAAC");
    for (const [slot, { probability }] of plate!.chars.entries()) {
      expect(probability).toBeCloseTo(Math.max(...expected.slots.plate[slot]!), FLOAT32_DIGITS);
    }
    expect(plate!.region!.label).toBe("Andorra");
    expect(plate!.region!.probability).toBeCloseTo(expected.slots.region[0]!, FLOAT32_DIGITS);
    expect(plate!.alternatives[0]!.text).toBe("BAAC");
  });

  test("reads a whole batch in the order given", async () => {
    await using recognizer = await createRecognizer({ model: SLOTS });
    const plates = [
      strips(0, 60, 120, 180, 180, 180),
      strips(120, 120, 120, 120, 120, 120),
      strips(60, 180, 60, 180, 180, 180),
    ];
    expect((await recognizer.recognize(plates)).map(textOf)).toEqual(["ABC", "CCCCCC", "B_B"]);
  });

  test.each([
    { padRemoval: "trailing", text: "B_B" },
    { padRemoval: "everywhere", text: "BB" },
    { padRemoval: "none", text: "B_B___" },
  ] as const)("removes pads: $padRemoval", async ({ padRemoval, text }) => {
    await using recognizer = await createRecognizer({ model: SLOTS, padRemoval });
    const [plate] = await recognizer.recognize([strips(60, 180, 60, 180, 180, 180)]);
    expect(textOf(plate!)).toBe(text);
    expect(plate!.alternatives[0]!.text).toBe(text);
  });
});

describe("createRecognizer() with a CTC model", () => {
  test.each(["beam", "greedy"] as const)("reads labels of several characters and repeats: %s", async (decoder) => {
    await using recognizer = await createRecognizer({ model: CTC, decoder });
    const [plate] = await recognizer.recognize([strips(...expected.ctc.columns)]);
    expect(plate!.chars.map(({ char }) => char)).toEqual(["1", "1", "2", "서울"]);
    expect(plate!.alternatives[0]!.text).toBe("112서울");
    expect(plate!.chars[2]!.top3.map(({ char }) => char)).toEqual(["2", "1", "서울"]);
  });

  test("reads plates one by one where the model's batch is fixed to 1", async () => {
    await using recognizer = await createRecognizer({ model: CTC_BATCH_OF_ONE });
    const plates = [strips(0, 180, 60, 60, 180, 120, 120, 120), strips(120, 180, 120, 180, 0, 0, 180, 180)];
    expect((await recognizer.recognize(plates)).map(textOf)).toEqual(["XYZ", "ZZX"]);
  });

  test("gives an empty text where all is blank", async () => {
    await using recognizer = await createRecognizer({ model: CTC_BATCH_OF_ONE });
    const [plate] = await recognizer.recognize([strips(180, 180, 180, 180, 180, 180, 180, 180)]);
    expect(plate!.chars).toEqual([]);
    expect(plate!.alternatives[0]!.text).toBe("");
  });

  test("drops characters below minCharConfidence from chars alone", async () => {
    // The sixth strip (100) is 2 with 0.88: see expected.json. All other characters are above 0.99.
    await using recognizer = await createRecognizer({ model: CTC, minCharConfidence: 0.95 });
    const [plate] = await recognizer.recognize([strips(...expected.ctc.columns)]);
    expect(textOf(plate!)).toBe("11서울");
    expect(plate!.alternatives[0]!.text).toBe("112서울");
  });
});

describe("trace()", () => {
  test("gives the network's own scores beside the texts, of one run", async () => {
    await using recognizer = await createRecognizer({ model: SLOTS });
    const plates = [strips(...expected.slots.columns), strips(0, 60, 120, 180, 180, 180)];
    const { texts, outputs } = await recognizer.trace(plates);
    expect(texts.map(textOf)).toEqual(["BAAC", "ABC"]);
    expect(texts).toEqual(await recognizer.recognize(plates));
    const scores = expected.slots.plate.flat();
    expect(outputs!.main.data).toHaveLength(2 * scores.length);
    for (const [index, score] of scores.entries()) {
      expect(outputs!.main.data[index]).toBeCloseTo(score, FLOAT32_DIGITS);
    }
    expect(outputs!.regions!.data[0]).toBeCloseTo(expected.slots.region[0]!, FLOAT32_DIGITS);
  });

  test("runs nothing for no plates", async () => {
    await using recognizer = await createRecognizer({ model: SLOTS });
    expect(await recognizer.trace([])).toEqual({ texts: [] });
  });

  test("names the model it reads with", async () => {
    await using recognizer = await createRecognizer({ model: CTC });
    expect(recognizer.manifest).toMatchObject({ id: "test-ctc", family: "ctc", labels: ["1", "2", "서울"] });
  });
});

describe("createRecognizer()", () => {
  test("gives [] for no plates", async () => {
    await using recognizer = await createRecognizer({ model: SLOTS });
    expect(await recognizer.recognize([])).toEqual([]);
  });

  test("takes a bundle that is already loaded", async () => {
    const model = await loadModelBundle(SLOTS);
    await using recognizer = await createRecognizer({ model, threads: 1 });
    expect((await recognizer.recognize([strips(0, 0, 180, 180, 180, 180)])).map(textOf)).toEqual(["AA"]);
  });

  test("tells when the model is open", async () => {
    const events: ProgressEvent[] = [];
    await using recognizer = await createRecognizer({ model: SLOTS, onProgress: (event) => events.push(event) });
    await recognizer.recognize([strips(0, 0, 0, 0, 0, 0)]);
    expect(events).toEqual([{ stage: "model-open", model: "test-slots" }]);
  });

  test("does not change the pictures", async () => {
    await using recognizer = await createRecognizer({ model: SLOTS });
    const plate = strips(0, 60, 120, 180, 180, 180);
    const before = Uint8Array.from(plate.data);
    await recognizer.recognize([plate]);
    expect(plate.data).toEqual(before);
  });

  test("stops at an abort, before opening and before reading", async () => {
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    await expect(createRecognizer({ model: SLOTS, signal })).rejects.toBe(reason);
    await using recognizer = await createRecognizer({ model: SLOTS });
    await expect(recognizer.recognize([strips(0)], { signal })).rejects.toBe(reason);
    await expect(recognizer.recognize([], { signal })).rejects.toBe(reason);
  });

  test("refuses to read once disposed", async () => {
    const recognizer = await createRecognizer({ model: SLOTS });
    await recognizer[Symbol.asyncDispose]();
    await expect(recognizer.recognize([strips(0)])).rejects.toThrow(
      expect.objectContaining({ code: "ERR_SESSION_CLOSED" }),
    );
  });

  test("refuses a segmentation model", async () => {
    // Loaded by hand: the loader would first say that the file is no mask network.
    const bundle = await loadModelBundle(SLOTS);
    const manifest = { ...bundle.manifest, id: "test-mask", role: "segment", family: "mask" } as never;
    await expect(createRecognizer({ model: { ...bundle, manifest } })).rejects.toThrow(
      expect.objectContaining({
        code: "ERR_MODEL_CONFIG",
        message: "Cannot create recognizer from model test-mask: role must be recognize, got segment (family mask)",
      }),
    );
  });

  test("says which model answers with something else than its manifest states", async () => {
    await using recognizer = await createRecognizer({ model: fixture("wrong-form.yaml") });
    await expect(recognizer.recognize([strips(0, 60, 120, 180, 0, 60, 120, 180)])).rejects.toThrow(
      expect.objectContaining({
        code: "ERR_MODEL_SIGNATURE",
        message: expect.stringMatching(
          /^Cannot read the answer of model test-wrong-form \(family ctc\): .*softmax scores must be in \[0, 1\].*, got -/,
        ) as string,
      }),
    );
  });

  test.each([
    {
      name: "an unknown option",
      options: { padremoval: "none" },
      message: /unknown option "padremoval" \(did you mean "padRemoval"/,
    },
    {
      name: "an unknown pad mode",
      options: { padRemoval: "all" },
      message: /option padRemoval must be one of "trailing"/,
    },
    { name: "a beam of no width", options: { beamWidth: 0 }, message: /option beamWidth must be/, type: "RangeError" },
    {
      name: "a probability above 1",
      options: { minCharConfidence: 1.5 },
      message: /option minCharConfidence must be at most 1/,
      type: "RangeError",
    },
    { name: "no model", options: { model: undefined }, message: /source must be a path/ },
  ])("refuses $name", async ({ options, message, type = "TypeError" }) => {
    const asked = createRecognizer({ model: SLOTS, ...options } as never);
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: type }));
    await expect(asked).rejects.toThrow(message);
  });
});

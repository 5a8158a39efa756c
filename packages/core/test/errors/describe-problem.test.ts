import { expect, test } from "vitest";
import { z } from "zod";
import { describeProblem } from "../../src/errors/describe-problem.ts";

const schema = z.strictObject({
  fit: z.enum(["stretch", "letterbox"]).default("stretch"),
  interpolation: z.string().optional(),
  side: z.int().positive().max(100).optional(),
  share: z.number().gt(0).lt(1).optional(),
  id: z
    .string()
    .min(2)
    .regex(/^[a-z]+$/)
    .optional(),
  padding: z.union([z.int(), z.array(z.int())]).optional(),
  input: z.strictObject({ height: z.int() }).optional(),
  version: z.literal(1).optional(),
  color: z.union([z.array(z.int()), z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour like #1a2b3c")]).optional(),
  look: z.union([z.literal("off"), z.strictObject({ depth: z.int().min(2), padRemoval: z.string() })]).optional(),
});

test.each([
  { values: { interpolaton: 1 }, phrase: 'unknown key "interpolaton" (did you mean "interpolation"?)' },
  { values: { Fit: "stretch" }, phrase: 'unknown key "Fit" (did you mean "fit"?)' },
  { values: { input: { height: 1, hieght: 1 } }, phrase: 'unknown key "input.hieght" (did you mean "height"?)' },
  { values: { colour_of_the_sky: 1 }, phrase: 'unknown key "colour_of_the_sky"' },
  {
    values: { side: 0, input: { hieght: 1 } },
    phrase: 'unknown key "input.hieght" (did you mean "height"?) (and 2 more)',
  },
  { values: { height: 1 }, phrase: 'unknown key "height" (did you mean "input.height"?)' },
  { values: { input: { height: 1, fit: 1 } }, phrase: 'unknown key "input.fit" (did you mean "fit"?)' },
  { values: { interpol: 1 }, phrase: 'unknown key "interpol" (did you mean "interpolation"?)' },
  { values: { look: { pad: 1 } }, phrase: 'unknown key "look.pad" (did you mean "padRemoval"?) (and 2 more)' },
  { values: { look: { depth: 1, padRemoval: "x" } }, phrase: "look.depth must be at least 2, got 1" },
  { values: { look: "on" }, phrase: 'look must be "off" or of type object, got "on"' },
  { values: { version: 2 }, phrase: "version must be 1, got 2" },
  { values: { color: "red" }, phrase: 'color must be a colour like #1a2b3c, got "red"' },
  { values: { padding: [1, "x"] }, phrase: 'padding.1 must be of type number, got "x"' },
  { values: { fit: "crop" }, phrase: 'fit must be one of "stretch", "letterbox", got "crop"' },
  { values: { side: "x" }, phrase: 'side must be of type number, got "x"' },
  { values: { side: 0 }, phrase: "side must be above 0, got 0" },
  { values: { side: 101 }, phrase: "side must be at most 100, got 101" },
  { values: { share: 1 }, phrase: "share must be below 1, got 1" },
  { values: { id: "a" }, phrase: 'id must be at least 2 letters long, got "a"' },
  { values: { id: "a b" }, phrase: 'id must be of the form /^[a-z]+$/, got "a b"' },
  { values: { padding: "x" }, phrase: 'padding must be of type number or of type array, got "x"' },
  { values: { input: {} }, phrase: "input.height must be of type number, got nothing" },
  { values: [], phrase: "the root must be of type object, got []" },
  { values: { side: 0, fit: 1 }, phrase: 'fit must be one of "stretch", "letterbox", got 1 (and 1 more)' },
])("describeProblem() says: $phrase", ({ values, phrase }) => {
  const { error } = schema.safeParse(values);
  expect(describeProblem(error!, schema, values)).toBe(phrase);
});

test("describeProblem() cuts long values short", () => {
  const values = { fit: "x".repeat(1000) };
  expect(describeProblem(schema.safeParse(values).error!, schema, values).length).toBeLessThan(120);
});

const Family = z.discriminatedUnion("family", [
  z.strictObject({ family: z.literal("mask"), threshold: z.int().optional() }),
  z.strictObject({ family: z.literal("ctc"), labels: z.string() }),
]);

test.each([
  { values: { family: "mask", labels: "A" }, phrase: 'unknown key "labels"' },
  { values: { family: "mask", treshold: 1 }, phrase: 'unknown key "treshold" (did you mean "threshold"?)' },
  { values: { family: "crf" }, phrase: 'family must be one of "mask", "ctc", got "crf"' },
])("describeProblem() never suggests a key in place of itself: $phrase", ({ values, phrase }) => {
  expect(describeProblem(Family.safeParse(values).error!, Family, values)).toBe(phrase);
});

import { parseOptions } from "@platekit/core/errors";
import { expect, test } from "vitest";
import { z } from "zod";

const Schema = z.strictObject({
  share: z.number().min(0).max(1).default(0.5),
  names: z.array(z.string()).min(1).optional(),
});

test("parseOptions() fills in what is absent", () => {
  expect(parseOptions(Schema, {}, "do it")).toEqual({ share: 0.5 });
});

test.each([
  {
    name: "a number outside its range",
    options: { share: 2 },
    type: RangeError,
    message: "option share must be at most 1, got 2",
  },
  {
    name: "a value of the wrong kind",
    options: { share: "1" },
    type: TypeError,
    message: "option share must be of type number",
  },
  {
    name: "a list too short",
    options: { names: [] },
    type: TypeError,
    message: "option names must be at least 1 entries",
  },
  {
    name: "an unknown option before a number outside its range",
    options: { share: 2, nams: [] },
    type: TypeError,
    message: 'unknown option "nams" (did you mean "names"?) (and 1 more)',
  },
  {
    name: "two unknown options",
    options: { shar: 1, colour: 1 },
    type: TypeError,
    message: 'unknown option "shar" (did you mean "share"?); unknown option "colour"',
  },
])("parseOptions() says what was attempted and what came: $name", ({ options, type, message }) => {
  expect(() => parseOptions(Schema, options, "do it")).toThrow(type);
  expect(() => parseOptions(Schema, options, "do it")).toThrow(`Cannot do it: ${message}`);
});

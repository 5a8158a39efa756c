import { expect, test } from "vitest";
import { z } from "zod";
import { suggestKey } from "../../src/errors/suggest-key.ts";

const schema = z.strictObject({
  threads: z.int(),
  recognize: z.strictObject({ padRemoval: z.string(), decoder: z.string() }),
  rectify: z.strictObject({ margin: z.number(), decoders: z.string() }),
  tiling: z.union([z.enum(["auto", "off"]), z.strictObject({ tileSize: z.int() })]),
});

test.each([
  { name: "a letter too few", path: ["treads"], near: "threads" },
  { name: "other capitals", path: ["recognize", "padremoval"], near: "padRemoval" },
  { name: "a part of a word", path: ["recognize", "pad"], near: "padRemoval" },
  { name: "a part of a word in capitals", path: ["recognize", "REMOVAL"], near: "padRemoval" },
  { name: "a key of the same object before a nearer one elsewhere", path: ["recognize", "decoders"], near: "decoder" },
  { name: "a key that stands deeper", path: ["margin"], near: "rectify.margin" },
  { name: "a key that stands higher", path: ["rectify", "threads"], near: "threads" },
  { name: "a key in a form of a union", path: ["tiling", "tilesize"], near: "tileSize" },
  { name: "a part of a word elsewhere: too vague", path: ["removal"], near: undefined },
  { name: "two letters: too vague", path: ["recognize", "pa"], near: undefined },
  { name: "nothing alike", path: ["colour"], near: undefined },
])("suggestKey() $name", ({ path, near }) => {
  expect(suggestKey(path, schema)).toBe(near);
});

import { expect, test } from "vitest";
import { z } from "zod";
import { orderIssues } from "../../src/errors/order-issues.ts";

const schema = z.strictObject({
  side: z.int().positive(),
  tiling: z.union([z.enum(["auto", "off"]), z.strictObject({ tileSize: z.int().min(64) })]).optional(),
  size: z.union([z.strictObject({ width: z.int() }), z.strictObject({ height: z.int() })]).optional(),
});

test.each([
  { name: "unknown keys come first", value: { sied: 1, side: 0 }, issues: ["unrecognized_keys ", "too_small side"] },
  {
    name: "an object is judged by the one form of a union that is an object",
    value: { side: 1, tiling: { tileSiz: 100 } },
    issues: ["unrecognized_keys tiling", "invalid_type tiling.tileSize"],
  },
  { name: "a word fits no form", value: { side: 1, tiling: "on" }, issues: ["invalid_union tiling"] },
  { name: "two forms may be meant", value: { side: 1, size: { depth: 1 } }, issues: ["invalid_union size"] },
])("orderIssues(): $name", ({ value, issues }) => {
  const { error } = schema.safeParse(value);
  expect(orderIssues(error!).map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual(issues);
});

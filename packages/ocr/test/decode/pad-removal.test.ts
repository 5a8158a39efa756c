import { expect, test } from "vitest";
import { removePads } from "../../src/decode/pad-removal.ts";

test.each([
  { text: "A_B__", trailing: "A_B", everywhere: "AB", none: "A_B__" },
  { text: "AB", trailing: "AB", everywhere: "AB", none: "AB" },
  { text: "_AB", trailing: "_AB", everywhere: "AB", none: "_AB" },
  { text: "___", trailing: "", everywhere: "", none: "___" },
  { text: "", trailing: "", everywhere: "", none: "" },
])("removePads() of $text", ({ text, ...expected }) => {
  const items = Array.from(text);
  for (const mode of ["trailing", "everywhere", "none"] as const) {
    expect(removePads(items, (item) => item === "_", mode).join("")).toBe(expected[mode]);
  }
  expect(items.join("")).toBe(text);
});

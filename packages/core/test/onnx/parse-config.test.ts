import { expect, test } from "vitest";
import { parseConfig } from "../../src/onnx/parse-config.ts";

const parse = (text: string, version?: "1.1" | "1.2") => parseConfig(new TextEncoder().encode(text), "c.yaml", version);
const refusal = (message: string) =>
  expect.objectContaining({ code: "ERR_MODEL_CONFIG", message: expect.stringContaining(message) as string });

test("parseConfig() keeps how a value stands in the file", () => {
  const config = parse("alphabet: 0123\npad: '_'");
  expect(config.values).toEqual({ alphabet: 123, pad: "_" });
  expect(config.sourceOf("alphabet")).toBe("0123");
  expect(config.sourceOf("missing")).toBeUndefined();
});

test("parseConfig() reads yes as Python's YAML does in version 1.1, as a word otherwise", () => {
  expect(parse("keep: yes", "1.1").values).toEqual({ keep: true });
  expect(parse("keep: yes").values).toEqual({ keep: "yes" });
});

test.each([
  { name: "a list", text: "- 1\n- 2", message: "file must be a YAML mapping, got a list" },
  { name: "a word", text: "hello", message: "file must be a YAML mapping, got string" },
  { name: "an empty file", text: "", message: "file must be a YAML mapping, got nothing" },
  { name: "a key stated twice", text: "a: 1\na: 2", message: "Map keys must be unique" },
  { name: "broken YAML", text: "a: [1, 2", message: "Cannot read model config c.yaml" },
  { name: "an unknown alias", text: "a: *b", message: "Unresolved alias" },
  { name: "brackets without end", text: "[".repeat(65_536), message: "Cannot read model config c.yaml" },
  { name: "an indent without end", text: `a: ${"{a: ".repeat(16_000)}`, message: "Cannot read model config c.yaml" },
])("parseConfig() refuses $name", ({ text, message }) => {
  expect(() => parse(text)).toThrow(refusal(message));
});

test("parseConfig() refuses bytes that are not UTF-8", () => {
  expect(() => parseConfig(Uint8Array.from([0x61, 0x3a, 0x20, 0xff]), "c.yaml")).toThrow(
    refusal("Cannot read model config"),
  );
});

test("parseConfig() refuses an alias bomb, quickly", () => {
  const levels = Array.from({ length: 20 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`);
  const start = performance.now();
  expect(() => parse(["l0: &l0 [x, x]", ...levels].join("\n"))).toThrow(refusal("Excessive alias count"));
  expect(performance.now() - start).toBeLessThan(2000);
});

test("parseConfig() does not let a file reach the prototype of objects", () => {
  parse("__proto__:\n  polluted: true");
  expect({}).not.toHaveProperty("polluted");
});

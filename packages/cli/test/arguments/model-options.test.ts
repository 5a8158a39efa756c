import { expect, test } from "vitest";
import { MODEL_OPTIONS, parseModels } from "../../src/arguments/model-options.ts";
import { parseOptions } from "../../src/arguments/parse-options.ts";

const parse = (line: string) => parseModels(parseOptions(line.split(" "), MODEL_OPTIONS));

test.each([
  { line: "--model plate-ocr --model cars/", models: ["plate-ocr", "cars/"] },
  { line: "--config-file a.yaml --model a.onnx", models: [{ model: "a.onnx", config: "a.yaml" }] },
  { line: "--model seg/ --model a.ONNX --config-file a.yaml", models: ["seg/", { model: "a.ONNX", config: "a.yaml" }] },
])("parseModels() of $line", ({ line, models }) => {
  expect(parse(line)).toEqual(models);
});

test.each([
  { line: "--config-file a.yaml", said: "Option --config-file needs its network: one --model FILE.onnx, got none" },
  {
    line: "--config-file a.yaml --model dir/",
    said: "got dir/; a folder and an embedded model bring their own config",
  },
  { line: "--config-file a.yaml --model a.onnx --model b.onnx", said: "one --model FILE.onnx, got a.onnx, b.onnx" },
  { line: "--model a.onnx", said: "without its config: a.onnx; add --config-file PLATE_CONFIG.yaml of fast-plate-ocr" },
  { line: "--model m.keras", said: "got m.keras; export it to ONNX first (docs/import-models.md)" },
  { line: "--model m.keras --config-file a.yaml", said: "got m.keras; export it to ONNX first" },
])("parseModels() refuses $line", ({ line, said }) => {
  expect(() => parse(line)).toThrow(said);
});

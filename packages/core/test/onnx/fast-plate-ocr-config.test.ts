import { describe, expect, test, vi } from "vitest";
import { isFastPlateOcrConfig, readFastPlateOcrConfig } from "../../src/onnx/fast-plate-ocr-config.ts";
import { parseConfig } from "../../src/onnx/parse-config.ts";
import type { GraphValue, OnnxGraph } from "../../src/onnx/read-onnx-graph.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
/** Generation 0.x: these five keys and no other. */
const oldest = `max_plate_slots: 7\nalphabet: '${ALPHABET}'\npad_char: '_'\nimg_height: 70\nimg_width: 140\n`;

const value = (name: string, type: string, shape: GraphValue["shape"]): GraphValue => ({ name, type, shape });
const graphOf = (input: GraphValue, ...outputs: GraphValue[]): OnnxGraph => ({
  inputs: [input],
  outputs,
  producers: new Map(),
});
const gray = graphOf(value("input", "uint8", ["N", 70, 140, 1]), value("out", "float32", ["N", 259]));

function read(yaml: string, graph: OnnxGraph = gray, warn: (message: string) => void = () => {}) {
  const config = parseConfig(new TextEncoder().encode(yaml), "plate.yaml", "1.1");
  const logger = { debug: () => {}, info: () => {}, warn };
  return readFastPlateOcrConfig(config, { id: "m", file: "m.onnx", graph, logger });
}

describe("readFastPlateOcrConfig()", () => {
  test("reads the five keys of 0.x: gray, stretched, linear", () => {
    const manifest = read(oldest);
    expect(manifest.input).toMatchObject({
      name: "input", layout: "nhwc", dtype: "uint8", color: "gray", height: 70, width: 140,
      fit: "stretch", interpolation: "linear",
    }); // prettier-ignore
    expect(manifest.input).not.toHaveProperty("normalize");
    expect(manifest).toMatchObject({ output: { name: "out", slots: 7, form: "probabilities" }, pad: "_" });
    expect(manifest.labels).toEqual(Array.from(ALPHABET));
    expect(manifest).not.toHaveProperty("regions");
  });

  test("reads the nine keys of 1.0", () => {
    const more = "keep_aspect_ratio: true\ninterpolation: cubic\nimage_color_mode: rgb\npadding_color: [1, 2, 3]\n";
    const graph = graphOf(value("input", "uint8", ["N", 70, 140, 3]), value("out", "float32", ["N", 7, 37]));
    expect(read(oldest + more, graph).input).toMatchObject({
      color: "rgb", fit: "letterbox", rounding: "half-even", interpolation: "cubic", padding: [1, 2, 3],
    }); // prettier-ignore
  });

  test("pads with 114 where 1.0 states no colour", () => {
    expect(read(`${oldest}keep_aspect_ratio: yes\n`).input).toMatchObject({ fit: "letterbox", padding: 114 });
  });

  test("pads gray with the first of three values, as upstream", () => {
    expect(read(`${oldest}padding_color: [9, 8, 7]\n`).input.padding).toBe(9);
  });

  test("keeps an unquoted alphabet of digits a text, as Python's YAML does", () => {
    const digits = oldest.replace(`'${ALPHABET}'`, "0123456789").replace("'_'", "0");
    const manifest = read(digits);
    expect([manifest.labels.join(""), manifest.pad]).toEqual(["0123456789", "0"]);
  });

  test.each([
    { name: "bytes, channels last", type: "uint8", shape: ["N", 70, 140, 1], layout: "nhwc", dtype: "uint8" },
    { name: "floats, channels last", type: "float32", shape: ["N", 70, 140, 1], layout: "nhwc", dtype: "float32" },
    { name: "bytes, channels first", type: "uint8", shape: ["N", 1, 70, 140], layout: "nchw", dtype: "uint8" },
    { name: "an input of open shape", type: "uint8", shape: undefined, layout: "nhwc", dtype: "uint8" },
  ])("takes type and layout from the model: $name", ({ type, shape, layout, dtype }) => {
    const graph = graphOf(value("x", type, shape), value("out", "float32", ["N", 259]));
    expect(read(oldest, graph).input).toMatchObject({ name: "x", layout, dtype });
  });

  const regions = `${oldest}plate_regions: [Argentina, Chile, Unknown]\n`;
  const input = value("input", "uint8", ["N", 70, 140, 1]);
  const plate = value("plate", "float32", ["N", 7, 37]);

  test("takes the outputs of 1.1 by name, in whatever order", () => {
    const graph = graphOf(input, value("region", "float32", ["N", 2]), plate);
    const manifest = read(`${oldest}plate_regions: [Argentina, Unknown]\n`, graph);
    expect(manifest.output.name).toBe("plate");
    expect(manifest.regions).toEqual({ name: "region", labels: ["Argentina", "Unknown"] });
  });

  test.each([
    { name: "names without a head", yaml: regions, outputs: [plate], said: "no region output" },
    {
      name: "a head without names",
      yaml: oldest,
      outputs: [plate, value("region", "float32", ["N", 3])],
      said: "0 plate_regions",
    },
    {
      name: "another number of names",
      yaml: regions,
      outputs: [plate, value("region", "float32", ["N", 5])],
      said: "5 classes",
    },
  ])("turns regions off with a warning: $name", ({ yaml, outputs, said }) => {
    const warn = vi.fn<(message: string) => void>();
    expect(read(yaml, graphOf(input, ...outputs), warn)).not.toHaveProperty("regions");
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(said));
  });

  test("says nothing where neither has regions", () => {
    const warn = vi.fn<(message: string) => void>();
    read(oldest, gray, warn);
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([
    {
      name: "an unknown key",
      yaml: `${oldest}image_padding_color: 3\n`,
      problem: 'unknown key "image_padding_color" (did you mean "padding_color"?)',
    },
    {
      name: "a pad outside the alphabet",
      yaml: oldest.replace("'_'", "'-'"),
      problem: 'pad_char must be in the alphabet, got "-"',
    },
    { name: "a pad of two letters", yaml: oldest.replace("'_'", "'YZ'"), problem: "pad_char must be one character" },
    {
      name: "a letter twice",
      yaml: oldest.replace("'0", "'00"),
      problem: 'alphabet must not repeat a character, got "0" twice',
    },
    {
      name: "no slots",
      yaml: oldest.replace("slots: 7", "slots: 0"),
      problem: "max_plate_slots must be above 0, got 0",
    },
    {
      name: "a missing key",
      yaml: oldest.replace("img_width: 140\n", ""),
      problem: "img_width must be of type number, got nothing",
    },
    {
      name: "an unknown interpolation",
      yaml: `${oldest}interpolation: bilinear\n`,
      problem: "interpolation must be one of",
    },
    { name: "a padding above 255", yaml: `${oldest}padding_color: 300\n`, problem: "padding_color must be" },
    {
      name: "a region twice",
      yaml: `${oldest}plate_regions: [A, A]\n`,
      problem: "plate_regions must not repeat a name",
    },
  ])("refuses $name", ({ yaml, problem }) => {
    const message = expect.stringContaining(`Cannot use fast-plate-ocr config plate.yaml: ${problem}`) as string;
    expect(() => read(yaml)).toThrow(expect.objectContaining({ code: "ERR_MODEL_CONFIG", message }));
  });

  test("refuses a model that takes neither bytes nor floats", () => {
    const half = graphOf(value("input", "float16", ["N", 70, 140, 1]), plate);
    const message = "Cannot use m.onnx as a fast-plate-ocr model: its input must be uint8 or float32, got float16";
    expect(() => read(oldest, half)).toThrow(expect.objectContaining({ code: "ERR_MODEL_SIGNATURE", message }));
  });
});

test("isFastPlateOcrConfig() knows the plate config from the network's own", () => {
  expect(isFastPlateOcrConfig({ max_plate_slots: 7 })).toBe(true);
  expect(isFastPlateOcrConfig({ model: "cct" })).toBe(false);
});

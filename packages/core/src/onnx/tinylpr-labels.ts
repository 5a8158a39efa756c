import { PlateError } from "../errors/plate-error.ts";
import { checkManifest } from "./check-manifest.ts";
import type { ReadConfigOptions } from "./fast-plate-ocr-config.ts";
import type { CtcManifest } from "./manifest.ts";
import type { GraphValue, OnnxGraph } from "./read-onnx-graph.ts";

export interface LabelsFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the graph's last operator says of its scores. */
const FORMS: Readonly<Record<string, CtcManifest["output"]["form"]>> = {
  Softmax: "softmax",
  LogSoftmax: "log-softmax",
};
/** Gray bytes become 0..1. */
const BYTE_SCALE = 1 / 255;

/**
 * Turns tinyLPR's `labels.names` (one label a line, `서울` is one label) into a manifest; sizes and the kind of scores
 * are read from the model's graph.
 *
 * The JAX model has as many classes as the file has lines and its first line is empty: that is the blank. The
 * TensorFlow model has one class more than lines: the blank comes last.
 *
 * @throws {PlateError} `ERR_MODEL_CONFIG` when the file is not UTF-8 or its lines do not fit the classes,
 *   `ERR_MODEL_SIGNATURE` when the graph has no fixed input size.
 * @see https://github.com/noahzhy/KR_LPR_Jax, https://github.com/noahzhy/KR_LPR_TF (contracts only)
 */
export function readTinyLprLabels(file: LabelsFile, options: ReadConfigOptions): CtcManifest {
  const { graph, id } = options;
  const output = graph.outputs[0];
  const { blank, labels } = placeBlank(readLines(file), { path: file.path, classes: output?.shape?.[2] });
  return checkManifest(
    {
      schema: 1,
      id,
      role: "recognize",
      family: "ctc",
      model: { file: options.file },
      input: describeInput(graph, options.file),
      output: { name: output?.name, layout: "ntc", form: FORMS[producer(graph)] ?? "logits", blank },
      labels,
    },
    file.path,
  ) as CtcManifest;
}

function producer(graph: OnnxGraph): string {
  return graph.producers.get(graph.outputs[0]?.name ?? "") ?? "";
}

function readLines({ path, bytes }: LabelsFile): string[] {
  try {
    // A byte-order mark goes; a newline at the very end closes the last line and opens none.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.replace(/\r?\n$/, "").split(/\r?\n/);
  } catch (cause) {
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot read labels ${path}: file must be UTF-8 text`, { cause });
  }
}

function placeBlank(
  lines: readonly string[],
  { path, classes }: { path: string; classes: number | string | undefined },
): { blank: "first" | "last"; labels: readonly string[] } {
  const emptyFirst = lines[0] === "";
  const count = typeof classes === "number" ? classes : lines.length + (emptyFirst ? 0 : 1);
  const rest = emptyFirst ? lines.slice(1) : lines;
  const empty = rest.indexOf("");
  if (empty >= 0) {
    const line = empty + (emptyFirst ? 2 : 1);
    throw new PlateError(
      "ERR_MODEL_CONFIG",
      `Cannot use labels ${path}: only line 1 may be empty, got an empty line ${line}`,
    );
  }
  if (rest.length + 1 !== count) {
    const wanted = `file must hold ${count} lines with the first one empty, or ${count - 1} lines none of which is empty`;
    const got = `${lines.length}${emptyFirst ? " with the first one empty" : ""}`;
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot use labels ${path}: ${wanted}, got ${got}`);
  }
  return { blank: emptyFirst ? "first" : "last", labels: rest };
}

function describeInput(graph: OnnxGraph, file: string): Record<string, unknown> {
  const input = graph.inputs[0];
  const [, height, width, channels] = input?.shape ?? [];
  if (typeof height !== "number" || typeof width !== "number" || (channels !== 1 && typeof channels === "number")) {
    const wanted = "its input must be [N, height, width, 1] with a fixed height and width";
    throw new PlateError("ERR_MODEL_SIGNATURE", `Cannot use ${file} as a tinyLPR model: ${wanted}, got ${show(input)}`);
  }
  const floats = input?.type !== "uint8";
  return {
    name: input?.name,
    layout: "nhwc",
    dtype: floats ? "float32" : "uint8",
    color: "gray",
    height,
    width,
    fit: "top-left",
    rounding: "truncate",
    interpolation: "nearest",
    ...(floats && { normalize: { scale: BYTE_SCALE } }),
  };
}

function show(input: GraphValue | undefined): string {
  return input === undefined ? "no input" : `[${input.shape?.join(", ") ?? "open"}]`;
}

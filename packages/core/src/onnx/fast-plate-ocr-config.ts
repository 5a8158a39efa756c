import { z } from "zod";
import { PlateError } from "../errors/plate-error.ts";
import { describeProblem } from "../errors/describe-problem.ts";
import { checkManifest } from "./check-manifest.ts";
import type { Logger } from "./logger.ts";
import type { SlotsManifest } from "./manifest.ts";
import type { ParsedConfig } from "./parse-config.ts";
import type { GraphValue, OnnxGraph } from "./read-onnx-graph.ts";

const byte = z.int().min(0).max(255);
const regionNames = z
  .array(z.string().min(1))
  .refine((names) => new Set(names).size === names.length, "must not repeat a name");

/**
 * The plate config of fast-plate-ocr: five keys in 0.x, nine in 1.0, `plate_regions` since 1.1. One schema serves all
 * three, since the younger keys default to what the older versions did.
 */
const FastPlateOcrConfigSchema = z.strictObject({
  max_plate_slots: z.int().positive(),
  alphabet: z.string().min(1),
  pad_char: z.string().refine((char) => Array.from(char).length === 1, "must be one character"),
  img_height: z.int().positive(),
  img_width: z.int().positive(),
  keep_aspect_ratio: z.boolean().default(false),
  interpolation: z.enum(["nearest", "linear", "cubic", "area", "lanczos4"]).default("linear"),
  image_color_mode: z.enum(["grayscale", "rgb"]).default("grayscale"),
  padding_color: z.union([byte, z.tuple([byte, byte, byte])]).default([114, 114, 114]),
  plate_regions: regionNames.nullable().default(null),
});
/** A plate config with its defaults filled in, under the names of the file. */
export type FastPlateOcrConfig = z.output<typeof FastPlateOcrConfigSchema>;

/** Keys whose value is text even where YAML would see a number or a boolean: `alphabet: 0123456789`. */
const TEXT_KEYS = ["alphabet", "pad_char"] as const;
const PLATE_OUTPUT = "plate";
const REGION_OUTPUT = "region";

export interface ReadConfigOptions {
  readonly id: string;
  /** Name of the model file inside the bundle. */
  readonly file: string;
  readonly graph: OnnxGraph;
  readonly logger?: Logger | undefined;
}

/** True for the keys of a fast-plate-ocr plate config, of any version. */
export function isFastPlateOcrConfig(values: Readonly<Record<string, unknown>>): boolean {
  return "max_plate_slots" in values;
}

/**
 * Turns a fast-plate-ocr plate config (0.x, 1.0 or 1.1) into a manifest; what the config leaves to the model file
 * (number type, layout, names of the outputs) is read from its graph.
 *
 * A region head without `plate_regions`, the other way round, or of another length turns regions off with a warning,
 * as upstream does.
 *
 * @throws {PlateError} `ERR_MODEL_CONFIG` for an unknown key or a wrong value, named; `ERR_MODEL_SIGNATURE` when the
 *   graph's input fits no such model.
 * @see https://github.com/ankandrew/fast-plate-ocr (plate config, MIT)
 */
export function readFastPlateOcrConfig(config: ParsedConfig, options: ReadConfigOptions): SlotsManifest {
  const plate = parseFastPlateOcrConfig(config);
  const { graph, id, file } = options;
  const main = graph.outputs.find(({ name }) => name === PLATE_OUTPUT) ?? graph.outputs[0];
  const regions = findRegions(plate, options);
  return checkManifest(
    {
      schema: 1,
      id,
      role: "recognize",
      family: "slots",
      model: { file },
      input: describeInput(plate, options),
      output: { name: main?.name, slots: plate.max_plate_slots, form: "probabilities" },
      labels: Array.from(plate.alphabet),
      pad: plate.pad_char,
      ...(regions && { regions }),
    },
    config.path,
  ) as SlotsManifest;
}

/**
 * The values of a plate config, checked; the model is not looked at.
 *
 * @throws {PlateError} `ERR_MODEL_CONFIG` for an unknown key or a wrong value, named.
 */
export function parseFastPlateOcrConfig(config: ParsedConfig): FastPlateOcrConfig {
  const texts = TEXT_KEYS.flatMap((key) => {
    const source = typeof config.values[key] === "string" ? undefined : config.sourceOf(key);
    return source === undefined ? [] : [[key, source] as const];
  });
  const values = { ...config.values, ...Object.fromEntries(texts) };
  const parsed = FastPlateOcrConfigSchema.safeParse(values);
  if (!parsed.success) {
    const problem = describeProblem(parsed.error, FastPlateOcrConfigSchema, values);
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot use fast-plate-ocr config ${config.path}: ${problem}`);
  }
  checkAlphabet(parsed.data, config.path);
  return parsed.data;
}

function checkAlphabet({ alphabet, pad_char: pad }: FastPlateOcrConfig, path: string): void {
  const letters = Array.from(alphabet);
  const twice = letters.find((letter, index) => letters.indexOf(letter) !== index);
  if (twice !== undefined) {
    const wanted = `alphabet must not repeat a character, got ${JSON.stringify(twice)} twice`;
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot use fast-plate-ocr config ${path}: ${wanted}`);
  }
  if (!letters.includes(pad)) {
    const wanted = `pad_char must be in the alphabet, got ${JSON.stringify(pad)} for ${JSON.stringify(alphabet)}`;
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot use fast-plate-ocr config ${path}: ${wanted}`);
  }
}

function describeInput(plate: FastPlateOcrConfig, { graph, file }: ReadConfigOptions): Record<string, unknown> {
  const input = graph.inputs[0];
  const padding = plate.padding_color;
  const gray = plate.image_color_mode === "grayscale";
  return {
    name: input?.name,
    layout: findLayout(input, gray ? 1 : 3),
    dtype: findType(input, file),
    color: gray ? "gray" : "rgb",
    height: plate.img_height,
    width: plate.img_width,
    fit: plate.keep_aspect_ratio ? "letterbox" : "stretch",
    interpolation: plate.interpolation,
    padding: gray && typeof padding !== "number" ? padding[0] : padding,
  };
}

/** Whichever of dimensions 1 and 3 equals the channels; channels last, as upstream runs them, where both or none do. */
function findLayout(input: GraphValue | undefined, channels: number): "nhwc" | "nchw" {
  return input?.shape?.[1] === channels && input.shape[3] !== channels ? "nchw" : "nhwc";
}

function findType(input: GraphValue | undefined, file: string): "uint8" | "float32" {
  if (input?.type === "uint8" || input?.type === "float32") return input.type;
  const wanted = `its input must be uint8 or float32, got ${input?.type ?? "no input"}`;
  throw new PlateError("ERR_MODEL_SIGNATURE", `Cannot use ${file} as a fast-plate-ocr model: ${wanted}`);
}

function findRegions(plate: FastPlateOcrConfig, options: ReadConfigOptions): SlotsManifest["regions"] {
  const head = options.graph.outputs.find(({ name }) => name === REGION_OUTPUT);
  const labels = plate.plate_regions ?? [];
  const length = head?.shape?.[1];
  if (head !== undefined && labels.length > 0 && (typeof length !== "number" || length === labels.length)) {
    return { name: REGION_OUTPUT, labels };
  }
  if (head !== undefined || labels.length > 0) {
    const model = head === undefined ? "no region output" : `a region output of ${length ?? "open"} classes`;
    options.logger?.warn(
      `Regions are off for ${options.id}: config has ${labels.length} plate_regions, model has ${model}`,
    );
  }
  return undefined;
}

import { z } from "zod";

const byte = z.int().min(0).max(255);
const perChannel = z.union([z.number(), z.tuple([z.number(), z.number(), z.number()])]);

/** Longest side of an input in pixels: 8192 × 8192 float32 in three channels are 805 MB. */
const MAX_INPUT_SIDE = 8192;
const side = z.int().positive().max(MAX_INPUT_SIDE);
const divisor = z.number().refine((value) => value !== 0, "must not be 0");

/** How bytes become the network's input. Order of work: colour, resize, pad, normalise, layout. */
export const InputSchema = z
  .strictObject({
    /** Name of the graph's input; its only input where absent. */
    name: z.string().min(1).optional(),
    layout: z.enum(["nhwc", "nchw"]),
    dtype: z.enum(["uint8", "float32"]),
    color: z.enum(["gray", "rgb", "bgr"]),
    /** Rows and columns the network is fed with. */
    height: side,
    width: side,
    /** Given when the network takes any height and width that are multiples of this. */
    multipleOf: z.int().positive().optional(),
    /** `letterbox` keeps the aspect ratio centred, `top-left` keeps it in the corner, both on `padding`. */
    fit: z.enum(["stretch", "letterbox", "top-left"]).default("stretch"),
    /** How a fitted side becomes whole: Python's `round` (ties to even) or `int` (cut off). */
    rounding: z.enum(["half-even", "truncate"]).default("half-even"),
    /** As in OpenCV, bit for bit. */
    interpolation: z.enum(["nearest", "linear", "cubic", "area", "lanczos4"]).default("linear"),
    /** `uint8` rounds resized values to bytes (OpenCV on bytes); `float32` keeps fractions (TensorFlow; linear only). */
    resizeIn: z.enum(["uint8", "float32"]).default("uint8"),
    padding: z.union([byte, z.tuple([byte, byte, byte])]).default(0),
    /** `(value · scale − mean) / std`, per channel in the order of `color`; float32 inputs only. */
    normalize: z
      .strictObject({
        scale: z.number().default(1),
        mean: perChannel.default(0),
        std: z.union([divisor, z.tuple([divisor, divisor, divisor])]).default(1),
      })
      .optional(),
  })
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (input.dtype === "uint8" && input.normalize) refuse("normalize", "needs dtype float32, got uint8");
    if (input.resizeIn === "float32" && input.dtype === "uint8") {
      refuse("resizeIn", "float32 needs dtype float32, got uint8");
    }
    if (input.resizeIn === "float32" && input.interpolation !== "linear") {
      refuse("resizeIn", `float32 needs interpolation linear, got ${input.interpolation}`);
    }
  });

const outputName = z.string().min(1).optional();
/** A string is split into its code points; a list may hold labels of several letters. Normalised to NFC. */
const labels = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((value) => (typeof value === "string" ? Array.from(value) : value).map((label) => label.normalize("NFC")));

const share = z.number().min(0).max(1);

const common = {
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  description: z.string().optional(),
  license: z.string().optional(),
  model: z.strictObject({
    file: z.string().default("model.onnx"),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  input: InputSchema,
  /** Measured numbers; the model card tells how. */
  scores: z
    .array(
      z.strictObject({
        dataset: z.string(),
        metric: z.string(),
        value: share,
        n: z.int().positive(),
        ci95: z.tuple([share, share]).optional(),
      }),
    )
    .default([]),
};

/** What the probabilities of a reader become before they are told. */
const calibration = z
  .strictObject({
    /**
     * Logits are divided by this, that is, probabilities taken to the power `1 / temperature` and normalised, so that
     * texts are right about as often as their probability says: above 1 for a network that is too sure of itself
     * (Guo et al., "On Calibration of Modern Neural Networks", 2017).
     */
    temperature: z.number().gt(0).max(100).default(1),
  })
  .prefault({});

/** One plate probability a pixel: U-Net (probabilities) and DeepLabV3 (`out` logits, `aux` ignored) alike. */
export const MaskManifestSchema = z.strictObject({
  ...common,
  role: z.literal("segment"),
  family: z.literal("mask"),
  output: z.strictObject({
    name: outputName,
    layout: z.enum(["nhwc", "nchw"]),
    form: z.enum(["probabilities", "logits"]),
  }),
  /** A pixel above this is plate; given in the model's own terms. */
  threshold: z
    .strictObject({ on: z.enum(["probability", "logit"]), value: z.number() })
    .default({ on: "probability", value: 0.5 }),
  /** A region whose mean probability is below this is no plate, as far as this model can tell. */
  minScore: share.default(0.7),
});

/** A fixed number of positions with a class each; fast-plate-ocr. */
export const SlotsManifestSchema = z
  .strictObject({
    ...common,
    role: z.literal("recognize"),
    family: z.literal("slots"),
    output: z.strictObject({
      /** Flat, `[N, slots, classes]` and `[N, slots, classes, 1]` are all taken. */
      name: outputName,
      slots: z.int().positive(),
      form: z.enum(["probabilities", "logits"]).default("probabilities"),
    }),
    /** All classes in order, the pad among them. */
    labels,
    pad: z
      .string()
      .min(1)
      .transform((value) => value.normalize("NFC")),
    /** The head that tells the country or state: name of its output, `[N, labels]` probabilities. */
    regions: z.strictObject({ name: z.string().min(1), labels: z.array(z.string()).min(1) }).optional(),
    calibration,
  })
  .superRefine(({ labels, pad }, context) => {
    const twice = labels.find((label, index) => labels.indexOf(label) !== index);
    if (twice !== undefined) {
      context.addIssue({
        code: "custom",
        path: ["labels"],
        message: `must not repeat a label, got ${JSON.stringify(twice)} twice`,
      });
    }
    if (!labels.includes(pad)) {
      context.addIssue({
        code: "custom",
        path: ["pad"],
        message: `must be one of the labels, got ${JSON.stringify(pad)}`,
      });
    }
  });

/** A class a time step, with a blank between (connectionist temporal classification). */
export const CtcManifestSchema = z.strictObject({
  ...common,
  role: z.literal("recognize"),
  family: z.literal("ctc"),
  output: z.strictObject({
    name: outputName,
    layout: z.enum(["ntc", "nct"]).default("ntc"),
    form: z.enum(["logits", "log-softmax", "softmax"]),
    /** Where the blank stands among the classes. */
    blank: z.enum(["first", "last"]),
  }),
  /** The classes in order, without the blank. */
  labels,
  calibration,
});

export const ModelManifestSchema = z.discriminatedUnion("family", [
  MaskManifestSchema,
  SlotsManifestSchema,
  CtcManifestSchema,
]);

export type InputSpec = z.output<typeof InputSchema>;
export type MaskManifest = z.output<typeof MaskManifestSchema>;
export type SlotsManifest = z.output<typeof SlotsManifestSchema>;
export type CtcManifest = z.output<typeof CtcManifestSchema>;
export type ModelManifest = z.output<typeof ModelManifestSchema>;
export type ModelFamily = ModelManifest["family"];

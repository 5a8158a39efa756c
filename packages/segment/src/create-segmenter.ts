import type { MaskManifest, PlateRegion, RasterImage, RunOptions, Segmenter } from "@platekit/core";
import { parseOptions, PlateError } from "@platekit/core/errors";
import { loadModelBundle, openSession } from "@platekit/core/onnx";
import type { ModelBundle, ModelSource, SessionOptions } from "@platekit/core/onnx";
import { inputSize } from "./look/input-size.ts";
import { networkEye } from "./look/network-eye.ts";
import { canBeLookedAt, wholePhoto } from "./look/whole-photo.ts";
import { maskThreshold } from "./mask-threshold.ts";
import { SegmenterOptionsSchema } from "./options.ts";
import type { SegmenterOptions } from "./options.ts";
import type { PlacedMap } from "./placed-map.ts";
import { segmentPhoto } from "./segment-photo.ts";

/** Which network to use and how. */
export interface CreateSegmenterOptions extends SegmenterOptions, SessionOptions {
  /** Where the model is found, or one already loaded; it must be a segmentation model (family `mask`). */
  readonly model: ModelSource | ModelBundle;
}

/** A segmenter on a network of its own; whoever made it closes it. */
export interface NetworkSegmenter extends Segmenter {
  readonly manifest: MaskManifest;
  /** A cell above this is plate unless the options say otherwise, a probability in (0, 1). */
  readonly maskThreshold: number;
  /** The first look alone: one map of the whole photo, padding cut away, and where it lies in the photo. */
  probabilityMap(image: RasterImage, options?: RunOptions): Promise<PlacedMap>;
  /** Runs the network once on nothing, so that the first photo is as fast as the next. */
  warmup(): Promise<void>;
}

/**
 * Opens a segmentation model and makes it a `Segmenter`.
 *
 * @throws {PlateError} `ERR_MODEL_CONFIG` where the model is a recogniser; all that loading and opening throw.
 * @throws {TypeError} Where an option is not one, or out of its range.
 */
export async function createSegmenter(all: CreateSegmenterOptions): Promise<NetworkSegmenter> {
  const { model, threads, executionProviders, logger, signal, ...rest } = all;
  const options = parseOptions(SegmenterOptionsSchema, rest, "create segmenter");
  const load = { ...(logger && { logger }), ...(signal && { signal }) };
  const bundle = requireMask(await loadModelBundle(model, load));
  const threshold = options.maskThreshold ?? maskThreshold(bundle.manifest);
  const minScore = options.minScore ?? bundle.manifest.minScore;
  const session = await openSession(bundle, {
    ...load,
    ...(threads !== undefined && { threads }),
    ...(executionProviders && { executionProviders }),
  });
  const eye = networkEye(session);
  return {
    manifest: bundle.manifest,
    maskThreshold: threshold,
    segment: (image: RasterImage, run: RunOptions = {}): Promise<readonly PlateRegion[]> =>
      segmentPhoto({ eye, image, options: { ...options, maskThreshold: threshold, minScore }, signal: run.signal }),
    async probabilityMap(image, run = {}) {
      if (!canBeLookedAt(image)) return emptyMap(image);
      const window = wholePhoto(image);
      const look = { windows: [window], size: inputSize(eye.input, window), signal: run.signal };
      const [placed = emptyMap(image)] = await eye.look(image, look);
      return placed;
    },
    warmup: () => session.warmup(),
    [Symbol.asyncDispose]: () => session.close(),
  };
}

function requireMask(bundle: ModelBundle): ModelBundle<MaskManifest> {
  const { manifest } = bundle;
  if (manifest.family === "mask") return { ...bundle, manifest };
  throw new PlateError(
    "ERR_MODEL_CONFIG",
    `Cannot segment with model "${manifest.id}": its family must be mask, got ${manifest.family}`,
  );
}

/** One cell that covers the photo and holds no plate. */
function emptyMap({ width, height }: RasterImage): PlacedMap {
  return {
    map: { width: 1, height: 1, data: new Float32Array(1) },
    sourceFromMap: { offsetX: (width - 1) / 2, offsetY: (height - 1) / 2, scaleX: width, scaleY: height },
  };
}

import type { InferenceSession } from "onnxruntime-node";
import { PlateError } from "../errors/plate-error.ts";
import { checkOutputShape } from "./check-output-shape.ts";
import type { InputSpec, ModelManifest } from "./manifest.ts";

type Metadata = InferenceSession.ValueMetadata;
type TensorMetadata = InferenceSession.TensorValueMetadata;

/** What the session itself calls the tensors the manifest speaks of. */
export interface SessionSignature {
  readonly input: string;
  readonly main: string;
  readonly regions: string | undefined;
  /** How many pictures a run takes; absent where any number goes. */
  readonly batch: number | undefined;
}

/**
 * Compares an opened session with its manifest: names, number types, and every dimension the model fixes.
 *
 * @throws {PlateError} `ERR_MODEL_SIGNATURE` naming what the manifest wants and what the model has.
 */
export function checkSignature(
  manifest: ModelManifest,
  session: Pick<InferenceSession, "inputMetadata" | "outputMetadata">,
): SessionSignature {
  const refuse = (wanted: string, got: string): never => {
    throw new PlateError("ERR_MODEL_SIGNATURE", `Cannot open model ${manifest.id}: ${wanted}, got ${got}`);
  };
  const input = findInput(manifest.input, session.inputMetadata, refuse);
  const main = findOutput(manifest.output.name, session.outputMetadata, refuse);
  checkOutputShape(manifest, "main", main.shape);
  const wantsRegions = manifest.family === "slots" && manifest.regions !== undefined;
  const regions = wantsRegions ? findOutput(manifest.regions?.name, session.outputMetadata, refuse) : undefined;
  if (regions !== undefined) checkOutputShape(manifest, "regions", regions.shape);
  const batch = input.shape[0];
  return {
    input: input.name,
    main: main.name,
    regions: regions?.name,
    batch: typeof batch === "number" ? batch : undefined,
  };
}

type Refuse = (wanted: string, got: string) => never;

function findInput(spec: InputSpec, metadata: readonly Metadata[], refuse: Refuse): TensorMetadata {
  const all = metadata.map(describe).join(", ");
  const found = metadata[0];
  if (metadata.length !== 1 || found === undefined) return refuse("model must have one input", all || "none");
  if (!found.isTensor) return refuse("input must be a tensor", all);
  const name = spec.name ?? found.name;
  if (name !== found.name) return refuse(`input must be named ${JSON.stringify(name)}`, all);
  const channels = spec.color === "gray" ? 1 : 3;
  const free = spec.multipleOf !== undefined;
  const height = free ? "height" : spec.height;
  const width = free ? "width" : spec.width;
  const wanted = spec.layout === "nhwc" ? ["N", height, width, channels] : ["N", channels, height, width];
  const fits =
    found.shape.length === wanted.length && wanted.every((size, axis) => agrees(size, found.shape[axis], axis === 0));
  if (found.type !== spec.dtype || !fits) {
    return refuse(`input must be ${spec.dtype} [${wanted.join(", ")}] (${spec.layout})`, all);
  }
  return found;
}

/** A size the manifest leaves open must be open in the model too, but for the batch, which may be fixed. */
function agrees(wanted: number | string, got: number | string | undefined, isBatch: boolean): boolean {
  if (typeof got !== "number") return true;
  return typeof wanted === "number" ? wanted === got : isBatch;
}

function findOutput(name: string | undefined, metadata: readonly Metadata[], refuse: Refuse): TensorMetadata {
  const all = metadata.map(describe).join(", ") || "none";
  const found = name === undefined ? metadata[0] : metadata.find((output) => output.name === name);
  if (found === undefined) return refuse(`model must have an output named ${JSON.stringify(name)}`, all);
  if (!found.isTensor || found.type !== "float32") return refuse(`output ${found.name} must be float32`, all);
  return found;
}

function describe(value: Metadata): string {
  const kind = value.isTensor ? `${value.type} [${value.shape.join(", ")}]` : "no tensor";
  return `${JSON.stringify(value.name)} ${kind}`;
}

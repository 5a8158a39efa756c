import type { InferenceSession } from "onnxruntime-node";
import { PlateError } from "../errors/plate-error.ts";
import { checkOutputShape } from "./check-output-shape.ts";
import type { SessionSignature } from "./check-signature.ts";
import type { ModelManifest } from "./manifest.ts";
import type { ModelOutputs } from "./open-session.ts";
import type { InputTensor, OutputTensor } from "./tensor.ts";

/** A session with what is known of it. */
export interface OpenedModel {
  readonly manifest: ModelManifest;
  readonly session: InferenceSession;
  readonly signature: SessionSignature;
}

/** Runs any number of pictures: at once where the model allows, else in groups of the size its batch is fixed to. */
export async function runBatch(model: OpenedModel, input: InputTensor, signal?: AbortSignal): Promise<ModelOutputs> {
  checkInput(model, input);
  const count = input.dims[0] ?? 0;
  const size = model.signature.batch ?? count;
  const groups: ModelOutputs[] = [];
  for (let start = 0; start < count; start += size) {
    const outputs = await runOnce(model, size === count ? input : takeGroup(input, start, size));
    signal?.throwIfAborted();
    groups.push(dropFilling(outputs, Math.min(size, count - start)));
  }
  return joinGroups(groups);
}

function checkInput({ manifest }: OpenedModel, { data, dims }: InputTensor): void {
  const length = dims.reduce((product, size) => product * size, 1);
  if (length > 0 && length === data.length) return;
  const wanted = "input must hold as many values as its dims say, at least one";
  throw new TypeError(`Cannot run model ${manifest.id}: ${wanted}, got ${data.length} for [${dims.join(", ")}]`);
}

async function runOnce({ manifest, session, signature }: OpenedModel, input: InputTensor): Promise<ModelOutputs> {
  const { Tensor } = await import("onnxruntime-node");
  const { data, dims } = input;
  const tensor = data instanceof Uint8Array ? new Tensor("uint8", data, dims) : new Tensor("float32", data, dims);
  const names = signature.regions === undefined ? [signature.main] : [signature.main, signature.regions];
  const results = await session.run({ [signature.input]: tensor }, names).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    const fed = `${JSON.stringify(signature.input)} ${tensor.type} [${dims.join(", ")}]`;
    throw new PlateError("ERR_SESSION_RUN", `Cannot run model ${manifest.id} on ${fed}: ${reason}`, { cause });
  });
  const take = (which: "main" | "regions", name: string): OutputTensor => {
    const output = results[name];
    const shape = [...(output?.dims ?? [])];
    checkOutputShape(manifest, which, shape);
    if (shape[0] !== dims[0] || !(output?.data instanceof Float32Array)) {
      const wanted = `output ${name} must be float32 with a batch of ${dims[0]}`;
      throw new PlateError(
        "ERR_MODEL_SIGNATURE",
        `Cannot use model ${manifest.id}: ${wanted}, got [${shape.join(", ")}]`,
      );
    }
    return { data: output.data, dims: shape };
  };
  const main = take("main", signature.main);
  return signature.regions === undefined ? { main } : { main, regions: take("regions", signature.regions) };
}

/** Pictures `start` to `start + size`; where too few are left, the rest is zeros. */
function takeGroup({ data, dims }: InputTensor, start: number, size: number): InputTensor {
  const [count = 0, ...rest] = dims;
  const each = data.length / count;
  const group = data instanceof Uint8Array ? new Uint8Array(size * each) : new Float32Array(size * each);
  group.set(data.subarray(start * each, Math.min(count, start + size) * each));
  return { data: group, dims: [size, ...rest] };
}

function dropFilling({ main, regions }: ModelOutputs, count: number): ModelOutputs {
  const first = ({ data, dims: [size = 1, ...rest] }: OutputTensor): OutputTensor => ({
    data: size === count ? data : data.subarray(0, (data.length / size) * count),
    dims: [count, ...rest],
  });
  return regions === undefined ? { main: first(main) } : { main: first(main), regions: first(regions) };
}

function joinGroups(groups: readonly ModelOutputs[]): ModelOutputs {
  const [only] = groups;
  if (only !== undefined && groups.length === 1) return only;
  const main = concat(groups.map((group) => group.main));
  const regions = groups.flatMap((group) => (group.regions === undefined ? [] : [group.regions]));
  return regions.length === 0 ? { main } : { main, regions: concat(regions) };
}

function concat(tensors: readonly OutputTensor[]): OutputTensor {
  const count = tensors.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0);
  const data = new Float32Array(tensors.reduce((sum, tensor) => sum + tensor.data.length, 0));
  let at = 0;
  for (const tensor of tensors) {
    data.set(tensor.data, at);
    at += tensor.data.length;
  }
  return { data, dims: [count, ...(tensors[0]?.dims.slice(1) ?? [])] };
}

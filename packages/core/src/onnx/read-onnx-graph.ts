import { PlateError } from "../errors/plate-error.ts";
import { findExternalData } from "./find-external-data.ts";
import { ONNX_FIELDS } from "./onnx-fields.ts";
import { childrenOf, numberIn, textIn, textOf } from "./protobuf-message.ts";
import type { Message } from "./protobuf-message.ts";

/** A graph's input or output as its file states it. */
export interface GraphValue {
  readonly name: string;
  /** As ONNX Runtime spells number types: `float32`, `uint8`, …. */
  readonly type: string;
  /** A size, or a name (`?` without one) where it is open; absent where even the rank is open. */
  readonly shape: readonly (number | string)[] | undefined;
}

/** What an ONNX file tells about itself without being run. */
export interface OnnxGraph {
  /** Without the weights that old files list among the inputs. */
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  /** The operator that makes each output, by the output's name: `Softmax`, `LogSoftmax`, …. */
  readonly producers: ReadonlyMap<string, string>;
}

const { model, graph, node, tensor, valueInfo, type, tensorType, shape, dimension } = ONNX_FIELDS;

/** `TensorProto.DataType`, by number. */
const ELEMENT_TYPES =
  "undefined float32 uint8 int8 uint16 int16 int32 int64 string bool float16 float64 uint32 uint64".split(" ");

/**
 * Reads inputs, outputs and last operators of an ONNX file from its bytes, without running it. Refuses weights kept
 * outside the file: ONNX Runtime would look for them in whatever folder the process works in.
 *
 * @param origin Path of the file, for messages.
 * @throws {PlateError} `ERR_MODEL_FORMAT` when the bytes are no ONNX model or point at external data.
 */
export function readOnnxGraph(bytes: Uint8Array, origin: string): OnnxGraph {
  const { description, external } = readModel(bytes, origin);
  if (external === undefined) return description;
  const wanted = `weights must be inside the file, got external data for ${JSON.stringify(external)}`;
  throw new PlateError("ERR_MODEL_FORMAT", `Cannot load model ${origin}: ${wanted}`);
}

function readModel(bytes: Uint8Array, origin: string): { description: OnnxGraph; external: string | undefined } {
  try {
    const root = { bytes, start: 0, end: bytes.length };
    const [only, ...others] = childrenOf(root, model.graph);
    if (only === undefined || others.length > 0) {
      throw new RangeError(`Cannot read model: there must be one graph, got ${only ? others.length + 1 : 0}`);
    }
    return { description: describeGraph(only), external: findExternalData(root) };
  } catch (cause) {
    const wanted = `file must be a whole ONNX model, got ${bytes.length} bytes${reason(cause)}`;
    throw new PlateError("ERR_MODEL_FORMAT", `Cannot load model ${origin}: ${wanted}`, { cause });
  }
}

/** Where reading stopped, which tells a file cut short from a file of another kind. */
function reason(cause: unknown): string {
  return cause instanceof RangeError ? ` (${cause.message.replace(/^Cannot read \w+: /, "")})` : "";
}

function describeGraph(message: Message): OnnxGraph {
  const weights = new Set([...childrenOf(message, graph.initializer)].map((weight) => textIn(weight, tensor.name)));
  const inputs = [...childrenOf(message, graph.input)].map(describeValue).filter(({ name }) => !weights.has(name));
  const outputs = [...childrenOf(message, graph.output)].map(describeValue);
  if (outputs.length === 0) throw new RangeError("Cannot read model: graph must have an output, got none");
  return { inputs, outputs, producers: findProducers(message, new Set(outputs.map(({ name }) => name))) };
}

function findProducers(message: Message, wanted: ReadonlySet<string>): Map<string, string> {
  const producers = new Map<string, string>();
  for (const step of childrenOf(message, graph.node)) {
    for (const name of [...childrenOf(step, node.output)].map(textOf)) {
      if (wanted.has(name)) producers.set(name, textIn(step, node.operator));
    }
  }
  return producers;
}

function describeValue(message: Message): GraphValue {
  const kind = firstChild(firstChild(message, valueInfo.type), type.tensor);
  const sizes = firstChild(kind, tensorType.shape);
  return {
    name: textIn(message, valueInfo.name),
    type: ELEMENT_TYPES[kind ? numberIn(kind, tensorType.element) : 0] ?? "unknown",
    shape: sizes && [...childrenOf(sizes, shape.dimension)].map(describeDimension),
  };
}

function describeDimension(message: Message): number | string {
  const size = numberIn(message, dimension.size);
  // 0 is an absent field; a negative size arrives as a number near 2^64.
  return size > 0 && Number.isSafeInteger(size) ? size : textIn(message, dimension.name) || "?";
}

function firstChild(message: Message | undefined, wanted: number): Message | undefined {
  return message && [...childrenOf(message, wanted)][0];
}

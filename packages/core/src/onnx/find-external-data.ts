import { ONNX_FIELDS } from "./onnx-fields.ts";
import { protobufFields } from "./protobuf-fields.ts";
import { childrenOf, numberIn, textIn } from "./protobuf-message.ts";
import type { Message } from "./protobuf-message.ts";

const { model, function: func, graph, node, attribute, sparseTensor, tensor } = ONNX_FIELDS;
/** `TensorProto.DataLocation.EXTERNAL`. */
const EXTERNAL = 1;
/** Graphs inside graphs (If, Loop); deeper than this is an attack. */
const DEEPEST_GRAPH = 32;

/**
 * The name of the first tensor of an ONNX model whose values lie in another file; searched in weights, constants,
 * branches and functions.
 *
 * @throws {RangeError} Where the bytes are no protobuf message or graphs nest too deep.
 */
export function findExternalData(root: Message): string | undefined {
  for (const found of tensorsOfModel(root)) {
    const [entry] = childrenOf(found, tensor.externalData);
    if (entry !== undefined || numberIn(found, tensor.dataLocation) === EXTERNAL) return textIn(found, tensor.name);
  }
  return undefined;
}

function* tensorsOfModel(root: Message): Generator<Message> {
  for (const main of childrenOf(root, model.graph)) yield* tensorsOfGraph(main, 0);
  for (const part of childrenOf(root, model.functions)) yield* tensorsOfNodes(childrenOf(part, func.node), 0);
}

function* tensorsOfGraph(message: Message, depth: number): Generator<Message> {
  if (depth > DEEPEST_GRAPH) {
    throw new RangeError(`Cannot read model: graphs must nest at most ${DEEPEST_GRAPH} deep, got more`);
  }
  yield* childrenOf(message, graph.initializer);
  for (const sparse of childrenOf(message, graph.sparseInitializer)) yield* tensorsOfSparse(sparse);
  yield* tensorsOfNodes(childrenOf(message, graph.node), depth);
}

function* tensorsOfNodes(nodes: Iterable<Message>, depth: number): Generator<Message> {
  for (const step of nodes) {
    for (const { bytes, start, end } of childrenOf(step, node.attribute)) {
      for (const field of protobufFields(bytes, start, end)) {
        yield* tensorsOfAttribute(field.number, { bytes, start: field.start, end: field.end }, depth);
      }
    }
  }
}

function* tensorsOfAttribute(field: number, value: Message, depth: number): Generator<Message> {
  if (field === attribute.tensor || field === attribute.tensors) yield value;
  if (field === attribute.sparseTensor || field === attribute.sparseTensors) yield* tensorsOfSparse(value);
  if (field === attribute.graph || field === attribute.graphs) yield* tensorsOfGraph(value, depth + 1);
}

function* tensorsOfSparse(sparse: Message): Generator<Message> {
  yield* childrenOf(sparse, sparseTensor.values);
  yield* childrenOf(sparse, sparseTensor.indices);
}

/** A protobuf field: number and value; a list of fields is a message. */
type Field = readonly [number: number, value: number | string | Uint8Array | readonly Field[]];

/** Writes protobuf by hand, so that the reader is tested on bytes it did not make. */
export function encodeMessage(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(fields.map(([number, value]) => encodeField(number, value)));
}

function encodeField(number: number, value: Field[1]): Uint8Array {
  if (typeof value === "number") return Buffer.concat([varint(number * 8), varint(value)]);
  const bytes =
    typeof value === "string" ? Buffer.from(value) : value instanceof Uint8Array ? value : encodeMessage(value);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}

export const FLOAT32 = 1;
export const UINT8 = 2;
export const FLOAT16 = 10;

export type Shape = readonly (number | string)[];

export interface TinyModel {
  /** One operator from `input` to `output`; `Identity` unless stated. */
  readonly operator?: string;
  readonly operands?: readonly string[];
  readonly attributes?: readonly (readonly Field[])[];
  readonly type?: number;
  readonly outputType?: number;
  readonly input: Shape;
  readonly output: Shape;
  readonly inputName?: string;
  readonly outputName?: string;
  readonly initializers?: readonly (readonly Field[])[];
}

/** An ONNX file (opset 13) of one operator. */
export function encodeOnnx(model: TinyModel): Uint8Array {
  const { operator = "Identity", type = FLOAT32, inputName = "input", outputName = "output" } = model;
  const operands = model.operands ?? [inputName];
  const node: Field[] = [
    ...operands.map((name): Field => [1, name]),
    [2, outputName],
    [4, operator],
    ...(model.attributes ?? []).map((attribute): Field => [5, attribute]),
  ];
  const graph: Field[] = [
    [1, node],
    [2, "tiny"],
    ...(model.initializers ?? []).map((tensor): Field => [5, tensor]),
    [11, valueInfo(inputName, type, model.input)],
    [12, valueInfo(outputName, model.outputType ?? type, model.output)],
  ];
  return encodeMessage([
    [1, 8],
    [7, graph],
    [8, [[2, 13]]],
  ]);
}

function valueInfo(name: string, type: number, shape: Shape): Field[] {
  const dimensions = shape.map((size): Field => [1, [typeof size === "number" ? [1, size] : [2, size]]]);
  const tensor: Field[] = [
    [1, type],
    [2, dimensions],
  ];
  return [
    [1, name],
    [2, [[1, tensor]]],
  ];
}

/** A float32 weight of one value, inside the file or said to be outside. */
export function weight(name: string, where: "inside" | "outside"): Field[] {
  const values: Field =
    where === "inside"
      ? [9, new Uint8Array(4)]
      : [
          13,
          [
            [1, "location"],
            [2, "weights.bin"],
          ],
        ];
  return [[1, 1], [2, FLOAT32], [8, name], values, ...(where === "outside" ? [[14, 1] satisfies Field] : [])];
}

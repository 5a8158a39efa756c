import { expect, test } from "vitest";
import { findExternalData } from "../../src/onnx/find-external-data.ts";
import { encodeMessage, weight } from "./encode-onnx.ts";

type Graph = Parameters<typeof encodeMessage>[0];

function find(model: Graph): string | undefined {
  const bytes = encodeMessage(model);
  return findExternalData({ bytes, start: 0, end: bytes.length });
}

const outside = weight("far", "outside");
const attribute = (field: number, value: Graph): Graph => [[1, [[5, [[field, value]]]]]];

test.each<{ name: string; model: Graph }>([
  {
    name: "a weight",
    model: [
      [
        7,
        [
          [5, weight("near", "inside")],
          [5, outside],
        ],
      ],
    ],
  },
  {
    name: "a weight that only says so",
    model: [
      [
        7,
        [
          [
            5,
            [
              [8, "far"],
              [14, 1],
            ],
          ],
        ],
      ],
    ],
  },
  {
    name: "a weight that takes it back and says it again",
    model: [
      [
        7,
        [
          [
            5,
            [
              [8, "far"],
              [14, 1],
              [14, 0],
              [14, 1],
            ],
          ],
        ],
      ],
    ],
  },
  { name: "the values of a sparse weight", model: [[7, [[15, [[1, outside]]]]]] },
  { name: "the indices of a sparse weight", model: [[7, [[15, [[2, outside]]]]]] },
  { name: "a constant", model: [[7, attribute(5, outside)]] },
  { name: "a list of constants", model: [[7, attribute(10, outside)]] },
  { name: "a sparse constant", model: [[7, attribute(22, [[1, outside]])]] },
  { name: "a branch", model: [[7, attribute(6, [[5, outside]])]] },
  { name: "a branch in a branch", model: [[7, attribute(11, attribute(6, [[5, outside]]))]] },
  {
    name: "a function",
    model: [
      [7, []],
      [25, [[7, [[5, [[5, outside]]]]]]],
    ],
  },
])("findExternalData() finds it in $name", ({ model }) => {
  expect(find(model)).toBe("far");
});

test("findExternalData() finds nothing where all weights are inside", () => {
  expect(
    find([
      [
        7,
        [
          [5, weight("near", "inside")],
          [1, [[5, [[5, weight("near", "inside")]]]]],
        ],
      ],
    ]),
  ).toBeUndefined();
});

test("findExternalData() refuses graphs nested without end", () => {
  let graph: Graph = [[2, "leaf"]];
  for (let depth = 0; depth < 40; depth += 1) graph = attribute(6, graph);
  expect(() => find([[7, graph]])).toThrow("graphs must nest at most 32 deep");
});

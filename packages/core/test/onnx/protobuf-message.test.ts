import { expect, test } from "vitest";
import { childrenOf, numberIn, textIn, textOf } from "../../src/onnx/protobuf-message.ts";
import { encodeMessage } from "./encode-onnx.ts";

const bytes = encodeMessage([
  [1, 7],
  [2, "first"],
  [2, "서울"],
  [1, 9],
]);
const message = { bytes, start: 0, end: bytes.length };

test("childrenOf() gives every field of the number, in order", () => {
  expect([...childrenOf(message, 2)].map(textOf)).toEqual(["first", "서울"]);
});

test("numberIn() and textIn() take the last of a field stated twice", () => {
  expect(numberIn(message, 1)).toBe(9);
  expect(textIn(message, 2)).toBe("서울");
});

test("numberIn() and textIn() give 0 and nothing where the field is missing", () => {
  expect(numberIn(message, 3)).toBe(0);
  expect(textIn(message, 3)).toBe("");
});

import { expect, test } from "vitest";
import { protobufFields } from "../../src/onnx/protobuf-fields.ts";

// Bytes written out by hand after protobuf.dev/programming-guides/encoding.
test.each([
  { name: "a one-byte number", bytes: [0x08, 0x01], fields: [{ number: 1, value: 1 }] },
  { name: "a number of several bytes", bytes: [0x08, 0x96, 0x01], fields: [{ number: 1, value: 150 }] },
  { name: "a field number above 15", bytes: [0xa0, 0x06, 0x05], fields: [{ number: 100, value: 5 }] },
  { name: "bytes", bytes: [0x12, 0x02, 0x68, 0x69], fields: [{ number: 2, start: 2, end: 4 }] },
  { name: "a fixed 32-bit value", bytes: [0x0d, 1, 2, 3, 4], fields: [{ number: 1, start: 1, end: 5 }] },
  { name: "a fixed 64-bit value", bytes: [0x09, 1, 2, 3, 4, 5, 6, 7, 8], fields: [{ number: 1, start: 1, end: 9 }] },
  { name: "fields one behind the other", bytes: [0x08, 0x01, 0x10, 0x02], fields: [{ number: 1 }, { number: 2 }] },
  { name: "nothing in no bytes", bytes: [], fields: [] },
])("protobufFields() finds $name", ({ bytes, fields }) => {
  expect([...protobufFields(Uint8Array.from(bytes))]).toMatchObject(fields);
});

test.each([
  { name: "field number 0", bytes: [0x00, 0x01], message: "field number must be positive" },
  { name: "a varint that never ends", bytes: Array.from({ length: 12 }, () => 0xff), message: "must end within 10" },
  { name: "a varint cut off", bytes: [0x08, 0x80], message: "varint at byte 1" },
  { name: "bytes beyond the end", bytes: [0x12, 0x05, 0x68], message: "field of 5 bytes at byte 1 must end before 3" },
  { name: "a fixed value cut off", bytes: [0x0d, 1, 2], message: "must end before 3" },
  { name: "a group, which ONNX has none of", bytes: [0x0b], message: "wire type must be 0, 1, 2 or 5, got 3" },
])("protobufFields() refuses $name", ({ bytes, message }) => {
  expect(() => [...protobufFields(Uint8Array.from(bytes))]).toThrow(message);
});

import { alignReading } from "@platekit/evaluate";
import { expect, test } from "vitest";

const read = (text: string) => Array.from(text, (char, at) => ({ char, probability: 0.9 - at / 10 }));

// K7Q read as KQJ: 7 left out, J added. K has 0.9, Q 0.8, J 0.7.
test("alignReading() gives each character that was read its own probability, and none to one left out", () => {
  expect(alignReading("K7Q", read("KQJ"))).toEqual([
    { truth: "K", read: "K", probability: 0.9 },
    { truth: "7", read: "Q", probability: 0.8 },
    { truth: "Q", read: "J", probability: expect.closeTo(0.7, 12) },
  ]);
  expect(alignReading("K7Q", read("KQ"))).toEqual([
    { truth: "K", read: "K", probability: 0.9 },
    { truth: "7", read: "" },
    { truth: "Q", read: "Q", probability: 0.8 },
  ]);
});

test("alignReading() without a label has nothing to compare with", () => {
  expect(alignReading(undefined, read("K"))).toEqual([{ truth: "", read: "K", probability: 0.9 }]);
});

test("alignReading() takes a class of several letters as one place, and characters nobody is sure of", () => {
  expect(alignReading("서울1", [{ char: "서울" }, { char: "1" }])).toMatchObject([
    { truth: "서", read: "" },
    { truth: "울", read: "서울" },
    { truth: "1", read: "1" },
  ]);
});

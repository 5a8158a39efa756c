import { expect, test } from "vitest";
import { parseNumberList } from "../../src/arguments/parse-number-list.ts";
import { parseOptions } from "../../src/arguments/parse-options.ts";
import { UsageError } from "../../src/usage-error.ts";

const SPECS = [{ name: "threads", value: "LIST", help: "" }];
const parse = (...args: string[]) => parseNumberList(parseOptions(args, SPECS), "threads", { min: 1, max: 16 });

test.each([
  { text: "4", numbers: [4] },
  { text: "1,2,16", numbers: [1, 2, 16] },
  { text: " 2 , 1 ", numbers: [2, 1] },
  { text: "2,1,2", numbers: [2, 1] },
])("parseNumberList() reads $text", ({ text, numbers }) => {
  expect(parse(`--threads=${text}`)).toEqual(numbers);
});

test("parseNumberList() tells that nothing was given", () => {
  expect(parse()).toBeUndefined();
});

test.each(["0", "17", "1,,2", "1.5", "one", "1 2", "-1", "1e1"])("parseNumberList() refuses %s", (text) => {
  expect(() => parse(`--threads=${text}`)).toThrow(
    new UsageError(`Option --threads must be whole numbers from 1 to 16 with commas between, got "${text}"`),
  );
});

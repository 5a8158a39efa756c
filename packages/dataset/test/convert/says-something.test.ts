import { expect, test } from "vitest";
import { saysSomething } from "../../src/convert/says-something.ts";

test.each([undefined, null, "", " ", "0", "0.0", "false", "False", "Unspecified", 0, false, [], {}])(
  "%j is what tools write where there is nothing to say",
  (value) => {
    expect(saysSomething(value)).toBe(false);
  },
);

test.each(["1", "red", "0x", 1, 0.5, true, ["tag"], { name: 1 }])("%j says something", (value) => {
  expect(saysSomething(value)).toBe(true);
});

import { expect, test } from "vitest";
import { quoteArgument } from "../../src/arguments/quote-argument.ts";

test.each([
  { argument: "photos/a-1.jpg", typed: "photos/a-1.jpg" },
  { argument: "one car.jpg", typed: '"one car.jpg"' },
  { argument: "*.jpg", typed: '"*.jpg"' },
  { argument: 'a"$b`.jpg', typed: '"a\\"\\$b\\`.jpg"' },
])("quoteArgument() gives $typed for $argument", ({ argument, typed }) => {
  expect(quoteArgument(argument)).toBe(typed);
});

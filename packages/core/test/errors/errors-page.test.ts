import { readFileSync } from "node:fs";
import { PLATE_ERROR_CODES } from "@platekit/core/errors";
import { expect, test } from "vitest";

test("docs/errors.md lists exactly the codes there are, in their order", () => {
  const page = readFileSync(new URL("../../../../docs/errors.md", import.meta.url), "utf8");
  const listed = [...page.matchAll(/^\| `(ERR_[A-Z_]+)`/gm)].map((match) => match[1]);
  expect(listed).toEqual([...PLATE_ERROR_CODES]);
});

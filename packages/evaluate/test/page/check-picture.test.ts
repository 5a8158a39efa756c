import { expect, test } from "vitest";
import { checkPicture } from "../../src/page/check-picture.ts";

test("checkPicture() takes pictures that lie in the page", () => {
  const picture = { url: "data:image/webp;base64,AAAA+/==", width: 1, height: 1 };
  expect(checkPicture(picture)).toBe(picture);
});

test.each([
  "https://example.org/a.png",
  "//example.org/a.png",
  "a.png",
  "javascript:alert(1)",
  // An SVG may hold a script.
  "data:image/svg+xml;base64,AAAA",
  "data:text/html;base64,AAAA",
  'data:image/png;base64,AAAA" onerror="alert(1)',
])("checkPicture() refuses %s", (url) => {
  expect(() => checkPicture({ url, width: 1, height: 1 })).toThrow(
    /^Cannot put picture into page: url must be data:image\/\(webp\|jpeg\|png\);base64,…, got /u,
  );
});

import { expect, test } from "vitest";
import { escapeXml } from "@platekit/core";

test("escapeXml() escapes what would be a tag or a reference, and nothing else", () => {
  expect(escapeXml('a < b && c > "d"\n&amp;')).toBe('a &lt; b &amp;&amp; c &gt; "d"\n&amp;amp;');
});

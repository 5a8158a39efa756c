import { describe, expect, test } from "vitest";
import { html, Markup } from "../../src/page/html.ts";

describe("html", () => {
  test.each([
    { name: "a tag", gap: "<script>alert(1)</script>", text: "&lt;script&gt;alert(1)&lt;/script&gt;" },
    { name: "an end of an attribute", gap: '" onload="x', text: "&quot; onload=&quot;x" },
    { name: "single quotes", gap: "it's", text: "it&#39;s" },
    { name: "an entity", gap: "&lt;", text: "&amp;lt;" },
    { name: "a zero character", gap: "a\0b", text: "a\uFFFDb" },
    { name: "a number", gap: 12.5, text: "12.5" },
    { name: "zero", gap: 0, text: "0" },
    { name: "nothing", gap: undefined, text: "" },
    { name: "a list", gap: ["<", html`<b>${"&"}</b>`], text: "&lt;<b>&amp;</b>" },
  ])("puts $name into its gap", ({ gap, text }) => {
    expect(html`[${gap}]`.text).toBe(`[${text}]`);
  });

  test("leaves markup as it is", () => {
    expect(html`<p>${new Markup("<i>a</i>")}</p>`.text).toBe("<p><i>a</i></p>");
  });

  test("drops the indentation of the template, and none of a gap", () => {
    // Written as a call: a formatter moves the spaces of a template.
    const template = Object.assign(["<p>\n      ", "\n    </p>"], { raw: [] });
    expect(html(template, "a\n  b").text).toBe("<p>\na\n  b\n</p>");
  });
});

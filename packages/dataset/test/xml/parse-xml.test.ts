import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeXml } from "@platekit/core";
import { childOf, childrenOf } from "../../src/xml/child-of.ts";
import { parseXml } from "../../src/xml/parse-xml.ts";

describe("parseXml()", () => {
  test("reads elements, texts, entities and CDATA; attributes and comments go", () => {
    const root = parseXml(
      '<?xml version="1.0"?><a x="1"><b>1 &lt; 2</b><!-- no --><b><![CDATA[<&>]]></b><c/></a>',
      "f.xml",
    );
    expect(root.name).toBe("a");
    expect(childrenOf(root, "b").map(({ text }) => text)).toEqual(["1 < 2", "<&>"]);
    expect(childOf(root, "c")?.children).toEqual([]);
    expect(childOf(root, "d")).toBeUndefined();
  });

  test.each([
    {
      name: "entities that grow",
      xml: '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>',
      message: /must not declare a document type/,
    },
    {
      name: "an outside file",
      xml: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      message: /document type/,
    },
    { name: "an entity nobody declared", xml: "<a>&x;</a>", message: /line 1: must be well-formed XML/ },
    { name: "a tag left open", xml: "<a>\n<b></a>", message: /line 2: must be well-formed XML/ },
    { name: "no element", xml: "", message: /must/ },
    { name: "a tower of elements", xml: "<a>".repeat(1000), message: /at most 32 levels/ },
  ])("refuses $name, naming the file", ({ xml, message }) => {
    expect(() => parseXml(xml, "f.xml")).toThrow(
      expect.objectContaining({
        code: "ERR_DATASET_FORMAT",
        message: expect.stringMatching(/^Cannot read f\.xml line /),
      }),
    );
    expect(() => parseXml(xml, "f.xml")).toThrow(message);
  });

  test("what escapeXml() writes, parseXml() reads", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(parseXml(`<a>${escapeXml(text).replaceAll("\r", "&#13;")}</a>`, "f.xml").text).toBe(text);
      }),
    );
  });
});

import { expect, test } from "vitest";
import { cleanXmp } from "../../src/image/clean-xmp.ts";

const PICTURE = "QUJD".repeat(300);

test.each([
  { name: "an element", xmp: `<xmpGImg:image>${PICTURE}</xmpGImg:image>`, cleaned: "<xmpGImg:image></xmpGImg:image>" },
  { name: "an attribute", xmp: `<r GImage:Data="${PICTURE}"/>`, cleaned: '<r GImage:Data=""/>' },
  { name: "an attribute in single quotes", xmp: `<r GImage:Data='${PICTURE}'/>`, cleaned: "<r GImage:Data=''/>" },
  { name: "lines", xmp: `<a>${PICTURE.replaceAll("QUJDQUJD", "QUJDQUJD\n")}</a>`, cleaned: "<a></a>" },
  {
    name: "CDATA",
    xmp: `<xmpGImg:image><![CDATA[${PICTURE}]]></xmpGImg:image>`,
    cleaned: "<xmpGImg:image></xmpGImg:image>",
  },
  {
    name: "pieces of CDATA and comments",
    xmp: `<a>${["QUJD", "REVG"].map((part) => `<![CDATA[${part.repeat(40)}]]>`).join("<!-- x -->")}</a>`,
    cleaned: "<a></a>",
  },
  { name: "an attribute with spaces", xmp: `<r a:image = "${PICTURE}"/>`, cleaned: '<r a:image = ""/>' },
  {
    name: "an attribute with line references",
    xmp: `<r a="${"QUJDREVGQUJDREVG&#xA;".repeat(40)}"/>`,
    cleaned: '<r a=""/>',
  },
  { name: "character references", xmp: `<a>${"&#81;&#x55;".repeat(200)}</a>`, cleaned: "<a></a>" },
  { name: "300 letters", xmp: `<a>${"QUJD".repeat(75)}</a>`, cleaned: "<a></a>" },
  { name: "bytes of another spelling", xmp: `<r a = '${"12:".repeat(400)}'/>`, cleaned: '<r a = ""/>' },
  {
    name: "a list of thumbnails",
    xmp: "<r><xmp:Thumbnails><rdf:li>small</rdf:li></xmp:Thumbnails><b>kept</b></r>",
    cleaned: "<r><b>kept</b></r>",
  },
])("cleanXmp() drops a picture in $name", ({ xmp, cleaned }) => {
  expect(cleanXmp(xmp)).toBe(cleaned);
});

test("cleanXmp() says upright", () => {
  expect(cleanXmp('<r tiff:Orientation="6"/>')).toBe('<r tiff:Orientation="1"/>');
  expect(cleanXmp("<tiff:Orientation>8</tiff:Orientation>")).toBe("<tiff:Orientation>1</tiff:Orientation>");
});

test("cleanXmp() leaves text as it is", () => {
  const padding = " ".repeat(900);
  const xmp = `<r dc:title="A street"><dc:creator>Somebody</dc:creator><d>${"Some words, of a person. ".repeat(20)}</d>${padding}</r>`;
  expect(cleanXmp(xmp)).toBe(xmp);
  expect(cleanXmp("<a><![CDATA[a < b & c]]></a>")).toBe("<a>a &lt; b &amp; c</a>");
});

test.each([
  { name: "UTF-16", xmp: Buffer.from("<a>text</a>", "utf16le").toString("utf8") },
  { name: "entities of its own", xmp: '<!DOCTYPE a [<!ENTITY b "QUJD">]><a>&b;</a>' },
])("cleanXmp() gives up a packet with $name", ({ xmp }) => {
  expect(cleanXmp(xmp)).toBeUndefined();
});

import { expect, test } from "vitest";
import { cleanXmp } from "../../src/image/clean-xmp.ts";

const PICTURE = "QUJD".repeat(300);

test.each([
  { name: "an element", xmp: `<xmpGImg:image>${PICTURE}</xmpGImg:image>`, cleaned: "<xmpGImg:image></xmpGImg:image>" },
  { name: "an attribute", xmp: `<r GImage:Data="${PICTURE}"/>`, cleaned: '<r GImage:Data=""/>' },
  { name: "an attribute in single quotes", xmp: `<r GImage:Data='${PICTURE}'/>`, cleaned: "<r GImage:Data=''/>" },
  { name: "lines", xmp: `<a>${PICTURE.replaceAll("QUJDQUJD", "QUJDQUJD\n")}</a>`, cleaned: "<a></a>" },
])("cleanXmp() drops a picture in $name", ({ xmp, cleaned }) => {
  expect(cleanXmp(xmp)).toBe(cleaned);
});

test("cleanXmp() says upright", () => {
  expect(cleanXmp('<r tiff:Orientation="6"/>')).toBe('<r tiff:Orientation="1"/>');
  expect(cleanXmp("<tiff:Orientation>8</tiff:Orientation>")).toBe("<tiff:Orientation>1</tiff:Orientation>");
});

test("cleanXmp() leaves text as it is", () => {
  const xmp = '<r dc:title="A street"><dc:creator>Somebody</dc:creator></r>';
  expect(cleanXmp(xmp)).toBe(xmp);
});

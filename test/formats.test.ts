// Every file of formats/ as the reader takes it. The data engine's side of the same files is in training/tests.
import { readdirSync, readFileSync } from "node:fs";
import { countryFormats } from "@platekit/formats";
import { CountryFormatSchema, createFormatPrior } from "@platekit/ocr";
import { formatCodes } from "platekit";
import { expect, test } from "vitest";
import { parse } from "yaml";

const FOLDER = new URL("../formats/", import.meta.url);
const EU = "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk".split(" ");

const contentOf = (name: string): unknown => parse(readFileSync(new URL(name, FOLDER), "utf8"));
const formatOf = (code: string) => CountryFormatSchema.parse(contentOf(`${code}.yaml`));

const isRegistration = (code: string) => {
  const prior = createFormatPrior({ countries: [formatOf(code)], freeShare: 0.5 });
  return (text: string) => prior.match(text) !== undefined;
};

test("formats/countries.json says what the YAML files say; if not, run node scripts/bundle-formats.mjs", () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
  expect(countryFormats()).toEqual(files.toSorted().map(contentOf));
});

test("formats/ holds every country of the European Union and many others", () => {
  expect(EU).toHaveLength(27);
  expect(formatCodes()).toEqual(expect.arrayContaining([...EU, "gb", "no", "ch", "us", "ca", "br", "in", "au"]));
});

test.each(formatCodes())("formats/%s.yaml is read, and carries its own code", (code) => {
  const { patterns, ...format } = formatOf(code);
  expect(format.code).toBe(code);
  const stated = patterns.map(({ pattern, kind }) => `${kind} ${pattern}`);
  expect(new Set(stated).size).toBe(stated.length);
});

// Registrations as these countries issue them, and the same with a letter or a digit where none is issued.
for (const { code, yes, no } of [
  {
    code: "de",
    yes: ["BAB1234", "MXY99", "HHAB123E", "KAAB1", "ROWAB12E"],
    no: ["B0123", "BAB0123", "1AB234", "ABCDEF1"],
  },
  { code: "gb", yes: ["AB12CDE", "A123BCD", "ABC123D"], no: ["AB12CQE", "AI12CDE", "AB92CDE"] },
  { code: "fr", yes: ["AB123CD", "123ABC75", "1234AB2A"], no: ["AO123CD", "AB123IU"] },
  { code: "es", yes: ["1234BCD", "M1234BC", "M1234OX", "GE1234Z"], no: ["1234ABC", "1234BCQ", "XX1234BC"] },
  { code: "nl", yes: ["GB123D", "12BBB3", "GHJK12"], no: ["AB123D", "12BEB3"] },
  { code: "it", yes: ["AB123CD"], no: ["AO123CD", "AB123CQ", "AB12CD"] },
  { code: "ro", yes: ["B123ABC", "CJ01XYZ"], no: ["XX01XYZ", "B123IBC", "B123ABQ"] },
  { code: "se", yes: ["ABC123", "ABC12D"], no: ["ABI123", "ABC12O"] },
  { code: "pl", yes: ["WI12345", "KRA1A23"], no: ["1I12345", "WI1234B"] },
  { code: "br", yes: ["ABC1234", "ABC1D23"], no: ["AB1C234", "ABC123D"] },
  { code: "us", yes: ["1ABC234", "ABC1234", "123ABC"], no: ["ABCDEFGH"] },
  { code: "ie", yes: ["131D12345", "06C12345", "12WW123"], no: ["27D1234", "06C01234", "06XX123"] },
  {
    code: "in",
    yes: ["MH12AB1234", "TG09AB1234", "DD03A1234", "DL3CAB1234", "22BH1234AA"],
    no: ["XX12AB1234", "MH12AI1234"],
  },
  { code: "ua", yes: ["AA1234BB"], no: ["AA1234DD", "ZZ1234BB"] },
  { code: "ba", yes: ["A12E345"], no: ["B12E345"] },
]) {
  const follows = isRegistration(code);
  test.each(yes)(`%s is a registration of ${code}`, (text) => expect(follows(text)).toBe(true));
  test.each(no)(`%s is none of ${code}`, (text) => expect(follows(text)).toBe(false));
}

import { loadFormats } from "platekit";
import { expect, test } from "vitest";

test("loadFormats() knows nothing where no formats are asked for", () => {
  expect(loadFormats("none")).toBeUndefined();
});

test("loadFormats() takes the countries named, each once, in that order", () => {
  const formats = loadFormats(["de", "br", "de"]);
  expect(formats?.countries.map(({ name }) => name)).toEqual(["Germany", "Brazil"]);
});

test("formats of all countries leave most to the network; those of known countries little", () => {
  const [all, some] = [loadFormats("soft"), loadFormats(["de"])];
  expect(all!.countries.length).toBeGreaterThan(60);
  expect(all!.freeShare).toBeGreaterThanOrEqual(0.5);
  expect(some!.freeShare).toBeGreaterThan(0);
  expect(some!.freeShare).toBeLessThan(0.5);
});

test("loadFormats() names the countries it knows where one is unknown", () => {
  expect(() => loadFormats(["de", "uk"])).toThrow(
    /^Cannot load formats: country must be one of ae, .*, gb, .*, za, got "uk"$/u,
  );
});

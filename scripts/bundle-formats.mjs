// Writes formats/countries.json from formats/*.yaml: run it after changing a format (a test compares both).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const folder = new URL("../formats/", import.meta.url);
const countries = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .toSorted()
  .map((name) => parse(readFileSync(new URL(name, folder), "utf8")));
// A country a line: a change of one shows as a change of one.
const lines = countries.map((country) => JSON.stringify(country)).join(",\n");
writeFileSync(new URL("countries.json", folder), `[\n${lines}\n]\n`);

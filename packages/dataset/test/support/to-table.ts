import { join } from "node:path";
import { convertDataset, loadPlateTable } from "@platekit/dataset";
import { tempFolder } from "./temp-folder.ts";

/** Converts to a table and reads it. */
export async function toTable(from: string, input: string, options = {}) {
  const output = join(tempFolder(), "out.csv");
  const summary = await convertDataset(input, output, { from, to: "csv", allowOutside: true, ...options });
  const rows = summary.pictures === 0 ? [] : await loadPlateTable(output);
  return {
    summary,
    rows: rows.map(
      ({ path, text, region, box, quad }) =>
        JSON.parse(JSON.stringify({ path, text, region, box, quad })) as Record<string, unknown>,
    ),
  };
}

import type { OcrResult } from "../results.ts";
import type { OcrRow } from "./align-row.ts";
import { createOcrRates } from "./ocr-rates.ts";
import type { OcrRates, OcrRatesOptions } from "./ocr-rates.ts";
import { createRegionRates } from "./region-rates.ts";
import type { RegionRates } from "./region-rates.ts";

/** How texts were read, and regions told. */
export interface RatesWithRegions extends OcrRates {
  /** The region head's; absent where the model has none or no row has a region. */
  readonly regionRates?: RegionRates;
}

export interface RatesWithRegionsOptions extends OcrRatesOptions {
  /** All regions the model's region head knows; absent where it has none. */
  readonly regionLabels?: readonly string[] | undefined;
}

/** Counts readings of plates, and what a region head says of those with a labelled region. */
export function createRatesWithRegions({ regionLabels, ...options }: RatesWithRegionsOptions): {
  add(row: OcrRow): void;
  rates(): RatesWithRegions;
} {
  const texts = createOcrRates(options);
  const regions = createRegionRates(regionLabels ?? []);
  return {
    add(row) {
      texts.add(row);
      const { region = "" } = row.result;
      if (region !== "") regions.add(region, toldRegions(row.result));
    },
    rates() {
      const regionRates = regions.rates();
      const isTold = regionLabels !== undefined && regionRates.acc.n > 0;
      return { ...texts.rates(), ...(isTold ? { regionRates } : {}) };
    },
  };
}

/** Those that fewer than three are likelier than, as Keras's top-k metric has it: on a tie more than three. */
function toldRegions({ error, regions = [] }: OcrResult): readonly string[] {
  if (error !== undefined) return [];
  const third = regions[2]?.probability ?? 0;
  return regions.filter(({ probability }) => probability >= third).map(({ label }) => label);
}

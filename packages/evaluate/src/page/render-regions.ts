import { regionChart } from "./charts/region-chart.ts";
import { formatNumber } from "../report/format-number.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { metricInfo } from "../report/metric-info.ts";
import type { MetricTraits } from "../report/metric-info.ts";
import { metricValue, metricValues } from "../report/metric-values.ts";
import type { Column } from "./render-table.ts";
import { renderTable } from "./render-table.ts";
import { formatInterval } from "../report/format-interval.ts";
import { formatMetric } from "../report/format-metric.ts";

/** A region's line of the report: how many plates, and its metrics. */
export interface RegionRow {
  readonly region: string;
  readonly n: number;
}

/** Members of a region's line that are no metrics. */
const COUNTS = new Set(["n", "failed"]);

/** The main metric of each region as a chart, and all of them as a table. */
export function renderRegions(
  regions: readonly RegionRow[],
  { mainMetric, top3Kind }: Pick<MetricTraits, "top3Kind"> & { readonly mainMetric: string },
): Markup {
  // Rows without a region have no metrics of the region head.
  const metrics = regions.flatMap((row) => metricValues(row)).filter(({ name }) => !COUNTS.has(name));
  const names = [...new Map(metrics.map((metric) => [metric.name, metric])).values()];
  const shares = regions.flatMap((row) => {
    const metric = metricValue(row, mainMetric);
    if (metric?.interval === undefined) return [];
    return [{ region: nameOf(row), n: row.n, share: metric.value, interval: metric.interval }];
  });
  const columns: readonly [Column<RegionRow>, ...Column<RegionRow>[]] = [
    { head: "Region", cell: nameOf },
    { head: "n", cell: ({ n }) => formatNumber(n) },
    ...names.map(({ name, interval }) => metricColumn(name, { isShare: interval !== undefined, top3Kind })),
  ];
  const { title } = metricInfo(mainMetric, { isShare: true });
  return html`${
      shares.length < 2
        ? undefined
        : html`<figure class="figure regions">
            ${regionChart(shares, title)}
            <figcaption>${title}, with the 95 % interval.</figcaption>
          </figure>`
    }
    <div class="sheet">${renderTable(regions, columns, "Metrics by region")}</div>`;
}

function metricColumn(name: string, traits: MetricTraits): Column<RegionRow> {
  const info = metricInfo(name, traits);
  return {
    head: info.title,
    cell: (row) => {
      const metric = metricValue(row, name);
      if (metric === undefined) return "";
      const { value, interval } = metric;
      return html`<data value="${value}">${formatMetric(value, info)}</data
        >${interval === undefined ? undefined : html`<br /><span class="interval">${formatInterval(interval)}</span>`}`;
    },
  };
}

function nameOf({ region }: RegionRow): string {
  return region === "" ? "none" : region;
}

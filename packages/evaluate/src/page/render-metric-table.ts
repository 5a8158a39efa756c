import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { metricInfo } from "../report/metric-info.ts";
import type { MetricTraits } from "../report/metric-info.ts";
import type { MetricValue } from "../report/metric-values.ts";
import { renderTable } from "./render-table.ts";
import { formatInterval } from "../report/format-interval.ts";
import { formatMetric } from "../report/format-metric.ts";

/** Every metric of the report: what it is called here and in the JSON, its value, its interval and what it says. */
export function renderMetricTable(
  metrics: readonly MetricValue[],
  { top3Kind }: Pick<MetricTraits, "top3Kind">,
): Markup {
  const info = ({ name, interval }: MetricValue) => metricInfo(name, { isShare: interval !== undefined, top3Kind });
  const table = renderTable(
    metrics,
    [
      { head: "Metric", cell: (metric) => html`${info(metric).title}<small>${info(metric).meaning}</small>` },
      {
        head: "Value",
        cell: (metric) => html`<data value="${metric.value}">${formatMetric(metric.value, info(metric))}</data>`,
      },
      { head: "95 % interval", cell: ({ interval }) => (interval === undefined ? "" : formatInterval(interval)) },
      { head: "Name", cell: ({ name }) => html`<code>${name}</code>` },
    ],
    "Table of all metrics",
  );
  return html`<div class="sheet">${table}</div>`;
}

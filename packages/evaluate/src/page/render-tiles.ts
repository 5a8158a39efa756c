import { formatInterval } from "../report/format-interval.ts";
import { formatMetric } from "../report/format-metric.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { metricInfo } from "../report/metric-info.ts";
import type { MetricValue } from "../report/metric-values.ts";

/** The numbers that count, large, each with its interval as text and as a strip from 0 to 100 %. */
export function renderTiles(metrics: readonly MetricValue[]): Markup {
  return html`<div class="tiles">${metrics.map(renderTile)}</div>`;
}

function renderTile(metric: MetricValue): Markup {
  const { name, value, interval } = metric;
  const info = metricInfo(name, { isShare: interval !== undefined });
  return html`<div class="tile">
    <h3>${info.title}</h3>
    <data value="${value}">${formatMetric(value, info)}</data>
    ${
      interval === undefined
        ? undefined
        : html`<p>95 %: ${formatInterval(interval)}</p>
            ${strip(value, interval)}`
    }
    <p>${info.meaning}</p>
  </div>`;
}

function strip(value: number, [low, high]: readonly [number, number]): Markup {
  const at = (share: number): string => (share * 200).toFixed(2);
  return html`<svg viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
    <path class="strip-all" d="M0 7H200" />
    <path class="strip-interval" d="M${at(low)} 7H${at(high)}" />
    <path class="strip-value" d="M${at(value)} 0V14" />
  </svg>`;
}

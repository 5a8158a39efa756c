import type { OcrReport, PipelineCoverageLine, PipelineReport } from "../report/valid-report.ts";
import type { ReliabilityBin } from "../shared/calibration.ts";
import type { Confusion } from "../shared/confusions.ts";
import { confusionChart } from "./charts/confusion-chart.ts";
import { coverageChart } from "./charts/coverage-chart.ts";
import { heightChart } from "./charts/height-chart.ts";
import type { HeightShare } from "./charts/height-chart.ts";
import { reliabilityChart } from "./charts/reliability-chart.ts";
import { formatNumber } from "../report/format-number.ts";
import { formatPercent } from "../report/format-percent.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { pairWords } from "../report/pair-words.ts";
import { pairKey } from "./pair-key.ts";
import type { Column } from "./render-table.ts";
import { renderTable } from "./render-table.ts";
import { formatInterval } from "../report/format-interval.ts";

/** More pairs say little: the tail is chance. */
const PAIRS_SHOWN = 14;

/** The charts of a report on readings: what is taken for what, whether confidence keeps its word, and size. */
export function renderFigures(report: OcrReport | PipelineReport, heights: readonly HeightShare[]): Markup {
  const { confusions, calibration, coverage } = report;
  return html`<div class="figures">
    ${calibration.n === 0 ? undefined : renderReliability(calibration.bins, report.metrics.ece)}
    ${calibration.n === 0 ? undefined : renderCoverage(coverage)}
    ${confusions.length === 0 ? undefined : renderConfusions(confusions)}
    ${heights.length === 0 ? undefined : renderHeights(heights)}
  </div>`;
}

function renderConfusions(confusions: readonly Confusion[]): Markup {
  const shown = confusions.slice(0, PAIRS_SHOWN);
  const more = confusions.length - shown.length;
  return html`<figure class="figure">
    <h3>Characters taken for others</h3>
    <div class="figure-body" role="region" aria-label="Confusion matrix" tabindex="0">
      ${confusionChart(confusions)}
    </div>
    <figcaption>
      A row is what stands on the plate, a column what was read; ∅ is a character left out or added. The commonest, to
      look at:
    </figcaption>
    <ul class="pairs">
      ${shown.map((pair) => html`<li><button type="button" data-pair="${pairKey(pair)}">${pairWords(pair)}</button> <span class="muted">${formatNumber(pair.count)}</span></li>`)}
    </ul>
    ${more === 0 ? undefined : html`<p class="muted">and ${formatNumber(more)} more</p>`}
  </figure>`;
}

function renderReliability(bins: readonly ReliabilityBin[], ece: number): Markup {
  const filled = bins.filter(({ n }) => n > 0);
  const table = renderTable(
    filled,
    [
      { head: "Confidence", cell: ({ low, high }) => `${formatPercent(low)} to ${formatPercent(high)}` },
      { head: "n", cell: ({ n }) => formatNumber(n) },
      { head: "Mean confidence", cell: ({ confidence }) => (confidence === null ? "" : formatPercent(confidence)) },
      { head: "Right", cell: ({ accuracy }) => (accuracy === null ? "" : formatPercent(accuracy)) },
    ],
    "Reliability",
  );
  return chartFigure({
    title: "Does confidence keep its word?",
    chart: reliabilityChart(bins),
    caption: html`On the dashed line, readings are right as often as they are sure; above it the model is too modest,
    below it too sure. Larger dots hold more readings. Mean gap (ECE): ${formatPercent(ece)}.`,
    table,
  });
}

/** What a threshold leaves of false readings, where photos without a plate were measured. */
const NEGATIVE_COLUMNS: readonly Column<PipelineCoverageLine>[] = [
  { head: "False readings", cell: ({ negative_readings: n }) => (n === undefined ? "" : formatNumber(n)) },
  {
    head: "Photos without a plate, read",
    cell: ({ negatives_with_reading: share }) => (share === undefined ? "" : formatPercent(share)),
  },
];

function renderCoverage(rows: readonly PipelineCoverageLine[]): Markup {
  const table = renderTable(
    rows,
    [
      { head: "At least this sure", cell: ({ threshold }) => formatPercent(threshold) },
      { head: "Readings", cell: ({ n }) => formatNumber(n) },
      { head: "Coverage", cell: ({ coverage }) => formatPercent(coverage) },
      { head: "Right", cell: ({ accuracy }) => (accuracy === null ? "–" : formatPercent(accuracy)) },
      {
        head: "95 % interval",
        cell: ({ accuracy, accuracy_ci95 }) => (accuracy === null ? "" : formatInterval(accuracy_ci95)),
      },
      ...(rows.some((row) => row.negative_readings !== undefined) ? NEGATIVE_COLUMNS : []),
    ],
    "Accuracy at coverage",
  );
  return chartFigure({
    title: "Accuracy at coverage",
    chart: coverageChart(rows),
    caption: html`<span class="key"></span> share of the taken readings that is right, with its 95 % band.
      <span class="key second"></span> share of all plates that is taken (coverage).`,
    table,
  });
}

function renderHeights(heights: readonly HeightShare[]): Markup {
  const table = renderTable(
    heights,
    [
      { head: "Height in pixels", cell: ({ name }) => name },
      { head: "n", cell: ({ n }) => formatNumber(n) },
      { head: "Read exactly", cell: ({ share }) => formatPercent(share) },
      { head: "95 % interval", cell: ({ interval }) => formatInterval(interval) },
    ],
    "Accuracy by plate height",
  );
  return chartFigure({
    title: "Small plates and large ones",
    chart: heightChart(heights, "read exactly"),
    caption: html`Plates read exactly, with the 95 % interval, by their height in the picture.`,
    table,
  });
}

interface ChartFigure {
  readonly title: string;
  readonly chart: Markup;
  readonly caption: Markup;
  readonly table: Markup;
}

/** A chart with its numbers as a table below, for who cannot see it. */
function chartFigure({ title, chart, caption, table }: ChartFigure): Markup {
  return html`<figure class="figure">
    <h3>${title}</h3>
    ${chart}
    <figcaption>${caption}</figcaption>
    <details>
      <summary>As a table</summary>
      ${table}
    </details>
  </figure>`;
}

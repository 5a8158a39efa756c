import { scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import type { CoverageLine } from "../../report/valid-report.ts";
import { formatPercent } from "../../report/format-percent.ts";
import { html } from "../html.ts";
import type { Markup } from "../html.ts";
import { PLOT, plotFrame, px } from "./plot-frame.ts";
import { shareAxis } from "./share-axis.ts";

/** A threshold that leaves readings. */
type KeptRow = CoverageLine & { readonly accuracy: number };

/** Accuracy (with its 95 % band) and coverage over the confidence threshold. */
export function coverageChart(rows: readonly CoverageLine[]): Markup {
  const x = scalePoint(
    rows.map(({ threshold }) => threshold),
    [PLOT.left, PLOT.right],
  ).padding(0.3);
  const at = ({ threshold }: CoverageLine): number => x(threshold) ?? PLOT.left;
  const kept = rows.filter((row): row is KeptRow => row.accuracy !== null);
  const { y, ticks } = shareAxis(
    Math.min(...rows.map(({ coverage }) => coverage), ...kept.map((row) => row.accuracy_ci95[0])),
  );
  const band = area<KeptRow>()
    .x(at)
    .y0((row) => y(row.accuracy_ci95[0]))
    .y1((row) => y(row.accuracy_ci95[1]));
  const accuracy = line<KeptRow>()
    .x(at)
    .y((row) => y(row.accuracy));
  const coverage = line<CoverageLine>()
    .x(at)
    .y((row) => y(row.coverage));
  const marks = html`<path class="band" d="${band(kept) ?? ""}" />
    <path class="line second" d="${coverage([...rows]) ?? ""}" /><path class="line" d="${accuracy(kept) ?? ""}" />
    ${rows.map((row) => html`<rect class="dot second" x="${px(at(row) - 3.5)}" y="${px(y(row.coverage) - 3.5)}" width="7" height="7"><title>${describe(row)}</title></rect>`)}
    ${kept.map((row) => html`<circle class="dot" cx="${px(at(row))}" cy="${px(y(row.accuracy))}" r="4"><title>${describe(row)}</title></circle>`)}`;
  const axes = {
    x: rows.map((row) => ({ at: at(row), text: `${Math.round(row.threshold * 100)}\u00A0%` })),
    y: ticks,
    xTitle: "taken only if at least this sure",
    yTitle: "share",
  };
  return plotFrame("Accuracy and coverage by confidence threshold", axes, marks);
}

function describe({ threshold, coverage, accuracy }: CoverageLine): string {
  return `At least ${formatPercent(threshold)} sure: ${formatPercent(coverage)} of all plates, ${accuracy === null ? "none" : formatPercent(accuracy)} of them right`;
}

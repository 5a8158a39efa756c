import { scalePoint } from "d3-scale";
import { formatNumber } from "../../report/format-number.ts";
import { formatPercent } from "../../report/format-percent.ts";
import { html } from "../html.ts";
import type { Markup } from "../html.ts";
import { PLOT, plotFrame, px, whisker } from "./plot-frame.ts";
import { shareAxis } from "./share-axis.ts";

/** Plates of about one height in the picture. */
export interface HeightShare {
  /** What the heights are, in pixels: `16–24`. */
  readonly name: string;
  readonly n: number;
  readonly share: number;
  readonly interval: readonly [low: number, high: number];
}

/** A share, with its interval, by how high the plate stands in the picture; the number of plates below each height. */
export function heightChart(bins: readonly HeightShare[], shareName: string): Markup {
  const filled = bins.filter(({ n }) => n > 0);
  const x = scalePoint(
    filled.map(({ name }) => name),
    [PLOT.left, PLOT.right],
  ).padding(0.5);
  const { y, ticks } = shareAxis(Math.min(1, ...filled.map(({ interval }) => interval[0])));
  const marks = filled.map(({ name, n, share, interval: [low, high] }) => {
    const at = x(name) ?? PLOT.left;
    return html`<g class="point"
      >${whisker(at, { low: y(low), high: y(high) })}<circle cx="${px(at)}" cy="${px(y(share))}" r="5" /><title>
        ${name} px: ${formatPercent(share)} of ${formatNumber(n)}
      </title></g
    >`;
  });
  const axes = {
    x: filled.map(({ name, n }) => ({ at: x(name) ?? PLOT.left, text: name, below: `n ${formatNumber(n)}` })),
    y: ticks,
    xTitle: "height of the plate in pixels",
    yTitle: shareName,
  };
  return plotFrame(`${shareName} by plate height`, axes, html`${marks}`);
}

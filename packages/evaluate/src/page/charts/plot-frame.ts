import { html } from "../html.ts";
import type { Markup } from "../html.ts";

/** Where the marks of every plot lie, in SVG units. */
export const PLOT = { width: 460, height: 300, left: 68, right: 436, top: 14, bottom: 250 } as const;

/** A line of the grid and what it stands for. */
export interface Tick {
  /** SVG units. */
  readonly at: number;
  readonly text: string;
  /** A second line below the first, on the horizontal axis. */
  readonly below?: string;
}

export interface PlotAxes {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly xTitle: string;
  readonly yTitle: string;
}

/** A plot with its grid; `name` is what a screen reader says. */
export function plotFrame(name: string, axes: PlotAxes, marks: Markup): Markup {
  const { width, height, left, right, top, bottom } = PLOT;
  return html`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">
    <g class="grid">${axes.y.map(({ at }) => html`<path d="M${left} ${px(at)}H${right}" />`)}</g>
    <g class="tick tick-y">
      ${axes.y.map(({ at, text }) => html`<text x="${left - 8}" y="${px(at + 4)}">${text}</text>`)}
    </g>
    <g class="tick tick-x">${axes.x.map(tickX)}</g>
    <path class="axis" d="M${left} ${bottom}H${right}" />
    ${marks}
    <text class="axis-title" x="${(left + right) / 2}" y="${height - 6}">${axes.xTitle}</text>
    <text class="axis-title" transform="translate(11 ${(top + bottom) / 2}) rotate(-90)">${axes.yTitle}</text>
  </svg>`;
}

function tickX({ at, text, below }: Tick): Markup {
  const { bottom } = PLOT;
  const second =
    below === undefined ? undefined : html`<text class="small" x="${px(at)}" y="${bottom + 30}">${below}</text>`;
  return html`<text x="${px(at)}" y="${bottom + 16}">${text}</text>${second}`;
}

/** SVG units with one digit: finer is not seen. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** An upright interval with a point on it, and the words shown when a pointer rests there. */
export function whisker(x: number, ends: { readonly low: number; readonly high: number }): Markup {
  return html`<path
    class="whisker"
    d="M${px(x)} ${px(ends.low)}V${px(ends.high)}m-4 0h8m-4 0M${px(x - 4)} ${px(ends.low)}h8"
  />`;
}

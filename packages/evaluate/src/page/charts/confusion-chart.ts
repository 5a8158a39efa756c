import { scaleBand, scaleSqrt } from "d3-scale";
import type { Confusion } from "../../shared/confusions.ts";
import { formatNumber } from "../../report/format-number.ts";
import { html } from "../html.ts";
import type { Markup } from "../html.ts";
import { pairWords } from "../../report/pair-words.ts";
import { px } from "./plot-frame.ts";

/** More rows and columns can no longer be read. */
const MOST = 24;
const CELL = 26;
const MARGIN = 50;
/** Darker cells need light digits. */
const DARK = 0.55;
const GAP = "∅";

/** A matrix of what was read (columns) for what stands there (rows), of the characters most often in it. */
export function confusionChart(confusions: readonly Confusion[]): Markup {
  const truths = symbols(confusions, ({ truth }) => truth);
  const reads = symbols(confusions, ({ read }) => read);
  const x = scaleBand(reads, [MARGIN, MARGIN + reads.length * CELL]).paddingInner(0.06);
  const y = scaleBand(truths, [MARGIN, MARGIN + truths.length * CELL]).paddingInner(0.06);
  const shade = scaleSqrt([0, Math.max(1, ...confusions.map(({ count }) => count))], [0.08, 1]);
  const width = MARGIN + Math.max(6, reads.length) * CELL + 8;
  const height = MARGIN + truths.length * CELL + 8;
  const middle = x.bandwidth() / 2;
  return html`<svg
    class="plot matrix"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="Characters read as others"
  >
    <text class="axis-title" x="${MARGIN}" y="14" text-anchor="start">read as →</text>
    <text class="axis-title" transform="translate(14 ${MARGIN}) rotate(-90)" text-anchor="end">stands there</text>
    <g class="tick glyph">
      ${reads.map((read) => html`<text x="${px((x(read) ?? 0) + middle)}" y="${MARGIN - 8}">${read || GAP}</text>`)}
      ${truths.map((truth) => html`<text x="${MARGIN - 12}" y="${px((y(truth) ?? 0) + middle + 5)}">${truth || GAP}</text>`)}
    </g>
    <g class="grid">
      ${truths.map((truth) => html`<rect class="lane" x="${MARGIN}" y="${px(y(truth) ?? 0)}" width="${reads.length * CELL}" height="${px(y.bandwidth())}" />`)}
    </g>
    ${confusions.map((confusion) => {
      const [left, top] = [x(confusion.read), y(confusion.truth)];
      if (left === undefined || top === undefined) return undefined;
      const opacity = shade(confusion.count);
      return html`<g class="cell${opacity > DARK ? " dark" : ""}"
        ><rect
          x="${px(left)}"
          y="${px(top)}"
          width="${px(x.bandwidth())}"
          height="${px(y.bandwidth())}"
          fill-opacity="${opacity.toFixed(2)}"
        /><text x="${px(left + middle)}" y="${px(top + middle + 4)}">${formatNumber(confusion.count)}</text
        ><title>${pairWords(confusion)}: ${formatNumber(confusion.count)}</title></g
      >`;
    })}
  </svg>`;
}

function symbols(confusions: readonly Confusion[], pick: (confusion: Confusion) => string): readonly string[] {
  const counts = new Map<string, number>();
  for (const confusion of confusions) counts.set(pick(confusion), (counts.get(pick(confusion)) ?? 0) + confusion.count);
  const common = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, MOST);
  return common.map(([symbol]) => symbol).toSorted(byKind);
}

/** Digits, letters, everything else, and the gap last. */
function byKind(a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : Number(a === "") - Number(b === "");
  return a < b ? -1 : 1;
}

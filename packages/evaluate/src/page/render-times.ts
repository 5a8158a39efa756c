import { formatNumber } from "../report/format-number.ts";
import type { StageTime } from "../shared/durations.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { renderTable } from "./render-table.ts";

/** Milliseconds a stage. */
export function renderTimes(ms: Readonly<Record<string, StageTime>>): Markup {
  const table = renderTable(
    Object.entries(ms),
    [
      { head: "Stage", cell: ([stage]) => stage },
      { head: "Mean", cell: ([, { mean }]) => `${formatNumber(mean, 2)} ms` },
      { head: "Median", cell: ([, { p50 }]) => `${formatNumber(p50, 2)} ms` },
      { head: "95 % within", cell: ([, { p95 }]) => `${formatNumber(p95, 2)} ms` },
    ],
    "Table of times",
  );
  return html`<div class="sheet">${table}</div>`;
}

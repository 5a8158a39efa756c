import { html } from "./html.ts";
import type { HtmlPart, Markup } from "./html.ts";

/** A column: its head, and what stands in a row's cell. */
export interface Column<Row> {
  readonly head: HtmlPart;
  readonly cell: (row: Row) => HtmlPart;
}

/** A table whose first column names the row; it scrolls sideways where the page is narrow. */
export function renderTable<Row>(
  rows: readonly Row[],
  [first, ...others]: readonly [Column<Row>, ...Column<Row>[]],
  name: string,
): Markup {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${first.head}</th>
          ${others.map(({ head }) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${first.cell(row)}</th>
              ${others.map(({ cell }) => html`<td>${cell(row)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

import { html } from "./html.ts";
import type { Markup } from "./html.ts";

/** What the run was asked to do, as it stands in the JSON. */
export function renderSettings(settings: Readonly<Record<string, unknown>>): Markup {
  return html`<div class="sheet"><pre>${JSON.stringify(settings, undefined, 2)}</pre></div>`;
}

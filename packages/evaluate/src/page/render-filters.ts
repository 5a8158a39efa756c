import type { Card } from "./card.ts";
import { ERROR_KINDS } from "./error-kind.ts";
import type { ErrorKind } from "./error-kind.ts";
import { formatNumber } from "../report/format-number.ts";
import { html } from "./html.ts";
import type { Markup } from "./html.ts";
import { pairWords } from "../report/pair-words.ts";
import { pairKey } from "./pair-key.ts";
import { pairsOf } from "./render-card.ts";

/** What the filters say of the order and of the number they slide over. */
export interface FilterWords {
  /** `Confidence`. */
  readonly scoreName: string;
  /** The order the cards stand in, and its reverse. */
  readonly order: readonly [first: string, reverse: string];
}

/** Controls that narrow the cards down; hidden until the script is there to work them. */
export function renderFilters(cards: readonly Card[], { scoreName, order }: FilterWords): Markup {
  const regions = cards.map(({ region = "" }) => ({ value: region, words: region || "none" }));
  const pairs = cards.flatMap(pairsOf).map((pair) => ({ value: pairKey(pair), words: pairWords(pair) }));
  return html`<form id="filters" class="filters" hidden>
    <label
      >Search
      <input
        type="search"
        name="search"
        placeholder="${searchWords(cards)}"
        autocomplete="off"
        spellcheck="false"
        aria-keyshortcuts="/"
    /></label>
    ${renderKinds(cards)}
    <div class="controls">
      ${renderChoice({ name: "region", title: "Region", all: "all" }, regions)}
      ${renderChoice({ name: "pair", title: "Confusion", all: "any" }, pairs)}
      <label
        >${scoreName} at least
        <span class="slide"
          ><input type="range" name="from" min="0" max="100" value="0" /><output id="from-value">0 %</output></span
        ></label
      >
      <label
        >${scoreName} at most
        <span class="slide"
          ><input type="range" name="to" min="0" max="100" value="100" /><output id="to-value">100 %</output></span
        ></label
      >
      <label
        >Order
        <select name="sort">
          <option value="order" selected>${order[0]}</option>
          <option value="reverse">${order[1]}</option>
          <option value="label">label</option>
          <option value="source">file</option>
        </select></label
      >
    </div>
    <p class="filter-end">
      <output id="count" aria-live="polite">${cards.length} shown</output> <button type="reset">Show all</button>
    </p>
  </form>`;
}

/** What the cards can be searched by: masks have a file only. */
function searchWords(cards: readonly Card[]): string {
  const words = [
    ...(cards.some(({ label }) => label !== undefined) ? ["label"] : []),
    ...(cards.some(({ text }) => text !== undefined) ? ["reading"] : []),
    ...(cards.some(({ region }) => region !== undefined) ? ["region"] : []),
  ];
  return words.length === 0 ? "file" : `${words.join(", ")} or file`;
}

interface Choice {
  readonly name: string;
  readonly title: string;
  /** The choice that narrows nothing. */
  readonly all: string;
}

interface Option {
  readonly value: string;
  readonly words: string;
}

/** A list to choose from, the commonest first; nothing where there is no choice. */
function renderChoice({ name, title, all }: Choice, options: readonly Option[]): Markup | undefined {
  const counted = new Map<string, Option & { readonly count: number }>();
  for (const option of options) {
    counted.set(option.value, { ...option, count: (counted.get(option.value)?.count ?? 0) + 1 });
  }
  if (counted.size < 2) return undefined;
  const sorted = [...counted.values()].toSorted((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1));
  return html`<label
    >${title}
    <select name="${name}">
      <option value="*" selected>${all}</option>
      ${sorted.map(({ value, words, count }) => html`<option value="${value}">${words} (${formatNumber(count)})</option>`)}
    </select></label
  >`;
}

function renderKinds(cards: readonly Card[]): Markup | undefined {
  const counted = (Object.keys(ERROR_KINDS) as ErrorKind[]).map((kind) => ({
    kind,
    count: cards.filter((card) => card.kind === kind).length,
  }));
  const there = counted.filter(({ count }) => count > 0);
  if (there.length < 2) return undefined;
  return html`<fieldset>
    <legend>Kind</legend>
    ${there.map(({ kind, count }) => html`<label class="tick-box"><input type="checkbox" name="kind" value="${kind}" /> ${ERROR_KINDS[kind]} <span class="muted">${formatNumber(count)}</span></label>`)}
  </fieldset>`;
}

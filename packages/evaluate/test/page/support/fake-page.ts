import { runInNewContext } from "node:vm";
import { PAGE_SCRIPT } from "../../../src/page/page-script.ts";

/** What the script reads of a card. */
export interface FakeCard {
  readonly kind: string;
  readonly region: string;
  readonly text: string;
  readonly label: string;
  readonly source: string;
  readonly pairs: readonly string[];
  readonly score: number | undefined;
}

interface Field {
  value: string;
  listeners: (() => void)[];
  addEventListener(event: string, listener: () => void): void;
  focus(): void;
}

type KeyEvent = Readonly<Record<"key", string>> & { readonly preventDefault: () => void };

/** The page's script at work on objects that stand for its elements: no more of a browser than the script asks for. */
export function fakePage(cards: readonly FakeCard[], { kinds }: { readonly kinds: readonly string[] }) {
  const focused: string[] = [];
  const field = (name: string, value: string): Field => ({
    value,
    listeners: [],
    addEventListener(_, listener) {
      this.listeners.push(listener);
    },
    focus: () => void focused.push(name),
  });
  const values = { search: "", region: "*", pair: "*", from: "0", to: "100", sort: "order" };
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, field(name, value)]));
  const boxes = kinds.map((value) => ({ value, checked: false }));
  const inputs: (() => void)[] = [];
  const keys: ((event: KeyEvent) => void)[] = [];
  const form = {
    hidden: true,
    elements: { namedItem: (name: string) => fields[name] ?? null },
    querySelectorAll: () => boxes.filter(({ checked }) => checked),
    addEventListener: (event: string, listener: () => void) => void (event === "input" && inputs.push(listener)),
    reset: () => Object.entries(values).forEach(([name, value]) => (fields[name]!.value = value)),
  };
  const nodes = cards.map(({ pairs, score, ...data }) => ({
    hidden: false,
    dataset: { ...data, pairs: JSON.stringify(pairs), score: score === undefined ? "" : String(score) },
  }));
  const list = { children: [...nodes], append: (...order: typeof nodes) => void (list.children = order) };
  const elements: Record<string, unknown> = { filters: form, cards: list, count: { textContent: "" } };
  Object.assign(elements, { none: { hidden: true }, "from-value": {}, "to-value": {}, errors: {} });
  const document = {
    getElementById: (id: string) => elements[id] ?? null,
    addEventListener: (event: string, listener: (event: KeyEvent) => void) =>
      void (event === "keydown" && keys.push(listener)),
  };
  runInNewContext(PAGE_SCRIPT, { document, Element: Object, setTimeout: (work: () => void) => work() });
  const shown = () => list.children.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset.source);
  return {
    form,
    focused,
    shown,
    count: () => (elements["count"] as { textContent: string }).textContent,
    isEmptyTold: () => !(elements["none"] as { hidden: boolean }).hidden,
    tick: (kind: string) => {
      for (const box of boxes) if (box.value === kind) box.checked = true;
      for (const listener of inputs) listener();
    },
    set: (name: keyof typeof values, value: string) => {
      fields[name]!.value = value;
      for (const listener of [...inputs, ...fields[name]!.listeners]) listener();
    },
    press: (key: string) => keys.forEach((listener) => listener({ key, preventDefault: () => undefined })),
  };
}

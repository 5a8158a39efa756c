import type { Mask } from "../probability-map.ts";

/** Which object each cell belongs to. */
export interface Components {
  /** 0 outside, else the object's number from 1, row-major. */
  readonly labels: Int32Array;
  /** Cells of each object; the object's number is its place, and 0 is no object. */
  readonly sizes: readonly number[];
}

/**
 * Numbers the 8-connected objects of a mask in the order their first cell comes in rows; every cell but 0 is inside.
 *
 * Two passes with a forest of equal numbers: Rosenfeld & Pfaltz, "Sequential operations in digital picture processing"
 * (1966).
 */
export function labelComponents(mask: Mask): Components {
  const { labels, parents } = provisional(mask);
  const numbers = new Int32Array(parents.length);
  const sizes = [0];
  for (let cell = 0; cell < labels.length; cell++) {
    const label = labels[cell] ?? 0;
    if (label === 0) continue;
    const root = rootOf(parents, label);
    if (numbers[root] === 0) numbers[root] = sizes.push(0) - 1;
    const number = numbers[root] ?? 0;
    labels[cell] = number;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  return { labels, sizes };
}

/** Numbers that may still differ within an object; `parents` leads each to the smallest equal one. */
function provisional({ width, height, data }: Mask): { readonly labels: Int32Array; readonly parents: number[] } {
  const labels = new Int32Array(width * height);
  const parents = [0];
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) {
      if (data[cell] === 0) continue;
      let label = x > 0 ? (labels[cell - 1] ?? 0) : 0;
      if (y > 0) {
        for (let above = cell - width - Number(x > 0); above <= cell - width + Number(x < width - 1); above++) {
          label = joined(parents, label, labels[above] ?? 0);
        }
      }
      labels[cell] = label === 0 ? parents.push(parents.length) - 1 : label;
    }
  }
  return { labels, parents };
}

/** One number for two neighbours, 0 where neither has one; they are equal from now on. */
function joined(parents: number[], a: number, b: number): number {
  if (a === b || b === 0) return a;
  if (a === 0) return b;
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)];
  const root = Math.min(one, other);
  parents[Math.max(one, other)] = root;
  return root;
}

/** The smallest number equal to this one; the way there is halved in passing. */
function rootOf(parents: number[], label: number): number {
  let at = label;
  for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
    parents[at] = parents[parent] ?? parent;
    at = parent;
  }
  return at;
}

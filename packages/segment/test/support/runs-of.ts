import { componentsAbove } from "../../src/regions/components-above.ts";
import { asciiMap } from "../../../../test/support/ascii-mask.ts";

/** Runs of the only component of a drawing. */
export function runsOf(drawing: string): Int32Array {
  const [component, ...rest] = componentsAbove(asciiMap(drawing), 0.05);
  if (!component || rest.length > 0) throw new Error("Cannot take runs: the drawing must hold one component");
  return component.runs;
}

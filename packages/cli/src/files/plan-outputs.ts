import { join } from "node:path";
import type { PictureInput } from "../inputs/picture-input.ts";
import { UsageError } from "../usage-error.ts";
import { fileId } from "./output-folder.ts";

/** Where results go. */
export interface OutputPlan {
  readonly folder: string;
  /** An output may be the very photo it comes from. */
  readonly overwrite: boolean;
}

/**
 * Gives every input its file below the output folder, under the name it has in its own.
 *
 * @throws {UsageError} before anything is written: where two inputs would become one file, or an output would replace
 *   a photo that is an input (with `overwrite`, its own is allowed).
 */
export async function planOutputs(
  inputs: readonly PictureInput[],
  { folder, overwrite }: OutputPlan,
): Promise<ReadonlyMap<PictureInput, string>> {
  const sources = new Map<string, PictureInput>();
  for (const input of inputs) sources.set((await fileId(input.path ?? "")) ?? input.source, input);
  const outputs = new Map<PictureInput, string>();
  const taken = new Map<string, PictureInput>();
  for (const input of inputs) {
    const output = join(folder, input.name);
    const other = taken.get(output.toLowerCase());
    if (other !== undefined) {
      throw new UsageError(`${other.source} and ${input.source} would both become ${output}; mask them apart`);
    }
    const replaced = sources.get((await fileId(output)) ?? "");
    if (replaced !== undefined && !(overwrite && replaced === input)) {
      const cure = replaced === input ? " (--overwrite allows it)" : "";
      throw new UsageError(`${output} is the photo ${replaced.source} itself; give another folder with -o${cure}`);
    }
    taken.set(output.toLowerCase(), input);
    outputs.set(input, output);
  }
  return outputs;
}

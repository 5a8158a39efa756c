import { join } from "node:path";
import type { PictureInput } from "../inputs/picture-input.ts";
import { UsageError } from "../usage-error.ts";
import { checkFolder } from "./check-folder.ts";
import { createOutputGuard } from "./create-output-guard.ts";

/** Where results go. */
export interface OutputPlan {
  readonly folder: string;
  /** An output may replace a file that is there, also the very photo it comes from. */
  readonly overwrite: boolean;
}

/**
 * Gives every input its file below the output folder, under the name it has in its own.
 *
 * @throws {UsageError} before anything is written: where the folder cannot be written to, two inputs would become one
 *   file, or an output would replace a file (see `createOutputGuard`).
 */
export async function planOutputs(
  inputs: readonly PictureInput[],
  { folder, overwrite }: OutputPlan,
): Promise<ReadonlyMap<PictureInput, string>> {
  await checkFolder("--output", folder);
  const guard = await createOutputGuard(inputs, { mayReplaceOwn: true });
  const outputs = new Map<PictureInput, string>();
  const taken = new Map<string, PictureInput>();
  for (const input of inputs) {
    const output = join(folder, input.name);
    const other = taken.get(output.toLowerCase());
    if (other !== undefined) {
      throw new UsageError(`${other.source} and ${input.source} would both become ${output}; mask them apart`);
    }
    await guard({ input, path: output, overwrite });
    taken.set(output.toLowerCase(), input);
    outputs.set(input, output);
  }
  return outputs;
}

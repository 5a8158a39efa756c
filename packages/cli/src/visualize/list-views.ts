import { loadPlateTable, loadSceneTable } from "@platekit/dataset";
import type { PlateLabel } from "@platekit/evaluate";
import type { CliContext } from "../cli-context.ts";
import { expandInputs } from "../inputs/expand-inputs.ts";
import { toScenes } from "../valid/read-scenes.ts";
import type { VisualizeRequest } from "./visualize-request.ts";

/** A picture to read. */
export interface ViewInput {
  readonly source: string;
  readonly path: string;
  /** Of a picture of one plate. */
  readonly label?: string;
  readonly region?: string;
  /** Of a photo. */
  readonly labels: readonly PlateLabel[];
}

export interface ViewInputs {
  readonly inputs: readonly ViewInput[];
  readonly failed: readonly { readonly source: string; readonly error: unknown }[];
  /** Files in folders that are not taken for pictures. */
  readonly leftOut: readonly string[];
}

/**
 * The pictures of the table or of the arguments, in their order.
 *
 * @throws {PlateError} `ERR_DATASET_…` where the table cannot be read, or a photo's row does not say where the plate is.
 */
export async function listViews(request: VisualizeRequest, { signal }: CliContext): Promise<ViewInputs> {
  if (request.annotations !== undefined) return tableViews(request.annotations, request, signal);
  const { sources, recursive, out } = request;
  // Sheets of an earlier run are no pictures to read.
  const skip = out.kind === "folder" ? [out.path] : [];
  const { inputs, leftOut } = await expandInputs(sources, { recursive, signal, skip });
  const failed = inputs.flatMap((input) => ("error" in input ? [input] : []));
  const views = inputs.flatMap((input) =>
    "error" in input || input.path === undefined ? [] : [{ source: input.source, path: input.path, labels: [] }],
  );
  return { inputs: views, failed, leftOut };
}

async function tableViews(table: string, { task }: VisualizeRequest, signal: AbortSignal): Promise<ViewInputs> {
  if (task === "ocr") {
    const rows = await loadPlateTable(table, { signal });
    const inputs = rows.map(({ imagePath, path, text, region }) => ({
      source: imagePath,
      path,
      label: text,
      ...(region === undefined ? {} : { region }),
      labels: [],
    }));
    return { inputs, failed: [], leftOut: [] };
  }
  const scenes = toScenes(await loadSceneTable(table, { signal }));
  const inputs = scenes.map(({ imagePath, path, labels }) => ({ source: imagePath, path, labels }));
  return { inputs, failed: [], leftOut: [] };
}

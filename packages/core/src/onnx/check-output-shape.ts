import { PlateError } from "../errors/plate-error.ts";
import type { ModelManifest } from "./manifest.ts";

type Size = number | string;
type Shape = readonly Size[];

/**
 * Checks an output's shape against the manifest; sizes a model leaves open are names and fit anything.
 *
 * @throws {PlateError} `ERR_MODEL_SIGNATURE` naming the shapes the manifest allows and the one that came.
 */
export function checkOutputShape(manifest: ModelManifest, which: "main" | "regions", shape: Shape): void {
  const allowed = which === "regions" ? regionShapes(manifest) : mainShapes(manifest);
  if (allowed.some((wanted) => fits(wanted, shape))) return;
  const wanted = allowed.map(show).join(" or ");
  const output = which === "regions" ? "region output" : "output";
  throw new PlateError(
    "ERR_MODEL_SIGNATURE",
    `Cannot use model ${manifest.id}: ${output} must be ${wanted}, got ${show(shape)}`,
  );
}

function mainShapes(manifest: ModelManifest): Shape[] {
  if (manifest.family === "mask") {
    const { layout } = manifest.output;
    return [layout === "nhwc" ? ["N", "height", "width", 1] : ["N", 1, "height", "width"], ["N", "height", "width"]];
  }
  const classes = manifest.labels.length;
  if (manifest.family === "slots") {
    const { slots } = manifest.output;
    const flat: Shape = ["N", slots * classes];
    return [["N", slots, classes], flat, ["N", slots, classes, 1]];
  }
  return [manifest.output.layout === "ntc" ? ["N", "steps", classes + 1] : ["N", classes + 1, "steps"]];
}

function regionShapes(manifest: ModelManifest): Shape[] {
  return manifest.family === "slots" && manifest.regions ? [["N", manifest.regions.labels.length]] : [];
}

function fits(wanted: Shape, shape: Shape): boolean {
  return (
    wanted.length === shape.length &&
    wanted.every((size, axis) => typeof size !== "number" || typeof shape[axis] !== "number" || size === shape[axis])
  );
}

function show(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

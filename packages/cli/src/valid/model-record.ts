import { basename } from "node:path";
import type { ModelBundle } from "@platekit/core/onnx";
import { sha256Of } from "./sha256-of.ts";

/** A model as the report names it: two files of one id differ in `sha256`. */
export interface ModelRecord {
  readonly role: "segment" | "recognize";
  readonly id: string;
  readonly family: string;
  /** The ONNX file's name. */
  readonly file: string;
  readonly sha256: string;
}

export function modelRecord({ manifest, model, origin }: ModelBundle): ModelRecord {
  const { role, id, family } = manifest;
  return { role, id, family, file: basename(origin), sha256: sha256Of(model) };
}

import type { ModelBundle, ModelSource } from "@platekit/core/onnx";
import { z } from "zod";

/**
 * Which model to use: the id of an embedded one (`lpr models` lists them), a model folder, a config file, the files of
 * a model of another system (`{ model, config }`, `{ model, labels }`), or a bundle that is loaded already.
 */
export type ModelChoice = ModelSource | ModelBundle;

export const ModelChoiceSchema = z.custom<ModelChoice>(
  (value) =>
    (typeof value === "string" && value !== "") || (typeof value === "object" && value !== null && "model" in value),
  "must be the id of an embedded model, a path, { model, config } or { model, labels }",
);

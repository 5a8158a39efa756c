import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import type { CommandSpec } from "./command-spec.ts";

export const MODELS_SPEC: CommandSpec = {
  name: "models",
  summary: "List the embedded models",
  usage: "[options]",
  description: `Lists the models that came with this program: what each does, its size, its licence and its measured scores.
Their ids, and the folders of models of your own, go into --model.`,
  options: [{ name: "json", help: "Print one JSON document: {version, models: […]}" }, ...COMMON_OPTIONS],
  examples: [{ command: "lpr models", what: "a table on the terminal" }],
  load: async () => (await import("./models.ts")).runModels,
};

export { embeddedModels } from "./embedded-models.ts";
export type { EmbeddedModel } from "./embedded-models.ts";
export { modelFolder } from "./model-folder.ts";

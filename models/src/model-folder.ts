import { embeddedModels } from "./embedded-models.ts";

/** Absolute path of the embedded bundle of this id; `undefined` where there is none. */
export function modelFolder(id: string): string | undefined {
  return embeddedModels().find((model) => model.id === id)?.folder;
}

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A model bundle that travels with this package: `model.onnx`, `config.yaml` and a model card in one folder. */
export interface EmbeddedModel {
  readonly id: string;
  /** Absolute path of the bundle. */
  readonly folder: string;
}

/** The package's own folder: one up from this file, which lies in `src` or in `dist`. */
const PACKAGE_FOLDER = fileURLToPath(new URL("..", import.meta.url));

/** The bundles of this package, by id in alphabetical order. */
export function embeddedModels(): readonly EmbeddedModel[] {
  return readdirSync(PACKAGE_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(PACKAGE_FOLDER, entry.name, "config.yaml")))
    .map(({ name }) => ({ id: name, folder: join(PACKAGE_FOLDER, name) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

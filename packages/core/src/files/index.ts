export { beginFile } from "./begin-file.ts";
export type { BegunFile } from "./begin-file.ts";

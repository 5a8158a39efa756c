import type { CommandSpec } from "./command-spec.ts";
import { MASK_SPEC } from "./mask-spec.ts";
import { MODELS_SPEC } from "./models-spec.ts";
import { READ_SPEC } from "./read-spec.ts";

/** All commands, in the order the help shows them. */
export const COMMANDS: readonly CommandSpec[] = [READ_SPEC, MASK_SPEC, MODELS_SPEC];

import { BENCHMARK_SPEC } from "./benchmark-spec.ts";
import { DATASET_GROUP } from "../dataset/dataset-group.ts";
import type { CommandEntry } from "./command-group.ts";
import { MASK_SPEC } from "./mask-spec.ts";
import { MODELS_SPEC } from "./models-spec.ts";
import { READ_SPEC } from "./read-spec.ts";
import { VALID_SPEC } from "./valid-spec.ts";
import { VISUALIZE_PREDICTIONS_SPEC } from "./visualize-predictions-spec.ts";

/** All commands, in the order the help shows them. */
export const COMMANDS: readonly CommandEntry[] = [
  READ_SPEC,
  MASK_SPEC,
  MODELS_SPEC,
  VALID_SPEC,
  BENCHMARK_SPEC,
  VISUALIZE_PREDICTIONS_SPEC,
  DATASET_GROUP,
];

import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER, embeddedModels, loadModel } from "platekit";
import { EXIT_CODE } from "../exit-code.ts";
import { createTalk } from "../output/create-talk.ts";
import { createTextPaint } from "../output/paint-text.ts";
import { scoreLines } from "../output/score-lines.ts";
import type { ScoreRecord } from "../output/score-lines.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import { UsageError } from "../usage-error.ts";
import type { CommandRun } from "./command-spec.ts";

/** An embedded model as it is listed. */
interface ModelRecord {
  readonly id: string;
  readonly role: "segment" | "recognize";
  readonly family: string;
  readonly description?: string;
  readonly license?: string;
  /** Whether it is taken where `--model` names none of its role. */
  readonly default: boolean;
  readonly bytes: number;
  readonly scores: readonly ScoreRecord[];
}

/** `lpr models`: what came with the program; every file is read and checked for it. */
export const runModels: CommandRun = async (options, context) => {
  if (options.positionals[0] !== undefined) throw new UsageError(`No inputs are wanted, got ${options.positionals[0]}`);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const models = await Promise.all(embeddedModels().map(({ folder }) => describe(folder)));
  if (options.has("json")) {
    await talk.print(`${JSON.stringify({ version: 1, models }, undefined, 2)}\n`);
    return EXIT_CODE.ok;
  }
  const paint = createTextPaint({ enabled: !options.has("no-color") && wantsColor(context.stdout, context.env) });
  await talk.print(
    models.length === 0
      ? "No models are embedded\n"
      : [...models.map((model) => toText(model, paint)), LEGEND].join("\n"),
  );
  return EXIT_CODE.ok;
};

async function describe(folder: string): Promise<ModelRecord> {
  const { manifest, sizeBytes } = await loadModel(folder);
  const { id, role, family, description, license, scores } = manifest;
  return {
    id,
    role,
    family,
    ...(description === undefined ? {} : { description }),
    ...(license === undefined ? {} : { license }),
    default: id === DEFAULT_RECOGNIZER || id === DEFAULT_SEGMENTER,
    bytes: sizeBytes,
    scores,
  };
}

const ROLES = { segment: "finds plates", recognize: "reads plates" } as const;

/** The scores are the cards' own; this says how to read them. */
const LEGEND = `exact: share of plates whose whole text is right; exact-folded: the same where O is 0 and I is 1.
found_iou30, found_iou50: share of plates that a found box overlaps by 30 or 50 % and more (IoU). n: how many were measured.
The README.md beside each model says what the data sets are.
`;

function toText(model: ModelRecord, paint: ReturnType<typeof createTextPaint>): string {
  const facts = [
    ROLES[model.role],
    model.family,
    `${(model.bytes / 1e6).toFixed(2)} MB`,
    model.license ?? "no licence stated",
    ...(model.default ? ["default"] : []),
  ];
  const description = model.description === undefined ? "" : `  ${model.description}\n`;
  return `${paint(model.id, "bold")}  ${facts.join(", ")}\n${description}${scoreLines(model.scores).join("")}`;
}

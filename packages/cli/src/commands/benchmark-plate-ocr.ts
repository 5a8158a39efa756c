import { openSession } from "@platekit/core/onnx";
import type { ModelBundle } from "@platekit/core/onnx";
import { openRecognizer } from "platekit";
import { machineFacts } from "../benchmark/machine-facts.ts";
import { measurePlateOcr } from "../benchmark/measure-plate-ocr.ts";
import type { PlateOcrRow, PlateOcrTools } from "../benchmark/measure-plate-ocr.ts";
import { modelFacts } from "../benchmark/model-facts.ts";
import type { ModelFacts } from "../benchmark/sections.ts";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { createProgress } from "../output/create-progress.ts";
import { createTextPaint } from "../output/paint-text.ts";
import { plateOcrJson } from "../output/plate-ocr-json.ts";
import { plateOcrPanel, plateOcrTable } from "../output/plate-ocr-table.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import { writeText } from "../output/write-stream.ts";
import { readVersion } from "../read-version.ts";
import type { PlateOcrRequest } from "./benchmark-request.ts";
import { loadTaskModels, requireModel } from "./load-task-models.ts";

/** `lpr benchmark --view fast-plate-ocr`: a table a batch size, as it is measured. */
export async function runPlateOcrView(request: PlateOcrRequest, context: CliContext): Promise<ExitCode> {
  const recognizer = requireModel(await loadTaskModels("ocr", request.models), "recognizer");
  const { signal } = context;
  const facts = modelFacts(recognizer);
  const print = (text: string) => writeText(context.stdout, text, context);
  const paint = createTextPaint({ enabled: request.color && wantsColor(context.stdout, context.env) });
  const progress = createProgress(context, request);
  const world = { now: () => performance.now(), signal };
  const rows: PlateOcrRow[] = [];
  if (!request.json) await print(plateOcrPanel(facts, paint));
  progress.show(describe(facts, request));
  for await (const row of measurePlateOcr(plateOcrTools(recognizer, signal), { ...request, world })) {
    progress.clear();
    rows.push(row);
    if (!request.json) await print(plateOcrTable(facts, row, paint));
    progress.show(describe(facts, request));
  }
  progress.clear();
  if (!request.json || signal.aborted) return EXIT_CODE.ok;
  const machine = await machineFacts();
  await print(plateOcrJson({ version: readVersion(), machine, model: facts, rows }));
  return EXIT_CODE.ok;
}

function plateOcrTools(recognizer: ModelBundle, signal: AbortSignal): PlateOcrTools {
  return {
    openNetwork: (threads) => openSession(recognizer, { threads, signal }),
    openRecognizer: (threads) => openRecognizer({ recognizer, threads, signal }),
    input: recognizer.manifest.input,
  };
}

function describe({ id }: ModelFacts, { batchSizes, threads }: PlateOcrRequest): string {
  return `${id}: batch sizes ${batchSizes.join(", ")}, threads ${threads.join(", ")}`;
}

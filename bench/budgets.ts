/**
 * The speed budgets, measured on examples/ and printed as ratios within one run.
 *
 *     pnpm bench [--soak 1000] [--unet FILE.onnx] [--json]
 *
 * Warm, on as many threads as the reader takes by default. `--unet` is the network the segmenter is compared with, made by
 * bench/make_unet_mobilenetv2.py; without it that row says so. `--soak N` reads N photos in this process and reports memory.
 * Nothing fails here: a budget that is missed is printed as missed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { decodeImage } from "@platekit/core/image";
import { measureTimes, summarizeTimes } from "@platekit/evaluate";
import { modelFolder } from "@platekit/models";
import { createRectifier } from "@platekit/rectify";
import { createSegmenter, findSightings, SegmenterOptionsSchema, toPlateRegion } from "@platekit/segment";
import { createReader, loadModel } from "platekit";
import { InferenceSession, Tensor } from "onnxruntime-node";

const { values } = parseArgs({
  options: {
    soak: { type: "string", default: "0" },
    unet: { type: "string", default: fileURLToPath(new URL(".cache/unet-mobilenetv2.onnx", import.meta.url)) },
    json: { type: "boolean", default: false },
  },
});

const PHOTO = fileURLToPath(new URL("../examples/one-car.jpg", import.meta.url));
const LPR = fileURLToPath(new URL("../packages/cli/bin/lpr.js", import.meta.url));
const WARM = 20;
const ROUNDS = 50;
const THREADS = Math.min(2, cpus().length);
const MB = 1024 * 1024;

interface Row {
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  readonly ratio: number | undefined;
  readonly met: boolean | undefined;
}

const median = (times: readonly number[]) => summarizeTimes(times).p50;
const ms = (value: number) => `${value.toFixed(2)} ms`;

async function time(work: () => unknown, rounds = ROUNDS): Promise<number> {
  return median(await measureTimes(work, { warmup: WARM, iterations: rounds }));
}

/** Counts the time spent inside session runs, whoever starts them: all sessions share the prototype of this one. */
function watchRuns(session: InferenceSession): { take(): number } {
  const prototype: Pick<InferenceSession, "run"> = Object.getPrototypeOf(session);
  const run = prototype.run;
  let total = 0;
  prototype.run = async function timedRun(this: InferenceSession, ...args: Parameters<typeof run>) {
    const start = performance.now();
    try {
      return await run.apply(this, args);
    } finally {
      total += performance.now() - start;
    }
  } as typeof run;
  return {
    take(): number {
      const taken = total;
      total = 0;
      return taken;
    },
  };
}

/** Budget 1: the whole of `readPlates` against the decode and the runs it needs. */
async function wholePhoto(): Promise<Row> {
  const sessionTime = watchRuns(await openRaw(`${modelFolder("plate-ocr")}/model.onnx`));
  await using reader = await createReader({ threads: THREADS });
  const bytes = readFileSync(PHOTO);
  const whole: number[] = [];
  const decode: number[] = [];
  const runs: number[] = [];
  for (let round = -WARM; round < ROUNDS; round += 1) {
    const start = performance.now();
    await decodeImage(bytes);
    const decoded = performance.now() - start;
    sessionTime.take();
    const startRead = performance.now();
    await reader.read(bytes);
    const read = performance.now() - startRead;
    if (round < 0) continue;
    decode.push(decoded);
    whole.push(read);
    runs.push(sessionTime.take());
  }
  const ratio = median(whole) / (median(decode) + median(runs));
  return {
    what: "readPlates, 1080p JPEG, one plate, warm",
    budget: "≤ 1.15 × (decode + session runs)",
    measured: `${ms(median(whole))} = ${ratio.toFixed(2)} × (${ms(median(decode))} + ${ms(median(runs))})`,
    ratio,
    met: ratio <= 1.15,
  };
}

const MAP_SIDE = 512;

/** Budget 2: from a 512×512 map to flat plates: threshold, components, splitting, border, quad, homography, warp. */
async function betweenNetworks(): Promise<Row> {
  await using segmenter = await createSegmenter({ model: await loadModel("plate-segment"), threads: THREADS });
  const image = await decodeImage(PHOTO);
  const { map, sourceFromMap } = await segmenter.probabilityMap(image);
  const data = new Float32Array(MAP_SIDE * MAP_SIDE);
  data.set(map.data.subarray(0, data.length));
  const placed = { map: { width: MAP_SIDE, height: MAP_SIDE, data }, sourceFromMap };
  const { minArea, maxAspect, splitTouching } = SegmenterOptionsSchema.parse({});
  const rules = { threshold: segmenter.maskThreshold, minArea, maxAspect, splitTouching, source: image };
  const rectifier = createRectifier();
  let plates = 0;
  const took = await time(() => {
    const regions = findSightings(placed, rules).map((sighting) => toPlateRegion(sighting, image));
    plates = regions.map((region) => rectifier.rectify(image, region)).length;
  }, 200);
  const what = "between the networks: 512×512 map → flat plate";
  return { what, budget: "≤ 1 ms", measured: `${ms(took)}, ${plates} in the map`, ratio: took, met: took <= 1 };
}

async function openRaw(model: Uint8Array | string): Promise<InferenceSession> {
  const options = { intraOpNumThreads: THREADS };
  return typeof model === "string" ? InferenceSession.create(model, options) : InferenceSession.create(model, options);
}

/** Budget 3: our segmenter against U-Net on a full MobileNetV2, both at 512×512 in turns. */
async function segmenterSpeed(): Promise<Row> {
  const what = "segmentation, 512×512, against U-Net MobileNetV2";
  const budget = "≥ 8 × faster";
  if (!existsSync(values.unet)) {
    const measured = "not measured: make it with python bench/make_unet_mobilenetv2.py";
    return { what, budget, measured, ratio: undefined, met: undefined };
  }
  const ours = await openRaw(`${modelFolder("plate-segment")}/model.onnx`);
  const unet = await openRaw(values.unet);
  const bytes = { input: new Tensor("uint8", new Uint8Array(512 * 512 * 3).fill(128), [1, 512, 512, 3]) };
  const floats = { input: new Tensor("float32", new Float32Array(512 * 512 * 3).fill(0.5), [1, 512, 512, 3]) };
  const ourTime = await time(() => ours.run(bytes));
  const unetTime = await time(() => unet.run(floats), 7);
  await ours.release();
  await unet.release();
  const ratio = unetTime / ourTime;
  return {
    what,
    budget,
    measured: `${ms(ourTime)} against ${ms(unetTime)} = ${ratio.toFixed(1)} ×`,
    ratio,
    met: ratio >= 8,
  };
}

/** Budget 4: the recogniser alone, batch 1. */
async function recognizerSpeed(): Promise<Row> {
  const session = await openRaw(`${modelFolder("plate-ocr")}/model.onnx`);
  const plate = {
    [session.inputNames[0] ?? ""]: new Tensor("uint8", new Uint8Array(64 * 128).fill(128), [1, 64, 128, 1]),
  };
  const took = await time(() => session.run(plate), 200);
  await session.release();
  return { what: "OCR of one plate, batch 1", budget: "≤ 3 ms", measured: ms(took), ratio: took / 3, met: took <= 3 };
}

/** Budget 5: memory over many photos in one process. */
async function soak(photos: number): Promise<Row> {
  const what = `memory, reading ${photos || 1000} photos`;
  const budget = "flat; RSS ≤ 600 MB";
  if (photos === 0) {
    return { what, budget, measured: "not measured: pass --soak 1000", ratio: undefined, met: undefined };
  }
  await using reader = await createReader({ threads: THREADS });
  const bytes = readFileSync(PHOTO);
  const levels: number[] = [];
  for (let photo = 1; photo <= photos; photo += 1) {
    await reader.read(bytes);
    if (photo % Math.ceil(photos / 10) === 0) levels.push(process.memoryUsage.rss() / MB);
    if (process.stderr.isTTY) process.stderr.write(`\r${photo} of ${photos} photos`);
  }
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const half = Math.floor(levels.length / 2);
  const [first, last] = [Math.max(...levels.slice(0, half)), Math.max(...levels.slice(half))];
  const measured = `RSS ${Math.max(first, last).toFixed(0)} MB; peak of the second half ${(last / first).toFixed(2)} × the first`;
  return { what, budget, measured, ratio: last / first, met: Math.max(first, last) <= 600 && last / first <= 1.1 };
}

/** Budget 6: the command on one photo, from nothing. */
function coldStart(): Row {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [LPR, "read", PHOTO, "--json"], { encoding: "utf8" });
    if (status !== 0) throw new Error(`Cannot measure the cold start: lpr ended with ${status}: ${stderr}`);
    return performance.now() - start;
  });
  const took = median(times);
  return {
    what: "cold start of lpr read, one photo",
    budget: "≤ 1.5 s",
    measured: ms(took),
    ratio: took / 1500,
    met: took <= 1500,
  };
}

const rows = [
  await wholePhoto(),
  await betweenNetworks(),
  await segmenterSpeed(),
  await recognizerSpeed(),
  coldStart(),
  await soak(Number(values.soak)),
];
if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ cpu: cpus()[0]?.model, threads: THREADS, node: process.version, rows }, null, 2)}\n`,
  );
} else {
  process.stdout.write(`${cpus()[0]?.model ?? "unknown CPU"}, ${THREADS} threads, Node ${process.version}\n`);
  for (const { what, budget, measured, met } of rows) {
    const verdict = met === undefined ? "–" : met ? "met" : "MISSED";
    process.stdout.write(`${verdict.padEnd(7)}${what}\n       budget ${budget}\n       ${measured}\n`);
  }
}

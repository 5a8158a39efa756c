import { prefetch } from "@platekit/core";
import { asPlateError } from "@platekit/core/errors";
import type { PlateError } from "@platekit/core/errors";
import type { ImageSize } from "@platekit/core/image";
import type { MaskPair } from "../masks/read-mask-pairs.ts";
import { describeValues, isTwoValued, readMaskPixels } from "../masks/read-mask.ts";
import type { MaskPixels } from "../masks/read-mask.ts";
import { loadMaskPairs } from "../table/load-mask-pairs.ts";
import { createOpener } from "./create-opener.ts";
import { createTally } from "./create-tally.ts";
import { DEFAULT_MIN_SIDE } from "./finding.ts";
import type { Finding, VerifyOptions, VerifySummary } from "./finding.ts";
import { maskSizeProblem } from "../masks/mask-size-problem.ts";

/** Pairs that are decoded at a time. */
const AHEAD = 2;

/**
 * Checks `images/` and `masks/`, or a table `image_path,mask_path`: every photo has its mask and every mask its photo, both
 * decode, they are of one size, and masks say 0 or 255 (or 0 or 1) and nothing between; a data set should not mix the two
 * ways.
 *
 * @throws {PlateError} as `loadMaskPairs`.
 */
export async function verifyMasks(path: string, options: VerifyOptions = {}): Promise<VerifySummary> {
  const { minHeight = DEFAULT_MIN_SIDE, minWidth = DEFAULT_MIN_SIDE } = options;
  const tally = createTally(options);
  const { pairs, problems } = await loadMaskPairs(path);
  for (const { kind, path, message } of problems) await tally.report({ severity: "error", kind, path, message });
  const highest = new Map<number, string>();
  const open = createOpener();
  for await (const opened of prefetch(pairs, (pair) => openPair(pair, open), AHEAD)) {
    options.signal?.throwIfAborted();
    if ("error" in opened) throw opened.error;
    const pair = opened.value;
    const findings = checkPair(pair, { minHeight, minWidth });
    for (const finding of findings) await tally.report(finding);
    if (!(pair.mask instanceof Error)) highest.set(pair.mask.values.at(-1) ?? 0, pair.pair.mask);
    tally.count({ isGood: findings.every(({ severity }) => severity === "warning") });
  }
  const [one, full] = [highest.get(1), highest.get(FULL)];
  if (one !== undefined && full !== undefined) {
    const message = `masks should all say plate in one way, got 1 in ${one} and 255 in ${full}`;
    await tally.report({ severity: "warning", kind: "mask-value-kinds", message });
  }
  return tally.summary();
}

const FULL = 255;

interface OpenedPair {
  readonly pair: MaskPair;
  readonly image: ImageSize | PlateError;
  readonly mask: MaskPixels | PlateError;
}

async function openPair(pair: MaskPair, open: ReturnType<typeof createOpener>): Promise<OpenedPair> {
  return { pair, image: await open(pair.image), mask: await readMaskPixels(pair.mask).catch(asPlateError) };
}

function checkPair(
  { pair, image, mask }: OpenedPair,
  { minHeight, minWidth }: { readonly minHeight: number; readonly minWidth: number },
): readonly Finding[] {
  const of = (severity: Finding["severity"], kind: Finding["kind"], message: string): Finding => {
    return { severity, kind, path: kind.startsWith("mask") ? pair.mask : pair.image, message };
  };
  const findings: Finding[] = [];
  if (image instanceof Error) {
    const kind = image.code === "ERR_IMAGE_NOT_FOUND" ? "missing-file" : "unreadable";
    findings.push(of("error", kind, image.message));
  } else if (image.height < minHeight || image.width < minWidth) {
    const got = `${image.width}×${image.height}`;
    findings.push(of("warning", "tiny", `must be at least ${minWidth}×${minHeight} pixels, got ${got}`));
  }
  if (mask instanceof Error) return [...findings, of("error", "mask-unreadable", mask.message)];
  if (!isTwoValued(mask.values)) findings.push(of("error", "mask-values", describeValues(mask.values)));
  const unfit = image instanceof Error ? undefined : maskSizeProblem(mask, image);
  if (unfit !== undefined) findings.push(of("error", "mask-size", unfit));
  return findings;
}

import { PlateError } from "@platekit/core/errors";
import type { ImageSize } from "@platekit/core/image";
import { mapAhead } from "../files/map-ahead.ts";
import { readMaskPairs } from "../masks/read-mask-pairs.ts";
import type { MaskPair } from "../masks/read-mask-pairs.ts";
import { describeValues, isTwoValued, readMaskPixels } from "../masks/read-mask.ts";
import type { MaskPixels } from "../masks/read-mask.ts";
import { createOpener } from "./create-opener.ts";
import { createTally } from "./create-tally.ts";
import { DEFAULT_MIN_SIDE } from "./finding.ts";
import type { Finding, VerifyOptions, VerifySummary } from "./finding.ts";

/** Pairs that are decoded at a time. */
const AHEAD = 2;

/**
 * Checks `images/` and `masks/`: every photo has its mask and every mask its photo, both decode, they are of one size,
 * and masks say 0 or 255 (or 0 or 1) and nothing between; a folder should not mix the two ways.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where the folder has no `images` and `masks`.
 */
export async function verifyMasks(folder: string, options: VerifyOptions = {}): Promise<VerifySummary> {
  const { minHeight = DEFAULT_MIN_SIDE, minWidth = DEFAULT_MIN_SIDE } = options;
  const tally = createTally(options);
  const { pairs, problems } = await readMaskPairs(folder);
  for (const { kind, path, message } of problems) await tally.report({ severity: "error", kind, path, message });
  const highest = new Map<number, string>();
  const open = createOpener();
  for await (const pair of mapAhead(pairs, AHEAD, (pair) => openPair(pair, open))) {
    options.signal?.throwIfAborted();
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
  return { pair, image: await open(pair.image), mask: await openMask(pair.mask) };
}

async function openMask(path: string): Promise<MaskPixels | PlateError> {
  try {
    return await readMaskPixels(path);
  } catch (error) {
    if (PlateError.isInstance(error)) return error;
    throw error;
  }
}

function checkPair(
  { pair, image, mask }: OpenedPair,
  { minHeight, minWidth }: { readonly minHeight: number; readonly minWidth: number },
): readonly Finding[] {
  const of = (severity: Finding["severity"], kind: Finding["kind"], message: string): Finding => {
    return { severity, kind, path: kind.startsWith("mask") ? pair.mask : pair.image, message };
  };
  const findings: Finding[] = [];
  if (image instanceof Error) findings.push(of("error", "unreadable", image.message));
  else if (image.height < minHeight || image.width < minWidth) {
    const got = `${image.width}×${image.height}`;
    findings.push(of("warning", "tiny", `must be at least ${minWidth}×${minHeight} pixels, got ${got}`));
  }
  if (mask instanceof Error) return [...findings, of("error", "mask-unreadable", mask.message)];
  if (!isTwoValued(mask.values)) findings.push(of("error", "mask-values", describeValues(mask.values)));
  if (!(image instanceof Error) && (image.width !== mask.width || image.height !== mask.height)) {
    const wanted = `must be as large as its photo, ${image.width}×${image.height}`;
    findings.push(of("error", "mask-size", `${wanted}, got ${mask.width}×${mask.height}`));
  }
  return findings;
}

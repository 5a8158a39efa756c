import type { ImageSize } from "../image/image-size.ts";
import type { PixelImage } from "../image/pixel-image.ts";
import type { FloatImage } from "../image/resize-linear-float.ts";
import type { InputSpec } from "./manifest.ts";

/** The place in the network's input a picture is written to. */
export interface InputSlot extends ImageSize {
  /** Where the picture's first pixel goes; what it leaves free is padding. */
  readonly left: number;
  readonly top: number;
  /** `width × height × channels` values, laid out as the spec says. */
  readonly into: Float32Array | Uint8Array;
}

const BYTES = 256;

/** Writes a resized picture into the network's input: padding around it, channels in order, normalised, laid out. */
export function writeInput(image: PixelImage | FloatImage, spec: InputSpec, slot: InputSlot): void {
  const { channels } = image;
  const isPadded = image.width < slot.width || image.height < slot.height;
  if (!isPadded && isAlreadyLaidOut(spec)) {
    slot.into.set(image.data);
    return;
  }
  const pixelStep = spec.layout === "nhwc" ? channels : 1;
  const channelStep = spec.layout === "nhwc" ? 1 : slot.width * slot.height;
  for (let channel = 0; channel < channels; channel += 1) {
    const toInput = normalizer(spec, channel);
    const from = spec.color === "bgr" ? channels - 1 - channel : channel;
    const plane = { start: channel * channelStep, step: pixelStep };
    if (isPadded) fill(slot, plane, toInput(pick(spec.padding, channel)));
    const { data } = image;
    if (data instanceof Uint8Array) writeBytes({ ...image, data, from }, tableOf(toInput), { slot, plane });
    else writeFloats({ ...image, data, from }, toInput, { slot, plane });
  }
}

/** True where the network takes the picture's values as they stand: interleaved, in their order, not normalised. */
function isAlreadyLaidOut({ layout, color, normalize }: InputSpec): boolean {
  return layout === "nhwc" && color !== "bgr" && normalize === undefined;
}

/** One channel of the input: where it starts and how far apart its pixels stand. */
interface Plane {
  readonly start: number;
  readonly step: number;
}

interface Channel<TData> extends ImageSize {
  readonly channels: number;
  readonly data: TData;
  /** Which channel of the picture. */
  readonly from: number;
}

interface Place {
  readonly slot: InputSlot;
  readonly plane: Plane;
}

function fill({ width, height, into }: InputSlot, { start, step }: Plane, value: number): void {
  const end = start + width * height * step;
  for (let at = start; at < end; at += step) into[at] = value;
}

function writeBytes(image: Channel<Uint8Array>, table: Float64Array, { slot, plane }: Place): void {
  const { width, height, channels, data, from } = image;
  const { into } = slot;
  for (let y = 0; y < height; y += 1) {
    let at = plane.start + ((slot.top + y) * slot.width + slot.left) * plane.step;
    let source = y * width * channels + from;
    for (let x = 0; x < width; x += 1) {
      into[at] = table[data[source] ?? 0] ?? 0;
      at += plane.step;
      source += channels;
    }
  }
}

function writeFloats(image: Channel<Float32Array>, toInput: Normalizer, { slot, plane }: Place): void {
  const { width, height, channels, data, from } = image;
  const { into } = slot;
  for (let y = 0; y < height; y += 1) {
    let at = plane.start + ((slot.top + y) * slot.width + slot.left) * plane.step;
    let source = y * width * channels + from;
    for (let x = 0; x < width; x += 1) {
      into[at] = toInput(data[source] ?? 0);
      at += plane.step;
      source += channels;
    }
  }
}

type Normalizer = (value: number) => number;

/** What a byte becomes in one channel; computed in float64, rounded once where it is stored. */
function normalizer({ normalize }: InputSpec, channel: number): Normalizer {
  if (normalize === undefined) return (value) => value;
  const { scale } = normalize;
  const mean = pick(normalize.mean, channel);
  const std = pick(normalize.std, channel);
  return (value) => (value * scale - mean) / std;
}

function tableOf(toInput: Normalizer): Float64Array {
  return Float64Array.from({ length: BYTES }, (_, byte) => toInput(byte));
}

function pick(value: number | readonly number[], channel: number): number {
  return typeof value === "number" ? value : (value[channel] ?? 0);
}

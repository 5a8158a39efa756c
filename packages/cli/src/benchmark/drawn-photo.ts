import { encodeImage, overlaySvg } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core";
import { strokeText, strokeWidth } from "../draw/stroke-font.ts";
import { randomImages } from "./random-images.ts";

const WIDTH = 1920;
const HEIGHT = 1080;
/** What stands on the plate: letters and digits that no two look alike. */
export const DRAWN_TEXT = "KTH4527";
const PLATE = { x: 812, y: 742, width: 296, height: 66 };
const LETTER_HEIGHT = 40;
/** As strong as a camera's at dusk: without it the file is far smaller than a photo's, and decodes faster. */
const NOISE = 22;
const QUALITY = 85;

/** A car with a plate on a road, drawn by code, as a JPEG of 1920×1080: for measuring where no photo is given. */
export async function drawnPhoto(): Promise<{ bytes: Uint8Array; width: number; height: number }> {
  const blank = { width: WIDTH, height: HEIGHT, channels: 3, data: new Uint8Array(WIDTH * HEIGHT * 3) } as const;
  const scene = await overlaySvg(blank, sceneSvg());
  return {
    bytes: await encodeImage(addNoise(scene), { format: "jpeg", quality: QUALITY }),
    width: WIDTH,
    height: HEIGHT,
  };
}

function sceneSvg(): string {
  const { x, y, width, height } = PLATE;
  const left = x + (width - strokeWidth(DRAWN_TEXT, LETTER_HEIGHT)) / 2;
  const letters = strokeText(DRAWN_TEXT, { x: left, y: y + (height - LETTER_HEIGHT) / 2, height: LETTER_HEIGHT });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#8fb4d8"/><stop offset="1" stop-color="#dfe6ea"/></linearGradient>
      <linearGradient id="road" x2="0" y2="1"><stop stop-color="#8a8a88"/><stop offset="1" stop-color="#4c4c4e"/></linearGradient>
      <linearGradient id="paint" x2="0" y2="1"><stop stop-color="#3f6d9a"/><stop offset="1" stop-color="#1d3a5c"/></linearGradient>
    </defs>
    <rect width="1920" height="520" fill="url(#sky)"/>
    <path d="M0 520V380L260 330L420 400L700 300L980 410L1300 280L1620 390L1920 340V520Z" fill="#66785f"/>
    <rect y="500" width="1920" height="580" fill="url(#road)"/>
    <path d="M930 500L380 1080H440L945 500ZM990 500L1500 1080H1560L1005 500Z" fill="#d8d8cc"/>
    <path d="M600 560L690 380Q960 340 1230 380L1320 560L1380 640V850H540V640Z" fill="url(#paint)"/>
    <path d="M650 555L720 405Q960 375 1200 405L1270 555Z" fill="#20303c"/>
    <rect x="540" y="820" width="840" height="60" rx="20" fill="#16202a"/>
    <ellipse cx="630" cy="675" rx="62" ry="34" fill="#b33a32"/><ellipse cx="1290" cy="675" rx="62" ry="34" fill="#b33a32"/>
    <ellipse cx="650" cy="880" rx="70" ry="60" fill="#111"/><ellipse cx="1270" cy="880" rx="70" ry="60" fill="#111"/>
    <rect x="${x - 5}" y="${y - 5}" width="${width + 10}" height="${height + 10}" rx="7" fill="#0d0f12"/>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5" fill="#f1f1ec"/>
    <path d="${letters}" fill="none" stroke="#131313" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`;
}

/** Every byte a little lighter or darker, most of them very little: the sum of two even draws. */
function addNoise(image: RasterImage): RasterImage {
  const [first, second] = randomImages(2, image);
  const data = image.data.map((byte, index) => {
    const draw = (first?.data[index] ?? 0) + (second?.data[index] ?? 0) - 255;
    return Math.max(0, Math.min(255, Math.round(byte + (draw / 255) * NOISE)));
  });
  return { ...image, data };
}

import { escapeXml } from "../escape-xml.ts";

/** Letters of base64 in a row, whitespace and character references not counted, that only a picture has. */
const LONGEST_BASE64 = 256;
/** No text a person wrote is longer, in characters, whatever it is written in. */
const LONGEST_VALUE = 1024;

/** Letters of base64 in both alphabets, whitespace and character references: whatever markup stands around them. */
const BASE64_RUN = /(?:[\w+/=\s-]+|&#(?:x[\da-f]+|\d+);)+/giu;
const CHARACTER_REFERENCE = /&#(?:x[\da-f]+|\d+);/giu;
const LONG_ATTRIBUTE = new RegExp(`(=\\s*)(?:"[^"]{${LONGEST_VALUE},}"|'[^']{${LONGEST_VALUE},}')`, "g");
const LONG_TEXT = new RegExp(`>[^<>]{${LONGEST_VALUE},}<`, "g");
const THUMBNAILS = /<(?<name>(?:[\w.-]+:)?Thumbnails)(?=[\s/>])[^>]*(?:\/>|>[^]*?<\/\k<name>\s*>)/gu;
const ORIENTATION = /(?<name>tiff:Orientation\s*(?:=\s*["']|>)\s*)[1-8]/g;
const COMMENT = /<!--[^]*?-->/g;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/g;

/**
 * An XMP packet without embedded pictures and with an upright orientation; see `cleanExif` for why. A picture goes
 * however XML lets it be spelled: as an element, an attribute, CDATA, in pieces or in character references.
 *
 * @returns `undefined` for a packet that cannot be judged: not UTF-8, or with declarations of its own.
 */
export function cleanXmp(xmp: string): string | undefined {
  if (xmp.includes("\0") || /<!(?:DOCTYPE|ENTITY)/iu.test(xmp)) return undefined;
  return (
    xmp
      .replaceAll(COMMENT, "")
      // CDATA as the text it stands for, so that a picture in pieces becomes one run.
      .replaceAll(CDATA, (_, text: string) => escapeXml(text))
      .replaceAll(THUMBNAILS, "")
      .replaceAll(BASE64_RUN, (run) => (lettersOf(run) >= LONGEST_BASE64 ? "" : run))
      .replaceAll(LONG_ATTRIBUTE, '$1""')
      .replaceAll(LONG_TEXT, "><")
      .replaceAll(ORIENTATION, "$<name>1")
  );
}

function lettersOf(run: string): number {
  return run.replaceAll(CHARACTER_REFERENCE, "A").replaceAll(/\s/gu, "").length;
}

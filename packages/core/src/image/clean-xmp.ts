/** No text a person wrote is longer, in characters; what is longer is an embedded picture in base64. */
const LONGEST_VALUE = 1024;
const LONG_ATTRIBUTE = new RegExp(`="[^"]{${LONGEST_VALUE},}"`, "g");
const LONG_SINGLE_QUOTED = new RegExp(`='[^']{${LONGEST_VALUE},}'`, "g");
const LONG_TEXT = new RegExp(`>[^<>]{${LONGEST_VALUE},}<`, "g");
const ORIENTATION = /(?<name>tiff:Orientation\s*(?:=\s*["']|>)\s*)[1-8]/g;

/** An XMP packet without embedded pictures and with an upright orientation; see `cleanExif` for why. */
export function cleanXmp(xmp: string): string {
  return xmp
    .replaceAll(LONG_ATTRIBUTE, '=""')
    .replaceAll(LONG_SINGLE_QUOTED, "=''")
    .replaceAll(LONG_TEXT, "><")
    .replaceAll(ORIENTATION, "$<name>1");
}

export { coverPolygon } from "./cover-polygon.ts";
export type { PictureSize, PolygonCover } from "./cover-polygon.ts";
export { dilatePlate } from "./dilate-plate.ts";
export type { PlateMargin } from "./dilate-plate.ts";
export { KEEPABLE_METADATA, KeepMetadataSchema } from "./metadata-policy.ts";
export { REDACT_STYLES, RedactOptionsSchema } from "./options.ts";
export type { RedactOptions, RedactStyle, ResolvedRedactOptions, Rgb } from "./options.ts";
export { redactImage } from "./redact-image.ts";

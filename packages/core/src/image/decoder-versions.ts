import sharp from "sharp";

/** The versions of what opens picture files: the module sharp and the library libvips inside it. */
export function decoderVersions(): { readonly sharp: string; readonly vips: string } {
  const { sharp: module, vips } = sharp.versions;
  return { sharp: module ?? "unknown", vips };
}

/** Where the header chunk keeps width and height, each four bytes, most significant first. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** Columns and rows a PNG file claims; 0×0 where its header is cut off. */
export function readPngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  if (bytes.length < HEIGHT_AT + 4) return { width: 0, height: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(WIDTH_AT), height: view.getUint32(HEIGHT_AT) };
}

/** The same bytes without Buffer's methods: `slice` of a Buffer shares memory where that of a Uint8Array copies. */
export function plainBytes(bytes: Uint8Array | Uint8ClampedArray): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

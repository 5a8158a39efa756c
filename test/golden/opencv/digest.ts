import { createHash } from "node:crypto";

/** What the fixtures keep of a picture: the sum of its bytes and the first 16 hex digits of their sha256. */
export interface Digest {
  readonly sum: number;
  readonly sha256: string;
}

export function digest(bytes: Uint8Array): Digest {
  return {
    sum: bytes.reduce((sum, byte) => sum + byte, 0),
    sha256: createHash("sha256").update(bytes).digest("hex").slice(0, 16),
  };
}

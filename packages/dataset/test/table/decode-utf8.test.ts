import { describe, expect, test } from "vitest";
import { decodeUtf8 } from "../../src/table/decode-utf8.ts";

async function decode(...chunks: readonly Uint8Array[]): Promise<string[]> {
  async function* source() {
    yield* chunks;
  }
  const texts = [];
  for await (const text of decodeUtf8(source(), "t.csv")) texts.push(text);
  return texts;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("decodeUtf8()", () => {
  test("gives whole lines, though a chunk may end within one, or within a letter", async () => {
    // 가 takes three bytes; the first chunk ends behind its first.
    const all = bytes("a\nb가\nc");
    expect(await decode(all.subarray(0, 4), all.subarray(4))).toEqual(["a\n", "b가\n", "c"]);
    expect(await decode()).toEqual([]);
  });

  test("names the line that is not UTF-8, counted over all chunks", async () => {
    await expect(decode(bytes("a\nb\n"), bytes("c\n"), Uint8Array.of(0x64, 0xc4, 0x0a))).rejects.toThrow(
      expect.objectContaining({
        code: "ERR_DATASET_FORMAT",
        message: "Cannot read t.csv line 4: file must be UTF-8, got other bytes; save it as CSV UTF-8",
      }),
    );
  });

  test.each([
    [0xff, 0xfe],
    [0xfe, 0xff],
  ])("knows UTF-16 by its first bytes %d, %d", async (first, second) => {
    await expect(decode(Uint8Array.of(first, second, 0x61, 0))).rejects.toThrow(/line 1: .*got UTF-16/);
  });

  test("a line without an end is refused before it fills the memory", async () => {
    const piece = new Uint8Array(1 << 20).fill(0x61);
    // Five pieces of 2^20 bytes; a line may have 2^22.
    await expect(decode(bytes("a\n"), piece, piece, piece, piece, piece)).rejects.toThrow(
      /line 2: a line must have at most 4194304 bytes, got more/,
    );
  });
});

import { protobufFields } from "./protobuf-fields.ts";

/** A protobuf message somewhere in a file's bytes; nothing is copied. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The fields of this number, in order: messages, texts or lists of them. */
export function* childrenOf({ bytes, start, end }: Message, wanted: number): Generator<Message> {
  for (const field of protobufFields(bytes, start, end)) {
    if (field.number === wanted) yield { bytes, start: field.start, end: field.end };
  }
}

/** The whole number in the field; of a field stated twice the last, as protobuf has it; 0 where there is none. */
export function numberIn({ bytes, start, end }: Message, wanted: number): number {
  let last = 0;
  for (const field of protobufFields(bytes, start, end)) if (field.number === wanted) last = field.value;
  return last;
}

/** The text in the field; of a field stated twice the last; empty where there is none. */
export function textIn(message: Message, wanted: number): string {
  const found = [...childrenOf(message, wanted)].at(-1);
  return found === undefined ? "" : textOf(found);
}

/** A field's bytes as text. */
export function textOf({ bytes, start, end }: Message): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

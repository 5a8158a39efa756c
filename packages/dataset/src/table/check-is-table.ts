import { open } from "node:fs/promises";
import { cannotRead } from "../files/stat-path.ts";
import { formatError } from "./format-error.ts";

/** Enough for any header, and for telling what else a file is. */
const HEAD_BYTES = 4096;

/**
 * Tells a file that is no table by how it begins: what the reader of tables could say of it would be a riddle.
 *
 * @throws {PlateError} `ERR_DATASET_FORMAT` for JSON, XML, and fields that no commas part; `ERR_DATASET_READ`.
 */
export async function checkIsTable(path: string): Promise<void> {
  const head = (await readHead(path)).replace(/^\uFEFF/u, "").trimStart();
  const [header = ""] = head.split(/\r\n|\n|\r/u);
  const kind = OTHERS[head.charAt(0)];
  if (kind !== undefined) {
    const wanted = "must be a table whose first line names its columns";
    throw formatError(path, 1, `${wanted}, got ${kind}; convertDataset turns other formats into tables`);
  }
  const isParted = header.includes(",") || !/[;\t]/u.test(header);
  if (!isParted) throw formatError(path, 1, `fields must have commas between, got ${JSON.stringify(header)}`);
}

const OTHERS: Readonly<Record<string, string>> = { "{": "JSON", "[": "JSON", "<": "XML" };

async function readHead(path: string): Promise<string> {
  await using file = await open(path).catch((cause: unknown) => {
    throw cannotRead(path, cause);
  });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.toString("utf8", 0, bytesRead);
}

import { lstat, readdir } from "node:fs/promises";
import { dirname, join, parse, resolve } from "node:path";
import { checkFolder } from "../files/check-folder.ts";
import { checkOutputFile } from "../files/check-output-file.ts";
import { createOutputGuard } from "../files/create-output-guard.ts";
import { UsageError } from "../usage-error.ts";
import type { ViewInput } from "./list-views.ts";
import type { VisualizeRequest } from "./visualize-request.ts";

/** Where results go. */
export interface ViewFiles {
  readonly page?: string;
  /** The first sheet; the next ones have a number behind: `sheet.png`, `sheet-2.png`. */
  readonly sheet?: string;
}

/**
 * Works out what files are written, and makes sure that none is lost.
 *
 * @throws {UsageError} where a file is there already and may not be replaced, is one of the inputs, or cannot be written.
 */
export async function planViewFiles(
  { out, overwrite, annotations }: VisualizeRequest,
  inputs: readonly ViewInput[],
): Promise<ViewFiles> {
  const files = namesOf(out);
  if (out.kind === "folder") await checkFolder("--out", out.path);
  const possible = [...(files.page === undefined ? [] : [files.page]), ...(await sheetsThere(files.sheet))];
  for (const path of possible) {
    if (annotations !== undefined && resolve(path) === resolve(annotations)) {
      throw new UsageError(`Options --annotations and --out name the same file: ${path}`);
    }
    await checkOutputFile("--out", path, { overwrite });
  }
  const there = await thoseThere(possible);
  if (there.length > 0) await guardInputs(there, inputs);
  return files;
}

/** What is there may be replaced, but for a picture that is read. */
async function guardInputs(paths: readonly string[], inputs: readonly ViewInput[]): Promise<void> {
  const pictures = inputs.map(({ source, path }) => ({ source, path, name: source }));
  const guard = await createOutputGuard(pictures, { mayReplaceOwn: false });
  const [input] = pictures;
  if (input === undefined) return;
  for (const path of paths) await guard({ input, path, overwrite: true });
}

async function thoseThere(paths: readonly string[]): Promise<readonly string[]> {
  const stats = await Promise.all(paths.map((path) => lstat(path).catch(() => undefined)));
  return paths.filter((_, index) => stats[index] !== undefined);
}

/** The `number`th sheet, counted from 1. */
export function sheetName(sheet: string, number: number): string {
  const { dir, name, ext } = parse(sheet);
  return number === 1 ? sheet : join(dir, `${name}-${number}${ext}`);
}

function namesOf({ kind, path }: VisualizeRequest["out"]): ViewFiles {
  if (kind === "page") return { page: path };
  if (kind === "sheets") return { sheet: path };
  return { page: join(path, "predictions.html"), sheet: join(path, "sheet.png") };
}

/** The first sheet, and every file that could be a further one: how many there will be is not known yet. */
async function sheetsThere(sheet: string | undefined): Promise<readonly string[]> {
  if (sheet === undefined) return [];
  const { name, ext } = parse(sheet);
  const names = await readdir(dirname(sheet)).catch((): string[] => []);
  const further = names.filter((other) => {
    const number = other.startsWith(`${name}-`) && other.endsWith(ext) ? other.slice(name.length + 1, -ext.length) : "";
    return /^\d+$/u.test(number);
  });
  return [sheet, ...further.map((other) => join(dirname(sheet), other))];
}

import { parse, join } from "node:path";

/**
 * Names that differ from each other: a name that comes again gets a number, `photo.jpg`, `photo-2.jpg`.
 * Upper and lower case do not tell names apart: on some systems they do not tell files apart.
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const unique = firstFree(name, taken);
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  const { dir, name: stem, ext } = parse(name);
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = join(dir, `${stem}-${count}${ext}`);
  return candidate;
}

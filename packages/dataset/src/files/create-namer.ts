import { posix } from "node:path";

/** Names that differ from each other, also where upper and lower case do not tell files apart. */
export function createNamer(): (name: string) => string {
  const taken = new Set<string>();
  /** Where to go on looking: a thousand photos of one name must not each begin at 2. */
  const counts = new Map<string, number>();
  return (name) => {
    const { dir, name: stem, ext } = posix.parse(name);
    const key = name.toLowerCase();
    let free = name;
    let count = counts.get(key) ?? 2;
    for (; taken.has(free.toLowerCase()); count += 1) free = posix.join(dir, `${stem}-${count}${ext}`);
    counts.set(key, count);
    taken.add(free.toLowerCase());
    return free;
  };
}

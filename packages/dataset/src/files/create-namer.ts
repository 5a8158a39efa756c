import { posix } from "node:path";

/** Names that differ from each other, also where upper and lower case do not tell files apart. */
export function createNamer(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const { dir, name: stem, ext } = posix.parse(name);
    let free = name;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = posix.join(dir, `${stem}-${count}${ext}`);
    taken.add(free.toLowerCase());
    return free;
  };
}

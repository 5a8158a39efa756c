/** The definition of CTC, word by word: every alignment is spelled out and added to the text it stands for. */
export function bruteForceCtc(steps: readonly (readonly number[])[], blank: number): Map<string, number> {
  const texts = new Map<string, number>();
  const walk = (path: readonly number[], probability: number): void => {
    const distribution = steps[path.length];
    if (distribution === undefined) {
      const text = collapse(path, blank).join();
      texts.set(text, (texts.get(text) ?? 0) + probability);
      return;
    }
    for (const [klass, share] of distribution.entries()) walk([...path, klass], probability * share);
  };
  walk([], 1);
  return texts;
}

/** Runs of one class count once, blanks go. */
export function collapse(path: readonly number[], blank: number): number[] {
  const text: number[] = [];
  let previous = -1;
  for (const klass of path) {
    if (klass !== previous && klass !== blank) text.push(klass);
    previous = klass;
  }
  return text;
}

/** `1 row`, `2 rows`: a number and what is counted. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A page keeps a number and its percent sign together; on a terminal a plain space can be searched for. */
export function plainSpaces(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

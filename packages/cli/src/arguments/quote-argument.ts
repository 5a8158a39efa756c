/** An argument as it has to be typed: in quotes where a shell would take it apart. */
export function quoteArgument(argument: string): string {
  return /^[\w./@%+,:=-]+$/u.test(argument) ? argument : `"${argument.replaceAll(/["$`\\]/gu, "\\$&")}"`;
}

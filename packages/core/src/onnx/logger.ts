/** Where the library tells what a caller may want to know; silent where none is given. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** Names of picture files, as looked for in folders; a file named on the command line may be called anything. */
export const PICTURE_EXTENSIONS = [
  ".jpg",
  ".jpeg",
  ".jpe",
  ".jfif",
  ".png",
  ".webp",
  ".avif",
  ".tif",
  ".tiff",
  ".gif",
] as const;

/** Whether a file in a folder is taken for a picture, by the ending of its name, in any case. */
export function isPictureName(name: string): boolean {
  const lower = name.toLowerCase();
  return PICTURE_EXTENSIONS.some((extension) => lower.endsWith(extension));
}

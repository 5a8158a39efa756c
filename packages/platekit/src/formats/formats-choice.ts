import { z } from "zod";

/**
 * Which countries' registration formats may settle what the image leaves in doubt: `none`, `soft` (all countries, and
 * plates of no format stay likely), or the codes of the countries expected (ISO 3166-1 alpha-2, `gb` and not `uk`).
 */
export const FormatsChoiceSchema = z.union([
  z.enum(["none", "soft"]),
  z.array(z.string().regex(/^[a-z]{2}$/u, "must be a country's two lower-case letters")).min(1),
]);

export type FormatsChoice = z.output<typeof FormatsChoiceSchema>;

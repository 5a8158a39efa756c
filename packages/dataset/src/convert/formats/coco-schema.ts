import { z } from "zod";

const id = z.union([z.int(), z.string()]);

/** What of a COCO file matters here; other keys are passed over. */
export const CocoSchema = z.object({
  images: z.array(z.object({ id, file_name: z.string().min(1) })),
  categories: z.array(z.object({ id, name: z.string() })).default([]),
  annotations: z
    .array(
      z.object({
        image_id: id,
        category_id: id,
        /** Left, top, width, height. */
        bbox: z.array(z.number()).nullish(),
        segmentation: z
          .union([
            z.array(z.array(z.number())),
            z.object({
              /** Height, width. */
              size: z.tuple([z.int().positive(), z.int().positive()]),
              counts: z.union([z.string(), z.array(z.int().min(0))]),
            }),
          ])
          .nullish(),
        /** 1 where it is about several objects at once. */
        iscrowd: z.unknown().optional(),
        /** As CVAT writes them. */
        attributes: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .default([]),
});

export type CocoAnnotation = z.output<typeof CocoSchema>["annotations"][number];

/** Says of a polygon of four that it starts at the plate's own top left; other tools start anywhere. */
export const CORNER_ORDER = { key: "corners", value: "tl,tr,br,bl" } as const;

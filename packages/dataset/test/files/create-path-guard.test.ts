import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createPathGuard } from "../../src/files/create-path-guard.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("createPathGuard()", () => {
  const setUp = () => {
    const folder = tempFolder({ "data/images/a.jpg": "", "secret.txt": "", "data-2/b.jpg": "" });
    symlinkSync(join(folder, "secret.txt"), join(folder, "data/link.jpg"));
    symlinkSync(join(folder, "data/images/a.jpg"), join(folder, "data/good.jpg"));
    symlinkSync(folder, join(folder, "data/up"));
    symlinkSync(join(folder, "data"), join(folder, "back"));
    return folder;
  };

  test.each(["images/a.jpg", "images/../images/a.jpg", "no/such.jpg", "good.jpg", "..a.jpg", "..."])(
    "lets %j pass",
    async (path) => {
      const folder = setUp();
      const inside = await createPathGuard(join(folder, "data"), { allowOutside: false });
      expect(await inside(path)).toBe(join(folder, "data", path));
    },
  );

  test.each([
    "../secret.txt",
    "images/../../secret.txt",
    "/etc/passwd",
    "../data-2/b.jpg",
    "link.jpg",
    "up/secret.txt",
    "up/new.txt",
    // Leads in again, but by a name outside: what lies there is not looked at.
    "../back/images/a.jpg",
  ])("refuses %j", async (path) => {
    const inside = await createPathGuard(join(setUp(), "data"), { allowOutside: false });
    await expect(inside(path)).rejects.toThrow(
      expect.objectContaining({
        code: "ERR_DATASET_OUTSIDE",
        message: expect.stringContaining(`Cannot use ${path}: `),
      }),
    );
  });

  test("lets everything pass where that is asked for", async () => {
    const folder = setUp();
    const inside = await createPathGuard(join(folder, "data"), { allowOutside: true });
    expect(await inside("../secret.txt")).toBe(join(folder, "secret.txt"));
  });

  test("a data folder that is itself reached through a link is no way out", async () => {
    const folder = setUp();
    mkdirSync(join(folder, "real"));
    symlinkSync(join(folder, "data"), join(folder, "alias"));
    const inside = await createPathGuard(join(folder, "alias"), { allowOutside: false });
    expect(await inside("images/a.jpg")).toBe(join(folder, "alias/images/a.jpg"));
  });
});

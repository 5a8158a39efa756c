import { symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { expandInputs } from "../../src/inputs/expand-inputs.ts";
import { photoFolder } from "../support/photo-folder.ts";

const signal = new AbortController().signal;

async function expand(sources: readonly string[], recursive = false): Promise<{ source: string; name?: string }[]> {
  return [...(await expandInputs(sources, { recursive, signal, skip: [] })).inputs];
}

/** Files need no content here: nothing is opened. */
const folderOf = (names: readonly string[]): string =>
  photoFolder(Object.fromEntries(names.map((name) => [name, "x"])));

describe("expandInputs()", () => {
  test("takes a file whatever its name, in the order given, each once", async () => {
    const folder = folderOf(["b.jpg", "a", "c.txt"]);
    const sources = ["b.jpg", "a", "c.txt", "b.jpg", "./a"].map((name) => join(folder, name));
    const found = await expand(sources);
    expect(found.map(({ source }) => source)).toEqual(sources.slice(0, 3));
  });

  test("takes the pictures of a folder, sorted, in any case, and nothing hidden", async () => {
    const folder = folderOf(["z.JPG", "a.png", "notes.txt", ".hidden.jpg", "sub/b.webp", "m.jpeg"]);
    expect((await expand([folder])).map(({ name }) => name)).toEqual(["a.png", "m.jpeg", "z.JPG"]);
    expect((await expand([folder], true)).map(({ name }) => name)).toEqual(["a.png", "m.jpeg", "sub/b.webp", "z.JPG"]);
  });

  test("follows a link to a folder above only once", async () => {
    const folder = folderOf(["a.png", "sub/b.png"]);
    symlinkSync(folder, join(folder, "sub/loop"));
    expect((await expand([folder], true)).map(({ name }) => name)).toEqual(["a.png", "sub/b.png"]);
  });

  test.each([
    { name: "a file", links: { "a-link.jpg": "real.jpg" }, names: ["other.png", "real.jpg", "sub/x.jpg"] },
    { name: "a folder", links: { "a-link": "sub" }, names: ["other.png", "real.jpg", "sub/x.jpg"] },
    { name: "itself", links: { "a-link": ".", "sub/up": ".." }, names: ["other.png", "real.jpg", "sub/x.jpg"] },
    {
      name: "a file elsewhere in the folder",
      links: { "sub/a.jpg": "../real.jpg", "b.jpg": "real.jpg" },
      names: ["other.png", "real.jpg", "sub/x.jpg"],
    },
  ])("keeps the file's own name where a link leads to $name", async ({ links, names }) => {
    const folder = folderOf(["real.jpg", "other.png", "sub/x.jpg"]);
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(folder, link));
    expect((await expand([folder], true)).map(({ name }) => name)).toEqual(names);
    expect((await expand([`${folder}/**/*.{jpg,png}`])).map(({ name }) => name).toSorted()).toEqual(names);
  });

  test("takes a file outside through the link that leads to it, once", async () => {
    const outside = folderOf(["x.jpg"]);
    const folder = folderOf(["m.jpg"]);
    symlinkSync(join(outside, "x.jpg"), join(folder, "a.jpg"));
    symlinkSync(outside, join(folder, "z"));
    expect((await expand([folder], true)).map(({ name }) => name)).toEqual(["a.jpg", "m.jpg"]);
  });

  test.each([
    { name: "a folder", source: "." },
    { name: "a pattern", source: "**/*.jpg" },
  ])("does not take its own earlier results for photos: $name", async ({ source }) => {
    const folder = folderOf(["a.jpg", "out/a.jpg", "out/deep/b.jpg", "outer/c.jpg"]);
    const options = { recursive: true, signal, skip: [join(folder, "out")] };
    const { inputs } = await expandInputs([join(folder, source)], options);
    expect(inputs.map((input) => relative(folder, input.source))).toEqual(["a.jpg", "outer/c.jpg"]);
  });

  test("takes the photos of a pattern whose folder is also that of the results", async () => {
    const folder = folderOf(["a.jpg"]);
    const { inputs } = await expandInputs([join(folder, "*.jpg")], { recursive: false, signal, skip: [folder] });
    expect(inputs).toHaveLength(1);
  });

  test("comes to an end where folders link to each other", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const folder = folderOf(names.map((name) => `${name}/p.jpg`));
    for (const from of names) for (const to of names) symlinkSync(`../${to}`, join(folder, from, `to-${to}`));
    expect(await expand([folder], true)).toHaveLength(12);
  });

  test("tells which files it left out, dead links too", async () => {
    const folder = folderOf(["a.jpg", "b.heic", "c.DNG", "d", ".hidden", "sub/e.heic"]);
    symlinkSync("nowhere.jpg", join(folder, "dead.jpg"));
    const leftOut = async (source: string, recursive: boolean) =>
      (await expandInputs([source], { recursive, signal, skip: [] })).leftOut.map((path) => relative(folder, path));
    expect(await leftOut(folder, false)).toEqual(["b.heic", "c.DNG", "d", "dead.jpg"]);
    expect(await leftOut(folder, true)).toEqual(["b.heic", "c.DNG", "d", "dead.jpg", "sub/e.heic"]);
    expect(await leftOut(`${folder}/*.{jpg,heic}`, false)).toContain("b.heic");
  });

  test("reads a pattern the shell left alone, and keeps the layout below its fixed part", async () => {
    const folder = folderOf(["x/a.jpg", "x/y/b.jpg", "x/notes.txt", "c.png"]);
    const found = await expand([`${folder}/**/*.jpg`]);
    expect(found.map(({ name }) => name)).toEqual(["x/a.jpg", "x/y/b.jpg"]);
    expect((await expand([`${folder}/x/*`])).map(({ name }) => name)).toEqual(["a.jpg"]);
  });

  test("reads a relative pattern and leaves its results relative", async () => {
    const folder = relative(process.cwd(), folderOf(["a.jpg", "b.jpg"]));
    const found = await expand([`${folder}/{a,b}.jpg`]);
    expect(found.map(({ source }) => source)).toEqual([join(folder, "a.jpg"), join(folder, "b.jpg")]);
  });

  test.each(["photo[1].jpg", "a*b.jpg", "{x}.jpg"])(
    "takes %s for the file of that name where there is one",
    async (name) => {
      const folder = folderOf([name, "photo1.jpg", "axb.jpg"]);
      expect(await expand([join(folder, name)])).toMatchObject([{ source: join(folder, name), name }]);
    },
  );

  test.each([
    { name: "a missing file", source: "/no/such/photo.jpg", message: /no such file or folder/ },
    { name: "a pattern without matches", source: "/no/such/*.jpg", message: /pattern must match pictures, got none/ },
  ])("puts an error in the place of $name", async ({ source, message }) => {
    const folder = folderOf(["a.jpg"]);
    const found = await expand([source, join(folder, "a.jpg")]);
    expect(found).toMatchObject([
      { source, error: { code: "ERR_IMAGE_NOT_FOUND", message: expect.stringMatching(message) } },
      { source: join(folder, "a.jpg") },
    ]);
  });
});

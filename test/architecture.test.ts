import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Who may import whom: the table of ARCHITECTURE.md. Anything else in a package.json is a mistake. */
const TABLE: Record<string, readonly string[]> = {
  core: ["onnxruntime-node", "sharp", "yaml", "zod"],
  segment: ["@platekit/core", "zod"],
  rectify: ["@platekit/core", "ml-matrix", "zod"],
  ocr: ["@platekit/core", "zod"],
  redact: ["@platekit/core", "zod"],
  evaluate: ["@platekit/core", "d3-scale", "d3-shape"],
  dataset: ["@platekit/core", "csv-parse", "saxes", "zod"],
  platekit: [
    "@platekit/core",
    "@platekit/formats",
    "@platekit/models",
    "@platekit/ocr",
    "@platekit/rectify",
    "@platekit/redact",
    "@platekit/segment",
    "zod",
  ],
  cli: ["@platekit/core", "@platekit/dataset", "@platekit/evaluate", "platekit", "tinyglobby"],
};

/** Native add-ons and the only folder that may import each. */
const NATIVE: Record<string, string> = {
  "onnxruntime-node": "packages/core/src/onnx/",
  sharp: "packages/core/src/image/",
};

const root = fileURLToPath(new URL("../", import.meta.url));
const packages = Object.keys(TABLE);

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const IMPORT = /^\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm;

function importsOf(name: string): Import[] {
  const folder = `packages/${name}/src/`;
  return readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const source = readFileSync(root + folder + file, "utf8");
      return [...source.matchAll(IMPORT)].map((match) => ({
        file: folder + file,
        specifier: match[1] ?? match[2] ?? "",
      }));
    });
}

/** `@platekit/core/image` → `@platekit/core`. */
function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

const isOutside = ({ specifier }: Import) => !specifier.startsWith(".") && !specifier.startsWith("node:");

test("every package of the house stands in the table", () => {
  expect(readdirSync(`${root}packages`).toSorted()).toEqual(packages.toSorted());
});

test.each(packages)("%s declares exactly the dependencies the table allows", (name) => {
  const manifest = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, "utf8"));
  expect(Object.keys(manifest.dependencies ?? {}).toSorted()).toEqual([...(TABLE[name] ?? [])].toSorted());
});

test.each(packages)("%s imports only what the table allows", (name) => {
  const strangers = importsOf(name)
    .filter(isOutside)
    .filter(({ specifier }) => !TABLE[name]!.includes(packageOf(specifier)));
  expect(strangers).toEqual([]);
});

test.each(packages)("%s touches a native add-on only in its own room", (name) => {
  const strays = importsOf(name).filter(({ file, specifier }) => {
    const room = NATIVE[packageOf(specifier)];
    return room !== undefined && !file.startsWith(room);
  });
  expect(strays).toEqual([]);
});

test("rectify takes from core only what loads no native add-on", () => {
  const specifiers = new Set(
    importsOf("rectify")
      .map(({ specifier }) => specifier)
      .filter((specifier) => specifier.startsWith("@platekit/core")),
  );
  const allowed = new Set(["@platekit/core", "@platekit/core/geometry", "@platekit/core/errors"]);
  expect([...specifiers].filter((specifier) => !allowed.has(specifier))).toEqual([]);
});

const VALUE_IMPORT = /^\s*(?:import|export)\s(?!type\b)[^;]*?from\s+"([^"]+)"/gm;

/** Files and packages that really load when `entry` does; type-only imports vanish. */
function loadedBy(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [, specifier = ""] of readFileSync(root + entry, "utf8").matchAll(VALUE_IMPORT)) {
    if (specifier.startsWith(".")) loadedBy(posix.join(posix.dirname(entry), specifier), seen);
    else seen.add(packageOf(specifier));
  }
  return seen;
}

test.each(["core/src/index.ts", "core/src/geometry/index.ts", "core/src/errors/index.ts", "rectify/src/index.ts"])(
  "%s loads no native add-on, however far one follows its imports",
  (entry) => {
    const loaded = loadedBy(`packages/${entry}`);
    expect([...loaded].filter((name) => name in NATIVE)).toEqual([]);
    expect(loaded.size).toBeGreaterThan(1);
  },
);

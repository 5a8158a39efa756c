import { createHash } from "node:crypto";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadModelBundle } from "../../src/onnx/load-model-bundle.ts";
import { encodeOnnx, UINT8, weight } from "./encode-onnx.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const model = encodeOnnx({ input: ["N", 2, 3, 1], output: ["N", 2, 3, 1] });
const plateModel = encodeOnnx({
  operator: "Cast",
  type: UINT8,
  outputType: 1,
  input: ["N", 1, 4, 1],
  output: ["N", 4],
});
const labelsModel = encodeOnnx({ operator: "LogSoftmax", input: [1, 2, 3, 1], output: [1, 2, 3] });
const manifest = (file = "model.onnx", more = "") => `
schema: 1
id: tiny
role: segment
family: mask
model: { file: ${JSON.stringify(file)}${more} }
input: { layout: nhwc, dtype: float32, color: gray, height: 2, width: 3 }
output: { layout: nhwc, form: probabilities }
`;
const plateConfig = "max_plate_slots: 2\nalphabet: 'A_'\npad_char: '_'\nimg_height: 1\nimg_width: 4\n";
const sha256 = createHash("sha256").update(model).digest("hex");

const refused = (code: string, part: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(part) as string });

test.each([
  { name: "config.yaml of ours", files: { "config.yaml": manifest(), "model.onnx": model }, family: "mask" },
  {
    name: "config.yaml of ours naming a file deeper down",
    files: { "config.yaml": manifest("a/b.onnx"), "a/b.onnx": model },
    family: "mask",
  },
  {
    name: "a plate config",
    files: { "p.yaml": plateConfig, "m.yaml": "model: cct", "any.onnx": plateModel },
    family: "slots",
  },
  {
    name: "a plate config beside YAML files that are none",
    files: { "a-notes.yaml": "- a list\n", "b-broken.yaml": "a: [", "p.yaml": plateConfig, "any.onnx": plateModel },
    family: "slots",
  },
  { name: "labels.names", files: { "labels.names": "\nA\nB", "t.onnx": labelsModel }, family: "ctc" },
])("loadModelBundle() loads a folder with $name", async ({ files, family }) => {
  const bundle = await loadModelBundle(await temporaryFolder(files));
  expect(bundle.manifest.family).toBe(family);
  expect(bundle.sizeBytes).toBe(bundle.model.length);
  expect(bundle.origin.endsWith(".onnx")).toBe(true);
});

test("loadModelBundle() loads files named one by one, and a config by its path", async () => {
  const folder = await temporaryFolder({
    "a/M 1.onnx": model, "b/ours.yaml": manifest(), "c/plate.yaml": plateConfig, "d/P.onnx": plateModel,
    "e/names": "\nA\nB", "f/l.onnx": labelsModel, "g/plate.yaml": plateConfig, "g/p.onnx": plateModel,
  }); // prettier-ignore
  const at = (path: string) => join(folder, path);
  const ids = await Promise.all([
    loadModelBundle({ model: at("a/M 1.onnx"), config: at("b/ours.yaml") }),
    loadModelBundle({ model: at("d/P.onnx"), config: at("c/plate.yaml") }),
    loadModelBundle({ model: at("f/l.onnx"), labels: at("e/names") }),
    loadModelBundle(at("g/plate.yaml")),
  ]);
  expect(ids.map(({ manifest: { id, family } }) => [id, family])).toEqual([
    ["tiny", "mask"],
    ["p", "slots"],
    ["l", "ctc"],
    ["p", "slots"],
  ]);
});

test("loadModelBundle() calls a foreign model after its folder where its file is just model.onnx", async () => {
  const folder = await temporaryFolder({ "CCT xs/plate.yaml": plateConfig, "CCT xs/model.onnx": plateModel });
  await expect(loadModelBundle(join(folder, "CCT xs"))).resolves.toMatchObject({ manifest: { id: "cct-xs" } });
});

test("loadModelBundle() accepts the sha256 the manifest states", async () => {
  const config = manifest("model.onnx", `, sha256: "${sha256}"`);
  const folder = await temporaryFolder({ "config.yaml": config, "model.onnx": model });
  await expect(loadModelBundle(folder)).resolves.toMatchObject({ sizeBytes: model.length });
});

const wrongSum = manifest("model.onnx", `, sha256: "${"0".repeat(64)}"`);
test.each([
  {
    name: "another sha256",
    files: { "config.yaml": wrongSum, "model.onnx": model },
    code: "ERR_MODEL_CHECKSUM",
    part: `sha256 must be ${"0".repeat(64)}, got ${sha256}`,
  },
  {
    name: "a model that is text",
    files: { "config.yaml": manifest(), "model.onnx": "hello" },
    code: "ERR_MODEL_FORMAT",
    part: "file must be a whole ONNX model, got 5 bytes (wire type must be 0, 1, 2 or 5, got 4 at byte 3)",
  },
  {
    name: "a model cut short",
    files: { "config.yaml": manifest(), "model.onnx": model.subarray(0, 20) },
    code: "ERR_MODEL_FORMAT",
    part: "file must be a whole ONNX model, got 20 bytes (field of ",
  },
  {
    name: "weights outside the file",
    files: {
      "config.yaml": manifest(),
      "model.onnx": encodeOnnx({ input: [1], output: [1], initializers: [weight("w", "outside")] }),
    },
    code: "ERR_MODEL_FORMAT",
    part: "weights must be inside the file",
  },
  {
    name: "a model file that is missing",
    files: { "config.yaml": manifest() },
    code: "ERR_MODEL_NOT_FOUND",
    part: "model.onnx: no such file",
  },
  {
    name: "a model file above its folder",
    files: { "config.yaml": manifest("../model.onnx") },
    code: "ERR_MODEL_CONFIG",
    part: 'model.file must lie inside the folder of its config, got "../model.onnx"',
  },
  {
    name: "a model file climbing out of a folder inside",
    files: { "config.yaml": manifest("a/../../model.onnx") },
    code: "ERR_MODEL_CONFIG",
    part: "must lie inside",
  },
  {
    name: "a model file with an absolute path",
    files: { "config.yaml": manifest("/etc/passwd") },
    code: "ERR_MODEL_CONFIG",
    part: 'got "/etc/passwd"',
  },
  {
    name: "the folder itself for a model file",
    files: { "config.yaml": manifest(".") },
    code: "ERR_MODEL_CONFIG",
    part: 'got "."',
  },
  {
    name: "a folder without anything",
    files: {},
    code: "ERR_MODEL_NOT_FOUND",
    part: "folder must hold config.yaml, a fast-plate-ocr plate config or labels.names, got an empty folder",
  },
  {
    name: "a folder with one other file",
    files: { "notes.txt": "" },
    code: "ERR_MODEL_NOT_FOUND",
    part: "or labels.names, got notes.txt",
  },
  {
    name: "a folder with many other files",
    files: { a: "", b: "", c: "", d: "", e: "", f: "", g: "" },
    code: "ERR_MODEL_NOT_FOUND",
    part: "or labels.names, got a, b, c, d, e and 2 more",
  },
  {
    name: "a plate config without a model",
    files: { "p.yaml": plateConfig },
    code: "ERR_MODEL_NOT_FOUND",
    part: "must hold one .onnx file, got none",
  },
  {
    name: "a plate config with two models",
    files: { "p.yaml": plateConfig, "a.onnx": model, "b.onnx": model },
    code: "ERR_MODEL_NOT_FOUND",
    part: "got a.onnx, b.onnx",
  },
  {
    name: "two plate configs",
    files: { "p.yaml": plateConfig, "q.yml": plateConfig, "a.onnx": model },
    code: "ERR_MODEL_CONFIG",
    part: "must hold one plate config, got p.yaml, q.yml",
  },
  {
    name: "a config too large",
    files: { "config.yaml": `# ${"x".repeat(70_000)}` },
    code: "ERR_MODEL_LIMIT",
    part: "file must be at most 65536 bytes (option maxConfigBytes), got 70002",
  },
  {
    name: "a folder for a config",
    files: { "config.yaml/x": "" },
    code: "ERR_MODEL_NOT_FOUND",
    part: "path must be a file",
  },
])("loadModelBundle() refuses $name", async ({ files, code, part }) => {
  await expect(loadModelBundle(await temporaryFolder(files))).rejects.toThrow(refused(code, part));
});

test("loadModelBundle() refuses a model behind a link that leads out of the folder", async () => {
  const folder = await temporaryFolder({ "secret.onnx": model, "bundle/config.yaml": manifest() });
  await symlink(join(folder, "secret.onnx"), join(folder, "bundle/model.onnx"));
  await expect(loadModelBundle(join(folder, "bundle"))).rejects.toThrow(refused("ERR_MODEL_CONFIG", "must lie inside"));
});

test("loadModelBundle() loads a bundle whose folder itself is a link, as package managers make them", async () => {
  const folder = await temporaryFolder({ "store/tiny/config.yaml": manifest(), "store/tiny/model.onnx": model });
  await mkdir(join(folder, "linked"));
  await symlink(join(folder, "store/tiny"), join(folder, "linked/tiny"));
  await expect(loadModelBundle(join(folder, "linked/tiny"))).resolves.toMatchObject({ manifest: { id: "tiny" } });
});

test("loadModelBundle() refuses a path that does not exist, and an ONNX file without a config", async () => {
  const folder = await temporaryFolder({ "model.onnx": model });
  await expect(loadModelBundle(join(folder, "nope"))).rejects.toThrow(
    refused("ERR_MODEL_NOT_FOUND", "no such file or folder"),
  );
  await expect(loadModelBundle(join(folder, "model.onnx"))).rejects.toThrow(
    refused("ERR_MODEL_CONFIG", "got an ONNX file: pass the folder that holds it"),
  );
});

test("loadModelBundle() keeps to maxModelBytes", async () => {
  const folder = await temporaryFolder({ "config.yaml": manifest(), "model.onnx": model });
  const part = `file must be at most 10 bytes (option maxModelBytes), got ${model.length}`;
  await expect(loadModelBundle(folder, { maxModelBytes: 10 })).rejects.toThrow(refused("ERR_MODEL_LIMIT", part));
});

test("loadModelBundle() refuses an unknown option", async () => {
  const options = { maxModelByte: 1 } as object;
  const message = 'Cannot load model: unknown option "maxModelByte"';
  await expect(loadModelBundle("x", options)).rejects.toThrow(
    new TypeError(`${message} (did you mean "maxModelBytes"?)`),
  );
});

test("loadModelBundle() stops for a signal", async () => {
  const folder = await temporaryFolder({ "config.yaml": manifest(), "model.onnx": model });
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(loadModelBundle(folder, { signal })).rejects.toThrow("enough");
});

test("loadModelBundle() gives a loaded bundle back as it is", async () => {
  const folder = await temporaryFolder({ "config.yaml": manifest(), "model.onnx": model });
  const bundle = await loadModelBundle(folder);
  expect(await loadModelBundle(bundle)).toBe(bundle);
});

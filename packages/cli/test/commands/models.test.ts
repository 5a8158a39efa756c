import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER, embeddedModels } from "platekit";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";

test("lpr models --json lists every embedded model with size, licence and scores", async () => {
  const { code, stdout } = await runCli(["models", "--json"]);
  const { version, models } = JSON.parse(stdout) as { version: number; models: Record<string, unknown>[] };
  expect(code).toBe(0);
  expect(version).toBe(1);
  expect(models.map(({ id }) => id)).toEqual(embeddedModels().map(({ id }) => id));
  expect(models.filter((model) => model["default"]).map(({ id }) => id)).toEqual([
    DEFAULT_RECOGNIZER,
    DEFAULT_SEGMENTER,
  ]);
  for (const model of models) {
    expect(model).toMatchObject({
      role: expect.stringMatching(/^(segment|recognize)$/),
      family: expect.any(String),
      bytes: expect.any(Number),
      license: expect.any(String),
      scores: expect.any(Array),
    });
  }
});

test("lpr models prints them for people", async () => {
  const { code, stdout } = await runCli(["models"]);
  expect(code).toBe(0);
  for (const { id } of embeddedModels()) expect(stdout).toContain(id);
  expect(stdout).toMatch(/^plate-ocr {2}reads plates, ctc, .* MB, MIT, default$/mu);
  expect(stdout).toMatch(/^exact: share of plates /mu);
});

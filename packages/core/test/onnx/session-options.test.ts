import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { SessionOptionsSchema } from "../../src/onnx/session-options.ts";

test("SessionOptionsSchema runs on the CPU, on no more threads than there are and than small networks use", () => {
  const { executionProviders, threads } = SessionOptionsSchema.parse({});
  expect(executionProviders).toEqual(["cpu"]);
  expect(threads).toBe(Math.min(4, availableParallelism()));
});

test("SessionOptionsSchema takes providers by name or with options of their own", () => {
  const executionProviders = [{ name: "cuda", deviceId: 1 }, "cpu"];
  expect(SessionOptionsSchema.parse({ executionProviders }).executionProviders).toEqual(executionProviders);
});

test("SessionOptionsSchema takes an option that is undefined for one left out", () => {
  const options = { threads: undefined, executionProviders: undefined, logger: undefined, signal: undefined };
  expect(SessionOptionsSchema.parse(options)).toMatchObject({ executionProviders: ["cpu"] });
});

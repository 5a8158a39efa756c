import { describe, expect, test } from "vitest";
import { checkManifest } from "../../src/onnx/check-manifest.ts";
import type { ModelBundle } from "../../src/onnx/load-model-bundle.ts";
import { openSession } from "../../src/onnx/open-session.ts";
import { encodeOnnx, FLOAT16, UINT8 } from "./encode-onnx.ts";
import type { TinyModel } from "./encode-onnx.ts";

const input = { layout: "nchw", dtype: "float32", color: "gray", height: 2, width: 3 };
const base = {
  schema: 1,
  id: "tiny",
  role: "segment",
  family: "mask",
  model: {},
  input,
  output: { layout: "nchw", form: "probabilities" },
};

function bundle(tiny: Partial<TinyModel> = {}, more: object = {}): ModelBundle {
  const model = encodeOnnx({ input: ["N", 1, 2, 3], output: ["N", 1, 2, 3], ...tiny });
  return { manifest: checkManifest({ ...base, ...more }, "test"), model, origin: "tiny.onnx", sizeBytes: model.length };
}

const ramp = (count: number) => ({
  data: Float32Array.from({ length: count * 6 }, (_, i) => i),
  dims: [count, 1, 2, 3],
});
const refused = (code: string, ...parts: string[]) =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(
      parts.map((part) => part.replaceAll(/[[\]().*]/g, String.raw`\$&`)).join(".*"),
    ) as string,
  });

describe("openSession()", () => {
  test("runs any number of pictures at once", async () => {
    await using session = await openSession(bundle());
    const { main, regions } = await session.run(ramp(3));
    expect(main).toEqual({ data: ramp(3).data, dims: [3, 1, 2, 3] });
    expect(regions).toBeUndefined();
  });

  test.each([1, 2])("runs five pictures on a model whose batch is fixed to %i", async (batch) => {
    await using session = await openSession(bundle({ input: [batch, 1, 2, 3], output: [batch, 1, 2, 3] }));
    const { main } = await session.run(ramp(5));
    expect(main).toEqual({ data: ramp(5).data, dims: [5, 1, 2, 3] });
  });

  test("does not change what it is fed with", async () => {
    await using session = await openSession(bundle({ input: [2, 1, 2, 3], output: [2, 1, 2, 3] }));
    const fed = ramp(3);
    await session.run(fed);
    expect(fed).toEqual(ramp(3));
  });

  test("lets runs overlap", async () => {
    await using session = await openSession(bundle());
    const results = await Promise.all([1, 2, 3].map((count) => session.run(ramp(count))));
    expect(results.map(({ main }) => main.dims[0])).toEqual([1, 2, 3]);
  });

  test("warms up", async () => {
    await using session = await openSession(bundle({ input: [2, 1, 2, 3], output: [2, 1, 2, 3] }));
    await expect(session.warmup()).resolves.toBeUndefined();
  });

  test("waits for running calls before it closes, refuses later ones, and closes twice without harm", async () => {
    const session = await openSession(bundle());
    const running = session.run(ramp(1));
    await Promise.all([session.close(), session.close()]);
    await expect(running).resolves.toMatchObject({ main: { dims: [1, 1, 2, 3] } });
    await expect(session.run(ramp(1))).rejects.toThrow(
      refused("ERR_SESSION_CLOSED", "Cannot run model tiny: session must be open, got a closed one"),
    );
  });

  test("stops for a signal, before and while running", async () => {
    await using session = await openSession(bundle());
    await expect(session.run(ramp(1), { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    const controller = new AbortController();
    const run = session.run(ramp(1), { signal: controller.signal });
    controller.abort(new Error("too late"));
    await expect(run).rejects.toThrow("too late");
    await expect(openSession(bundle(), { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
  });

  test("names model, input, type and shape of a run that fails, and no contents", async () => {
    await using session = await openSession(bundle());
    const wrong = { data: new Float32Array(8).fill(123.5), dims: [1, 1, 2, 4] };
    const error: unknown = await session.run(wrong).catch((cause: unknown) => cause);
    expect(error).toEqual(refused("ERR_SESSION_RUN", 'Cannot run model tiny on "input" float32 [1, 1, 2, 4]: '));
    expect(String(error)).not.toContain("123.5");
  });

  test("refuses data that is not as long as its dims say", async () => {
    await using session = await openSession(bundle());
    const wrong = { data: new Float32Array(5), dims: [1, 1, 2, 3] };
    await expect(session.run(wrong)).rejects.toThrow("got 5 for [1, 1, 2, 3]");
  });

  test("refuses an answer whose shape does not fit the manifest, where the file left it open", async () => {
    const axis = [[1, "axis"], [3, 1], [20, 2]] as const; // prettier-ignore
    const twice = { operator: "Concat", operands: ["input", "input"], attributes: [axis] };
    await using session = await openSession(bundle({ ...twice, input: ["N", "C", 2, 3], output: ["N", "D", 2, 3] }));
    const wanted = "output must be [N, 1, height, width] or [N, height, width], got [1, 2, 2, 3]";
    await expect(session.run(ramp(1))).rejects.toThrow(refused("ERR_MODEL_SIGNATURE", wanted));
  });

  test.each<{ name: string; tiny?: Partial<TinyModel>; more?: object; wanted: string; got: string }>([
    {
      name: "another input name",
      more: { input: { ...input, name: "x" } },
      wanted: 'input must be named "x"',
      got: '"input" float32',
    },
    {
      name: "another type",
      tiny: {
        type: UINT8,
        operator: "Cast",
        outputType: 1,
        attributes: [
          [
            [1, "to"],
            [3, 1],
            [20, 2],
          ],
        ],
      },
      wanted: "input must be float32 [N, 1, 2, 3] (nchw)",
      got: "uint8 [N, 1, 2, 3]",
    },
    {
      name: "another height",
      more: { input: { ...input, height: 4 } },
      wanted: "input must be float32 [N, 1, 4, 3]",
      got: "[N, 1, 2, 3]",
    },
    {
      name: "another layout",
      more: { input: { ...input, layout: "nhwc" } },
      wanted: "input must be float32 [N, 2, 3, 1] (nhwc)",
      got: "[N, 1, 2, 3]",
    },
    {
      name: "other channels",
      more: { input: { ...input, color: "rgb" } },
      wanted: "[N, 3, 2, 3]",
      got: "[N, 1, 2, 3]",
    },
    {
      name: "a fixed size where the manifest says any",
      more: { input: { ...input, multipleOf: 1 } },
      wanted: "[N, 1, height, width]",
      got: "[N, 1, 2, 3]",
    },
    {
      name: "another output name",
      more: { output: { ...base.output, name: "out" } },
      wanted: 'model must have an output named "out"',
      got: '"output" float32',
    },
    {
      name: "halves for an output",
      tiny: {
        operator: "Cast",
        outputType: FLOAT16,
        attributes: [
          [
            [1, "to"],
            [3, 10],
            [20, 2],
          ],
        ],
      },
      wanted: "output output must be float32",
      got: "float16",
    },
    {
      name: "another output layout",
      more: { output: { layout: "nhwc", form: "logits" } },
      wanted: "output must be [N, height, width, 1] or [N, height, width]",
      got: "[N, 1, 2, 3]",
    },
    {
      name: "other slots",
      more: { role: "recognize", family: "slots", output: { slots: 7 }, labels: "AB_", pad: "_" },
      wanted: "output must be [N, 7, 3] or [N, 21] or [N, 7, 3, 1]",
      got: "[N, 1, 2, 3]",
    },
    {
      name: "other classes",
      more: { role: "recognize", family: "ctc", output: { form: "logits", blank: "last" }, labels: "ABC" },
      wanted: "output must be [N, steps, 4]",
      got: "[N, 1, 2, 3]",
    },
  ])("refuses a model with $name", async ({ tiny, more, wanted, got }) => {
    await expect(openSession(bundle(tiny, more))).rejects.toThrow(refused("ERR_MODEL_SIGNATURE", wanted, got));
  });

  test("refuses a graph the runtime cannot load", async () => {
    await expect(openSession(bundle({ operator: "NoSuchOperator" }))).rejects.toThrow(
      refused("ERR_MODEL_FORMAT", "Cannot open model tiny (tiny.onnx): "),
    );
  });

  test.each([
    { options: { thread: 1 }, message: 'Cannot open session: unknown option "thread" (did you mean "threads"?)' },
    {
      options: { threads: 0 },
      message: "Cannot open session: option threads must be above 0, got 0",
      type: RangeError,
    },
    {
      options: { executionProviders: [] },
      message: "Cannot open session: option executionProviders must be at least 1 entries long, got []",
    },
  ])("refuses options: $message", async ({ options, message, type = TypeError }) => {
    await expect(openSession(bundle(), options as object)).rejects.toThrow(new type(message));
  });
});

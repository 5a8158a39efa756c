import { expect, test, vi } from "vitest";
import { checkManifest } from "../../src/onnx/check-manifest.ts";
import { openSession } from "../../src/onnx/open-session.ts";
import { encodeOnnx } from "./encode-onnx.ts";

function bundle(operator = "Identity") {
  const model = encodeOnnx({ operator, input: ["N", 1, 2, 3], output: ["N", 1, 2, 3] });
  const manifest = checkManifest(
    {
      schema: 1,
      id: "tiny",
      role: "segment",
      family: "mask",
      model: {},
      input: { layout: "nchw", dtype: "float32", color: "gray", height: 2, width: 3 },
      output: { layout: "nchw", form: "probabilities" },
    },
    "test",
  );
  return { manifest, model, origin: "tiny.onnx", sizeBytes: model.length };
}

const refused = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string });

// `webgpu` and `cuda` are in some builds and work on some machines; a provider nobody has fails on all of them.
test.each([["abacus"], ["CUDAExecutionProvider"], [{ name: "abacus", beads: 10 }]])(
  "openSession() names a provider that ONNX Runtime does not have: %j",
  async (provider) => {
    const name = typeof provider === "string" ? provider : provider.name;
    await expect(openSession(bundle(), { executionProviders: [provider] })).rejects.toThrow(
      refused("ERR_SESSION_PROVIDER", new RegExp(`^Cannot open model tiny on ${name}: .* must be among cpu.*got none`)),
    );
  },
);

test("openSession() runs on the providers there are, and tells the logger which one there is not", async () => {
  const warn = vi.fn<(message: string) => void>();
  const logger = { debug: () => {}, info: () => {}, warn };
  await using session = await openSession(bundle(), { executionProviders: ["abacus", "cpu"], logger });
  expect(session.manifest.id).toBe("tiny");
  expect(warn).toHaveBeenCalledExactlyOnceWith("Model tiny runs on cpu: ONNX Runtime has no abacus here");
});

/** A provider this build has beside the CPU, which fails to start as CUDA does where its libraries are missing. */
async function brokenProvider(): Promise<string> {
  const { InferenceSession, listSupportedBackends } = await import("onnxruntime-node");
  const create = InferenceSession.create.bind(InferenceSession) as (...call: unknown[]) => Promise<never>;
  vi.spyOn(InferenceSession, "create").mockImplementation((...call: unknown[]) => {
    const { executionProviders } = call[1] as { executionProviders: readonly string[] };
    const works = executionProviders.every((name) => name === "cpu");
    return works ? create(...call) : Promise.reject(new Error("Failed to load shared library\n"));
  });
  return listSupportedBackends().find(({ name }) => name !== "cpu")!.name;
}

test("openSession() blames the provider where the model opens on the CPU", async () => {
  const name = await brokenProvider();
  const executionProviders = [name, "cpu"];
  await expect(openSession(bundle(), { executionProviders })).rejects.toThrow(
    refused(
      "ERR_SESSION_PROVIDER",
      new RegExp(`^Cannot open model tiny on ${name}: .*"Failed to load shared library"$`),
    ),
  );
});

test("openSession() blames the model where it opens nowhere", async () => {
  const executionProviders = [await brokenProvider(), "cpu"];
  await expect(openSession(bundle("NoSuchOperator"), { executionProviders })).rejects.toThrow(
    refused("ERR_MODEL_FORMAT", /^Cannot open model tiny \(tiny\.onnx\): Failed to load/),
  );
});

import { SessionOptionsSchema } from "@platekit/core/onnx";
import type { InputSpec, ModelBundle } from "@platekit/core/onnx";
import type { ModelFacts } from "./sections.ts";

/** What a measured model is. */
export function modelFacts({ manifest, sizeBytes }: ModelBundle): ModelFacts {
  const { id, role, family, input } = manifest;
  // Nothing else is asked for anywhere in the command.
  const { executionProviders } = SessionOptionsSchema.parse({});
  return {
    id,
    role,
    family,
    bytes: sizeBytes,
    input: { dtype: input.dtype, shape: shapeOf(input) },
    providers: executionProviders.map((provider) =>
      providerName(typeof provider === "string" ? provider : provider.name),
    ),
  };
}

function shapeOf({ layout, color, width, height }: InputSpec): readonly (number | "N")[] {
  const channels = color === "gray" ? 1 : 3;
  return layout === "nhwc" ? ["N", height, width, channels] : ["N", channels, height, width];
}

/** `cpu` → `CPUExecutionProvider`, as ONNX Runtime and fast-plate-ocr write it. */
function providerName(name: string): string {
  return `${name === "cpu" ? "CPU" : name}ExecutionProvider`;
}

/** The version of ONNX Runtime that runs the networks, as in `1.30.0`. Loads it. */
export async function runtimeVersion(): Promise<string> {
  const { env } = await import("onnxruntime-node");
  return env.versions.node ?? env.versions.common;
}

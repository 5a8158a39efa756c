import { availableParallelism, cpus, totalmem } from "node:os";
import process from "node:process";
import { decoderVersions } from "@platekit/core/image";
import { runtimeVersion } from "@platekit/core/onnx";
import type { MachineFacts } from "./sections.ts";

/** What times depend on besides our code. */
export async function machineFacts(): Promise<MachineFacts> {
  const { sharp, vips } = decoderVersions();
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    onnxruntime: await runtimeVersion(),
    sharp,
    libvips: vips,
  };
}

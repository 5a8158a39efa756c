import type { InputSpec, MapPlacement, MaskManifest, ProbabilityMap, RasterImage } from "@platekit/core";
import { packInput } from "@platekit/core/onnx";
import type { ModelSession } from "@platekit/core/onnx";
import { maskAdapter } from "../adapters/mask-adapter.ts";
import type { SegmentAdapter } from "../adapters/segment-adapter.ts";
import { composePlacements } from "../placed-map.ts";
import type { PlacedMap } from "../placed-map.ts";
import { cropImage } from "./crop-image.ts";
import { cutToSource } from "./cut-to-source.ts";
import type { SourceSize } from "./cut-to-source.ts";
import type { LookWindow } from "./look-window.ts";

/** One look: parts of a photo, each brought to the same input size, in one run of the network. */
export interface Look {
  readonly windows: readonly LookWindow[];
  readonly size: SourceSize;
  readonly signal?: AbortSignal | undefined;
}

/** A segmentation network as the rest of the package sees it. */
export interface Eye {
  readonly input: InputSpec;
  /** One map a window, in the order asked, placed in the photo, without padding. */
  look(image: RasterImage, look: Look): Promise<readonly PlacedMap[]>;
}

/** By family, all of them: the compiler asks for the next one here. */
const ADAPTERS: Readonly<Record<MaskManifest["family"], SegmentAdapter>> = { mask: maskAdapter };

/** The eye of an opened mask network. */
export function networkEye(session: Pick<ModelSession<MaskManifest>, "manifest" | "run">): Eye {
  const { manifest } = session;
  const adapter = ADAPTERS[manifest.family];
  return {
    input: manifest.input,
    async look(image, { windows, size, signal }) {
      const crops = windows.map((window) => cropImage(image, window));
      const { tensor, placements } = packInput(crops, manifest.input, size);
      const { main } = await session.run(tensor, { signal });
      const maps = adapter.decode(main, manifest);
      return windows.map((window, index) => placeMap(window, { map: maps[index], place: placements[index], size }));
    },
  };
}

interface WindowAnswer {
  readonly map: ProbabilityMap | undefined;
  /** Where the network's input pixels lie in the window. */
  readonly place: MapPlacement | undefined;
  readonly size: SourceSize;
}

function placeMap(window: LookWindow, { map, place, size }: WindowAnswer): PlacedMap {
  if (!map || !place) throw new RangeError("Cannot place a map: the network must answer every picture of the batch");
  const windowFromMap = composePlacements(place, inputFromMap(map, size));
  const inWindow = cutToSource({ map, sourceFromMap: windowFromMap }, window);
  const { x, y } = window;
  const sourceFromWindow: MapPlacement = { offsetX: x, offsetY: y, scaleX: 1, scaleY: 1 };
  return { map: inWindow.map, sourceFromMap: composePlacements(sourceFromWindow, inWindow.sourceFromMap) };
}

/** A network may answer at less than its input's resolution: its cells are then squares of input pixels. */
function inputFromMap(map: ProbabilityMap, size: SourceSize): MapPlacement {
  const scaleX = size.width / map.width;
  const scaleY = size.height / map.height;
  return { offsetX: (scaleX - 1) / 2, offsetY: (scaleY - 1) / 2, scaleX, scaleY };
}

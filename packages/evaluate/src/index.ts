export { foldPlateText, normalizePlateText } from "./plate-text.ts";
export { readSceneAnnotations } from "./read-scene-annotations.ts";
export type { SceneLabel } from "./read-scene-annotations.ts";
export { FOUND_IOU, scoreScene } from "./score-scene.ts";
export type { SceneReading, SceneScore } from "./score-scene.ts";
export { summarizeScenes } from "./summarize-scenes.ts";
export type { SceneSummary, Share } from "./summarize-scenes.ts";
export { wilsonInterval } from "./wilson-interval.ts";

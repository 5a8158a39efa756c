/**
 * Letters as lines on a grid 4 wide and 6 high: points are `xy`, `|` lifts the pen. Ours, so that pictures look the
 * same on machines without fonts.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  A: "06 02 10 30 42 46|03 43",
  B: "00 06 36 45 44 33 03|33 42 41 30 00",
  C: "41 30 10 01 05 16 36 45",
  D: "00 06 26 44 42 20 00",
  E: "40 00 06 46|03 33",
  F: "40 00 06|03 33",
  G: "41 30 10 01 05 16 36 45 43 23",
  H: "00 06|40 46|03 43",
  I: "10 30|20 26|16 36",
  J: "40 45 36 16 05",
  K: "00 06|40 03 46",
  L: "00 06 46",
  M: "06 00 23 40 46",
  N: "06 00 46 40",
  O: "10 01 05 16 36 45 41 30 10",
  P: "06 00 30 41 42 33 03",
  Q: "10 01 05 16 36 45 41 30 10|24 46",
  R: "06 00 30 41 42 33 03|13 46",
  S: "41 30 10 01 02 13 33 44 45 36 16 05",
  T: "00 40|20 26",
  U: "00 05 16 36 45 40",
  V: "00 26 40",
  W: "00 16 23 36 40",
  X: "00 46|40 06",
  Y: "00 23 40|23 26",
  Z: "00 40 06 46",
  "0": "10 01 05 16 36 45 41 30 10|31 15",
  "1": "11 20 26|16 36",
  "2": "01 10 30 41 42 06 46",
  "3": "00 40 23 33 44 45 36 16 05",
  "4": "36 30 04 44",
  "5": "40 00 03 33 44 45 36 16 05",
  "6": "30 10 01 05 16 36 45 44 33 13 04",
  "7": "00 40 16",
  "8": "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33",
  "9": "16 36 45 41 30 10 01 02 13 33 42",
  "%": "06 40|00 10 11 01 00|35 45 46 36 35",
  "-": "13 33",
  " ": "",
};

/** Grid cells from one letter to the next, and the height of a letter. */
const ADVANCE = 6;
const HEIGHT = 6;

/** Whether every letter of the text can be drawn. */
export function canStroke(text: string): boolean {
  return Array.from(text).every((letter) => letter in GLYPHS);
}

/** Width of a text drawn at this height, in pixels. */
export function strokeWidth(text: string, height: number): number {
  return (Array.from(text).length * ADVANCE - 2) * (height / HEIGHT);
}

/** SVG path data of a text of this height whose top-left corner is at (x, y). */
export function strokeText(text: string, { x, y, height }: { x: number; y: number; height: number }): string {
  const scale = height / HEIGHT;
  return Array.from(text)
    .flatMap((letter, index) =>
      (GLYPHS[letter] ?? "").split("|").map((line) =>
        line
          .split(" ")
          .filter((point) => point !== "")
          .map((point, at) => {
            const column = x + (index * ADVANCE + Number(point.charAt(0))) * scale;
            const row = y + Number(point.charAt(1)) * scale;
            return `${at === 0 ? "M" : "L"}${column.toFixed(1)} ${row.toFixed(1)}`;
          })
          .join(""),
      ),
    )
    .join("");
}

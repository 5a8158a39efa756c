import { expect, test } from "vitest";
import { toShares } from "../../src/report/to-shares.ts";

test("toShares() writes each value and its interval beside it", () => {
  const shares = toShares({ cat_acc: { value: 0.5, ci95: [0.1, 0.9] }, dice: { value: 1, ci95: [0, 1] } });
  expect(JSON.stringify(shares)).toBe('{"cat_acc":0.5,"cat_acc_ci95":[0.1,0.9],"dice":1,"dice_ci95":[0,1]}');
});

/**
 * The upper median: what stands at `length >> 1` once sorted; 0 for no values. Reorders `values`.
 *
 * Quickselect (Hoare 1961): sorting took most of the time of a quad fit, which asks for some 200 medians.
 */
export function selectMedian(values: Float64Array): number {
  const wanted = values.length >> 1;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++;
      while ((values[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = held;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted] ?? 0;
}

/**
 * Mean of batch means in float32, as Keras aggregates fast-plate-ocr's plate metrics: each batch counts once, so that the
 * rows of a short last batch weigh more. Batches of one give the mean over the rows.
 *
 * `add` takes the hits of a row and how many there could have been; a row that failed is `0` of `0`: it has as many slots
 * as the others, all wrong.
 */
export function createBatchMeans(batchSize: number): { add(hits: number, of: number): void; value(): number } {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new RangeError(`Cannot take batch means: batch size must be a whole number above 0, got ${batchSize}`);
  }
  let [total, batches] = [0, 0];
  let batch = { rows: 0, measured: 0, hits: 0, of: 0 };
  const close = () => ({ total: Math.fround(total + batchMean(batch)), batches: batches + 1 });
  return {
    add(hits, of) {
      const { rows, measured } = batch;
      batch = { rows: rows + 1, measured: measured + Number(of > 0), hits: batch.hits + hits, of: batch.of + of };
      if (batch.rows < batchSize) return;
      ({ total, batches } = close());
      batch = { rows: 0, measured: 0, hits: 0, of: 0 };
    },
    value() {
      const sums = batch.rows === 0 ? { total, batches } : close();
      return Math.fround(sums.total / Math.max(1, sums.batches));
    },
  };
}

interface Batch {
  readonly rows: number;
  readonly measured: number;
  readonly hits: number;
  readonly of: number;
}

function batchMean({ rows, measured, hits, of }: Batch): number {
  return measured === 0 ? 0 : Math.fround(hits / ((of / measured) * rows));
}

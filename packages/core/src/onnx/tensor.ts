/** What a network is fed with; `data.length` is the product of `dims`, row-major, the batch first. */
export interface InputTensor {
  readonly data: Float32Array | Uint8Array;
  readonly dims: readonly number[];
}

/** What a network answers; `data.length` is the product of `dims`, row-major, the batch first. */
export interface OutputTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

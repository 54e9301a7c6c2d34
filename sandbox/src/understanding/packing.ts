/** Bytes as they stand in JSON. */
export const base64 = (bytes: Uint8Array | Int8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** Numbers as whole steps of one size, the largest of them `most` steps from 0. */
export function inSteps(numbers: Float32Array, most: number): { step: number; steps: Int16Array } {
  let largest = 0
  for (const number of numbers) largest = Math.max(largest, Math.abs(number))
  const step = largest / most || 1
  return { step, steps: Int16Array.from(numbers, (number) => Math.round(number / step)) }
}

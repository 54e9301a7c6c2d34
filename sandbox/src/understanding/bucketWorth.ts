import type { Rows } from './rows'

/** How far a bucket that is met under every label alike still counts. */
const least = 0.05
/** So many messages, spread over the labels as all are, are added to what is known of a bucket: a rare one is believed less. */
const doubt = 10

/**
 * What each bucket is worth among the rows chosen: the rarer, and the fewer labels it is met under, the more. Rarity is the
 * logarithm as in tf-idf; the second factor is 1 minus the entropy of the label given the bucket, all labels as frequent.
 */
export function bucketWorth(
  { starts, columns }: Rows,
  labelOf: ArrayLike<number>,
  labels: number,
  chosen: ArrayLike<number>,
  buckets: number,
): Float32Array {
  const owners = new Int32Array(buckets * labels)
  const sizes = new Float64Array(labels)
  for (let i = 0; i < chosen.length; i += 1) {
    const row = chosen[i] as number
    const label = labelOf[row] as number
    sizes[label] = (sizes[label] as number) + 1
    for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1) {
      const place = (columns[at] as number) * labels + label
      owners[place] = (owners[place] as number) + 1
    }
  }
  return Float32Array.from({ length: buckets }, (_, bucket) => {
    const met = owners.subarray(bucket * labels, (bucket + 1) * labels)
    const rarity = Math.log((1 + chosen.length) / (1 + met.reduce((a, b) => a + b, 0))) + 1
    return rarity * (least + (1 - least) * information(met, sizes, chosen.length))
  })
}

/** 0 = as likely under every label, 1 = met under one label alone. */
function information(met: Int32Array, sizes: Float64Array, all: number): number {
  const likely = Array.from(met, (n, k) => {
    const size = sizes[k] as number
    return size ? (n + (doubt * size) / all) / size : 0
  })
  const sum = likely.reduce((a, b) => a + b, 0)
  const entropy = likely.reduce((total, each) => total - (each > 0 ? (each / sum) * Math.log(each / sum) : 0), 0)
  return 1 - entropy / Math.log(Math.max(2, met.length))
}

/** What is measured: from the acceptance until the hand-over, the post or the delivery, and from the delivery until the opening. */
export const timeSteps = ['handed-over', 'posted', 'delivered', 'opened'] as const
export type TimeStep = (typeof timeSteps)[number]

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * The upper bounds of the histogram in seconds. The number of a bucket is its position here and is stored: a bound is only added at the
 * end. Times above the last bound are in one more bucket.
 */
export const bucketBounds: readonly number[] = [
  1,
  2,
  3,
  5,
  8,
  12,
  20,
  30,
  45,
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45].map((each) => each * minute),
  ...[1, 2, 3, 4, 6, 8, 12, 16, 20].map((each) => each * hour),
  ...[1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 21, 25, 30, 45, 60, 90, 180].map(
    (each) => each * day,
  ),
]

/** The bucket of a duration; a clock that was set back gives the first one. */
export function bucketOf(milliseconds: number): number {
  const found = bucketBounds.findIndex((bound) => milliseconds <= bound * 1_000)
  return found < 0 ? bucketBounds.length : found
}

export interface Bucket {
  readonly bucket: number
  readonly deliveries: number
}

/**
 * Within how many seconds a share of the deliveries was done: the upper bound of the bucket that completes it. Undefined where nothing
 * was measured, or where it is above the last bound.
 */
export function secondsWithin(share: number, buckets: readonly Bucket[]): number | undefined {
  const all = buckets.reduce((sum, { deliveries }) => sum + deliveries, 0)
  if (all === 0) return undefined
  let counted = 0
  for (const { bucket, deliveries } of [...buckets].sort((one, other) => one.bucket - other.bucket)) {
    counted += deliveries
    if (counted >= share * all) return bucketBounds[bucket]
  }
  return undefined
}

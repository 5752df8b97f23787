import { setFlagsFromString } from 'node:v8'

/**
 * Percent by which the heap may grow after a full collection before the next one. V8 chooses it by its speed of collecting, and lets a
 * heap of 88 MB grow to 175, with the buffers of files that its garbage still refers to: a print run then takes memory that it does not
 * need. A smaller percentage costs more collections.
 */
const growthPercent = 50

/** For the whole process and its threads, from the next full collection on. */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}

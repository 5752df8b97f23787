import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRenderer } from '../templates/render/renderer.ts'
import type { BenchOptions } from './bench-options.ts'
import { onePage, taskOf } from './letters/bench-letters.ts'
import { type BenchResult, calibrate, figure, machine } from './measure.ts'

const letters = { full: 20_000, brief: 4_000, smoke: 80 } as const
const samples = 10

/** The memory of a render thread that writes many letters of which no two values are alike, after each tenth of them. */
export async function benchMemory({ size }: BenchOptions): Promise<BenchResult> {
  const count = letters[size]
  const before = calibrate()
  const renderer = await createRenderer()
  const collect = garbageCollector()
  const write = (first: number, many: number): void => {
    for (let at = 0; at < many; at += 8) renderer.render(taskOf(onePage, 8, first + at, 3))
  }
  write(10_000_000, 80)
  const held: number[] = []
  const resident: number[] = []
  for (let sample = 0; sample <= samples; sample++) {
    collect()
    held.push(process.memoryUsage().heapUsed / 2 ** 20)
    resident.push(process.memoryUsage().rss / 2 ** 20)
    if (sample < samples) write((sample * count) / samples, count / samples)
  }
  const grown = (held.at(-1) ?? 0) - (held[0] ?? 0)
  return {
    bench: 'memory',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { letters: count, samples },
    figures: [
      figure('heap after collection', 'MiB', held),
      figure('resident', 'MiB', resident),
      figure('heap grown from first to last', 'MiB', [grown], { bar: 10, atMost: true }),
    ],
  }
}

/** The garbage collector, which Node exposes only with a flag; it is set here, so that Node need not be started with it. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

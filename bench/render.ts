import type { TemplateSource } from '../templates/model/template-source.ts'
import type { RenderTask } from '../templates/render/render-task.ts'
import { createRenderer } from '../templates/render/renderer.ts'
import type { BenchOptions } from './bench-options.ts'
import { onePage, taskOf, threePages } from './letters/bench-letters.ts'
import { type BenchResult, calibrate, cpuSeconds, type Figure, machine, median } from './measure.ts'
import { filled, headlessChromium, type Peer, typst } from './peers/peers.ts'

interface Case {
  readonly name: string
  readonly source: TemplateSource
  readonly rows: number
  readonly pages: number
  readonly bar: number
  readonly stretch: number
}

const cases: readonly Case[] = [
  { name: 'one-page letter', source: onePage, rows: 3, pages: 1, bar: 400, stretch: 600 },
  { name: 'three-page letter', source: threePages, rows: 30, pages: 3, bar: 190, stretch: 350 },
]

/**
 * Letters of one run, about a second of work, so that a collection of garbage does not decide; and how many such runs come first,
 * since V8's compiler otherwise counts.
 */
const sizes = {
  full: { letters: { 1: 400, 3: 160 }, warmUp: 6, runs: 5, peers: { typst: 200, chromium: 40 } },
  brief: { letters: { 1: 200, 3: 80 }, warmUp: 3, runs: 3, peers: { typst: 80, chromium: 16 } },
  smoke: { letters: { 1: 8, 3: 8 }, warmUp: 1, runs: 1, peers: { typst: 8, chromium: 8 } },
} as const

/**
 * Letters per CPU-second of one thread, tagged PDF/A-2a with DataMatrix and check QR, every value different; then the same
 * letters by other common engines, where they are on this machine.
 */
export async function benchRender({ size }: BenchOptions): Promise<BenchResult> {
  const { letters: lettersOf, warmUp, runs, peers } = sizes[size]
  const before = calibrate()
  const renderer = await createRenderer()
  const figures: Figure[] = []
  for (const each of cases) {
    const count = lettersOf[each.pages as 1 | 3]
    const tasks = (first: number): RenderTask[] =>
      Array.from({ length: count / 8 }, (_, at) => taskOf(each.source, 8, first + at * 8, each.rows))
    let bytes = 0
    const render = (task: RenderTask): void => {
      for (const done of renderer.render(task)) {
        if (!done.ok || done.letter?.pages !== each.pages)
          throw new Error(`${each.name}: ${done.ok ? done.letter?.pages : done.fault.detail}`)
        bytes = done.letter.segments.reduce((sum, part) => sum + part.bytes.length, 0)
      }
    }
    for (let round = 0; round < warmUp; round += 1) for (const task of tasks(round * count)) render(task)
    const rates = Array.from({ length: runs }, (_, run) => {
      const work = tasks((run + 1) * 100_000)
      return count / cpuSeconds(() => work.forEach(render))
    })
    figures.push({
      name: each.name,
      unit: 'letters/CPU-s',
      median: median(rates),
      runs: rates,
      bar: each.bar,
      stretch: each.stretch,
    })
    figures.push({ name: `${each.name}, size`, unit: 'bytes', median: bytes, runs: [bytes], note: 'the last one' })
    const some = (letters: number): RenderTask[] =>
      Array.from({ length: letters / 8 }, (_, at) => taskOf(each.source, 8, 9_000_000 + at * 8, each.rows))
    const others = [await typst(filled(some(peers.typst))), await headlessChromium(filled(some(peers.chromium)))]
    figures.push(...others.map((peer) => peerFigure(each.name, peer, median(rates))))
  }
  const after = calibrate()
  return {
    bench: 'render',
    at: new Date().toISOString(),
    machine: machine([before, after]),
    settings: { runs, threads: 1, lettersPerRun: `${lettersOf[1]} and ${lettersOf[3]}` },
    figures,
  }
}

/** The figure of another engine, with the factor by which the hub is faster. */
function peerFigure(name: string, { name: peer, rate, bytes, note }: Peer, ours: number): Figure {
  const remark =
    rate === undefined ? note : `ours is ${(ours / rate).toFixed(1)} times as fast; ${bytes} bytes; ${note}`
  return {
    name: `${name}, ${peer}`,
    unit: rate === undefined ? 'measured' : 'letters/CPU-s',
    median: rate ?? 0,
    runs: rate === undefined ? [] : [rate],
    note: remark,
  }
}

import { Presets, SingleBar } from 'cli-progress'
import type { Terminal } from '../terminal.ts'

export interface Progress {
  step(count?: number): void
  end(): void
}

/** A progress bar on standard error when a person watches; nothing in a script. */
export function openProgress({ watched }: Terminal, title: string, total: number): Progress {
  if (!watched || total < 2) return { step: () => undefined, end: () => undefined }
  const format = `${title} {bar} {percentage}% {value}/{total} ({eta_formatted})`
  const bar = new SingleBar({ format, hideCursor: true, stream: process.stderr }, Presets.shades_classic)
  bar.start(total, 0)
  return { step: (count = 1) => bar.increment(count), end: () => bar.stop() }
}

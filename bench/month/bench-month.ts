import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { systemClock } from '../../core/clock.ts'
import { packageRoot } from '../../core/package-root.ts'
import type { BenchOptions } from '../bench-options.ts'
import { cpuSecondsOfTree } from '../installation/process-times.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'

/** Letters of each of the eight groups of the test. */
const sizes = { full: 250, brief: 50, smoke: 2 } as const
const groups = 8
const file = 'test/dispatcher/alerts/month-of-letters.test.ts'
const sampleEveryMs = 250

/**
 * A month in the life of digital letters that are opened, reminded or moved to paper: the time and the processor time of the test that
 * lets it pass, with its start and its database, and of the same test with two letters of each kind.
 */
export async function benchMonth({ size }: BenchOptions): Promise<BenchResult> {
  const before = calibrate()
  const perGroup = sizes[size]
  const few = await passMonth(2)
  const many = perGroup === 2 ? few : await passMonth(perGroup)
  const letters = groups * perGroup
  return {
    bench: 'month',
    at: systemClock.now().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { letters },
    figures: [
      figure(`a month of ${letters} letters`, 's', [many.seconds], { bar: 60, atMost: true }),
      figure('CPU of hub, test and PostgreSQL', 's', [many.cpu]),
      figure(`– of ${groups * 2} letters`, 's', [few.cpu]),
      figure('CPU of each further letter', 'ms', [((many.cpu - few.cpu) * 1_000) / Math.max(1, letters - groups * 2)]),
    ],
  }
}

async function passMonth(perGroup: number): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file], {
    cwd: packageRoot,
    env: { ...process.env, MONTH_LETTERS_PER_GROUP: String(perGroup) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let cpu = 0
  const sampling = setInterval(() => {
    void cpuSecondsOfTree(child.pid ?? 0).then((used) => {
      cpu = Math.max(cpu, used ?? 0)
    })
  }, sampleEveryMs)
  const [code] = (await once(child, 'exit').finally(() => clearInterval(sampling))) as [number | null]
  if (code !== 0) throw new Error('The month did not end as its letters should')
  return { seconds: (performance.now() - began) / 1_000, cpu }
}

import { readFile } from 'node:fs/promises'

const sampleMs = 100

/** Megabytes of a process with its children, as they are resident now; zero where there is no `/proc`. */
export async function residentOfTree(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const below = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(residentOfTree))
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const own = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024
  return below.reduce((sum, each) => sum + each, own)
}

/** How many megabytes more than before a process with its children has at most while the work is done. */
export async function memoryAboveIdle<T>(
  pid: number | undefined,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly megabytes: number }> {
  const idle = await residentOfTree(pid)
  let most = idle
  let reading: Promise<void> = Promise.resolve()
  const sample = async (): Promise<void> => {
    most = Math.max(most, await residentOfTree(pid))
  }
  const timer = setInterval(() => {
    reading = sample()
  }, sampleMs)
  try {
    return { done: await work(), megabytes: Math.round(most - idle) }
  } finally {
    clearInterval(timer)
    await reading
  }
}

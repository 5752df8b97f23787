import { readdir, readFile } from 'node:fs/promises'

/** Bytes that a process with its children holds in memory. */
export interface HeldMemory {
  /** All pages, as a container counts them; pages of files that processes share are counted in each. */
  readonly resident: number
  /** Pages of no file: heaps, buffers and stacks. */
  readonly anonymous: number
}

/** Undefined where there is no `/proc`, or no such process. */
export async function memoryOfTree(root: number): Promise<HeldMemory | undefined> {
  const own = await memoryOf(root)
  if (own === undefined) return undefined
  let { resident, anonymous } = own
  for (const child of await childrenOf(root)) {
    const held = await memoryOfTree(child)
    resident += held?.resident ?? 0
    anonymous += held?.anonymous ?? 0
  }
  return { resident, anonymous }
}

/** `VmRSS` and `RssAnon` of proc(5), in kB. */
async function memoryOf(pid: number): Promise<HeldMemory | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined)
  const bytes = (name: string): number => Number(text?.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1]) * 1024
  const held = { resident: bytes('VmRSS'), anonymous: bytes('RssAnon') }
  return Number.isNaN(held.resident) ? undefined : held
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch((): string[] => [])
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number))
}

const sampleMs = 100

/** How many megabytes more than before a process with its children has at most while the work is done. */
async function residentOf(pid: number | undefined): Promise<number> {
  const held = pid === undefined ? undefined : await memoryOfTree(pid)
  return (held?.resident ?? 0) / 1_048_576
}

export async function memoryAboveIdle<T>(
  pid: number | undefined,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly megabytes: number }> {
  const idle = await residentOf(pid)
  let most = idle
  let reading: Promise<void> = Promise.resolve()
  const sample = async (): Promise<void> => {
    most = Math.max(most, await residentOf(pid))
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

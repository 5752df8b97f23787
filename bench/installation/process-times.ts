import { readdir, readFile } from 'node:fs/promises'

/** Clock ticks in a second, as Linux shows them to programs: fixed at 100 on every architecture that Node runs on. */
const ticksPerSecond = 100

/** CPU seconds by part of the installation. */
export type UsedCpu = Readonly<Record<string, number>>

/** The processor time used so far; `threads` are those of the dispatcher. */
export interface CpuReading {
  readonly parts: UsedCpu
  readonly threads: ReadonlyMap<number, number>
}

interface ProcessTimes {
  readonly parent: number
  /** CPU seconds of the process and of its children that ended. */
  readonly seconds: number
}

/**
 * CPU seconds of a process with its children, also those that ended. This is the cost of a letter, however busy the machine is.
 * Undefined where there is no `/proc`.
 */
export async function cpuSecondsOfTree(root: number): Promise<number | undefined> {
  const all = await readProcesses()
  if (!all.has(root)) return undefined
  const children = new Map<number, number[]>()
  for (const [pid, { parent }] of all) children.set(parent, [...(children.get(parent) ?? []), pid])
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), all.get(pid)?.seconds ?? 0)
  return sum(root)
}

/**
 * CPU seconds of a PostgreSQL server by kind of process: those that serve connections, those that write in the background, and
 * those that vacuum and analyse, which end when they are done. What cannot be attributed counts as vacuum: a connection that
 * ended since the last reading has the time with which it is in `seen`.
 */
export async function cpuSecondsOfServer(root: number, seen: Map<number, ServerTime>): Promise<UsedCpu> {
  const all = await readProcesses()
  const own = all.get(root)
  if (own === undefined) return {}
  for (const [pid, { parent, seconds }] of all) {
    if (parent !== root) continue
    const kind = seen.get(pid)?.kind ?? (await kindOf(pid))
    if (kind !== undefined) seen.set(pid, { kind, seconds })
  }
  const sum = (kind: ServerTime['kind']): number =>
    [...seen.values()].reduce((total, each) => total + (each.kind === kind ? each.seconds : 0), 0)
  const live = [...all.values()].reduce((total, { parent, seconds }) => total + (parent === root ? seconds : 0), 0)
  const [connections, background] = [sum('connections'), sum('background')]
  return {
    'PostgreSQL, connections': connections,
    'PostgreSQL, writers': background,
    'PostgreSQL, vacuum': Math.max(0, own.seconds + live - connections - background),
  }
}

/** The time of one process of the server. */
export interface ServerTime {
  readonly kind: 'connections' | 'background' | 'vacuum'
  readonly seconds: number
}

/** By the title that PostgreSQL gives its processes; undefined when it has ended. */
async function kindOf(pid: number): Promise<ServerTime['kind'] | undefined> {
  const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (!title.startsWith('postgres: ')) return undefined
  if (/autovacuum/.test(title)) return 'vacuum'
  return /\(\d+\)/.test(title) ? 'connections' : 'background'
}

export async function parentOf(pid: number): Promise<number> {
  return (await readTimes(pid))?.parent ?? 0
}

async function readProcesses(): Promise<Map<number, ProcessTimes>> {
  const names = await readdir('/proc').catch((): string[] => [])
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name): Promise<[number, ProcessTimes | undefined]> => [Number(name), await readTimes(Number(name))]),
  )
  return new Map(found.filter((each): each is [number, ProcessTimes] => each[1] !== undefined))
}

/** Fields 4 and 14 to 17 of proc(5); the name before them may hold spaces and brackets. */
async function readTimes(pid: number): Promise<ProcessTimes | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0)
  return { parent: fields[1] ?? 0, seconds: ticks / ticksPerSecond }
}

/** CPU seconds of each thread of a process, by its number; empty where there is no `/proc`. The main thread has the process's. */
export async function cpuSecondsOfThreads(pid: number): Promise<Map<number, number>> {
  const threads = await readdir(`/proc/${pid}/task`).catch((): string[] => [])
  const found = await Promise.all(
    threads.map(async (thread): Promise<[number, number]> => {
      // The first field is nanoseconds on a processor (Linux, sched-stats).
      const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')
      return [Number(thread), Number(text.split(' ')[0]) / 1e9]
    }),
  )
  return new Map(found)
}

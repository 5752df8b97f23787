import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time. */
export interface TimeOfProcess {
  readonly own: number
  /** Of its children that ended, with those of these. */
  readonly ended: number
}

const none: TimeOfProcess = { own: 0, ended: 0 }

/** By proc(5), to a hundredth of a second; 0 where the system does not report it, and for a process that ended. */
export function timeOf(pid: number | 'self'): TimeOfProcess {
  if (process.platform !== 'linux') return none
  try {
    const fields = fieldsOf(pid)
    return { own: (fields[11] + fields[12]) / 100, ended: (fields[13] + fields[14]) / 100 }
  } catch {
    return none
  }
}

/** Of the process and of all its children, also those that run. */
export function timeWithChildren(pid: number): number {
  if (process.platform !== 'linux') return 0
  const running = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid)
  const { own, ended } = timeOf(pid)
  return running.reduce((sum, child) => sum + timeOf(Number(child)).own, own + ended)
}

/** Of the process and of all that come from it and run, with those that each of them started and that ended. */
export function timeOfTree(pid: number): number {
  if (process.platform !== 'linux') return 0
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  )
  const isOfTree = (each: number | undefined): boolean =>
    each === pid || (each !== undefined && isOfTree(parents.get(each)))
  return [...parents.keys()].filter(isOfTree).reduce((sum, each) => {
    const { own, ended } = timeOf(each)
    return sum + own + ended
  }, 0)
}

function parentOf(pid: number): number | undefined {
  try {
    return fieldsOf(pid)[1]
  } catch {
    return undefined
  }
}

type Fields = readonly number[] & { readonly 1: number; 11: number; 12: number; 13: number; 14: number }
/** The fields after the name, which may contain blanks: the first is the third of proc(5). */
function fieldsOf(pid: number | 'self'): Fields {
  return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '')
    .split(' ')
    .map(Number) as unknown as Fields
}

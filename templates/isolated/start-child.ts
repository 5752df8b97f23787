import { type ChildProcess, fork } from 'node:child_process'
import { extname } from 'node:path'
import { childProcessEnv } from '../../core/config.ts'
import type { ChildLimits, ChildMessage, TaskMessage } from './child-message.ts'

export interface ChildOptions {
  /** The program of the child: it calls `serveTasks`. TypeScript is run by tsx, which costs twice the time of a start. */
  readonly program: URL
  /** Maximum megabytes of JavaScript objects. */
  readonly heapMb: number
  /** Maximum megabytes of the whole process: heap, WebAssembly and buffers. */
  readonly memoryMb: number
  /**
   * Processor time that one task may take (ms): on a machine that is not crowded, the longest time that others wait for it. By
   * wall clock it may last three times as long, so that an honest file is not refused because the machine is busy.
   */
  readonly limitMs: number
}

/** The reason why a child process gave no answer. */
export class ChildEnded extends Error {
  readonly why: 'time' | 'died' | 'threw' | 'given-up' | 'closed'
  constructor(why: ChildEnded['why'], detail = '') {
    super(`The child process gave no answer: ${why} ${detail}`.trim())
    this.name = 'ChildEnded'
    this.why = why
  }

  /** Whether the task itself is the reason: it would end in the same way again. */
  get isOfTask(): boolean {
    return this.why === 'time' || this.why === 'died' || this.why === 'threw'
  }
}

export interface StartedChild {
  /** @throws ChildEnded; the child cannot be used afterwards */
  readonly run: (task: unknown, signal?: AbortSignal) => Promise<unknown>
  readonly isAlive: () => boolean
  /** Ends the child, whatever it does. */
  readonly end: () => Promise<void>
}

/** A very busy machine starts a process slowly; one that is not ready after this time never will be. */
const startMs = 60_000
/** Ratio of wall time to processor time on a crowded machine. */
const wallTimeFactor = 3
/** The limits of the child end later than those of its parent, which knows the reason. */
const graceMs = 2_000

/**
 * The program in the folder of the module that starts it.
 * @param starter the URL of that module: a compiled module starts a compiled program
 */
export function programBeside(starter: string, name: string): URL {
  return new URL(`./${name}${extname(starter)}`, starter)
}

/** Starts a process with its own limits, without our settings and secrets, and without handles except a channel to its parent. */
export function startChild({ program, heapMb, memoryMb, limitMs }: ChildOptions): StartedChild {
  const isSource = program.pathname.endsWith('.ts')
  const limits: ChildLimits = {
    cpuMs: limitMs,
    wallMs: wallTimeFactor * limitMs + graceMs,
    rssBytes: memoryMb * 1024 * 1024,
  }
  const child = fork(program, [JSON.stringify(limits)], {
    execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=16', ...(isSource ? ['--import', 'tsx'] : [])],
    env: childProcessEnv(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const ready = nextMessage(child, startMs)
  ready.catch(() => undefined)
  release(child)
  const isAlive = (): boolean => child.connected && child.exitCode === null && child.signalCode === null
  return {
    isAlive,
    run: async (task, signal) => {
      hold(child)
      await ready
      const message: TaskMessage = { task }
      const answer = nextMessage(child, wallTimeFactor * limitMs, signal)
      child.send(message, () => undefined)
      const reply = await answer
      if (reply.kind !== 'answer') throw new ChildEnded('threw', reply.kind === 'failed' ? reply.error : '')
      release(child)
      return reply.answer
    },
    end: async () => {
      if (child.pid === undefined) return
      // Otherwise a process that waits for nothing else would end before this does.
      hold(child)
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** An idle child keeps no process alive: neither the hub nor a test. */
function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
function hold(child: ChildProcess): void {
  child.ref()
  if (child.connected) child.channel?.ref()
}

function nextMessage(child: ChildProcess, withinMs: number, signal?: AbortSignal): Promise<ChildMessage> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      child.off('message', heard).off('exit', died).off('error', died)
      signal?.removeEventListener('abort', givenUp)
      act()
    }
    const heard = (message: unknown): void => settle(() => resolve(message as ChildMessage))
    const died = (): void => settle(() => reject(new ChildEnded('died')))
    const givenUp = (): void => settle(() => reject(new ChildEnded('given-up')))
    const timer = setTimeout(() => settle(() => reject(new ChildEnded('time'))), withinMs)
    child.on('message', heard).on('exit', died).on('error', died)
    signal?.addEventListener('abort', givenUp, { once: true })
    if (signal?.aborted === true) givenUp()
    else if (child.exitCode !== null || child.signalCode !== null) died()
  })
}

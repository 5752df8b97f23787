import { once } from 'node:events'
import type { RegisteredClient } from '../../cli/trial/ebox/token-server.ts'
import { forkProgram } from '../fork-program.ts'

/** What the process of the stand-in is to play. */
export interface StandInTask {
  readonly client: RegisteredClient
  readonly latencyMs: number
}
/** What it has seen. */
export interface StandInAnswer {
  readonly letters: number
  readonly tokens: number
}

export interface SeparateEbox {
  /** For `EBOX_URL`. */
  readonly url: string
  ask(): Promise<StandInAnswer>
  stop(): Promise<void>
}

export async function startSeparateEbox(task: StandInTask): Promise<SeparateEbox> {
  const child = forkProgram(import.meta.url, 'stand-in')
  child.send(task)
  const [{ url }] = (await once(child, 'message')) as [{ readonly url: string }]
  return {
    url,
    ask: async () => {
      const answered = once(child, 'message')
      child.send('count')
      const [answer] = (await answered) as [StandInAnswer]
      return answer
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

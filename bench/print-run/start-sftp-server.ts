import { once } from 'node:events'
import { forkProgram } from '../fork-program.ts'
import type { SftpTask } from './sftp-server.ts'

export interface SeparateSftp {
  readonly url: string
  readonly hostKey: string
  stop(): Promise<void>
}

export async function startSeparateSftp(task: SftpTask): Promise<SeparateSftp> {
  const child = forkProgram(import.meta.url, 'sftp-server')
  child.send(task)
  const [{ url, hostKey }] = (await once(child, 'message')) as [Pick<SeparateSftp, 'url' | 'hostKey'>]
  return {
    url,
    hostKey,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SftpTask } from './sftp-server.ts'

export interface SeparateSftp {
  readonly url: string
  readonly hostKey: string
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('./sftp-server.ts', import.meta.url))

export async function startSeparateSftp(task: SftpTask): Promise<SeparateSftp> {
  const child = fork(program, { execArgv: ['--import', 'tsx'] })
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

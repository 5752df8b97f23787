import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

export interface RunningProcess {
  readonly parent: number
  readonly commandLine: string
}

/** The process with an id, or undefined. Linux has it under /proc (slim images have no `ps`), other systems by `ps`. */
export async function readProcess(pid: number): Promise<RunningProcess | undefined> {
  try {
    if (process.platform === 'linux') {
      const [commandLine, status] = await Promise.all(
        ['cmdline', 'stat'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
      )
      // The name is between parentheses and may hold anything; after it come the state and the parent.
      const [state, parent] = (status ?? '').slice((status ?? '').lastIndexOf(')') + 2).split(' ')
      return state === 'Z'
        ? undefined
        : { parent: Number(parent), commandLine: (commandLine ?? '').replaceAll('\0', ' ') }
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,args=', '-p', String(pid)])
    const [, parent, commandLine] = /^\s*(\d+)\s+(.*)/.exec(stdout) ?? []
    return parent === undefined ? undefined : { parent: Number(parent), commandLine: commandLine ?? '' }
  } catch {
    return undefined
  }
}

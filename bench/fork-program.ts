import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { extname } from 'node:path'
import { programBeside } from '../templates/isolated/start-child.ts'

/**
 * Starts a program of the benchmarks in a process of its own, without the memory settings of this one.
 * @param starter the URL of the module in whose folder it is: a compiled module starts a compiled program, a source starts a source
 */
export function forkProgram(starter: string, name: string, options: ForkOptions = {}): ChildProcess {
  const execArgv = extname(starter) === '.ts' ? ['--import', 'tsx'] : []
  return fork(programBeside(starter, name), [], { ...options, execArgv })
}

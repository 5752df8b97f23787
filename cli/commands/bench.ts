import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { packageRoot } from '../../core/package-root.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed, type ExitCode } from '../command-failed.ts'

/** `uitpost bench`: a process of its own, since nothing imports `bench/`. */
export function benchCommand({ exitWith }: CommandContext): Command {
  return new Command('bench')
    .description('measure this machine: rendering, accept rate, end to end')
    .argument('[questions...]', 'which measurements; absent: all')
    .allowUnknownOption()
    .addHelpText('after', '\nExamples:\n  $ uitpost bench\n  $ uitpost bench render\n  $ uitpost bench smoke')
    .action(async (questions: readonly string[]) => {
      const program = join(packageRoot, 'bench/bench.ts')
      if (!existsSync(program))
        throw new CommandFailed('The measurements are not part of this installation.', 'Run them from a clone.')
      exitWith(await run(program, questions))
    })
}

function run(program: string, questions: readonly string[]): Promise<ExitCode> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...questions], {
      cwd: packageRoot,
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? 0 : 1))
  })
}

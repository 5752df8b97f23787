import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { CommandFailed } from '../command-failed.ts'

/** The bytes of a file, or of standard input where it is named `-`. @throws CommandFailed when it cannot be read */
async function readInput(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin)
  return readFile(file).catch((error: unknown) => {
    throw unreadable(file, error)
  })
}

function unreadable(file: string, error: unknown): CommandFailed {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new CommandFailed(`${file} cannot be read (${code}).`, 'Check the name of the file.', 2)
}

/** The JSON object in a file. @throws CommandFailed when it holds none */
export async function readRequestFile(file: string): Promise<Record<string, unknown>> {
  const bytes = await readInput(file)
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Reported below.
  }
  throw new CommandFailed('The file holds no JSON object.', '/docs of the hub shows what a message looks like.')
}

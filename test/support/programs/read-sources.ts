import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../../core/package-root.ts'

export interface Source {
  /** Relative to the root, with slashes. */
  readonly file: string
  readonly text: string
}

/** A source with its comments, each on one line, and its code without comments, strings and regular expressions. */
export interface SplitSource extends Source {
  readonly comments: readonly string[]
  readonly code: string
}

const tokens = new RegExp(
  [
    String.raw`(?<comment>/\*[^]*?\*/|//[^\n]*(?:\n[ \t]*//[^\n]*)*)`,
    String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|${'`'}(?:\\.|[^${'`'}\\])*${'`'}`,
    // A slash begins a regular expression only where no operand can end before it.
    String.raw`(?<=[=(,:!&|?{};[\n][ \t]*)/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+/[a-z]*`,
  ].join('|'),
  'g',
)

export function splitSource({ file, text }: Source): SplitSource {
  const comments: string[] = []
  const code = text.replaceAll(tokens, (token) => {
    if (token.startsWith('//') || token.startsWith('/*')) comments.push(plainComment(token))
    return ' '
  })
  return { file, text, comments, code }
}

function plainComment(token: string): string {
  return token
    .replaceAll(/^\/\*+|\*\/$/g, '')
    .replaceAll(/(^|\n)[ \t]*(?:\/\/|\*(?!\/))?[ \t]*/g, ' ')
    .trim()
}

/** The files of git's index whose names end like this, but for the migrations, which never change. */
export async function readTracked(...endings: readonly string[]): Promise<readonly Source[]> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', ...endings.map((ending) => `*${ending}`)], {
    cwd: packageRoot,
    maxBuffer: 10_000_000,
  })
  const files = stdout.split('\n').filter((file) => file !== '' && !file.startsWith('core/db/migrations/'))
  const read = files.map(async (file) => ({
    file,
    text: await readFile(join(packageRoot, file), 'utf8').catch(() => ''),
  }))
  return await Promise.all(read)
}

import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { isVerifierKey } from '../../../archive/ledger/checkpoint.ts'
import { type OwnLetter, ownLetters } from '../../../archive/verify/own-letters.ts'
import { verifyExport } from '../../../archive/verify/verify-export.ts'
import { parseId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { followSteps } from '../../show/findings.ts'
import { readOrdered } from './read-ordered.ts'

interface SelfCheckOptions {
  readonly entity?: string
  readonly ordered?: string
  readonly key?: string
  readonly json?: true
}

/** `uitpost archive self-check` */
export function selfCheckCommand({ terminal, exitWith }: CommandContext): Command {
  return new Command('self-check')
    .description('whether the log holds letters in the name of an entity that it did not order')
    .argument('<folder>', 'an export with the whole log, of this entity or of all')
    .option('--entity <id>', 'required; ent_…, as the entries of the log name it')
    .option('--ordered <file>', 'required; what the entity ordered by its own books: references or ids of messages')
    .option('--key <key>', 'required; verifier key `name+hash+key`, from a source that you trust')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      `
FILE is a JSON list of references, or of objects with \`reference\` or \`id\`, or lines with the reference in their first column (CSV). It must
come from the systems of the entity, and not from the hub. The export is verified first. No hub is asked.
Exit codes: 0 every letter was ordered; 1 one was not, or the export is not what was sealed; 2 wrong use.

Example:
  $ uitpost archive self-check ./export --entity ent_01kb… --ordered ./ordered.csv --key 'uitpost.example.org/ledger+1f3a…+AX…'`,
    )
    .action(async (folder: string, { entity, ordered: file, key, json }: SelfCheckOptions) => {
      if (entity === undefined || parseId('entity', entity) === undefined)
        throw new CommandFailed('--entity <id> is needed; it begins with ent_.', 'An entry of the export names it.', 2)
      if (file === undefined)
        throw new CommandFailed('--ordered <file> is needed.', 'One reference per line is enough.', 2)
      if (key === undefined || !isVerifierKey(key))
        throw new CommandFailed('--key <key> is needed, as name+hash+key.', undefined, 2)
      const ordered = readOrdered(await readFile(file, 'utf8').catch(() => unreadable(file)))
      const { findings } = await followSteps(terminal, verifyExport(folder, { verifierKey: key }), json === true)
      if (findings.length > 0) {
        if (json) terminal.out(JSON.stringify({ findings }))
        else terminal.out('The export is not what was sealed, so that it says nothing about the letters.')
        return exitWith(1)
      }
      const letters: OwnLetter[] = []
      for await (const letter of ownLetters(folder, entity, key)) letters.push(letter)
      const isOrdered = ({ message = '', reference = '' }: OwnLetter): boolean =>
        ordered.has(message) || ordered.has(reference)
      const strange = letters.filter((letter) => !isOrdered(letter))
      if (json) terminal.out(JSON.stringify({ letters: letters.length, notOrdered: strange }))
      else terminal.out(wordsOf(letters.length, strange))
      if (strange.length > 0) exitWith(1)
    })
}

function wordsOf(total: number, strange: readonly OwnLetter[]): string {
  const lines = strange.map(
    ({ index, record, reference, message }) =>
      `not ordered: ${record}, entry ${index}, ${reference === undefined ? 'no longer in the archive' : `reference ${reference}, ${message}`}`,
  )
  const sum = `${total} ${total === 1 ? 'letter' : 'letters'} in the log, ${strange.length} not ordered.`
  return [...lines, sum].join('\n')
}

function unreadable(file: string): never {
  throw new CommandFailed(`${file} cannot be read.`)
}

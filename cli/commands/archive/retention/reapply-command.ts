import { Command } from 'commander'
import { isVerifierKey } from '../../../../archive/ledger/checkpoint.ts'
import { openPublishedFiles } from '../../../../archive/ledger/published/published-files.ts'
import { reapplyAllDisposals } from '../../../../dispatcher/disposal/reapply.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { withArchive } from '../../../reach/with-archive.ts'
import { record } from './retention-command.ts'

/** `uitpost archive reapply-disposals` */
export function reapplyCommand(context: CommandContext): Command {
  return new Command('reapply-disposals')
    .description('after a back-up was restored: destroy again what was destroyed since it was made')
    .option('--key <key>', 'verifier key `name+hash+key` that signed the lists; absent: those of these settings')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Every disposal writes signed lists of what it destroyed beside the packs, outside the database. Run this after the database was
restored and before the hub is started: the keys that came back with it are destroyed again. It changes nothing else, and a
repetition changes nothing. Lists of a key in RETIRED_LETTER_KEYS count when the log held their entries before that key was replaced. Exit
code 1 when a list was not signed with these keys.

Example:
  $ uitpost archive reapply-disposals`,
    )
    .action(async ({ key, json }: { key?: string; json?: true }) => {
      const { terminal, settings, clock } = context
      const done = await withArchive(settings(), clock, async ({ context: archive, ownKeys, checkpointFile }) => {
        if (key !== undefined && !isVerifierKey(key))
          throw new CommandFailed('--key is no verifier key.', 'It is written as name+hash+key.', 2)
        const { database, blobs } = archive
        const result = await reapplyAllDisposals({
          database,
          blobs,
          keys: key === undefined ? ownKeys : { present: key, former: [] },
          leaves: openPublishedFiles(checkpointFile).leaves,
          clock,
        })
        if (result.destroyed > 0)
          await record(context, database, undefined, {
            action: 'reapply-disposals',
            subjectKind: 'archive',
            subject: 'archive',
          })
        return result
      })
      if (json) terminal.out(JSON.stringify(done))
      else {
        terminal.out(
          done.destroyed === 0
            ? `Nothing had come back: ${done.lists} lists were compared.`
            : `${done.destroyed} records had come back and are destroyed again, by ${done.lists} lists.`,
        )
        for (const each of done.refused)
          terminal.out(`${each}: not signed with these keys in their time; nothing of it was applied.`)
      }
      if (done.refused.length > 0) context.exitWith(1)
    })
}

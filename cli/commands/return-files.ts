import { Command } from 'commander'
import {
  listReturnFiles,
  type ReturnFileDetail,
  settleReturnFile,
} from '../../channels/print/store/reports/return-files.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { parseId, showId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { limitOption } from '../show/limit-option.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost return-files list|settle` */
export function returnFilesCommand(context: CommandContext): Command {
  return new Command('return-files')
    .description('reports of print partners that were refused, by file and line')
    .addCommand(listCommand(context))
    .addCommand(settleCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('files with a fault that is not settled, newest first')
    .addOption(limitOption())
    .option('--all', 'also files without a fault, and settled ones')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost return-files list')
    .action(async ({ limit, all, json }: { limit: number; all?: true; json?: true }) => {
      const found = await withHubDatabase(settings(), (database) =>
        listReturnFiles(database.hub, limit, { all: all === true }),
      )
      if (json) return terminal.out(JSON.stringify(found.map(shown)))
      if (found.length === 0) return terminal.out('Every line of the return files was taken.')
      terminal.out(
        table(
          [
            'return file',
            'partner',
            'file',
            'status',
            'taken',
            'refused',
            'cents billed',
            'of unknown letters',
            'code',
            'last at',
          ],
          found.map((each) => [
            showId('returnFile', each.id),
            each.partner,
            each.file,
            each.status,
            each.taken,
            each.refused,
            each.billed,
            each.billedUnknown,
            each.code ?? '–',
            shortTime(each.lastAt),
          ]),
        ),
      )
      for (const { file, faults, refused } of found) {
        for (const { line, reason, letter } of faults)
          terminal.out(`  ${file}, line ${line}: ${reason}${letter === null ? '' : ` (${letter})`}`)
        if (refused > faults.length) terminal.out(`  ${file}: ${refused - faults.length} more`)
      }
    })
}

function settleCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('settle')
    .description('mark a file as settled: it no longer requires attention')
    .argument('<id>', 'rtf_…')
    .addHelpText('after', '\nExample:\n  $ uitpost return-files settle rtf_01kb…')
    .action(async (text: string) => {
      const id = parseId('returnFile', text)
      if (id === undefined) throw new CommandFailed(`${text} is no id of a return file.`, 'It begins with rtf_.', 2)
      const by = 'hub:command-line'
      const now = clock.now()
      const settled = await withHubDatabase(settings(), async (database) => {
        const file = await settleReturnFile(database.hub, id, by, now)
        if (file !== undefined)
          await recordAudit(database, undefined, {
            at: now,
            actorKind: 'hub',
            actor: by,
            action: 'settle-return-file',
            subjectKind: 'return-file',
            subject: text,
          })
        return file
      })
      if (settled === undefined) throw new CommandFailed(`There is no return file ${text}.`)
      terminal.out(`${settled.file} is settled`)
    })
}

const shown = ({ id, ...row }: ReturnFileDetail) => ({ id: showId('returnFile', id), ...row })

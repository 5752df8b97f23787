import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { entitiesOfRecords } from '../../../archive/read/entities-of-records.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { showId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import { readStatement } from '../../../dispatcher/statements/read-statement.ts'
import { statementLetter } from '../../../dispatcher/statements/statement-letter.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { assertPurpose } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { checkPageOf, languageNamed, recordId } from './statement-options.ts'

interface StatementOptions {
  readonly purpose?: string
  readonly language?: Language
  readonly output?: string
}

/** `uitpost archive statement` */
export function statementCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('statement')
    .description('write a statement of sending: what was sent, what happened, and the proof, as a PDF')
    .argument('<record>', 'rec_…')
    .option('--purpose <text>', 'required; the reason, such as a file number: stored in the audit log')
    .option('--language <language>', 'nl, fr, de or en; absent: the language of the letter', languageNamed)
    .option('--output <file>', 'absent: <record>-statement.pdf')
    .addHelpText(
      'after',
      `
The statement names the recipient: protect it like the letter. Its entity finds it in its audit log.

Example:
  $ uitpost archive statement rec_01kb… --purpose 'objection 2026-118' --language fr`,
    )
    .action(async (named: string, { purpose: given, language, output }: StatementOptions) => {
      const purpose = assertPurpose(given)
      const record = recordId(named)
      const file = output ?? `${named}-statement.pdf`
      await withArchive(settings(), clock, async ({ context, keyring }) => {
        const { database } = context
        const [owner] = await entitiesOfRecords(database.hub, [record])
        if (owner === undefined)
          throw new CommandFailed(`There is no record ${named}.`, 'Find it: uitpost archive find.')
        await recordAudit(database, owner.entity, {
          at: clock.now(),
          purpose,
          actorKind: 'hub',
          actor: 'hub:command-line',
          action: 'read-statement',
          subjectKind: 'record',
          subject: showId('record', record),
        })
        const facts = await readStatement({ archive: context, keyring }, owner.entity, record, clock.now())
        if (facts === undefined) throw new CommandFailed(`The message of ${named} is gone.`)
        const letter = statementLetter(facts, language ?? facts.record.language, await checkPageOf(settings()))
        await writeFile(file, (await new OfficeWriter().draw(letter)).bytes)
      })
      terminal.out(`The statement is in ${file}.`)
    })
}

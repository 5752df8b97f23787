import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { createLog } from '../../../core/log.ts'
import { findEntityByCode } from '../../../core/tenants/entities.ts'
import { showId } from '../../../core/words/id.ts'
import { registerReturn } from '../../../dispatcher/incoming-mail/register-return.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { finishCases } from './finish-cases.ts'
import { assertReason } from './reason-code.ts'

interface RegisteredEnvelope {
  readonly envelope: string
  readonly id?: string
  readonly isNew?: boolean
  /** Of a refusal. */
  readonly code?: string
  readonly detail?: string
}

/** `uitpost returned register`: a line for each envelope; exit code 3 when some were refused, 1 when all were. */
export function registerCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('register')
    .description('register envelopes that the post brought back, by the codes on them')
    .argument('<entity>', 'code of the entity, as OVO000001')
    .argument('<codes...>', 'reply references, or barcodes of registered letters')
    .option('--reason <code>', 'moved, unknown, refused, insufficient-address …', 'unknown')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost returned register OVO000001 3A7C9DEFGHJK --reason moved')
    .action(async (code: string, codes: string[], { reason, json }: { reason: string; json?: true }) => {
      assertReason(reason)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const rows: RegisteredEnvelope[] = []
      const tell = (row: RegisteredEnvelope, line: string): void => {
        rows.push(row)
        if (!json) terminal.out(`${row.envelope}: ${line}`)
      }
      await withHubDatabase(known, async (database) => {
        const entity = await database.asHub((tx) => findEntityByCode(tx, code))
        if (entity === undefined)
          throw new CommandFailed(`There is no entity ${code}.`, 'Use its code, as OVO000001.', 2)
        const deps = { database, keyring, clock, log: createLog('silent') }
        for (const each of codes) {
          try {
            const receivedAt = clock.now()
            const { id, isNew } = await registerReturn(deps, { code: each, reason, receivedAt, entity: entity.id })
            const subject = showId('returnedCase', id)
            if (isNew)
              await recordAudit(database, entity.id, {
                at: receivedAt,
                actorKind: 'hub',
                actor: 'hub:command-line',
                action: 'register-returned-letter',
                subjectKind: 'returned-letter',
                subject,
              })
            tell({ envelope: each, id: subject, isNew }, `${subject}${isNew ? '' : ', registered before'}`)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            tell({ envelope: each, code: error.code, detail: error.message }, error.message)
          }
        }
      })
      if (json) terminal.out(JSON.stringify(rows))
      const refused = rows.filter(({ id }) => id === undefined).length
      finishCases(codes.length, refused, 'not registered', 'envelopes')
    })
}

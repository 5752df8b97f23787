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

/** `uitpost returned register`: a line for each envelope, and exit code 1 when one was refused. */
export function registerCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('register')
    .description('register envelopes that the post brought back, by the codes on them')
    .argument('<entity>', 'code of the entity, as OVO000001')
    .argument('<codes...>', 'reply references, or barcodes of registered letters')
    .option('--reason <code>', 'moved, unknown, refused, insufficient-address …', 'unknown')
    .addHelpText('after', '\nExample:\n  $ uitpost returned register OVO000001 3A7C9DEFGHJK --reason moved')
    .action(async (code: string, codes: string[], { reason }: { reason: string }) => {
      if (!/^[a-z0-9-]{1,40}$/.test(reason))
        throw new CommandFailed('The reason is a code, never free text.', 'For example moved or unknown.', 2)
      const known = settings()
      const { keyring } = await installationKeys(known)
      let refused = 0
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
            terminal.out(`${each}: ${subject}${isNew ? '' : ', registered before'}`)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            refused += 1
            terminal.out(`${each}: ${error.message}`)
          }
        }
      })
      if (refused > 0)
        throw new CommandFailed(
          `${refused} of ${codes.length} envelopes were not registered.`,
          'The lines above say why.',
        )
    })
}

import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type EntityId, parseId } from '../../../core/words/id.ts'
import type { CaseCommand } from '../../../dispatcher/incoming-mail/decide-case.ts'
import { findCase } from '../../../dispatcher/incoming-mail/list-cases.ts'
import type { CommandContext } from '../../command-context.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { finishCases } from './finish-cases.ts'

const by = 'hub:command-line'

interface DecidedCase {
  readonly id: string
  readonly outcome: 'done' | 'refused'
  readonly code?: string
  readonly detail?: string
}

/** The same decision about several cases: a line for each; exit code 3 when some were refused, 1 when all were. */
export function decideCommand(
  { terminal, settings, clock }: CommandContext,
  verb: 'ask' | 'stop' | 'close',
  about: string,
  decide: (deps: { readonly database: Database }, command: CaseCommand, reason: string) => Promise<void>,
): Command {
  const command = new Command(verb)
    .description(about)
    .argument('<ids...>', 'ret_…')
    .addHelpText(
      'after',
      `\nExample:\n  $ uitpost returned ${verb} ret_01kb… ret_01kc…${verb === 'stop' ? " --reason 'Moved abroad'" : ''}`,
    )
  if (verb === 'stop') command.requiredOption('--reason <text>', 'why nothing follows; without names')
  command.option('--json', 'print JSON')
  return command.action(async (ids: string[], { reason = '', json }: { reason?: string; json?: true }) => {
    const rows: DecidedCase[] = []
    const tell = (row: DecidedCase): void => {
      rows.push(row)
      if (!json) terminal.out(`${row.id}: ${row.detail ?? row.outcome}`)
    }
    await withHubDatabase(settings(), async (database) => {
      for (const named of ids) {
        const now = clock.now()
        try {
          const found = await caseNamed(database, named)
          await decide({ database }, { sender: { entity: found.entity, test: false }, id: found.id, by, now }, reason)
          const note = { at: now, actorKind: 'hub', actor: by, subjectKind: 'returned-letter', subject: named } as const
          await recordAudit(database, found.entity, { ...note, action: `${verb}-returned-letter` })
          tell({ id: named, outcome: 'done' })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          tell({ id: named, outcome: 'refused', code: error.code, detail: error.message })
        }
      }
    })
    if (json) terminal.out(JSON.stringify(rows))
    finishCases(ids.length, rows.filter(({ outcome }) => outcome === 'refused').length, 'not decided')
  })
}

async function caseNamed(database: Database, named: string): Promise<{ id: CaseCommand['id']; entity: EntityId }> {
  const id = parseId('returnedCase', named)
  const row = id === undefined ? undefined : await findCase(database.hub, id, false)
  if (id === undefined || row === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  return { id, entity: row.entity }
}

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import type { PaperParts } from '../../../channels/paper-parts.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { showId } from '../../../core/words/id.ts'
import { type CaseResend, findResend, listResends, resendWays } from '../../../dispatcher/resends/case-resend.ts'
import { requestResend, sendResend, undoResend } from '../../../dispatcher/resends/command-resend.ts'
import { type ResendLine, readResendLines } from '../../../dispatcher/resends/read-totals.ts'
import { passReasonWords } from '../../../dispatcher/resends/why-passed.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { eurosWithPostage } from '../../show/euros.ts'
import { table } from '../../show/table.ts'
import { caseNamed, commandLine } from './case-named.ts'

const everyMs = 500
const working: ReadonlySet<string> = new Set(['counting', 'sending', 'undoing'])

interface ResendOptions {
  readonly way: string
  readonly yes?: true
  readonly key?: string
}

/** `uitpost cases resend`: counts first, and sends with `--yes` only. */
export function resendCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('resend')
    .description('send the letters of a case again: counts them, and sends with --yes')
    .argument('<id>', 'cas_…')
    .requiredOption('--way <way>', 'next: by channels that were not tried; same: by the same channel')
    .option('--yes', 'send what was counted')
    .option('--key <key>', 'an Idempotency-Key, for a script that may run twice')
    .addHelpText(
      'after',
      '\nA dispatcher has to run. Without --yes nothing is sent.\n\nExample:\n  $ uitpost cases resend cas_01kb… --way next --yes',
    )
    .action(async (named: string, { way: typed, yes, key }: ResendOptions) => {
      const way = resendWays.find((each) => each === typed)
      if (way === undefined) throw new CommandFailed(`${typed} is no way.`, `Use ${resendWays.join(' or ')}.`, 2)
      await withHubDatabase(settings(), async (database) => {
        const found = await caseNamed(database, named)
        const sender = { entity: found.entity, test: false }
        const request = { sender, case: found, way, by: commandLine, key: key ?? randomUUID(), now: clock.now() }
        const asked = await requestResend(database, request)
        await audit(database, found.entity, 'count-case-resend', named, clock.now())
        const counted = await settled(database, asked)
        terminal.out(linesOf(await readResendLines(database.hub, [counted.id])))
        if (!yes || counted.status !== 'counted') return terminal.tell(stateWords(counted))
        await sendResend(database, counted, clock.now())
        await audit(database, found.entity, 'send-case-again', named, clock.now())
        const sent = await settled(database, counted)
        terminal.out(linesOf(await readResendLines(database.hub, [sent.id])))
        terminal.tell(stateWords(sent))
      })
    })
}

/** `uitpost cases undo-resend`: cancels those of the newest resend that have not left. */
export function undoResendCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('undo-resend')
    .description('take the newest resend of a case back: letters that have not left are cancelled')
    .argument('<id>', 'cas_…')
    .addHelpText('after', '\nExample:\n  $ uitpost cases undo-resend cas_01kb…')
    .action(async (named: string) => {
      await withHubDatabase(settings(), async (database) => {
        const found = await caseNamed(database, named)
        const [newest] = await listResends(database.hub, found.id, 1)
        if (newest === undefined) throw new CommandFailed('Nothing of this case was sent again.')
        await undoResend(database, newest, commandLine, clock.now())
        await audit(database, found.entity, 'undo-case-resend', named, clock.now())
        const after = await settled(database, newest)
        terminal.out(linesOf(await readResendLines(database.hub, [after.id])))
        terminal.tell(stateWords(after))
      })
    })
}

/** Waits until a dispatcher has nothing left to do. Ctrl-C stops the waiting, not the work. */
async function settled(database: Database, { id }: CaseResend): Promise<CaseResend> {
  for (;;) {
    const now = await findResend(database.hub, id)
    if (now === undefined) throw new CommandFailed('The resend is gone.')
    if (!working.has(now.status)) return now
    await sleep(everyMs)
  }
}

function linesOf(lines: readonly ResendLine[]): string {
  return table(
    ['letters', 'state', 'channel', 'price', 'why not', 'which'],
    lines.map(({ letters, state, channel, cents, parts, unpriced, reason, code, named }) => [
      letters,
      state,
      channel ?? '–',
      channel === null ? '–' : unpriced === letters ? 'not known' : priceOf(cents, parts),
      reason === null ? '' : `${passReasonWords[reason].en}${code === null ? '' : ` (${code})`}`,
      reason === 'refused' || reason === 'hub-failed' ? named.map(({ reference }) => reference).join(', ') : '',
    ]),
  )
}

/** With its postage where that is known of all of it. */
const priceOf = (amount: number, { postage, unsplit }: PaperParts): string =>
  eurosWithPostage({ amount, ...(unsplit === 0 && amount > 0 && { postageAmount: postage }) })

function stateWords({ id, status }: CaseResend): string {
  return status === 'counted'
    ? 'Nothing was sent. Run it again with --yes to send.'
    : `${showId('caseResend', id)} is ${status}.`
}

async function audit(
  database: Database,
  entity: CaseResend['entity'],
  action: string,
  subject: string,
  at: Date,
): Promise<void> {
  await recordAudit(database, entity, {
    at,
    actorKind: 'hub',
    actor: commandLine,
    action,
    subjectKind: 'case',
    subject,
  })
}

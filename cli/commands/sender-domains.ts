import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { sentenceOf } from '../../channels/email/store/sender-domain/finding-sentences.ts'
import {
  checksAtOnce,
  listSenderDomains,
  requestCheck,
  type SenderDomain,
} from '../../channels/email/store/sender-domain/sender-domains.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Clock } from '../../core/clock.ts'
import type { Database } from '../../core/db/database.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { shortTime, table } from '../show/table.ts'
import { complaintsCommand, releaseCommand } from './complaints.ts'

const pollMs = 500
/** A check takes at most a minute. */
const maxWaitMs = 90_000

/** `uitpost sender-domains [--check]`, `… complaints`, `… release` */
export function senderDomainsCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('sender-domains')
    .description(
      'the domains from which mail is sent: SPF, DKIM, DMARC, MX, MTA-STS and TLS-RPT, with the records to publish',
    )
    .option('--check', 'check them now; a dispatcher has to run')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost sender-domains --check')
    .addCommand(complaintsCommand(context))
    .addCommand(releaseCommand(context))
    .action(async ({ check, json }: { check?: true; json?: true }) => {
      const domains = await withHubDatabase(settings(), (database) =>
        check ? checkNow(database, clock) : listSenderDomains(database.hub),
      )
      if (json) {
        const shown = domains.map(({ findings, ...domain }) => ({
          ...domain,
          findings: findings.map((each) => ({ ...each, sentence: sentenceOf(each) })),
        }))
        return terminal.out(JSON.stringify(shown))
      }
      if (domains.length === 0) return terminal.out('No domain is known yet: a dispatcher registers it when it starts.')
      for (const domain of domains) showDomain(domain, (line) => terminal.out(line))
    })
}

/** Requests a check of each domain and waits for the results. @throws CommandFailed when no dispatcher does them */
async function checkNow(database: Database, clock: Clock): Promise<SenderDomain[]> {
  const { hub } = database
  const by = 'hub:command-line'
  for (const { domain } of await listSenderDomains(hub)) {
    await requestCheck(hub, domain, by, clock.now())
    await recordAudit(database, undefined, {
      at: clock.now(),
      actorKind: 'hub',
      actor: by,
      action: 'check-sender-domain',
      subjectKind: 'sender-domain',
      subject: domain,
    })
  }
  const known = await listSenderDomains(hub)
  const rounds = Math.max(1, Math.ceil(known.length / checksAtOnce))
  for (let waited = 0; waited < rounds * maxWaitMs; waited += pollMs) {
    const domains = await listSenderDomains(hub)
    if (domains.every(({ requestedAt }) => requestedAt === null)) return domains
    await sleep(pollMs)
  }
  throw new CommandFailed('No dispatcher did the check. Does one run?', 'See: uitpost dispatchers')
}

function showDomain(domain: SenderDomain, out: (line: string) => void): void {
  const { checkedAt, findings, returnDomain } = domain
  const when = checkedAt === null ? 'not checked yet' : `checked ${shortTime(checkedAt)}`
  out(`${domain.domain}  (mail comes back to ${returnDomain}; ${when})`)
  if (findings.length === 0) return
  out(
    table(
      ['check', 'state', 'what it means'],
      findings.map((each) => [each.check, each.state, sentenceOf(each).en]),
    ),
  )
  const records = findings.flatMap((each) => each.records)
  if (records.length > 0) out('\nTo publish:')
  for (const { name, type, value } of records) {
    if (type === 'FILE') out(`\n${name}\n${value.trimEnd()}`)
    else out(`\n${name}. 3600 IN ${type} ${type === 'TXT' && !value.startsWith('"') ? `"${value}"` : value}`)
  }
}

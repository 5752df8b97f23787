import { Argument, Command } from 'commander'
import {
  domainsThatWait,
  readComplaintLimits,
  readComplaintRates,
  releaseBrake,
} from '../../channels/email/store/complaints/brakes.ts'
import { type Provider, providers } from '../../channels/email/store/mail-providers.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Queryable } from '../../core/db/database.ts'
import { wakeDeferred } from '../../dispatcher/channel-state/wake-deferred.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost sender-domains complaints` */
export function complaintsCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('complaints')
    .description('complaints about our mail by mail provider, and where bulk mail waits for them')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const { limits, rates } = await withHubDatabase(settings(), async ({ hub }) => {
        const found = await readComplaintLimits(hub)
        return { limits: found, rates: found === undefined ? [] : await readComplaintRates(hub, found, clock.now()) }
      })
      if (json) return terminal.out(JSON.stringify({ limits: limits ?? null, items: rates }))
      if (limits === undefined || rates.length === 0) return terminal.out('No mail was handed over yet.')
      terminal.out(
        `In ${limits.windowDays} days; warns at ${limits.warnPercent} %, bulk mail waits from ${limits.brakePercent} %, ` +
          `nothing is judged below ${limits.minMails} mails`,
      )
      terminal.out(
        table(
          ['domain', 'provider', 'mails', 'complaints', '%', 'state'],
          rates.map((each) => [
            each.senderDomain,
            each.provider,
            each.handedOver,
            each.complaints,
            each.percent.toFixed(3),
            each.waitsSince === null ? each.state : `waits since ${shortTime(each.waitsSince)}`,
          ]),
        ),
      )
    })
}

/** `uitpost sender-domains release <provider>` */
export function releaseCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('release')
    .description('let bulk mail to a mail provider leave again; complaints of before no longer count')
    .addArgument(new Argument('<provider>', 'the mail provider').choices([...providers]))
    .requiredOption('--reason <text>', 'why; stored in the audit log')
    .option('--domain <name>', 'the sender domain; may be left out where mail of one domain waits')
    .addHelpText('after', "\nExample:\n  $ uitpost sender-domains release gmail --reason 'list was corrected'")
    .action(async (provider: Provider, { reason, domain }: { reason: string; domain?: string }) => {
      const by = 'hub:command-line'
      const now = clock.now()
      await withHubDatabase(settings(), async (database) => {
        const senderDomain = domain?.toLowerCase() ?? (await onlyDomainThatWaits(database.hub, provider))
        if (
          senderDomain === undefined ||
          !(await releaseBrake(database.hub, { senderDomain, provider }, { by, reason, now }))
        )
          throw new CommandFailed(`Bulk mail to ${provider} does not wait.`)
        const woken = await wakeDeferred(database.hub, 'email', now)
        await recordAudit(database, undefined, {
          at: now,
          actorKind: 'hub',
          actor: by,
          action: 'release-provider',
          subjectKind: 'sender-domain',
          subject: `${senderDomain} ${provider}`,
          purpose: reason,
        })
        terminal.out(
          `Bulk mail to ${provider} leaves again; ${woken} letters waited and become due, 500 every ten seconds`,
        )
      })
    })
}

/** @throws CommandFailed where mail of several domains waits */
async function onlyDomainThatWaits(hub: Queryable, provider: Provider): Promise<string | undefined> {
  const [first, ...more] = await domainsThatWait(hub, provider)
  if (more.length > 0)
    throw new CommandFailed(
      `Bulk mail of several domains waits for ${provider}: ${[first, ...more].join(', ')}.`,
      'Name one with --domain.',
    )
  return first
}

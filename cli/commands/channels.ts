import { Argument, Command } from 'commander'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { type ChannelName, channelNames } from '../../core/words/message.ts'
import { daysLeft } from '../../dispatcher/channel-state/certificate-state.ts'
import { listStops } from '../../dispatcher/channel-state/channel-stops.ts'
import { type CertificateSeen, listCertificates } from '../../dispatcher/channel-state/list-certificates.ts'
import { type ChannelState, listChannels } from '../../dispatcher/channel-state/list-channels.ts'
import { pauseChannel, resumeChannel } from '../../dispatcher/channel-state/pause-channel.ts'
import type { CommandContext } from '../command-context.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost channels list|pause|resume` */
export function channelsCommand(context: CommandContext): Command {
  return new Command('channels')
    .description('how letters leave: what waits, what fails, what is paused')
    .addCommand(listCommand(context))
    .addCommand(historyCommand(context))
    .addCommand(pauseCommand(context))
    .addCommand(resumeCommand(context))
}

function listCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('list')
    .description('the channels, with by whom, why and since when one is paused')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost channels list')
    .action(async ({ json }: { json?: true }) => {
      const now = clock.now()
      const [channels, certificates] = await withHubDatabase(settings(), ({ hub }) =>
        Promise.all([listChannels(hub, now), listCertificates(hub, now)]),
      )
      if (json) return terminal.out(JSON.stringify(channels.map((each) => ({ ...each, certificates: of(each) }))))
      terminal.out(
        table(
          ['channel', 'state', 'waiting', 'oldest', 'last success', 'next try'],
          channels.map((each) => [
            each.channel,
            stateOf(each),
            each.waiting,
            shortTime(each.oldestAt),
            shortTime(each.lastSuccessAt),
            each.paused ? '–' : shortTime(each.nextAt),
          ]),
        ),
      )
      for (const each of channels.filter(({ paused }) => paused)) terminal.out(pauseLine(each))
      for (const each of certificates.filter(({ state }) => state !== 'UP')) terminal.out(certificateLine(each, now))
      const servers = channels.flatMap((each) => each.servers.map((server) => ({ channel: each.channel, ...server })))
      if (servers.length > 0)
        terminal.out(
          `\n${table(
            ['channel', 'server', 'state', 'priority', 'taken', 'failed', 'last success', 'last failure'],
            servers.map((each) => [
              each.takes === 'registered' ? `${each.channel} (registered)` : each.channel,
              each.name,
              serverState(each),
              each.priority,
              each.taken,
              each.failed,
              shortTime(each.lastSuccessAt),
              each.lastFailure === null ? '–' : `${shortTime(each.lastFailureAt)} ${each.lastFailure}`,
            ]),
          )}`,
        )
      for (const each of channels)
        for (const { name, waiting, slowedUntil } of each.slowed)
          terminal.out(
            slowedUntil === null
              ? `${each.channel}: ${waiting} letters wait for their turn at ${name}`
              : `${each.channel}: ${name} asked for fewer letters, none leave before ${shortTime(slowedUntil)}`,
          )

      function of({ channel }: ChannelState): readonly CertificateSeen[] {
        return certificates.filter((each) => each.channel === channel)
      }
    })
}

function historyCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('history')
    .description('when a channel took nothing in the last 90 days: paused, or resting after failures')
    .addArgument(channelArgument())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost channels history email')
    .action(async (channel: ChannelName, { json }: { json?: true }) => {
      const stops = await withHubDatabase(settings(), (database) => listStops(database.hub, channel, clock.now()))
      if (json) return terminal.out(JSON.stringify(stops))
      if (stops.length === 0) return terminal.out(`${channel} took letters all the time in the last 90 days`)
      terminal.out(
        table(
          ['what', 'from', 'until', 'by', 'reason'],
          stops.map(({ kind, beganAt, endedAt, by, byName, reason }) => [
            kind === 'pause' ? 'paused' : 'rested',
            shortTime(beganAt),
            endedAt === null ? 'now' : shortTime(endedAt),
            byName ?? by ?? 'the hub',
            reason ?? '–',
          ]),
        ),
      )
    })
}

function pauseCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('pause')
    .description('pause a channel: its letters wait until it is resumed')
    .addArgument(channelArgument())
    .requiredOption('--reason <text>', 'why; every operator sees it. No names of citizens')
    .option('--json', 'print JSON')
    .addHelpText('after', "\nExample:\n  $ uitpost channels pause email --reason 'sender domain is on a blocklist'")
    .action(async (channel: ChannelName, { reason, json }: { reason: string; json?: true }) => {
      const state = await change(settings(), clock.now(), { channel, action: 'pause-channel', reason })
      terminal.out(json ? JSON.stringify(state) : pauseLine(state))
    })
}

function resumeCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('resume')
    .description('resume a channel: its letters are handed over again')
    .addArgument(channelArgument())
    .option('--reason <text>', 'the reason; stored in the audit log')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost channels resume email')
    .action(async (channel: ChannelName, { reason, json }: { reason?: string; json?: true }) => {
      const state = await change(settings(), clock.now(), { channel, action: 'resume-channel', reason })
      terminal.out(json ? JSON.stringify(state) : `${channel} is resumed; ${state.waiting} letters wait for it`)
    })
}

const channelArgument = (): Argument => new Argument('<channel>', 'which channel').choices([...channelNames])

async function change(
  settings: Parameters<typeof withHubDatabase>[0],
  now: Date,
  command: { channel: ChannelName; action: 'pause-channel' | 'resume-channel'; reason: string | undefined },
): Promise<ChannelState> {
  const by = 'hub:command-line'
  const { channel, action, reason } = command
  return withHubDatabase(settings, async (database) => {
    if (action === 'pause-channel') await pauseChannel(database.hub, channel, { by, reason, now })
    else await resumeChannel(database.hub, channel, now)
    await recordAudit(database, undefined, {
      at: now,
      actorKind: 'hub',
      actor: by,
      action,
      subjectKind: 'channel',
      subject: channel,
      purpose: reason,
    })
    const state = (await listChannels(database.hub, now)).find((each) => each.channel === channel)
    if (state === undefined) throw new Error('A channel of this name has no state')
    return state
  })
}

function stateOf({ paused, openUntil, failures }: ChannelState): string {
  if (paused) return 'paused'
  if (openUntil !== null) return `fails, rests until ${shortTime(openUntil)}`
  return failures > 0 ? `fails (${failures} in a row)` : 'works'
}

function serverState({ state, asideUntil }: ChannelState['servers'][number]): string {
  if (state === 'UP') return 'works'
  const until = asideUntil === null ? '' : ` until ${shortTime(asideUntil)}`
  return `${state === 'DOWN' ? 'set aside' : 'set aside by some dispatchers'}${until}`
}

function pauseLine({
  channel,
  pausedBy,
  pausedByName,
  pausedAt,
  pauseReason,
  waiting,
  underWay,
}: ChannelState): string {
  const who = pausedByName ?? pausedBy ?? 'an unknown operator'
  const finishing = underWay > 0 ? `; ${underWay} were being handed over and are finished` : ''
  return `${channel} is paused since ${shortTime(pausedAt)} by ${who}: ${pauseReason ?? 'no reason given'}. ${waiting} letters wait${finishing}.`
}

function certificateLine({ channel, name, endsAt, fault, state }: CertificateSeen, now: Date): string {
  const of = `the certificate '${name}' of ${channel}`
  if (endsAt !== null && endsAt <= now) return `${of} ended on ${shortTime(endsAt)}: put a renewed one in place`
  if (state === 'DOWN') return `${of} cannot be used (${fault ?? 'unreadable'}): put the right files in place`
  return `${of} ends on ${shortTime(endsAt)}${endsAt === null ? '' : `, in ${daysLeft(endsAt, now)} days`}: request a new one`
}

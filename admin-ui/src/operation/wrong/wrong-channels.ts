import { CircleAlert, KeyRound, Pause, ServerOff } from 'lucide-react'
import type { ChannelState } from '../../ui/api/operator-types.ts'
import type { Wrong, WrongWords } from './wrong.ts'

/** Channels that are paused, servers of theirs that are away, channels that fail, and certificates that end. */
export function wrongChannels(words: WrongWords, channels: readonly ChannelState[]): readonly Wrong[] {
  return [
    ...channels.filter(({ paused }) => paused).map((each) => pausedChannel(words, each)),
    ...channels.flatMap((each) => serversAway(words, each)),
    ...channels
      .filter(({ paused, failures, restsUntil }) => !paused && (restsUntil !== undefined || failures > 0))
      .map((each) => failingChannel(words, each)),
    ...channels.flatMap((each) => endingCertificates(words, each)),
  ]
}

function pausedChannel(words: WrongWords, channel: ChannelState): Wrong {
  const { t, moment } = words
  const { name, pausedAt, pausedBy, pauseReason } = channel
  const by = pausedBy?.name ?? t('operation.commandLine')
  return {
    key: name,
    tab: 'channels',
    tone: 'bad',
    icon: Pause,
    title: t('operation.pausedSince', {
      channel: t(`channel.${name}`),
      moment: pausedAt === undefined ? '–' : moment(pausedAt),
    }),
    text: `${by}: ‘${pauseReason ?? t('operation.noReason')}’. ${waitingLetters(words, channel)}`,
  }
}

function failingChannel(words: WrongWords, channel: ChannelState): Wrong {
  const { t } = words
  return {
    key: channel.name,
    tab: 'channels',
    tone: 'warn',
    icon: CircleAlert,
    title: t('operation.failsNow', { channel: t(`channel.${channel.name}`) }),
    text: waitingLetters(words, channel),
  }
}

/**
 * The servers that every dispatcher set aside: while another one works, no letter waits. Of print, the postal operator, which only
 * registered letters need.
 */
function serversAway({ t, moment }: WrongWords, { name: channel, servers = [] }: ChannelState): readonly Wrong[] {
  const isRegistrar = channel === 'print'
  const stops = !isRegistrar && servers.every(({ state }) => state === 'DOWN')
  return servers
    .filter(({ state }) => state === 'DOWN')
    .map(({ name, asideUntil }) => ({
      key: `${channel}/${name}`,
      tab: 'channels',
      tone: stops ? 'bad' : 'warn',
      icon: ServerOff,
      title: t(isRegistrar ? 'operation.registrar.down' : 'operation.serverDown', { server: name }),
      text: sentences([
        t(isRegistrar ? 'operation.registrar.text' : stops ? 'operation.serversStop' : 'operation.serverOthers'),
        asideUntil === undefined ? '' : `${t('operation.triedAgain', { moment: moment(asideUntil) })}.`,
        t(isRegistrar ? 'operation.registrar.repair' : 'operation.serverRepair'),
      ]),
    }))
}

function endingCertificates(words: WrongWords, { name, certificates = [] }: ChannelState): readonly Wrong[] {
  const { t, certificate } = words
  return certificates
    .filter(({ state }) => state !== 'UP')
    .map((each) => ({
      key: `${name}/${each.name}`,
      tab: 'channels',
      tone: each.state === 'DOWN' ? 'bad' : 'warn',
      icon: KeyRound,
      title: t(`operation.certificate.${each.state === 'DOWN' ? 'wrong' : 'renew'}`, { channel: t(`channel.${name}`) }),
      text: sentences([certificate(each), t('operation.certificate.repair')]),
    }))
}

function waitingLetters({ t, age }: WrongWords, { waiting, oldestAt }: ChannelState): string {
  return sentences([
    t('operation.waitingNow', { count: waiting }),
    oldestAt === undefined || waiting === 0 ? '' : t('operation.oldestSince', { age: age(oldestAt) }),
  ])
}

function sentences(parts: readonly string[]): string {
  return parts.filter((each) => each !== '').join(' ')
}

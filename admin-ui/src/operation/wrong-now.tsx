import {
  CircleAlert,
  CircleCheck,
  FileX,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Pause,
  ServerOff,
  Wrench,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type {
  ChannelState,
  ComplaintRates,
  DeadLetter,
  DispatcherProcess,
  ReturnFile,
} from '../ui/api/operator-types.ts'
import { useGet, usePages } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { useAge } from './age.ts'
import { useCertificateWords } from './channels/certificate-words.ts'
import { channelsPath } from './channels/pause-channel-dialog.tsx'
import { dispatchersPath } from './dispatchers-card.tsx'
import { complaintsPath } from './release-provider-dialog.tsx'
import { returnFilesPath } from './return-files-card.tsx'
import { deadLettersPath } from './stuck/settle-dialog.tsx'
import { useMoment } from './use-moment.ts'

interface Wrong {
  readonly key: string
  readonly tone: 'bad' | 'warn'
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
}

/** The current problems, worst first, each as a sentence; the tables below hold the details. */
export function WrongNow(): ReactNode {
  const { t } = useTranslation()
  const wrong = useWrong()
  if (wrong === undefined) return null
  const all = wrong.length === 0
  return (
    <section className="up-card up-card--flush" aria-labelledby="wrong-now">
      <div className="up-card__head">
        <h2 id="wrong-now">{all ? t('operation.nothingWrong') : t('operation.wrong', { count: wrong.length })}</h2>
        {all && <Icon of={CircleCheck} />}
      </div>
      {!all && (
        <ul className="st-todo" role="list">
          {wrong.map(({ key, tone, icon, title, text }) => (
            <li key={key}>
              <span className={`st-todo__sign is-${tone}`}>
                <Icon of={icon} />
              </span>
              <div>
                <h3>{title}</h3>
                <p className="up-quiet">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Undefined until everything is known: ‘nothing is wrong’ must not be shown too early. */
function useWrong(): readonly Wrong[] | undefined {
  const { t } = useTranslation()
  const age = useAge()
  const format = useFormat()
  const moment = useMoment()
  const certificate = useCertificateWords()
  const channels = useGet<{ readonly items: readonly ChannelState[] }>(channelsPath).data?.items
  const returns = usePages<Page<ReturnFile>>(returnFilesPath).data?.flatMap((page) => page.items)
  const stuck = usePages<Page<DeadLetter>>(deadLettersPath).data?.flatMap((page) => page.items)
  const processes = useGet<{ readonly items: readonly DispatcherProcess[] }>(dispatchersPath).data?.items
  const complaints = useGet<ComplaintRates>(complaintsPath).data?.items
  if (
    complaints === undefined ||
    channels === undefined ||
    returns === undefined ||
    stuck === undefined ||
    processes === undefined
  )
    return undefined
  const waits = ({ waiting, oldestAt }: ChannelState): string =>
    [
      t('operation.waitingNow', { count: waiting }),
      oldestAt === undefined || waiting === 0 ? '' : t('operation.oldestSince', { age: age(oldestAt) }),
    ]
      .join(' ')
      .trim()
  return [
    ...wrongDispatchers(processes),
    ...channels
      .filter(({ paused }) => paused)
      .map(
        (each): Wrong => ({
          key: each.name,
          tone: 'bad',
          icon: Pause,
          title: t('operation.pausedSince', {
            channel: t(`channel.${each.name}`),
            moment: each.pausedAt === undefined ? '–' : moment(each.pausedAt),
          }),
          text: `${each.pausedBy?.name ?? t('operation.commandLine')}: ‘${each.pauseReason ?? t('operation.noReason')}’. ${waits(each)}`,
        }),
      ),
    ...channels.flatMap(wrongServers),
    ...channels
      .filter(({ paused, failures, restsUntil }) => !paused && (restsUntil !== undefined || failures > 0))
      .map(
        (each): Wrong => ({
          key: each.name,
          tone: 'warn',
          icon: CircleAlert,
          title: t('operation.failsNow', { channel: t(`channel.${each.name}`) }),
          text: waits(each),
        }),
      ),
    ...channels.flatMap(({ name, certificates = [] }) =>
      certificates
        .filter(({ state }) => state !== 'UP')
        .map(
          (each): Wrong => ({
            key: `${name}/${each.name}`,
            tone: each.state === 'DOWN' ? 'bad' : 'warn',
            icon: KeyRound,
            title: t(`operation.certificate.${each.state === 'DOWN' ? 'wrong' : 'renew'}`, {
              channel: t(`channel.${name}`),
            }),
            text: `${certificate(each)} ${t('operation.certificate.repair')}`,
          }),
        ),
    ),
    ...complaints
      .filter(({ state }) => state === 'waiting')
      .map(
        ({ domain, provider, providerName, percent }): Wrong => ({
          key: `${domain} ${provider}`,
          tone: 'bad',
          icon: Hourglass,
          title: t('complaints.waits', { name: providerName ?? t('complaints.other') }),
          text: t('complaints.waitsText', { domain, percent: format.number(percent) }),
        }),
      ),
    ...(returns.length === 0
      ? []
      : [
          {
            key: 'returns',
            tone: 'warn' as const,
            icon: FileX,
            title: t('operation.returnsWrong', { count: returns.length }),
            text: t('operation.returnsSub'),
          },
        ]),
    ...(stuck.length === 0
      ? []
      : [
          {
            key: 'stuck',
            tone: 'warn' as const,
            icon: Wrench,
            title: t('operation.stuckWrong', { count: stuck.length }),
            text: t('operation.stuckSub'),
          },
        ]),
  ]

  /** The servers that every dispatcher set aside. While another one works, no letter waits. */
  function wrongServers({ name: channel, servers = [] }: ChannelState): readonly Wrong[] {
    const stops = servers.every(({ state }) => state === 'DOWN')
    return servers
      .filter(({ state }) => state === 'DOWN')
      .map(({ name, asideUntil }) => ({
        key: `${channel}/${name}`,
        tone: stops ? 'bad' : 'warn',
        icon: ServerOff,
        title: t('operation.serverDown', { server: name }),
        text: [
          t(stops ? 'operation.serversStop' : 'operation.serverOthers'),
          asideUntil === undefined ? '' : `${t('operation.triedAgain', { moment: moment(asideUntil) })}.`,
          t('operation.serverRepair'),
        ]
          .filter((each) => each !== '')
          .join(' '),
      }))
  }

  function wrongDispatchers(seen: readonly DispatcherProcess[]): readonly Wrong[] {
    const running = seen.filter(({ state }) => state === 'running')
    const [last] = seen
    if (running.length === 0) {
      const title =
        last === undefined
          ? t('operation.noDispatcher')
          : t('operation.noDispatcherSince', { moment: moment(last.seenAt) })
      return [{ key: 'dispatcher', tone: 'bad', icon: ServerOff, title, text: t('operation.noDispatcherText') }]
    }
    if (running.every(({ queue }) => queue === 'UP')) return []
    return [
      { key: 'queue', tone: 'bad', icon: ServerOff, title: t('operation.noQueue'), text: t('operation.noQueueText') },
    ]
  }
}

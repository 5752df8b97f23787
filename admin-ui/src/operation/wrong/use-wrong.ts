import {
  CircleAlert,
  FileX,
  Hourglass,
  KeyRound,
  type LucideIcon,
  MailQuestion,
  Pause,
  ServerOff,
  Wrench,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../ui/api/api-types.ts'
import type {
  ChannelState,
  ComplaintRates,
  DeadLetter,
  DispatcherProcess,
  EboxFigures,
  ReturnFile,
  UnreadReport,
} from '../../ui/api/operator-types.ts'
import { useGet, usePages } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { useAge } from '../age.ts'
import { useCertificateWords } from '../channels/certificate-words.ts'
import { eboxFiguresPath } from '../channels/ebox-figures-card.tsx'
import { channelsPath } from '../channels/pause-channel-dialog.tsx'
import { dispatchersPath } from '../dispatchers-card.tsx'
import type { OperationTab } from '../operation-tab.ts'
import { complaintsPath } from '../release-provider-dialog.tsx'
import { returnFilesPath } from '../return-files-card.tsx'
import { deadLettersPath } from '../stuck/settle-dialog.tsx'
import { unreadReportsPath } from '../unread-reports-card.tsx'
import { useMoment } from '../use-moment.ts'

/** A current problem. */
export interface Wrong {
  readonly key: string
  /** The subject that has the details. */
  readonly tab: OperationTab
  readonly tone: 'bad' | 'warn'
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
}

/** Undefined until everything is known: ‘nothing is wrong’ must not be shown too early. */
export function useWrong(): readonly Wrong[] | undefined {
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
  const unread = usePages<Page<UnreadReport>>(unreadReportsPath).data?.flatMap((page) => page.items)
  const ebox = useGet<EboxFigures>(eboxFiguresPath).data?.letters
  if (
    complaints === undefined ||
    unread === undefined ||
    ebox === undefined ||
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
          tab: 'channels',
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
          tab: 'channels',
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
            tab: 'channels',
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
          tab: 'email',
          tone: 'bad',
          icon: Hourglass,
          title: t('complaints.waits', { name: providerName ?? t('complaints.other') }),
          text: t('complaints.waitsText', { domain, percent: format.number(percent) }),
        }),
      ),
    ...(ebox.overdue === 0 || ebox.oldestDueAt === undefined
      ? []
      : [
          {
            key: 'ebox-status',
            tab: 'ebox' as const,
            tone: 'warn' as const,
            icon: Hourglass,
            title: t('operation.eboxOverdue', { count: ebox.overdue, shown: format.number(ebox.overdue) }),
            text: t('operation.eboxOverdueText', { age: age(ebox.oldestDueAt) }),
          },
        ]),
    ...(unread.length === 0
      ? []
      : [
          {
            key: 'unread',
            tab: 'email' as const,
            tone: 'warn' as const,
            icon: MailQuestion,
            title: t('operation.unreadWrong', { count: unread.length }),
            text: t('operation.unreadSub'),
          },
        ]),
    ...(returns.length === 0
      ? []
      : [
          {
            key: 'returns',
            tab: 'stuck' as const,
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
            tab: 'stuck' as const,
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
        tab: 'channels',
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
      return [
        {
          key: 'dispatcher',
          tab: 'processes',
          tone: 'bad',
          icon: ServerOff,
          title,
          text: t('operation.noDispatcherText'),
        },
      ]
    }
    if (running.every(({ queue }) => queue === 'UP')) return []
    return [
      {
        key: 'queue',
        tab: 'processes',
        tone: 'bad',
        icon: ServerOff,
        title: t('operation.noQueue'),
        text: t('operation.noQueueText'),
      },
    ]
  }
}

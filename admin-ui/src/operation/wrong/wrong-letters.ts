import { BellOff, FileX, Hourglass, MailQuestion, TableProperties, Wrench } from 'lucide-react'
import type { AlertFlow, ComplaintRates, EboxFigures } from '../../ui/api/operator-types.ts'
import type { Wrong, WrongWords } from './wrong.ts'

/** Letters that wait for the brake of complaints (decision 0059), by sender domain and provider. */
export function wrongComplaints({ t, number }: WrongWords, rates: ComplaintRates['items']): readonly Wrong[] {
  return rates
    .filter(({ state }) => state === 'waiting')
    .map(({ domain, provider, providerName, percent }) => ({
      key: `${domain} ${provider}`,
      tab: 'email',
      tone: 'bad',
      icon: Hourglass,
      title: t('complaints.waits', { name: providerName ?? t('complaints.other') }),
      text: t('complaints.waitsText', { domain, percent: number(percent) }),
    }))
}

/** Letters at the eBox whose status is late. */
export function wrongEbox({ t, age, number }: WrongWords, letters: EboxFigures['letters']): readonly Wrong[] {
  const { overdue, oldestDueAt } = letters
  if (overdue === 0 || oldestDueAt === undefined) return []
  return [
    {
      key: 'ebox-status',
      tab: 'ebox',
      tone: 'warn',
      icon: Hourglass,
      title: t('operation.eboxOverdue', { count: overdue, shown: number(overdue) }),
      text: t('operation.eboxOverdueText', { age: age(oldestDueAt) }),
    },
  ]
}

/** Mails about new letters that do not leave, or that the mail server refuses: readers do not learn that a letter waits for them. */
export function wrongAlerts(
  { t, number }: WrongWords,
  { alarm, letters, alerted, gapPercent, refused, refusedAlarm, refusedPercent }: AlertFlow,
): readonly Wrong[] {
  const refusals: Wrong = {
    key: 'alerts-refused',
    tab: 'email',
    tone: 'bad',
    icon: BellOff,
    title: t('operation.alertsRefused', { percent: number(refusedPercent) }),
    text: t('operation.alertsRefusedText', { letters: number(letters), refused: number(refused) }),
  }
  if (!alarm) return refusedAlarm ? [refusals] : []
  return [
    ...(refusedAlarm ? [refusals] : []),
    {
      key: 'alerts',
      tab: 'email',
      tone: 'bad',
      icon: BellOff,
      title: t('operation.alertsWrong', { percent: number(gapPercent) }),
      text: t('operation.alertsSub', { letters: number(letters), alerted: number(alerted) }),
    },
  ]
}

/** What waits for an operator: mails that were not understood, return files with faults, letters that stopped, and lists on which the hub fails. */
export function wrongWaiting(
  { t }: WrongWords,
  counts: Readonly<Record<'unread' | 'returns' | 'stuck' | 'lists', number>>,
): readonly Wrong[] {
  const { unread, returns, stuck, lists } = counts
  const all = [
    { key: 'unread', tab: 'email', icon: MailQuestion, count: unread },
    { key: 'returns', tab: 'stuck', icon: FileX, count: returns },
    { key: 'stuck', tab: 'stuck', icon: Wrench, count: stuck },
    { key: 'lists', tab: 'stuck', icon: TableProperties, count: lists },
  ] as const
  return all
    .filter(({ count }) => count > 0)
    .map(({ key, tab, icon, count }) => ({
      key,
      tab,
      tone: 'warn',
      icon,
      title: t(`operation.${key}Wrong`, { count }),
      text: t(`operation.${key}Sub`),
    }))
}

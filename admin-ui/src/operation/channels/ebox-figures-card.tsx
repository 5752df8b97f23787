import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EboxFigures } from '../../ui/api/operator-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useAge } from '../age.ts'
import { useMoment } from '../use-moment.ts'

export const eboxFiguresPath = '/v1/ebox-figures'
const followMs = 60_000
/** Results that are no error. */
const wentWell = new Set(['ok', 'published-before', 'NO_DIGITAL_USER'])

/** The eBox for operators: what its services answered and how to repair it, letters that are followed, and consents by age. */
export function EboxFiguresCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<EboxFigures>(eboxFiguresPath, { refetchInterval: followMs })
  return (
    <Loaded query={query} what={t('eboxFigures.what')} forbidden={t('operation.forbidden')}>
      {(figures) =>
        figures.calls.length === 0 && figures.consents.length === 0 ? (
          <Card title={t('channel.ebox')}>
            <p>{t('eboxFigures.nothing')}</p>
          </Card>
        ) : (
          <div className="up-stack">
            <Card title={t('channel.ebox')}>
              <Letters letters={figures.letters} />
            </Card>
            <Card title={t('eboxFigures.calls')} sub={t('eboxFigures.callsSub')} flush>
              <Calls calls={figures.calls} />
            </Card>
            <Card title={t('eboxFigures.consentsTitle')} sub={t('eboxFigures.consentsSub')} flush>
              <Consents consents={figures.consents} />
            </Card>
          </div>
        )
      }
    </Loaded>
  )
}

function Letters({ letters }: { readonly letters: EboxFigures['letters'] }): ReactNode {
  const { t } = useTranslation()
  const age = useAge()
  const format = useFormat()
  const counted = (count: number) => ({ count, shown: format.number(count) })
  const { followed, overdue, oldestDueAt, withoutId } = letters
  return (
    <>
      <p>{t('eboxFigures.followed', counted(followed))}</p>
      {overdue > 0 && oldestDueAt !== undefined && (
        <p>{t('eboxFigures.overdue', { ...counted(overdue), age: age(oldestDueAt) })}</p>
      )}
      {withoutId > 0 && <p>{t('eboxFigures.withoutId', counted(withoutId))}</p>}
    </>
  )
}

function Calls({ calls }: { readonly calls: EboxFigures['calls'] }): ReactNode {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  const repair = (result: string): string => {
    if (wentWell.has(result)) return t(`eboxFigures.result.${result}`)
    return i18n.exists(`refusal.${result}`) ? t(`refusal.${result}`) : t('eboxFigures.result.other')
  }
  return (
    <Table
      name={t('eboxFigures.calls')}
      rows={calls}
      rowKey={({ call, result }) => `${call}/${result}`}
      cards
      columns={[
        { head: t('eboxFigures.call'), heading: true, cell: ({ call }) => t(`eboxFigures.service.${call}`) },
        {
          head: t('eboxFigures.answer'),
          label: t('eboxFigures.answer'),
          cell: ({ result }) => (
            <>
              {repair(result)}
              {!wentWell.has(result) && <p className="up-code up-small">{result}</p>}
            </>
          ),
        },
        {
          head: t('eboxFigures.count'),
          label: t('eboxFigures.count'),
          numeric: true,
          cell: (each) => format.number(each.calls),
        },
        {
          head: t('eboxFigures.last'),
          label: t('eboxFigures.last'),
          nowrap: true,
          cell: ({ lastAt }) => moment(lastAt),
        },
      ]}
    />
  )
}

function Consents({ consents }: { readonly consents: EboxFigures['consents'] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const age = useAge()
  const counted = (name: 'day' | 'week' | 'older') => ({
    head: t(`eboxFigures.age.${name}`),
    label: t(`eboxFigures.age.${name}`),
    numeric: true,
    cell: (each: EboxFigures['consents'][number]) => format.number(each[name]),
  })
  return (
    <Table
      name={t('eboxFigures.consents')}
      rows={consents}
      rowKey={({ answer }) => answer}
      cards
      columns={[
        { head: t('eboxFigures.consents'), heading: true, cell: ({ answer }) => t(`eboxFigures.consent.${answer}`) },
        counted('day'),
        counted('week'),
        counted('older'),
        {
          head: t('operation.oldest'),
          label: t('operation.oldest'),
          nowrap: true,
          cell: ({ oldestAt }) => age(oldestAt),
        },
      ]}
    />
  )
}

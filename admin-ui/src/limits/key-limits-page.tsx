import { Gauge, KeyRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterLimits, LimitedKey } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { limitWords, todayWords } from './limit-words.ts'
import { LimitsDialog } from './limits-dialog.tsx'

const list = '/v1/key-limits'

/** For the administrators of an entity: how many letters it may send, and what each of its keys may. */
export function KeyLimitsPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly LimitedKey[] }>(list)
  return (
    <>
      <PageTop name={t('limits.keysTitle')} sub={t('limits.keysSub')} />
      <div className="up-stack up-stack--l">
        <OwnLimits />
        <Loaded query={query} what={t('limits.what')} forbidden={t('limits.forbidden')}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={KeyRound} title={t('limits.noKeys')} text={t('limits.noKeysText')} />
            ) : (
              <Card title={t('limits.ofKeys')} sub={t('limits.ofKeysSub')} flush>
                <KeyTable keys={items} />
              </Card>
            )
          }
        </Loaded>
      </div>
    </>
  )
}

/** The limits of the entity itself, which the operator of the hub sets. */
function OwnLimits(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useGet<LetterLimits>('/v1/limits')
  if (data === undefined) return null
  const own = data.limits.filter(({ of }) => of === 'entity')
  return (
    <Card title={t('limits.ofEntity')} sub={t('limits.ofEntitySub')}>
      {own.length === 0 ? (
        <p>{t('limits.noneOfEntity')}</p>
      ) : (
        <Facts
          pairs={own.map(({ per, most, left }) => [
            t(per === 'day' ? 'limits.perDay' : 'limits.perMinute'),
            t('limits.leftOf', { left: format.number(left), most: format.number(most) }),
          ])}
        />
      )}
    </Card>
  )
}

function KeyTable({ keys }: { readonly keys: readonly LimitedKey[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [chosen, setChosen] = useState<LimitedKey>()
  const columns: readonly Column<LimitedKey>[] = [
    {
      head: t('limits.key'),
      heading: true,
      cell: ({ name, prefix }) => (
        <>
          <span className="up-break">{name}</span> <span className="up-code up-quiet up-small">{prefix}…</span>
        </>
      ),
    },
    { head: t('limits.limit'), label: t('limits.limit'), cell: (key) => limitWords(key, t, format) },
    { head: t('limits.today'), label: t('limits.today'), cell: (key) => todayWords(key, t, format) },
    {
      head: t('limits.who'),
      label: t('limits.who'),
      cell: ({ guestsOnly }) => t(guestsOnly ? 'limits.toGuests' : 'limits.toAll'),
    },
    {
      head: <Hidden>{t('limits.change')}</Hidden>,
      cell: (key) => (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setChosen(key)}>
          <Icon of={Gauge} /> {t('limits.change')}
          <Hidden>: {key.name}</Hidden>
        </button>
      ),
    },
  ]
  return (
    <>
      <Table name={t('limits.ofKeys')} columns={columns} rows={keys} rowKey={({ id }) => id} cards />
      {chosen !== undefined && (
        <LimitsDialog
          of="key"
          name={chosen.name}
          id={chosen.id}
          list={list}
          before={{ perDay: chosen.perDay, perMinute: chosen.perMinute, guestsOnly: chosen.guestsOnly }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

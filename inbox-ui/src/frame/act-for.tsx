import { useQuery } from '@tanstack/react-query'
import { Building2, User, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createApi } from '../../../admin-ui/src/ui/api/api.ts'
import type { Mandate, Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import { Drop } from '../../../admin-ui/src/ui/dialog/drop.tsx'
import { dottedEnterpriseNumber } from '../../../admin-ui/src/ui/format/enterprise-number.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Hidden } from '../../../admin-ui/src/ui/layout/hidden.tsx'
import { useMe } from '../../../admin-ui/src/ui/session/use-me.ts'
import { useActingFor } from './acting-for.ts'

/** Always shows whose letters these are, so that no letter is read under the wrong name; with mandates it also switches. */
export function ActFor({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  const who = (
    <>
      <Icon of={acting.mandate === undefined ? User : signOf(acting.mandate)} />
      <span>
        <span className="up-quiet">{t('frame.readingFor')}</span> <b>{acting.name}</b>
      </span>
    </>
  )
  const mandates = me.mandates ?? []
  if (mandates.length === 0) return <p className="in-act in-act--only">{who}</p>
  return (
    <Drop
      className="in-actdrop"
      buttonClass="in-act"
      button={
        <>
          {who}
          <span className="in-act__switch">{t('frame.switch')}</span>
        </>
      }
    >
      {(close) => <Choices me={me} mandates={mandates} close={close} />}
    </Drop>
  )
}

/** With more mandates than this, a field narrows the list: an accountant reads for dozens of enterprises. */
const withoutSearch = 8

const signOf = (mandate: Mandate) => (mandate.kind === 'enterprise' ? Building2 : Users)

function Choices({
  me,
  mandates,
  close,
}: {
  readonly me: Me
  readonly mandates: readonly Mandate[]
  readonly close: () => void
}): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  const choose = (mandate: Mandate | undefined) => {
    acting.choose(mandate)
    close()
  }
  const [typed, setTyped] = useState('')
  const unread = useUnreadOf()
  // Inboxes with new letters come first; the others keep their order.
  const found = mandates
    .filter((each) => isFound(each, typed))
    .sort((a, b) => Number((unread.get(b.id) ?? 0) > 0) - Number((unread.get(a.id) ?? 0) > 0))
  const people = found.filter((each) => each.kind === 'citizen')
  const enterprises = found.filter((each) => each.kind === 'enterprise')
  return (
    <div className="in-actmenu">
      <h2>{t('act.title')}</h2>
      <button
        className="up-menu__item"
        type="button"
        aria-current={acting.mandate === undefined ? 'true' : undefined}
        onClick={() => choose(undefined)}
      >
        <Icon of={User} />
        <span>
          <b>{me.name}</b> <UnreadCount count={unread.get(undefined)} />
          <br />
          <span className="up-quiet">{t('act.self')}</span>
        </span>
      </button>
      {mandates.length > withoutSearch && (
        <p className="in-actmenu__search">
          <label className="govuk-label" htmlFor="act-search">
            {t('act.search')}
          </label>
          <input
            className="govuk-input"
            id="act-search"
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="up-quiet" role="status">
            {found.length === 0 && t('act.nothing')}
          </span>
        </p>
      )}
      {people.length > 0 && <h3>{t('act.mandates')}</h3>}
      {people.map((each) => (
        <MandateItem
          key={each.id}
          mandate={each}
          unread={unread.get(each.id)}
          chosen={each.id === acting.mandate?.id}
          onChoose={choose}
        />
      ))}
      {enterprises.length > 0 && <h3>{t('act.enterprises')}</h3>}
      {enterprises.map((each) => (
        <MandateItem
          key={each.id}
          mandate={each}
          unread={unread.get(each.id)}
          chosen={each.id === acting.mandate?.id}
          onChoose={choose}
        />
      ))}
      <p className="in-actmenu__foot">{t('act.foot')}</p>
    </div>
  )
}

function MandateItem({
  mandate,
  unread,
  chosen,
  onChoose,
}: {
  readonly mandate: Mandate
  readonly unread: number | undefined
  readonly chosen: boolean
  readonly onChoose: (mandate: Mandate) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <button
      className="up-menu__item"
      type="button"
      aria-current={chosen ? 'true' : undefined}
      onClick={() => onChoose(mandate)}
    >
      <Icon of={signOf(mandate)} />
      <span>
        <b>{mandate.name}</b> <UnreadCount count={unread} />
        <br />
        <span className="up-quiet up-num">
          {[
            mandate.enterpriseNumber === undefined ? [] : [dottedEnterpriseNumber(mandate.enterpriseNumber)],
            mandate.until === undefined ? [] : [t('act.until', { date: format.date(lastMoment(mandate.until)) })],
          ]
            .flat()
            .join(' · ')}
        </span>
      </span>
    </button>
  )
}

function UnreadCount({ count = 0 }: { readonly count: number | undefined }): ReactNode {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <span className="up-count up-count--flag">
      <span aria-hidden="true">{count}</span>
      <Hidden>{t('frame.unread', { count })}</Hidden>
    </span>
  )
}

/** The number of new letters by mandate; undefined names the reader's own inbox. Fetched when the list of inboxes is opened. */
function useUnreadOf(): ReadonlyMap<string | undefined, number> {
  const me = useMe()
  const query = useQuery({
    queryKey: ['unread-of-inboxes', me.name],
    queryFn: ({ signal }) => createApi({ portal: 'citizen' }).get<UnreadCounts>('/v1/inbox/unread', { signal }),
  })
  return new Map(query.data?.items.map(({ as, unread }) => [as, unread]))
}

interface UnreadCounts {
  readonly items: readonly { readonly as?: string; readonly unread: number }[]
}

/** By a part of the name without accents, or of the number without dots. */
function isFound({ name, enterpriseNumber = '' }: Mandate, typed: string): boolean {
  const digits = typed.replaceAll(/[.\s]/g, '')
  return folded(name).includes(folded(typed)) || (/^\d+$/.test(digits) && enterpriseNumber.includes(digits))
}

const folded = (text: string): string => text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** A mandate that ends at midnight is one until the day before. */
const lastMoment = (until: string): string => new Date(Date.parse(until) - 1).toISOString()

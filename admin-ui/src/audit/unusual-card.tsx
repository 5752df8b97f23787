import { Check, Eye, ShieldCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditQuery, UnusualLook, UnusualLooks } from '../ui/api/data-protection-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ExplainDialog } from './explain-dialog.tsx'

/** What the rules find, the open findings first; each leads to its lines and can be explained. */
export function UnusualCard({ onShow }: { readonly onShow: (query: AuditQuery) => void }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<UnusualLooks>('/v1/audit/unusual')
  const [explained, explain] = useState<UnusualLook>()
  return (
    <Loaded query={query} what={t('audit.unusual.what')} forbidden={t('audit.forbidden')}>
      {({ items, open, days, limits }) => (
        <Card title={t('audit.unusual.title', { count: open })} sub={t('audit.unusual.sub', { days })} flush>
          {items.length === 0 ? (
            <p className="st-part">
              <Icon of={ShieldCheck} /> {t('audit.unusual.none')}
            </p>
          ) : (
            <ul className="st-findings">
              {items.map((look) => (
                <Finding
                  key={`${look.rule} ${look.actor} ${look.about}`}
                  look={look}
                  onShow={() => onShow(queryOf(look))}
                  onExplain={() => explain(look)}
                />
              ))}
            </ul>
          )}
          <details className="govuk-details st-part">
            <summary className="govuk-details__summary">{t('audit.unusual.how')}</summary>
            <ul className="govuk-list govuk-list--bullet">
              {['own-family-name', ...Object.keys(limits)].map((rule) => (
                <li key={rule}>{t(`audit.rule.${rule}`, { ...limits[rule] })}</li>
              ))}
            </ul>
          </details>
          {explained !== undefined && <ExplainDialog look={explained} onClose={() => explain(undefined)} />}
        </Card>
      )}
    </Loaded>
  )
}

function Finding({
  look,
  onShow,
  onExplain,
}: {
  readonly look: UnusualLook
  readonly onShow: () => void
  readonly onExplain: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { rule, actorName, actor, person, count, first, last, purpose, explained } = look
  const who = actorName ?? actor
  const title = t(`audit.finding.${rule}`, { who, number: count, person: person?.name ?? t('audit.nameless') })
  const when = t('audit.unusual.when', { first: format.moment(first), last: format.moment(last) })
  return (
    <li className="st-finding">
      <div>
        <p className="up-strong up-break">{title}</p>
        <p className="up-small up-quiet">
          {first === last ? format.moment(last) : when}
          {'. '}
          {purpose !== undefined && t('audit.unusual.purpose', { purpose })}
        </p>
        {explained !== undefined && (
          <p className="up-small">
            <Icon of={Check} /> {t('audit.unusual.explained', { who: explained.by, sentence: explained.sentence })}
          </p>
        )}
      </div>
      <div className="up-row">
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onShow}>
          <Icon of={Eye} /> {t('audit.unusual.show')}
          <Hidden>: {title}</Hidden>
        </button>
        {explained === undefined && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onExplain}>
            <Icon of={Check} /> {t('audit.unusual.explain')}
            <Hidden>: {title}</Hidden>
          </button>
        )}
      </div>
    </li>
  )
}

/** The lines of a finding: of its actor, about its person or on its day. */
function queryOf({ actor, about, person, first, last }: UnusualLook): AuditQuery {
  if (person !== undefined) return { actor, person: person.key }
  return /^\d{4}-\d\d-\d\d$/.test(about)
    ? { actor, from: about, to: about }
    : { actor, from: first.slice(0, 10), to: last.slice(0, 10) }
}

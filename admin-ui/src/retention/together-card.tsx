import { Check, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposal } from '../ui/api/retention-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'

const goes = ['documents', 'inbox', 'words', 'keys', 'person'] as const
const stays = ['leaf', 'certificate', 'figures'] as const

/** What disappears with a record, and what stays of it. */
export function TogetherCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('retention.together')}>
      <div className="rt-lists">
        <ul className="rt-list up-stack" aria-label={t('retention.goesList')}>
          {goes
            .filter((each) => each !== 'inbox' || of.transferred === undefined)
            .map((each) => (
              <li key={each} className="rt-item">
                <span className="up-bad-text">
                  <Icon of={Trash2} />
                </span>
                {t(`retention.goesWith.${each}`)}
              </li>
            ))}
        </ul>
        <ul className="rt-list up-stack" aria-label={t('retention.staysList')}>
          {stays.map((each) => (
            <li key={each} className="rt-item">
              <span className="up-good-text">
                <Icon of={Check} />
              </span>
              {t(`retention.staysOf.${each}`)}
            </li>
          ))}
        </ul>
      </div>
      <p className="up-because rt-because">
        {t('retention.backups', { day: format.date(`${of.backupsUntil}T12:00:00Z`) })}
      </p>
    </Card>
  )
}

import { CircleX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { byPage, type Finding } from './finding.ts'

/** The findings by page: the fault and its repair. */
export function FindingsCard({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('ownPdf.findings')}>
      <div className="up-stack">
        {byPage(findings).map(([page, here]) => (
          <section key={page} className="st-found">
            <h3>{page === 0 ? t('ownPdf.wholeFile') : t('ownPdf.page', { page })}</h3>
            <ul role="list">
              {here.map((each) => (
                <li key={`${each.level} ${each.rule}`}>
                  <FindingText finding={each} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}

function FindingText({ finding: { rule, code, level } }: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = (part: 'what' | 'repair') =>
    t(`ownPdf.rule.${rule}.${part}`, { defaultValue: t(`ownPdf.rule.other.${part}`) })
  return (
    <>
      <p className="up-strong">{words('what')}</p>
      <p>{words('repair')}</p>
      <p className="up-row up-small">
        {level === 'error' ? (
          <Tag tone="bad" icon={CircleX}>
            {t('ownPdf.level.error')}
          </Tag>
        ) : (
          <Tag tone="warn" icon={TriangleAlert}>
            {t('ownPdf.level.warning')}
          </Tag>
        )}
        <a className="govuk-link" href={`/docs/problems/${code}?lang=${language}`}>
          {t('ownPdf.about', { code })}
        </a>
      </p>
    </>
  )
}

import { Download, Lock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { AuditQuery } from '../ui/api/data-protection-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { useDownload } from '../ui/use-download.ts'
import { AuditLines } from './audit-lines.tsx'
import { UnusualCard } from './unusual-card.tsx'

/** The audit log for the data-protection officer, and what rules find unusual in it. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('audit:read')
  const [query, setQuery] = useState<AuditQuery>({})
  const download = useDownload()
  if (!may) return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('audit.forbidden')} alone />
  return (
    <>
      <PageTop name={t('audit.title')} sub={t('audit.sub')}>
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => download.start({ path: '/v1/audit/exports', body: query }, t('audit.file'))}
        >
          <Icon of={Download} /> {download.busy ? t('parts.busy') : t('audit.export')}
        </button>
      </PageTop>
      <div className="up-stack up-stack--l">
        {download.failed && <Notice tone="bad" status title={t('audit.exportFailed')} />}
        <UnusualCard onShow={setQuery} />
        <AuditLines query={query} onSearch={setQuery} />
      </div>
    </>
  )
}

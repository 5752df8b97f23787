import { WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { CodeForm } from './code-form.tsx'
import { keepForOffline } from './offline/keep-for-offline.ts'
import { useOnline } from './offline/use-online.ts'
import { PdfZone } from './pdf/pdf-zone.tsx'
import { ScanCard } from './scan/scan-card.tsx'
import { maxFiles, useCheck } from './use-check.ts'
import { Verdict } from './verdict.tsx'

/**
 * Is this letter real? Any person may scan or type the code of a letter, drop its PDF, or arrive by scanning its QR code elsewhere:
 * then the signed part is behind the `#` of the address. It is removed from the address at once, so that no history stores it.
 */
export function CheckPage(): ReactNode {
  const { t } = useTranslation()
  const check = useCheck()
  const { mutate } = check
  const isOnline = useOnline()
  const results = useRef<HTMLDivElement>(null)
  const scanned = useRef(takeScanned())
  useEffect(() => {
    keepForOffline()
    const qr = scanned.current
    scanned.current = undefined
    if (qr !== undefined) mutate([{ by: 'qr', qr }])
  }, [mutate])
  useEffect(() => {
    // On a phone the answer is far above the button that asked for it.
    if (check.isSuccess || check.isError) results.current?.scrollIntoView({ block: 'nearest' })
  }, [check.isSuccess, check.isError])
  const chosen = check.variables?.length ?? 0
  return (
    <>
      <PageTitle name={t('check.title')} app={t('app')} />
      <p className="up-quiet in-lead">{t('check.lead')}</p>
      <div className="in-check in-check--wide">
        <div className="in-check__main">
          {!isOnline && (
            <Notice tone="warn" icon={WifiOff} title={t('check.offlineTitle')} status>
              {t('check.offline')}
            </Notice>
          )}
          <div className="in-check__results" role="status" ref={results}>
            {check.isPending && <p>{t('check.busy')}</p>}
            {check.isSuccess &&
              check.data.map((checked, place) => (
                // The answers of one check never change their order.
                <Verdict key={`${checked.at.getTime()} ${place}`} checked={checked} />
              ))}
            {check.isSuccess && chosen > maxFiles && (
              <Notice tone="warn">{t('check.tooMany', { count: maxFiles })}</Notice>
            )}
            {check.isError && (
              <Notice tone="bad">{t(isProblem(check.error, 429) ? 'check.tooOften' : 'check.failed')}</Notice>
            )}
          </div>
          <ScanCard onStart={check.reset} onRead={(qr) => mutate([{ by: 'qr', qr }])} />
          <CodeForm busy={check.isPending} onCode={(code) => mutate([{ by: 'code', code }])} />
          <PdfZone
            busy={check.isPending}
            onFiles={(files) => mutate(files.map((file) => ({ by: 'pdf' as const, file })))}
          />
        </div>
        <Explanation />
      </div>
    </>
  )
}

function Explanation(): ReactNode {
  const { t } = useTranslation()
  return (
    <aside className="in-check__aside" aria-label={t('check.explanation')}>
      <section className="up-card" aria-labelledby="where">
        <h2 id="where">{t('check.whereTitle')}</h2>
        <p>{t('check.where')}</p>
      </section>
      <section className="up-card" aria-labelledby="never">
        <h2 id="never">{t('check.neverTitle')}</h2>
        <p>{t('check.never')}</p>
      </section>
      <p>
        <Link className="govuk-link" to="/check/report">
          {t('check.report')}
        </Link>
      </p>
      <p>
        <Link className="govuk-link" to="/check/proof">
          {t('proof.link')}
        </Link>
      </p>
    </aside>
  )
}

/** The signed part behind the `#` of a scanned code, read once. */
function takeScanned(): string | undefined {
  const behind = location.hash.slice(1)
  if (behind === '') return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  return behind
}

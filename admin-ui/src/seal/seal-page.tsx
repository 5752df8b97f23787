import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealSettings } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { SealForm } from './seal-form.tsx'
import { SealTest } from './seal-test.tsx'

/** The electronic seal on the letters of the entity: the choice, the certificate, what waits, and a test. */
export function SealPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<SealSettings>('/v1/seal')
  return (
    <>
      <PageTop name={t('seal.title')} sub={t('seal.sub')} />
      <Loaded query={query} what={t('seal.what')} forbidden={t('seal.forbidden')}>
        {(seal) => (
          <div className="up-stack up-stack--l">
            <State seal={seal} />
            {/* What was saved is edited from what was stored. */}
            <SealForm key={seal.changedAt ?? 'never'} seal={seal} />
            {seal.certificate !== undefined && <CertificateCard certificate={seal.certificate} />}
            {/* What a test found is about the choice of that moment. */}
            {seal.certificate !== undefined && <SealTest key={`test ${seal.changedAt}`} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

function State({ seal: { level, certificate, waiting } }: { readonly seal: SealSettings }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (certificate === undefined)
    return (
      <Notice tone="warn" title={t('seal.noKey')}>
        <p>{t('seal.noKeyText')}</p>
      </Notice>
    )
  const fault = certificate.fault === undefined ? undefined : <p>{t(`seal.fault.${certificate.fault}`)}</p>
  if (waiting.letters > 0)
    return (
      <Notice tone="bad" title={t('seal.waiting', { count: waiting.letters })}>
        {waiting.since !== undefined && <p>{t('seal.waitingSince', { moment: format.moment(waiting.since) })}</p>}
        {fault}
      </Notice>
    )
  if (certificate.state === 'DOWN')
    return (
      <Notice tone="bad" title={t('seal.unusable')}>
        {fault}
      </Notice>
    )
  if (certificate.state === 'ENDS' && certificate.endsAt !== undefined)
    return <Notice tone="warn" title={t('seal.ends', { date: format.date(certificate.endsAt) })} />
  return <Notice tone={level === 'off' ? 'note' : 'good'} title={t(`seal.now.${level}`)} />
}

function CertificateCard({
  certificate: { subject, issuer, endsAt, checkedAt },
}: {
  readonly certificate: NonNullable<SealSettings['certificate']>
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('seal.certificate')} sub={t('seal.certificateSub')}>
      <Facts
        pairs={[
          [t('seal.owner'), subject],
          [t('seal.issuer'), issuer],
          [t('seal.validTo'), endsAt && format.date(endsAt)],
          [t('seal.checked'), format.moment(checkedAt)],
        ]}
      />
    </Card>
  )
}

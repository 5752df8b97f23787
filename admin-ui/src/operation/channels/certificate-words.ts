import { useTranslation } from 'react-i18next'
import type { ChannelCertificate } from '../../ui/api/operator-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'

/** A sentence about a certificate: until when it is valid, or what makes it of no use. */
export function useCertificateWords(): (certificate: ChannelCertificate) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ state, endsAt, fault }) => {
    const date = endsAt === undefined ? undefined : format.date(endsAt)
    if (state === 'DOWN' && (date === undefined || (fault !== undefined && fault !== 'certificate-expired')))
      return t(`operation.certificate.fault.${fault ?? 'certificate-unreadable'}`, {
        defaultValue: t('operation.certificate.fault.other'),
      })
    if (state === 'DOWN') return t('operation.certificate.ended', { date })
    return t(state === 'ENDS' ? 'operation.certificate.ends' : 'operation.certificate.valid', { date })
  }
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealFacts as Seal } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Facts } from '../ui/layout/facts.tsx'

/** Shows the certificate that sealed, its end, and the time of the seal. */
export function SealFacts({ seal }: { readonly seal: Seal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeStamp } = seal
  return (
    <Facts
      pairs={[
        [t('seal.subject'), seal.sealedBy],
        [t('seal.issuer'), seal.issuer],
        [
          t('seal.serial'),
          <span key="serial" className="up-code up-break">
            {seal.serialNumber}
          </span>,
        ],
        [t('seal.validTo'), format.date(seal.validTo)],
        [t('seal.sealedAt'), format.moment(seal.sealedAt)],
        [
          t('seal.timeStamp'),
          timeStamp === undefined
            ? t('seal.noTimeStamp')
            : t('seal.timeStampBy', { moment: format.moment(timeStamp.at), by: timeStamp.by }),
        ],
      ]}
    />
  )
}

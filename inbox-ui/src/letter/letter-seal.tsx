import { Stamp } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterSeal as Answer } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

/**
 * Who sealed the PDF of the letter. Nothing is shown of a letter without a seal, nor while the seal cannot be read.
 * @param path of the letter in the API
 */
export function LetterSeal({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const { data } = useGet<Answer>(`${path}/seal`)
  if (data?.sealed !== true) return null
  const { intact, sealedBy, subject, issuer, level, sealedAt, timeStamp } = data.seal
  return (
    <section className="up-card up-stack" aria-labelledby={id}>
      <h2 id={id}>
        <Icon of={Stamp} /> {t('sealed.title')}
      </h2>
      <p>{intact ? t('sealed.by', { name: sealedBy }) : t('sealed.broken')}</p>
      <p className="up-quiet up-break">
        {t('sealed.certificate', { subject, issuer })}
        <br />
        {timeStamp === undefined
          ? t('sealed.at', { time: format.moment(sealedAt) })
          : t('sealed.stamped', { time: format.moment(timeStamp.at), by: timeStamp.by })}
        <br />
        {t('sealed.level', { level: `PAdES ${level.toUpperCase()}` })}
      </p>
      <p className="up-quiet">{t('sealed.check')}</p>
    </section>
  )
}

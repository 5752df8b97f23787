import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'

/** The review with which a text is compared, in a sentence. */
export function useReviewWords(): (review: NonNullable<TemplateVersion['lastReview']>) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ version: n, at, action, own, name = t('templates.somebody') }) =>
    t(`templates.review.${own ? 'own' : 'other'}.${action}`, { n, name, moment: format.moment(at) })
}

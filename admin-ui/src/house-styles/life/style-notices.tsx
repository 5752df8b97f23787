import { MessageSquareText, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkingFor } from '../../frame/working-for.ts'
import type { HouseStyle, HouseStyleVersion } from '../../ui/api/house-style-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { contentOf, differing } from '../style-content.ts'
import { styleVersionApi } from '../style-path.ts'

/**
 * For a version that is not in force yet: the version that letters get in the meantime, the differences, the comments, and the
 * person who has the next step.
 */
export function StyleNotices({ style }: { readonly style: HouseStyleVersion }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { permissions } = useWorkingFor()
  if (style.status === 'published' || style.status === 'discarded') return null
  const last = style.steps.findLast(({ action }) => action === 'submitted' || action === 'rejected')
  const lastStep = {
    name: last?.name ?? t('templates.somebody'),
    moment: last === undefined ? '' : format.moment(last.at),
  }
  const mayReview = permissions.has('templates:review') || permissions.has('entity:manage')
  const title =
    style.publishAt !== undefined
      ? t('houseStyles.inForceFrom', { moment: format.moment(style.publishAt) })
      : t(`houseStyles.now.${style.status}`)
  return (
    <div className="up-stack">
      {style.status === 'in-review' && last?.action === 'submitted' && (
        <Notice icon={MessageSquareText} title={t('templates.submittedBy', lastStep)}>
          {last.comment !== undefined && <p className="st-comment">{last.comment}</p>}
          {style.ownWork ? <p>{t('fault.UP-3003')}</p> : !mayReview && <p>{t('houseStyles.whoReviews')}</p>}
        </Notice>
      )}
      {style.status === 'draft' && last?.action === 'rejected' && (
        <Notice tone="warn" icon={Undo2} title={t('templates.sentBack', lastStep)}>
          {last.comment !== undefined && <p className="st-comment">{last.comment}</p>}
        </Notice>
      )}
      <Notice title={title}>
        <p>
          {style.inForce === undefined
            ? t('houseStyles.lettersNone')
            : t('houseStyles.lettersGet', { n: style.inForce })}
        </p>
        {style.inForce !== undefined && <Changes style={style} inForce={style.inForce} />}
      </Notice>
    </div>
  )
}

/** The parts that differ from the version in force. */
function Changes({ style, inForce }: { readonly style: HouseStyle; readonly inForce: number }): ReactNode {
  const { t } = useTranslation()
  const { data } = useGet<HouseStyle>(styleVersionApi(style.key, inForce))
  if (data === undefined) return null
  const parts = differing(contentOf(data), contentOf(style))
  return (
    <p>
      {parts.length === 0
        ? t('houseStyles.changedNothing', { n: inForce })
        : t('houseStyles.changedParts', {
            n: inForce,
            parts: parts.map((part) => t(`houseStyles.partName.${part}`)).join(', '),
          })}
    </p>
  )
}

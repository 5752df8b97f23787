import { MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import type { SeenLetters } from './seen-letters.ts'

/** The top of a review: who requested it, and the writer's comment on the change. */
export function WritersNote({ version }: { readonly version: Pick<TemplateVersion, 'status' | 'steps'> }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const submitted = version.steps.findLast(({ action }) => action === 'submitted')
  if (version.status !== 'in-review' || submitted === undefined) return null
  const { name = t('templates.somebody'), at, comment } = submitted
  return (
    <Notice icon={MessageSquareText} title={t('templates.submittedBy', { name, moment: format.moment(at) })}>
      {comment !== undefined && <p className="st-comment">{comment}</p>}
    </Notice>
  )
}

/** The letters that the reviewer has not seen yet; shown before an approval, which they do not prevent. */
export function UnseenNotice({ seen }: { readonly seen: SeenLetters }): ReactNode {
  const { t } = useTranslation()
  const { unseenLanguages, unseenForms } = seen
  if (unseenLanguages.length === 0 && unseenForms.length === 0) return null
  const list = (names: readonly string[]): string => names.join(', ')
  return (
    <Notice
      tone="warn"
      title={
        unseenLanguages.length > 0
          ? t('step.approve.unseenLanguages', { languages: list(unseenLanguages.map((each) => t(`language.${each}`))) })
          : t('step.approve.unseenForms', { forms: list(unseenForms.map((each) => t(`editor.preview.${each}`))) })
      }
    >
      {unseenLanguages.length > 0 && unseenForms.length > 0 && (
        <p>{t('step.approve.unseenForms', { forms: list(unseenForms.map((each) => t(`editor.preview.${each}`))) })}</p>
      )}
    </Notice>
  )
}

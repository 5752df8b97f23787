import { Mail, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'

/** The same letter on paper: whether it is on its way or came back, when it is expected, and what its status does not mean. */
export function PostNotice({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const { byPost, cameBack, expectedOn, registered, postStatus } = letter
  if (!byPost) return null
  const sent = registered === true ? 'letter.registeredTitle' : 'letter.postTitle'
  return (
    <Notice icon={cameBack === true ? Undo2 : Mail} title={t(cameBack === true ? 'letter.postCameBack' : sent)}>
      <p>
        {t('letter.postText')}
        {expectedOn !== undefined && (
          <>
            {' '}
            {t(format.daysUntil(expectedOn) < 0 ? 'letter.postCame' : 'letter.postComes', {
              day: format.date(expectedOn),
            })}
          </>
        )}
      </p>
      {postStatus !== undefined && (
        <p className="up-small up-quiet">
          {t('letter.postStatus', { name: localized(postStatus.name) })} {localized(postStatus.doesNotMean)}
        </p>
      )}
    </Notice>
  )
}

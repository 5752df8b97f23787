import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { draftOf } from '../send/letter-draft.ts'
import { useGet } from '../ui/api/use-api.ts'
import { now } from '../ui/clock.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ofAnswer } from './finding.ts'
import { FindingsCard } from './findings-card.tsx'
import { SendDocument } from './send-document.tsx'
import { StoredDocumentCard } from './stored-document-card.tsx'

/** A letter with a supplied PDF that was begun earlier: the checks as they were, and the form. */
export function DocumentDraft({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<contract.LetterDraft>(`/v1/letter-drafts/${encodeURIComponent(id)}`)
  return (
    <Loaded query={query} what={t('sendOne.draft')} missing={t('sendOne.draftMissing')}>
      {(first) => <WithDocument first={first} />}
    </Loaded>
  )
}

function WithDocument({ first }: { readonly first: contract.LetterDraft }): ReactNode {
  const { t } = useTranslation()
  const { document } = draftOf(first.content)
  // The hub removes an unused PDF earlier than a draft.
  if (document === undefined || Date.parse(document.unusedUntil) <= now().getTime())
    return (
      <Notice tone="warn" title={t('ownPdf.expired')}>
        {t('ownPdf.expiredText')}
      </Notice>
    )
  const findings = ofAnswer(document)
  return (
    <>
      <Notice tone="good" title={t('ownPdf.checkedBefore', { name: document.name })} />
      {findings.length > 0 && <FindingsCard findings={findings} />}
      <StoredDocumentCard stored={document} />
      <SendDocument document={document} first={first} />
    </>
  )
}

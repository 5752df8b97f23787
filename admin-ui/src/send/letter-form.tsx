import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { useMay } from '../frame/working-for.ts'
import { useSettled } from '../templates/list/use-settled.ts'
import { TestButton } from '../test-letters/test-button.tsx'
import type { Language } from '../ui/api/api-types.ts'
import { AskSenderButton } from './ask-sender-button.tsx'
import { AttachmentsCard } from './attachments-card.tsx'
import { ConfirmRoute } from './confirm-route.tsx'
import { type FormFaults, useFormFaults } from './form-faults.ts'
import { Kept, LaterButton } from './kept-buttons.tsx'
import { type ChangeDraft, draftOf, emptyDraft, type LetterDraft, requestOf, type WhatToSend } from './letter-draft.ts'
import { LimitsNotice } from './limits-notice.tsx'
import { OptionsCard } from './options-card.tsx'
import { takeRecipient } from './passed-recipient.ts'
import { RecipientCard } from './recipient-card.tsx'
import { Remaining } from './remaining-notice.tsx'
import { RouteCard, useRoutePreview } from './route-card.tsx'
import { SendButton } from './send-button.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { useLetterCheck } from './use-letter-check.ts'
import { WarningsNotice } from './warnings-notice.tsx'

/** What the parts of the form that depend on the kind of letter are drawn from. */
export interface FormPart {
  readonly draft: LetterDraft
  readonly faults: FormFaults
  readonly onChange: ChangeDraft
}

/**
 * One letter to send: the recipient, what the letter needs, attachments and options; beside it the letter, its route and the buttons.
 * A reader who may not send fills it in for a colleague who may: then nothing is looked up about the recipient.
 */
export function LetterForm({
  what,
  first,
  begin,
  languages,
  leaveTo,
  top,
  fields,
  letter,
}: {
  readonly what: WhatToSend
  /** The draft with which the form begins. */
  readonly first?: contract.LetterDraft | undefined
  /** Members with which a new letter begins. */
  readonly begin?: Partial<LetterDraft>
  /** In which the letter is written. */
  readonly languages: readonly Language[]
  /** Where the reader goes when they continue later. */
  readonly leaveTo: string
  /** The head of the page, with whether the draft is kept. */
  readonly top: (kept: ReactNode) => ReactNode
  /** The cards with what the letter needs. */
  readonly fields: (part: FormPart) => ReactNode
  /** The letter as it will look. */
  readonly letter: (draft: LetterDraft, preview: ReturnType<typeof useRoutePreview>['data']) => ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const maySend = useMay('messages:send')
  const mayAttach = useMay('documents:write')
  const [draft, setDraft] = useState<LetterDraft>(() =>
    first === undefined ? { ...emptyDraft, ...takeRecipient(), ...begin } : draftOf(first.content),
  )
  const change: ChangeDraft = (part) =>
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }))
  const kept = useKeptDraft('template' in what ? what.template.key : undefined, draft, first)
  const settled = useSettled(draft)
  const check = useLetterCheck(requestOf(settled, what), maySend)
  const faults = useFormFaults(check.data?.issues ?? [])
  const isChecked = settled === draft && !check.isPlaceholderData && check.data !== undefined
  const isValid = check.data?.valid === true && !check.isPlaceholderData
  const route = useRoutePreview(requestOf(settled, what), isValid)
  const mayAsk = (): boolean => {
    faults.showAll()
    if (faults.all.length > 0) focusFirstFault()
    return isChecked && faults.all.length === 0
  }
  return (
    <>
      {top(
        <>
          <Kept kept={kept} />
          {maySend && <AskSenderButton kept={kept} first={false} leaveTo={leaveTo} />}
        </>,
      )}
      <div className="st-two st-two--even st-send">
        <form className="up-stack up-stack--l" noValidate onSubmit={(event) => event.preventDefault()}>
          {maySend && <LimitsNotice />}
          <RecipientCard draft={draft} languages={languages} faults={faults} onChange={change} />
          <WarningsNotice check={check.data} />
          {fields({ draft, faults, onChange: change })}
          {mayAttach && (
            <AttachmentsCard
              attachments={draft.attachments}
              onChange={(edit) => setDraft((before) => ({ ...before, attachments: edit(before.attachments) }))}
            />
          )}
          <OptionsCard draft={draft} faults={faults} onChange={change} />
        </form>
        <div className="up-stack up-stack--l st-send__side">
          {letter(settled, isValid ? route.data : undefined)}
          {maySend && <RouteCard preview={route} isValid={check.data?.valid === true} />}
          <Remaining faults={faults} isChecked={isChecked} error={check.error} />
          <div className="up-row st-send__actions">
            <LaterButton kept={kept} to={leaveTo} />
            {!maySend && <AskSenderButton kept={kept} first leaveTo={leaveTo} />}
            {maySend && (
              <>
                <TestButton
                  request={{ path: '/v1/test-letters', body: { message: requestOf(draft, what) } }}
                  mayAsk={mayAsk}
                />
                <SendButton
                  draft={draft}
                  request={requestOf(draft, what)}
                  onSent={() => void kept.remove()}
                  mayAsk={mayAsk}
                >
                  <ConfirmRoute preview={route.data} />
                </SendButton>
              </>
            )}
          </div>
          {maySend && <p className="up-quiet up-small">{t('testLetter.hint')}</p>}
        </div>
      </div>
    </>
  )
}

/** After the faults are drawn: the reader can begin with the first field that needs a look. */
function focusFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.st-send [aria-invalid=true]')?.focus())
}

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { messageClasses } from '../../../api/contract/values/message.ts'
import type { CheckedDocument } from '../send/letter-draft.ts'
import { type FormPart, LetterForm } from '../send/letter-form.tsx'
import { languageOrder } from '../templates/language-order.ts'
import { useBytes } from '../ui/api/use-api.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Card } from '../ui/layout/card.tsx'
import { PdfPages } from '../ui/pdf/pdf-pages.tsx'

/** Sends a supplied PDF that passed its checks: the form of one letter, with the subject in the place of the template. */
export function SendDocument({
  document,
  first,
}: {
  readonly document: CheckedDocument
  /** The draft with which the form begins. */
  readonly first?: contract.LetterDraft | undefined
}): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="up-stack up-stack--l" aria-label={t('ownPdf.send')}>
      <LetterForm
        what={{ document: document.id }}
        first={first}
        begin={{ document }}
        // The hub writes page and mail around the PDF in each of them.
        languages={languageOrder}
        leaveTo="/send"
        top={(kept) => (
          <div className="up-row st-send__head">
            <h2>{t('ownPdf.send')}</h2>
            {kept}
          </div>
        )}
        fields={(part) => <SubjectCard {...part} />}
        letter={(_, preview) => <MarkedLetter path={preview?.documents.find(({ kind }) => kind === 'letter')?.href} />}
      />
    </section>
  )
}

/** What a template would have given: the subject and the kind of letter; and the reference. */
function SubjectCard({ draft, faults, onChange }: FormPart): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('sendOne.data')} className="up-stack">
      <TextField
        label={t('sendOne.subject')}
        hint={t('sendOne.subjectHint')}
        value={draft.subject}
        maxLength={200}
        fault={faults.at('/subject') && t('sendOne.subjectFault')}
        onChange={(subject) => onChange({ subject })}
        onLeave={() => faults.leave('/subject')}
      />
      <TextField
        label={t('sendOne.reference')}
        hint={t('sendOne.referenceHint')}
        value={draft.reference}
        maxLength={100}
        fault={faults.at('/reference') && t('sendOne.referenceFault')}
        onChange={(reference) => onChange({ reference })}
        onLeave={() => faults.leave('/reference')}
      />
      <SelectField
        name="class"
        label={t('sendOne.class')}
        value={draft.class === '' ? usualClass : draft.class}
        choices={messageClasses.map((each) => [each, t(`class.${each}`)] as const)}
        onChange={(chosen) => onChange({ class: chosen === usualClass ? '' : chosen })}
      />
    </Card>
  )
}

/** The class of a supplied letter that names none. */
const usualClass = 'information'

/** The PDF as it would be sent, with its address and codes; the last one stays while the next is drawn. */
function MarkedLetter({ path }: { readonly path: string | undefined }): ReactNode {
  const { t } = useTranslation()
  const [last, setLast] = useState(path)
  if (path !== undefined && path !== last) setLast(path)
  return (
    <Card title={t('sendOne.looks')} className="st-send__letter" flush>
      <div className="st-doc" tabIndex={0} role="group" aria-label={t('sendOne.looks')}>
        {last === undefined ? (
          <p className="up-quiet st-send__caption">{t('ownPdf.looksLater')}</p>
        ) : (
          <Drawn path={last} />
        )}
      </div>
    </Card>
  )
}

function Drawn({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const { data } = useBytes({ path })
  return data === undefined ? null : <PdfPages blob={data} title={t('sendOne.looks')} numbered />
}

import { Ban, Check, Inbox, Send, Undo2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { AddressLines } from './address-lines.tsx'
import { OtherAddressDialog } from './other-address-dialog.tsx'
import { useReturnedWords } from './returned-words.ts'
import { useCaseCommand } from './use-case-command.ts'

/** Both addresses side by side, and what can be decided now. */
export function DecideCard({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  const words = useReturnedWords()(letter)
  return (
    <Card title={t('returned.decideTitle')}>
      <div className="up-stack">
        <div className="rm-addresses">
          <div>
            <h3 className="up-small up-quiet">{t('returned.onEnvelope')}</h3>
            <AddressLines address={letter.address} />
          </div>
          <div>
            <h3 className="up-small up-quiet">{t('returned.inRegister')}</h3>
            {letter.found === undefined ? (
              <p>{words.register}</p>
            ) : (
              <AddressLines address={letter.found} differsFrom={letter.address} />
            )}
          </div>
        </div>
        {(letter.register === 'deceased' || letter.register === 'struck-off') && (
          <Notice tone="warn">{t(`returned.warn.${letter.register}`)}</Notice>
        )}
        <Decisions letter={letter} />
      </div>
    </Card>
  )
}

function Decisions({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const may = useMay('messages:send')
  const [open, setOpen] = useState<'other' | 'stop'>()
  const command = useCaseCommand(letter.id)
  const undo = () => command.mutate({ verb: 'undo' })
  const buttons = useRef<HTMLDivElement>(null)
  const decide = useCaseCommand(letter.id, () => {
    toast({ text: t('returned.done'), undo })
    // The button that was pressed is replaced by those of the next state.
    buttons.current?.focus()
  })
  if (!may) return <p className="up-quiet">{t('returned.readOnly')}</p>
  const { found, status, decision } = letter
  const busy = decide.isPending || command.isPending
  const isResent = decision === 'resent'
  return (
    <>
      <Failed error={decide.error ?? command.error} />
      {letter.newMessage !== undefined && (
        <p>
          <Link className="govuk-link" to={`/messages/${letter.newMessage}`}>
            {t('returned.newLetter')}
          </Link>
        </p>
      )}
      <div className="up-row" ref={buttons} tabIndex={-1} role="group" aria-label={t('returned.decideTitle')}>
        {status !== 'closed' && !isResent && letter.register === 'other-address' && found !== undefined && (
          <button
            className="govuk-button"
            type="button"
            aria-disabled={busy}
            onClick={() => busy || decide.mutate({ verb: 'resend', body: { address: found } })}
          >
            <Icon of={Send} /> {t('returned.resend')}
          </button>
        )}
        {status !== 'closed' && !isResent && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpen('other')}>
            {t('returned.otherAddress')}
          </button>
        )}
        {status === 'open' && letter.hasInbox && (
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={busy}
            onClick={() => busy || decide.mutate({ verb: 'ask' })}
          >
            <Icon of={Inbox} /> {t('returned.ask')}
          </button>
        )}
        {status === 'open' && (
          <button className="govuk-button up-button--quiet" type="button" onClick={() => setOpen('stop')}>
            <Icon of={Ban} /> {t('returned.stop')}
          </button>
        )}
        {status === 'decided' && (
          <button className="govuk-button govuk-button--secondary" type="button" aria-disabled={busy} onClick={undo}>
            <Icon of={Undo2} /> {t('returned.undo')}
          </button>
        )}
        {status === 'decided' && (
          <button
            className="govuk-button up-button--quiet"
            type="button"
            aria-disabled={busy}
            onClick={() => command.mutate({ verb: 'close' })}
          >
            <Icon of={Check} /> {t('returned.close')}
          </button>
        )}
      </div>
      {open === 'stop' && (
        <ConfirmDialog
          title={t('returned.stopTitle')}
          confirmLabel={t('returned.stop')}
          reason={t('returned.stopReason')}
          reasonMissing={t('returned.stopReasonMissing')}
          busy={decide.isPending}
          error={decide.error}
          onConfirm={(reason) =>
            decide.mutate({ verb: 'stop', body: { reason } }, { onSuccess: () => setOpen(undefined) })
          }
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'other' && <OtherAddressDialog letter={letter} decide={decide} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Failed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation()
  if (error === null || error === undefined) return null
  const code = isProblem(error) ? error.body.code : undefined
  return (
    <Notice tone="bad" status>
      {t(`returned.fault.${code}`, { defaultValue: t('states.saveFailed') })}
    </Notice>
  )
}

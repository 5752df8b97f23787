import { Calculator, Send, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useWorkingFor } from '../frame/working-for.ts'
import type { CaseResend, DeliveryCase } from '../ui/api/case-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { Switch } from '../ui/form/switch.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { ResendFacts } from './resend-facts.tsx'
import { isWorking, useResendStep, useResends } from './use-resend.ts'

const ways = ['next', 'same'] as const

/** Sends the letters of a case again: the letters are counted first, and leave once a person has seen how many, how and at what price. */
export function CaseResendPart({ of }: { readonly of: DeliveryCase }): ReactNode {
  const { t } = useTranslation()
  const { entity } = useWorkingFor()
  const may = useMay('messages:send') && entity !== undefined
  const query = useResends(of.id)
  const newest = query.data?.items[0]
  const older = query.data?.items.slice(1) ?? []
  const isFree = newest === undefined || !isWorking(newest)
  if (query.data === undefined || (!may && newest === undefined)) return null
  return (
    <section className="up-stack cs-resend" aria-label={t('caseResend.title')}>
      <h3>{t('caseResend.title')}</h3>
      {newest !== undefined && <Resend of={of} resend={newest} may={may} />}
      {may && of.status === 'open' && isFree && newest?.status !== 'counted' && (
        <Count of={of} isAgain={newest !== undefined} />
      )}
      {older.length > 0 && (
        <ul className="cs-letters up-small up-quiet" role="list">
          {older.map((each) => (
            <li key={each.id}>
              <Past resend={each} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Past({ resend }: { readonly resend: CaseResend }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { by, requestedAt, sent, cancelled } = resend
  return t('caseResend.past', { moment: format.moment(requestedAt), who: by, sent, cancelled })
}

/** Nothing leaves by counting. */
function Count({ of, isAgain }: { readonly of: DeliveryCase; readonly isAgain: boolean }): ReactNode {
  const { t } = useTranslation()
  const [way, setWay] = useState<(typeof ways)[number]>('next')
  const step = useResendStep(of.id)
  return (
    <>
      <Switch
        name={t('caseResend.way')}
        choices={ways.map((value) => ({
          value,
          name: t(`caseResend.ways.${value}`, { channel: t(`channel.${of.channel}`) }),
        }))}
        chosen={way}
        onChoose={setWay}
      />
      <p className="up-small up-quiet">{t(`caseResend.about.${way}`)}</p>
      <Failed error={step.error} />
      <div>
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={step.isPending}
          onClick={() => {
            if (!step.isPending) step.mutate({ count: way })
          }}
        >
          <Icon of={Calculator} /> {t(isAgain ? 'caseResend.countAgain' : 'caseResend.count')}
        </button>
      </div>
    </>
  )
}

function Resend({
  of,
  resend,
  may,
}: {
  readonly of: DeliveryCase
  readonly resend: CaseResend
  readonly may: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [asks, setAsks] = useState<'send' | 'undo'>()
  const step = useResendStep(of.id, () => setAsks(undefined))
  const { id, status, ready, sent } = resend
  const price = format.price({ amount: resend.channels.reduce((sum, each) => sum + each.price.amount, 0) })
  const canUndo = may && (status === 'counting' || status === 'sending' || (status === 'sent' && sent > 0))
  return (
    <>
      <ResendFacts resend={resend} />
      {asks === undefined && <Failed error={step.error} />}
      <div className="up-row">
        {may && status === 'counted' && ready > 0 && (
          <button className="govuk-button" type="button" onClick={() => setAsks('send')}>
            <Icon of={Send} /> {t('caseResend.send', { count: ready })}
          </button>
        )}
        {may && status === 'counted' && (
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => step.mutate({ resend: id, verb: 'undo' })}
          >
            {t('caseResend.drop')}
          </button>
        )}
        {canUndo && (
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => (status === 'counting' ? step.mutate({ resend: id, verb: 'undo' }) : setAsks('undo'))}
          >
            <Icon of={Undo2} /> {t(status === 'counting' ? 'caseResend.stop' : 'caseResend.undo')}
          </button>
        )}
      </div>
      {asks === 'send' && (
        <ConfirmDialog
          title={t('caseResend.sendTitle', { count: ready })}
          confirmLabel={t('caseResend.send', { count: ready })}
          icon={Send}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate({ resend: id, verb: 'send' })}
          onClose={() => setAsks(undefined)}
        >
          <p>{t('caseResend.sendText', { price })}</p>
        </ConfirmDialog>
      )}
      {asks === 'undo' && (
        <ConfirmDialog
          title={t('caseResend.undoTitle')}
          confirmLabel={t('caseResend.undo')}
          icon={Undo2}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate({ resend: id, verb: 'undo' })}
          onClose={() => setAsks(undefined)}
        >
          <p>{t('caseResend.undoText')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function Failed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation()
  if (error === null) return null
  const code = isProblem(error) ? error.body.code : undefined
  return (
    <Notice tone="bad" status>
      {t([`cases.fault.${code}`, 'states.saveFailed'])}
    </Notice>
  )
}

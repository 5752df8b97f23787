import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../../admin-ui/src/ui/icon.tsx'
import type { Outcome } from './check-files.ts'
import type { Destruction, Finding } from './verifier.ts'

/** What the check found, in one sentence, and what a reader does with it. */
export function ProofVerdict({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const { t } = useTranslation()
  if (outcome.kind !== 'checked') {
    return (
      <section className="up-card in-verdict in-verdict--unknown">
        <Icon of={ShieldQuestionMark} />
        <h2>{t(`proof.${outcome.kind}Title`)}</h2>
        <p>{t(`proof.${outcome.kind}`)}</p>
      </section>
    )
  }
  const { findings, key, isKeyGiven, compared, destroyed } = outcome
  if (findings.length > 0) {
    return (
      <section className="up-card in-verdict in-verdict--bad">
        <Icon of={ShieldAlert} />
        <h2>{t('proof.badTitle')}</h2>
        <ul>
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)}>
              {t(`proof.fault.${finding.what}`, { defaultValue: t('proof.fault.other') })} {whereOf(finding)}
            </li>
          ))}
        </ul>
        <Destroyed by={destroyed} />
        <p>{t('proof.badDo')}</p>
      </section>
    )
  }
  return (
    <section className="up-card in-verdict in-verdict--genuine">
      <Icon of={ShieldCheck} />
      <h2>{t(compared === 0 ? 'proof.goodAloneTitle' : 'proof.goodTitle')}</h2>
      {compared === 0 && <p>{t('proof.goodAlone')}</p>}
      <Destroyed by={destroyed} />
      <p>{t(isKeyGiven ? 'proof.keyGiven' : 'proof.keyOwn')}</p>
      {!isKeyGiven && <p className="up-code up-break">{key}</p>}
    </section>
  )
}

/** What is not in the package because its rule destroyed it: no fault, and no letter to look for. */
function Destroyed({ by }: { readonly by: readonly Destruction[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return by.map(({ disposal, at, legalGround, records }) => (
    <p key={disposal}>
      {t('proof.destroyed', { count: records.length, date: format.date(at), rule: legalGround })}{' '}
      <span className="up-code up-break">{disposal}</span>
    </p>
  ))
}

function whereOf({ file, record, document, disposal }: Finding): string {
  if (file !== undefined) return file
  if (disposal !== undefined) return record === undefined ? disposal : `${record}, ${disposal}`
  if (record === undefined) return ''
  return document === undefined ? record : `${record}, ${document}`
}

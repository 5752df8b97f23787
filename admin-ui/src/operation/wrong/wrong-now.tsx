import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { useOperationTab } from '../operation-tab.ts'
import { useWrong } from './use-wrong.ts'

/** The current problems, worst first, each as a sentence; the tab of its subject holds the details. */
export function WrongNow(): ReactNode {
  const { t } = useTranslation()
  const [shown, show] = useOperationTab()
  const wrong = useWrong()
  if (wrong === undefined) return null
  const all = wrong.length === 0
  // The usual heading says that nothing is lost.
  const has = (key: string): boolean => wrong.some((each) => each.key === key)
  const heading = has('store-lost')
    ? 'operation.wrongAndLost'
    : has('recovery-open')
      ? 'operation.wrongInRecovery'
      : 'operation.wrong'
  return (
    <section className="up-card up-card--flush" aria-labelledby="wrong-now">
      <div className="up-card__head">
        <h2 id="wrong-now">{all ? t('operation.nothingWrong') : t(heading, { count: wrong.length })}</h2>
        {all && <Icon of={CircleCheck} />}
      </div>
      {!all && (
        <ul className="st-todo" role="list">
          {wrong.map(({ key, tab, tone, icon, title, text }) => (
            <li key={key}>
              <span className={`st-todo__sign is-${tone}`}>
                <Icon of={icon} />
              </span>
              <div>
                <h3>{title}</h3>
                <p className="up-quiet">{text}</p>
              </div>
              {tab !== shown && (
                <button className="govuk-button up-button--quiet" type="button" onClick={() => show(tab)}>
                  {t('operation.showDetails')}
                  <Hidden> {title}</Hidden>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

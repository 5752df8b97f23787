import { Check, Copy, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { Hidden } from './layout/hidden.tsx'

const shownFor = 4000

/** Copies `value`; `named` names it for screen readers. The confirmation is beside the label, not on the button. */
export function useCopy(value: string): { readonly done: ReactNode; readonly button: (named: string) => ReactNode } {
  const { t } = useTranslation()
  const [state, setState] = useState<'rest' | 'copied' | 'failed'>('rest')
  useEffect(() => {
    if (state === 'rest') return
    const timer = setTimeout(() => setState('rest'), shownFor)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => {
    // Without https (or with a policy against it) the browser offers no clipboard.
    const copying = navigator.clipboard?.writeText(value) ?? Promise.reject(new Error('no clipboard'))
    copying.then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }
  return {
    done: (
      <span role="status" className={state === 'failed' ? 'up-copied up-copied--failed' : 'up-copied'}>
        {state === 'copied' && (
          <>
            <Icon of={Check} /> {t('words.copied')}
          </>
        )}
        {state === 'failed' && (
          <>
            <Icon of={X} /> {t('words.copyFailed')}
          </>
        )}
      </span>
    ),
    button: (named) => (
      <button className="govuk-button govuk-button--secondary up-button--dense" type="button" onClick={copy}>
        <Icon of={Copy} /> {t('words.copy')}
        <Hidden> {named}</Hidden>
      </button>
    ),
  }
}

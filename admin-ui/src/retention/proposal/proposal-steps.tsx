import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The steps of a proposal, and the one in which it is. @param now its place; the number of steps when all are done */
export function ProposalSteps({ names, now }: { readonly names: readonly string[]; readonly now: number }): ReactNode {
  const { t } = useTranslation()
  return (
    <ol className="up-steps" aria-label={t('retention.stepsOf')}>
      {names.map((name, place) => (
        <li
          key={name}
          className={place < now ? 'is-done' : undefined}
          aria-current={place === now ? 'step' : undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  )
}

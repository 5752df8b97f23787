import { useTranslation } from 'react-i18next'
import type { ReturnedLetter } from '../ui/api/incoming-mail-types.ts'

type Words = (letter: Pick<ReturnedLetter, 'reason' | 'status' | 'decision' | 'register'>) => {
  readonly reason: string
  readonly state: string
  readonly register: string
}

/** The reason of the post, the decision and the answer of the register, in words. */
export function useReturnedWords(): Words {
  const { t } = useTranslation()
  return ({ reason, status, decision, register }) => ({
    reason: t(`returned.reason.${reason}`, { defaultValue: t('returned.reason.other') }),
    state: decision === undefined || status === 'open' ? t('returned.state.open') : t(`returned.decision.${decision}`),
    register: t(`returned.register.${register}`),
  })
}

/** What post officers write on an envelope, the most frequent first. */
export const returnReasons = [
  'unknown',
  'moved',
  'insufficient-address',
  'no-such-address',
  'refused',
  'unclaimed',
  'vacant',
  'deceased',
] as const

import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { Api } from '../../../admin-ui/src/ui/api/api.ts'
import type { LetterCheck } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { type OfflineVerdict, verifyHere } from './offline/verify-here.ts'
import { type HashedFile, hashPdf } from './pdf/hash-pdf.ts'

export type CheckQuestion =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'qr'; readonly qr: string }
  | { readonly by: 'pdf'; readonly file: File }

export type CheckOutcome =
  | { readonly kind: 'answered'; readonly answer: LetterCheck }
  | { readonly kind: 'offline'; readonly verdict: OfflineVerdict }
  | { readonly kind: 'no-connection' }
  | { readonly kind: Exclude<HashedFile['kind'], 'hashed'> }

/** What was checked, when, and what came of it. */
export interface Checked {
  readonly question: CheckQuestion
  readonly at: Date
  readonly outcome: CheckOutcome
}

/** More files than this at once would use up the questions of a minute. */
export const maxFiles = 10

/** Checks one question after the other. It fails when the hub refuses, as it does after too many questions. */
export function useCheck(): UseMutationResult<readonly Checked[], Error, readonly CheckQuestion[]> {
  const api = useApi()
  return useMutation({
    mutationFn: async (questions: readonly CheckQuestion[]) => {
      const checked: Checked[] = []
      for (const question of questions.slice(0, maxFiles))
        checked.push({ question, at: new Date(), outcome: await check(api, question) })
      return checked
    },
  })
}

async function check(api: Api, question: CheckQuestion): Promise<CheckOutcome> {
  if (question.by === 'code') return ask(api, { code: question.code })
  if (question.by === 'qr') {
    const outcome = await ask(api, { qr: question.qr })
    return outcome.kind === 'no-connection' ? { kind: 'offline', verdict: await verifyHere(question.qr) } : outcome
  }
  const hashed = await hashPdf(question.file)
  return hashed.kind === 'hashed' ? ask(api, { sha256: hashed.sha256 }) : { kind: hashed.kind }
}

/** @throws Problem when the hub refuses or fails */
async function ask(
  api: Api,
  body: object,
): Promise<Extract<CheckOutcome, { readonly kind: 'answered' | 'no-connection' }>> {
  try {
    return { kind: 'answered', answer: await api.send<LetterCheck>('POST', '/v1/letter-checks', body) }
  } catch (error) {
    if (isProblem(error, 0)) return { kind: 'no-connection' }
    throw error
  }
}

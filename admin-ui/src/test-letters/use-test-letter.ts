import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TestLetter } from '../../../api/contract/messages/test-letter.ts'
import type { Api } from '../ui/api/api.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'

/** A request for a test: its address, and the letter. */
export interface TestRequest {
  readonly path: string
  readonly body: object
}

/** Milliseconds between two readings of the status of a test, and the largest number of readings. */
const readEveryMs = 1_500
const maxReadings = 12

/** Sends the reader a test, and says in a toast whether it left. */
export function useTestLetter(): UseMutationResult<TestLetter, Error, TestRequest> {
  const { t } = useTranslation()
  const api = useApi()
  const toast = useToast()
  return useMutation({
    mutationFn: async ({ path, body }) => {
      const test = await api.send<TestLetter>('POST', path, body)
      return { ...test, ...(await outcomeOf(api, test)) }
    },
    onSuccess: ({ status, to }) => toast({ text: t(`testLetter.${status}`, { to }) }),
    onError: (error) => toast({ text: t(faultKey(error)) }),
  })
}

async function outcomeOf(api: Api, test: TestLetter): Promise<Pick<TestLetter, 'status'>> {
  let { status } = test
  for (let reading = 0; reading < maxReadings && status === 'waiting'; reading++) {
    await new Promise((resolve) => setTimeout(resolve, readEveryMs))
    // The test leaves whether or not this screen hears of it.
    status = (await api.get<TestLetter>(`/v1/test-letters/${test.id}`).catch(() => test)).status
  }
  return { status }
}

const known: ReadonlySet<string> = new Set(['UP-1001', 'UP-1429', 'UP-1503', 'UP-3094'])

function faultKey(error: Error): string {
  const code = (isProblem(error) ? error.body.code : undefined) ?? ''
  return `testLetter.fault.${known.has(code) ? code : 'other'}`
}

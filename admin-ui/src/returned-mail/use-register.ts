import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Api } from '../ui/api/api.ts'
import type { RegisteredReturn, ReturnedLetter } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'

/** A code that was read, and what the hub answered about it. */
export interface ReadCode {
  readonly number: number
  readonly code: string
  readonly result: 'waiting' | 'opened' | 'known' | 'unknown' | 'misread' | 'not-on-paper' | 'failed'
  readonly letter?: ReturnedLetter
}

const resultOfCode: Readonly<Record<string, ReadCode['result']>> = {
  'UP-1404': 'unknown',
  'UP-2112': 'misread',
  'UP-3073': 'not-on-paper',
}

/** Registers codes in the order in which they were read, one after the other, however fast they come. */
export function useRegister(): {
  /** The newest first. */
  readonly codes: readonly ReadCode[]
  readonly read: (code: string, reason: string) => void
} {
  const api = useApi()
  const client = useQueryClient()
  const [codes, setCodes] = useState<readonly ReadCode[]>([])
  const count = useRef(0)
  const last = useRef(Promise.resolve())
  const read = (code: string, reason: string): void => {
    count.current += 1
    const number = count.current
    setCodes((before) => [{ number, code, result: 'waiting' }, ...before])
    last.current = last.current.then(async () => {
      const answer = await register(api, code, reason)
      setCodes((before) => before.map((each) => (each.number === number ? { ...each, ...answer } : each)))
      // The list is read again once the pile is done, and not after each envelope.
      if (number === count.current)
        await client.invalidateQueries({
          predicate: ({ queryKey: [scope, path] }) =>
            scope === api.scope && typeof path === 'string' && path.startsWith('/v1/returned-letters'),
        })
    })
  }
  return { codes, read }
}

async function register(api: Api, code: string, reason: string): Promise<Pick<ReadCode, 'result' | 'letter'>> {
  try {
    const letter = await api.send<RegisteredReturn>('POST', '/v1/returned-letters', { code, reason })
    return { letter, result: letter.isNew ? 'opened' : 'known' }
  } catch (error) {
    return { result: (isProblem(error) ? resultOfCode[error.body.code ?? ''] : undefined) ?? 'failed' }
  }
}

import { expect } from 'vitest'
import type { EntityId } from '../../../core/words/id.ts'
import type { Answer, TestApi } from './open-test-api.ts'

/** Proposes something about a print contract, and approves it as another person. @returns the contract */
export async function proposeAndApprove(
  api: TestApi,
  by: { readonly id: EntityId; readonly live: string },
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
): Promise<Answer['json']> {
  const proposed = await api.call(path, { method, key: by.live, body })
  expect(proposed.status, JSON.stringify(proposed.json)).toBe(202)
  const other = await api.newKey(by.id, ['entity:manage'])
  const approved = await api.call(`/v1/print-proposals/${proposed.json.id}/approve`, {
    method: 'POST',
    key: other,
    body: {},
  })
  expect(approved.status, JSON.stringify(approved.json)).toBe(200)
  return (await api.call(`/v1/print-contracts/${proposed.json.contract}`, { key: by.live })).json
}

import { expect } from 'vitest'
import type { TestApi, TestEntity } from './open-test-api.ts'

/** Submits a drafted house style, has another key approve it, and puts it in force. @returns the version as the API shows it */
export async function putStyleInForce(
  here: TestApi,
  entity: TestEntity,
  key: string,
  version: number,
  // oxlint-disable-next-line typescript/no-explicit-any
): Promise<any> {
  const path = `/v1/house-styles/${key}/versions/${version}`
  const step = (name: string, as: string) => here.call(`${path}/${name}`, { method: 'POST', key: as, body: {} })
  expect((await step('submit', entity.live)).json).toMatchObject({ status: 'in-review' })
  const reviewer = await here.newKey(entity.id, ['templates:review'])
  expect((await step('approve', reviewer)).json).toMatchObject({ status: 'approved' })
  const published = await step('publish', entity.live)
  expect(published.json).toMatchObject({ status: 'published', inForce: version })
  return published.json
}

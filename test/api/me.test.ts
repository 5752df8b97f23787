import { expect, test } from 'vitest'
import { openTestApi } from '../support/hub/open-test-api.ts'

const real = await openTestApi()
const trial = await openTestApi({ trial: true }, real)

test.each([
  ['a trial', trial, true],
  ['a real hub', real, false],
] as const)('%s says whether it is one', async (_name, api, isTrial) => {
  const { cookie } = await api.signIn('citizen', { insz: '85631212493' })
  const me = await api.call('/v1/me', { headers: { cookie, 'uitpost-door': 'citizen' } })
  expect(me).toMatchObject({ status: 200, json: { door: 'citizen', trial: isTrial } })
})

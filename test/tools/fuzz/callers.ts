import { readFileSync } from 'node:fs'
import { Browser } from '../../journeys/browser.ts'

/** The parts of `trial.json` by which the callers are found. */
interface Trial {
  readonly url: string
  readonly operatorKey: string
  readonly apiKeys: { readonly live: string; readonly test: string; readonly review: string }
  readonly staff: readonly { username: string; password: string; roles: readonly string[] }[]
  readonly citizens: readonly { username: string; password: string }[]
}

/** A caller of the API: a key or a session, as headers. */
export interface FuzzCaller {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
}

export const readTrial = (file: string): Trial => JSON.parse(readFileSync(file, 'utf8')) as Trial

/** Each kind of key, a member of staff, an operator and a citizen who are signed in, and a caller without either. */
export async function callersOf(trial: Trial): Promise<readonly FuzzCaller[]> {
  const { url, apiKeys, operatorKey } = trial
  const keys = { live: apiKeys.live, test: apiKeys.test, review: apiKeys.review, operator: operatorKey }
  const administrator = trial.staff.find(({ roles }) => roles.includes('entity-admin'))
  const operator = trial.staff.find(({ roles }) => roles.includes('hub-operator'))
  return [
    ...Object.entries(keys).map(([name, key]) => ({ name, headers: { Authorization: `Bearer ${key}` } })),
    { name: 'citizen', headers: await signIn(url, 'citizen', trial.citizens[0]) },
    { name: 'administrator', headers: await signIn(url, 'staff', administrator) },
    { name: 'operator-at-screen', headers: await signIn(url, 'staff', operator) },
    { name: 'anonymous', headers: {} },
  ]
}

async function signIn(
  url: string,
  portal: 'citizen' | 'staff',
  person: { username: string; password: string } | undefined,
): Promise<Record<string, string>> {
  if (person === undefined) throw new Error(`The trial names nobody to sign in as ${portal}`)
  const browser = new Browser()
  await browser.signIn(url, person, portal)
  const headers = { Cookie: browser.cookiesFor(url), 'Uitpost-Door': portal }
  const me = (await (await fetch(`${url}/v1/me`, { headers })).json()) as { csrfToken: string }
  return { ...headers, 'X-CSRF-Token': me.csrfToken, 'Uitpost-Purpose': 'fuzzing' }
}

import { CommandFailed } from '../command-failed.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { refusalLines, right } from './refusal.ts'

/**
 * Sums of a period as a person asked for them: CSV, the answer of the API, or lines for the terminal.
 * @param path with its query, without the format
 * @throws CommandFailed for a refusal
 */
export async function figuresOf(
  api: HubApi,
  path: string,
  { csv, json }: { readonly csv?: true | undefined; readonly json?: true | undefined },
  lines: (body: Readonly<Record<string, unknown>>) => readonly string[],
): Promise<string> {
  if (csv) {
    const bytes = await api.fetch(`${path}&format=csv`)
    if (!Buffer.isBuffer(bytes)) throw new CommandFailed(refusalLines(bytes).join('\n'))
    return bytes.toString('utf8').trimEnd()
  }
  const body = right(await api.get(`${path}&format=json`))
  return json ? JSON.stringify(body, undefined, 2) : lines(body).join('\n')
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { channelNames } from '../../core/words/message.ts'

/** A channel compared by its name, in code or in a statement, or the folder of one. A form of a document is called `'email'` too. */
const named =
  /'(?:print|ebox|inbox)'|channel (?:={1,3}|!==|<>) '(?:print|ebox|inbox|email)'|channelTraits\.\w+|channels\/(?:print|ebox|inbox|email)\//

const exceptions = new Set([
  // Alerts are mails of the hub: the state of that one channel decides whether they leave, and its policy what follows.
  'alerts/alert-address.ts',
  'alert-outbox/settle-alerts.ts',
])

function namesChannel(text: string): boolean {
  return named.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
}

test('a comparison with the name of a channel is found', () => {
  expect(
    [
      "each.channel === 'email'",
      "where d.channel <> 'email'",
      'channelTraits.inbox.media',
      "from '../../channels/inbox/store/reading/find-read.ts'",
    ].map(namesChannel),
  ).toEqual([true, true, true, true])
  expect(["// as 'print' does", "kind === 'email'", 'channelTraits[name].media'].map(namesChannel)).toEqual([
    false,
    false,
    false,
  ])
})

test('the dispatcher reads the traits of channels, and compares no names outside the routing rules', async () => {
  const folder = join(packageRoot, 'dispatcher')
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('routing/rules/') && !exceptions.has(file),
  )
  const found: string[] = []
  for (const file of files) if (namesChannel(await readFile(join(folder, file), 'utf8'))) found.push(file)
  expect(found).toEqual([])
})

test('every channel has its colour in charts', async () => {
  const css = await readFile(join(packageRoot, 'admin-ui/src/css/operation.css'), 'utf8')
  const tokens = await readFile(join(packageRoot, 'admin-ui/src/ui/tokens.css'), 'utf8')
  for (const name of channelNames) {
    expect(css).toContain(`.st-chart .is-${name} {`)
    // Light, dark by choice, and dark by the setting of the system.
    expect(tokens.split(`--up-chart-${name}:`).length - 1, name).toBe(3)
  }
})

import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatInsz } from '../../core/words/numbers/insz.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { type RanCommand, runCommand } from '../support/hub/run-command.ts'
import { inlineRows, makeWorkbook } from '../support/tables/make-workbook.ts'

const hub = await openTestHub()
const { trial, dataDir } = hub
const [citizen] = trial.citizens
const [template] = trial.templates
if (citizen === undefined || template === undefined) throw new Error('The trial has people and templates')

/** Without Ctrl-C. */
const patient = { untilStopped: () => new Promise<void>(() => undefined) }
/** With nothing but DATA_DIR, as beside a running trial. */
const uitpost = (...argv: string[]): Promise<RanCommand> => runCommand(argv, { DATA_DIR: dataDir }, patient)
const sample = async (): Promise<{ name: string; data: Record<string, unknown> }> => {
  const { samples } = (await (await hub.ask(`/v1/templates/${template}`)).json()) as {
    samples: { name: string; data: Record<string, unknown> }[]
  }
  const [first] = samples
  if (first === undefined) throw new Error('The template has a sample')
  return first
}

describe('send --csv', () => {
  const csv = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(dataDir, name)
    await writeFile(file, `\uFEFF${lines.join('\r\n')}\r\n`)
    return file
  }
  const cell = (value: unknown): string =>
    `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`

  const table = async (name: string, rows: readonly (readonly unknown[])[], more: readonly string[] = []) => {
    const { data } = await sample()
    const heads = ['Reference', 'INSZ', 'Name', ...more, ...Object.keys(data)].join(';')
    return csv(name, [heads, ...rows.map((cells) => [...cells, ...Object.values(data)].map(cell).join(';'))])
  }
  const found = async (reference: string): Promise<number> => {
    const { items } = (await (await hub.ask(`/v1/messages?reference=${reference}`)).json()) as { items: unknown[] }
    return items.length
  }
  const send = (file: string, ...more: string[]) => uitpost('send', '--csv', file, '--template', template, ...more)

  test('each row is a letter; in another order, form and file, nothing is sent twice', async () => {
    const row = (n: number, insz: string = citizen.insz) => [`CSV-${n}`, insz, citizen.name]
    expect(await send(await table('good.csv', [row(1), row(2), row(3)]))).toMatchObject({
      code: 0,
      out: '3 of 3 accepted.',
    })
    const again = await table('again.csv', [row(3), row(1, formatInsz(citizen.insz)), row(2), row(4)])
    expect(await send(again)).toMatchObject({ code: 0, out: '4 of 4 accepted (3 were sent before).' })
    expect(await found('CSV-1')).toBe(1)
  })

  test('rows at fault are named by row and reference, and are written to be corrected and sent', async () => {
    const wrong = ['CSV-M2', '85631212400', citizen.name]
    const file = await table('mixed.csv', [
      ['CSV-M1', citizen.insz, citizen.name],
      wrong,
      ['CSV-M3', '8,56312E+10', citizen.name],
    ])
    const failures = join(dataDir, 'failures.csv')
    const { code, out, err } = await send(file, '--failures', failures)
    expect({ code, out }).toEqual({ code: 3, out: '1 of 3 accepted.' })
    expect(err).toMatch(/^Ready: 1 · to repair: 2 · refused: 0$/m)
    expect(err).toMatch(/^To repair: 2 rows$/m)
    expect(err).toMatch(/1 row · INSZ: The check digits are wrong.*\n +Row 2 \(reference CSV-M2\)$/m)
    expect(err).toMatch(/1 row · INSZ: A spreadsheet changed this number.*\n +Row 3 \(reference CSV-M3\)$/m)
    const refused = await readFile(failures, 'utf8')
    expect(refused.trimEnd().split('\r\n')).toHaveLength(3)
    expect(refused).not.toContain('CSV-M1')
    expect((await stat(failures)).mode & 0o077).toBe(0)
    const corrected = refused.replace('85631212400', citizen.insz).replace('8,56312E+10', citizen.insz)
    await writeFile(file, corrected)
    expect(await send(file)).toMatchObject({ code: 0, out: '2 of 2 accepted.' })
  })

  test('a row that was changed after it was accepted is reported and not sent again', async () => {
    await send(await table('before.csv', [['CSV-C1', citizen.insz, citizen.name]]))
    const changed = await send(await table('after.csv', [['CSV-C1', citizen.insz, 'Lotte Verhelst-Jansens']]))
    expect(changed).toMatchObject({ code: 1, out: '0 of 1 accepted.' })
    expect(changed.err).toMatch(/was changed since\. It is not sent again/)
    expect(await found('CSV-C1')).toBe(1)
  })

  test('the same command continues with the same list, also after it was declined or dry', async () => {
    const rows = Array.from({ length: 26 }, (_, n) => [`CSV-L${n}`, citizen.insz, citizen.name])
    const file = await table('long.csv', rows)
    expect(await send(file, '--dry-run')).toMatchObject({
      code: 0,
      out: 'Nothing was sent: 26 of 26 would be accepted.',
    })
    const asked: string[] = []
    const answer = (word: string) => ({
      ...patient,
      ask: (question: string) => Promise.resolve((asked.push(question), word)),
    })
    const withAnswer = (word: string) =>
      runCommand(['send', '--csv', file, '--template', template], { DATA_DIR: dataDir }, answer(word))
    expect(await withAnswer('')).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was sent.') })
    expect(asked).toEqual(['Send 26 letters? [y/N] '])
    expect(await found('CSV-L0')).toBe(0)
    const second = await withAnswer('y')
    expect(second).toMatchObject({ code: 0, out: '26 of 26 accepted.' })
    expect(second.err).toMatch(/The hub has this list already: bat_/)
    expect(await withAnswer('y')).toMatchObject({ code: 0, out: '26 of 26 accepted.' })
    expect(await found('CSV-L0')).toBe(1)
  })

  test('stages: the first one begins, and the report says how to go on', async () => {
    const rows = Array.from({ length: 3 }, (_, n) => [`CSV-S${n}`, citizen.insz, citizen.name])
    const file = await table('stages.csv', rows)
    const first = await send(file, '--stages', '1,rest')
    expect(first).toMatchObject({ code: 0, out: '1 of 3 accepted.' })
    expect(first.err).toMatch(/The next stage waits: uitpost batches continue bat_/)
    expect(await send(file, '--stages', '1,rest')).toMatchObject({ code: 0, out: '3 of 3 accepted.' })
  })

  test('an interrupted command loses nothing', async () => {
    const file = await table('stopped.csv', [['CSV-I1', citizen.insz, citizen.name]])
    const stopped = await runCommand(
      ['send', '--csv', file, '--template', template],
      { DATA_DIR: dataDir },
      {
        untilStopped: () => Promise.resolve(),
      },
    )
    expect(stopped).toMatchObject({ code: 1, err: expect.stringContaining('Run the same command again') })
    expect(await send(file)).toMatchObject({ code: 0, out: '1 of 1 accepted.' })
  })

  test('a column without a meaning stops the whole, and the same command with --map continues', async () => {
    const file = await csv('odd.csv', ['reference;insz;naam;schoenmaat', 'a;b;Jan;d'])
    const { code, err } = await uitpost('send', '--csv', file, '--template', template)
    expect(code).toBe(1)
    expect(err).toMatch(/The use of one column is not known:\n {2}schoenmaat\n/)
    expect((await uitpost('send', '--csv', file, '--template', template, '--map', 'schoenmaat=zool')).code).toBe(2)
    const missing = await uitpost('send', '--csv', file, '--template', template, '--map', 'schoenmaat=ignore')
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('UP-2078') })
    expect((await uitpost('send', join(dataDir, 'none.csv'), '--template', template)).code).toBe(2)
  })

  test('a workbook: columns are guessed, chosen and remembered, and a lost zero is restored', async () => {
    const { data } = await sample()
    const file = join(dataDir, 'list.xlsx')
    const heads = ['Dossiernr', 'Rijksregisternummer', 'Voornaam', 'Naam', 'Kolom 5', 'Extra', ...Object.keys(data)]
    const values = Object.values(data).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    const people = [
      ['XLSX-1', citizen.insz, 'Lotte', 'Verhelst', 'lotte@example.be', 'x', ...values],
      ['XLSX-2', '1021900175', 'Jan', 'Peeters', 'jan@example.be', '', ...values],
    ]
    const title = ['Lijst 2026']
    await writeFile(file, await makeWorkbook(inlineRows([title, heads, ...people])))
    const first = await uitpost('send', file, '--template', template)
    expect(first).toMatchObject({ code: 1 })
    expect(first.err).toMatch(
      /The use of 2 columns is not known:\n {2}Kolom 5: --map 'Kolom 5=email'\? .*\n {2}Extra$/m,
    )
    const map = ['--map', 'Kolom 5=email', '--map', 'Extra=ignore']
    const sent = await uitpost('send', file, '--template', template, ...map)
    expect({ code: sent.code, out: sent.out }).toEqual({ code: 0, out: '2 of 2 accepted.' })
    expect(sent.err).toMatch(/Note: The names of the columns are in line 2/)
    expect(sent.err).toMatch(/Voornaam → first-name \(guessed by its name\)/)
    expect(sent.err).toMatch(/The use of the columns is remembered/)
    const again = await uitpost('send', file, '--template', template, '--key', 'again')
    expect(again).toMatchObject({ code: 0, out: '2 of 2 accepted (2 were sent before).' })
    expect(again.err).toMatch(/Kolom 5 → email \(as in an earlier list\)/)
  })
})

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { benchQuestions } from '../../cli/commands/bench/bench-questions.ts'
import { runCommand } from '../support/hub/run-command.ts'

const empty = await mkdtemp(join(tmpdir(), 'uitpost-usage-'))
afterAll(() => rm(empty, { recursive: true, force: true }))
const nowhere = { DATA_DIR: empty }

const commands = [
  'start',
  'api',
  'dispatcher',
  'migrate',
  'seed',
  'send',
  'status',
  'print-contracts list',
  'print-contracts show',
  'print-contracts propose',
  'print-contracts terms',
  'print-contracts tariffs',
  'print-contracts forecast',
  'print-contracts closing-days',
  'print-contracts proposals list',
  'print-contracts proposals show',
  'print-contracts proposals approve',
  'print-contracts proposals refuse',
  'print-contracts proposals withdraw',
  'print-contracts share',
  'returned register',
  'returned rates',
  'returned scan',
  'returned send-again',
  'returned undo',
  'returned ask',
  'returned stop',
  'returned close',
  'incoming discard',
  'print-runs list',
  'print-runs show',
  'print-runs close',
  'print-runs rerun',
  'audit search',
  'audit unusual',
  'audit explain',
  'subject-access request',
  'subject-access list',
  'subject-access show',
  'subject-access approve',
  'subject-access reject',
  'subject-access download',
  'archive find',
  'archive verify',
  'archive export',
  'archive sweep',
  'archive index',
  'route-rules',
  'registry check',
  'registry rules',
  'registry people',
  'suppressed-addresses list',
  'suppressed-addresses find',
  'suppressed-addresses add',
  'suppressed-addresses release',
  'channels list',
  'message-classes list',
  'message-classes set',
  'ebox show',
  'ebox figures',
  'ebox decide',
  'ebox withdraw',
  'channels pause',
  'channels resume',
  'dispatchers list',
  'return-files list',
  'return-files settle',
  'unread-reports list',
  'unread-reports show',
  'unread-reports settle',
  'dead-letters list',
  'dead-letters show',
  'dead-letters replay',
  'dead-letters replay-all',
  'dead-letters close',
  'email dkim-key',
  'email dkim-sign',
  'keys create',
  'keys revoke',
  'letter-key rotate',
  'letter-key check',
  'bench',
]

test('prints its version', async () => {
  const { code, out } = await runCommand(['--version'])
  expect(code).toBe(0)
  expect(out.trim()).toMatch(/^\d+\.\d+\.\d+$/)
})

describe('help', () => {
  test('names every command and the exit codes', async () => {
    const { code, out } = await runCommand(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(out).toContain(command.split(' ')[0])
    expect(out).toMatch(/0 done, 1 failed, 2 not used as it should be, 3 done in part/)
  })

  test.each(commands)('no line of uitpost %s --help is too wide for a terminal, but for examples', async (command) => {
    const { out } = await runCommand([...command.split(' '), '--help'])
    for (const line of out.split('\n')) if (!/^\s*\$ /.test(line)) expect(line.length).toBeLessThanOrEqual(120)
  })

  test('bench names its questions', async () => {
    const { out } = await runCommand(['bench', '--help'])
    for (const question of benchQuestions) expect(out).toMatch(new RegExp(`^ {2}${question} `, 'm'))
  })

  test.each(commands)('uitpost %s --help has an example, whatever the settings', async (command) => {
    const { code, out, err } = await runCommand([...command.split(' '), '--help'], { PORT: 'wrong' })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/Examples?:\n {2}\$ /)
    expect(out).toContain(`$ uitpost ${command}`)
  })
})

describe('wrong usage: exit 2, and a hint about it', () => {
  test.each([
    ['frobnicate', /unknown command/],
    ['status', /missing required argument/],
    ['status msg_1 msg_2', /too many arguments/],
    ['send --wrong', /unknown option/],
    ['send --csv a.csv b.json --template x', /not both/],
    ['keys create --name x', /Whose key/],
    ['keys create --hub --name x --permissions messages:sent', /No such permission: messages:sent/],
    ['keys create --hub --name x --mode dry', /Allowed choices/],
    ['keys create --hub --name x --expires 31/12/2027', /is no date/],
    ['keys revoke msg_1', /no id of a key/],
    ['print-runs show 17', /no id of a print run/],
    ['print-runs list --limit many', /--limit/],
    ['dead-letters replay 17', /no id of a dead letter/],
    ['dead-letters close', /missing required argument/],
    ['dead-letters list --limit 0', /a number from 1 to 10000/],
    ['channels pause pigeon --reason x', /Allowed choices are peppol, ebox, inbox, email, print/],
    ['channels pause email', /'--reason <text>' not specified/],
    ['message-classes set reminder --entity OVO1 --inbox-days 29', /a whole number from 30 to 3650/],
    ['returned send-again ret_1 ret_2 --street Nieuwstraat', /An address is that of one letter/],
    ['returned send-again ret_1 --line Rue', /--country is missing/],
    ['returned send-again ret_1 --line Rue --country FR --box 2', /not both/],
    ['returned send-again ret_1 --country FR', /A country is no address/],
    ['returned undo', /missing required argument/],
    ['returned scan 3A7C9DEFGHJK nowhere.jpg', /nowhere.jpg cannot be read/],
    ['returned scan 3A7C9DEFGHJK nowhere.jpg --reason Moved!', /a code, never free text/],
    ['returned scan 3A7C9DEFGHJK nowhere.jpg --received 1/11/2026', /is no day/],
    ['returned rates --from 2026-11-02 --to 2026-11-01', /ends before it begins/],
    ['ebox show', /'--entity <code>' not specified/],
    [
      'ebox decide --entity OVO1 --date 2199-01-01 --reference x --url ftp://x',
      /--date: this day has not come yet[^]*--url: an address/,
    ],
    ['return-files settle 17', /no id of a return file/],
    ['unread-reports show 17', /no id of a mail that came back/],
    ['unread-reports settle unr_01m86ch3m0extrc986j0mnhsz5', /'--meaning <meaning>' not specified/],
    ['unread-reports settle unr_01m86ch3m0extrc986j0mnhsz5 --meaning hard --letter 17', /no number of a letter/],
    ['archive find boete', /This is needed:\n {2}--entity <code>: .*\n {2}--purpose <text>: /],
    [
      'bench everything',
      /Allowed choices are render, memory, accept, batch, end-to-end, search, archive, ledger, inbox, size, print, print-memory, ebox, email, callbacks, month, statistics, transfer, smoke/,
    ],
    ['send nowhere.json', /nowhere.json cannot be read/],
  ])('uitpost %s', async (line, words) => {
    const settings = {
      ...nowhere,
      DATABASE_URL_HUB: 'postgres://127.0.0.1:1/none',
      UITPOST_URL: 'http://127.0.0.1:1',
      UITPOST_API_KEY: 'x',
    }
    const { code, err } = await runCommand(line.split(' '), settings)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(words) })
  })
})

describe('a failure: exit 1, what happened, how to repair it, no stack', () => {
  test.each(['status msg_1', 'print-runs list', 'dead-letters list', 'keys create --hub --name x', 'migrate'])(
    'uitpost %s where no hub is known',
    async (line) => {
      const { code, err } = await runCommand(line.split(' '), nowhere)
      expect(code).toBe(1)
      expect(err).toMatch(/No hub is known\.\nStart the trial with `uitpost start`.*or set/)
      expect(err).not.toMatch(/^\s+at /m)
    },
  )

  test('a hub that does not answer', async () => {
    const settings = { ...nowhere, UITPOST_URL: 'http://127.0.0.1:1', UITPOST_API_KEY: 'x' }
    const { code, err } = await runCommand(['status', 'msg_1'], settings)
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/does not answer \(.*\)\.\nIs it running/) })
  })

  test('a database that does not answer', async () => {
    const settings = { ...nowhere, DATABASE_URL_HUB: 'postgres://nobody@127.0.0.1:1/none' }
    const { code, err } = await runCommand(['print-runs', 'list'], settings)
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/Nothing answers at the address[^]*Is it running/),
    })
  })

  test('a database that ends the connection', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const url = `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`
    const { code, err } = await runCommand(['print-runs', 'list'], { ...nowhere, DATABASE_URL_HUB: url })
    expect([code, err]).toEqual([1, expect.stringMatching(/does not answer\.\nRun the command again/)])
  })

  test.each(['start', 'api', 'dispatcher'])('uitpost %s with wrong settings names all of them', async (command) => {
    const { code, err } = await runCommand([command], { ...nowhere, PORT: '99999', LOG_LEVEL: 'loud' })
    expect(code).toBe(1)
    expect(err).toMatch(/2 settings are not right:\n {2}PORT: .*\n {2}LOG_LEVEL: [^]*\.env\.example` explains each/)
  })

  test.each(['api', 'dispatcher'])(
    'uitpost %s without the settings of a server names what is missing',
    async (command) => {
      const { code, err } = await runCommand([command], nowhere)
      expect(code).toBe(1)
      for (const name of ['DATABASE_URL', 'DATABASE_URL_HUB', 'ENCRYPTION_KEYS', 'SIGNING_KEY', 'PUBLIC_URL'])
        expect(err).toContain(`  ${name}: is needed`)
    },
  )
})
